"""The metadata of a table that has none above it: in a file of its own beside it.

Source: the SSSOM specification on the TSV format, external metadata mode.
"""

from pathlib import Path

from kit.domain.errors import Problem
from kit.formats.sssom.header import Header, header_in
from kit.formats.sssom.letters import LINE_END, bytes_of, letters_of

ENDINGS = (".sssom.yml", ".sssom.yaml")
OF_TABLES = (".tsv", ".sssom")


def metadata_beside(path: Path) -> Path | None:
    """The file that the standard recommends: called like the table, with an ending of its own."""
    name = path.name
    for ending in OF_TABLES:
        if name.lower().endswith(ending):
            name = name[: -len(ending)]
    found = (path.with_name(name + ending) for ending in ENDINGS)
    return next((each for each in found if each.is_file()), None)


def header_from(path: Path) -> Header:
    """The block from a file that holds nothing else.

    What is wrong with a slot is told of the table, where its line would lead astray.
    """
    text, strange = letters_of(path, bytes_of(path))
    lines = LINE_END.split(text)
    header = header_in(path, lines, lines)
    header.problems[:0] = strange
    header.places.clear()
    header.remarks.append(Problem(path, 1, 1, "sssom-header-beside", {"name": path.name}))
    return header
