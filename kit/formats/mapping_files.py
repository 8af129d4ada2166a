"""Files of mappings by their endings: read whatever we know, written in four formats."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kit.domain.errors import BadInput
from kit.domain.exchange.mapping_set import MappingSet
from kit.formats.case.reading import read_case
from kit.formats.case.sending import write_case
from kit.formats.completed_mappings import justified, licensed, named
from kit.formats.mapping_losses import LOST
from kit.formats.mapping_table.reading import read_csv, read_xlsx
from kit.formats.mapping_table.sending import table_csv, table_xlsx
from kit.formats.prepared_mappings import read_prepared
from kit.formats.read_mappings import ReadMappings
from kit.formats.spreadsheet.notes import Note
from kit.formats.sssom.letters import bytes_of
from kit.formats.sssom.reading import read_sssom
from kit.formats.sssom.writing import write_sssom

READERS: dict[str, Callable[[Path], ReadMappings]] = {
    ".tsv": read_sssom,
    ".json": lambda path: read_case(path, bytes_of(path)),
    ".csv": lambda path: read_csv(path, bytes_of(path)),
    ".txt": lambda path: read_csv(path, bytes_of(path)),
    ".xlsx": lambda path: read_xlsx(path, bytes_of(path)),
    ".ods": lambda path: read_xlsx(path, bytes_of(path)),
    ".yaml": read_prepared,
    ".yml": read_prepared,
}

WRITERS: dict[str, Callable[[MappingSet], str | bytes]] = {
    ".tsv": write_sssom,
    ".json": write_case,
    ".csv": table_csv,
    ".xlsx": table_xlsx,
}


def read_mappings(path: Path) -> ReadMappings:
    """The mappings of a file; raises `BrokenFiles` where there is nothing that can be read."""
    return READERS[_ending(path, READERS)](path)


def writable(
    path: Path, one: MappingSet, licence: str | None = None
) -> tuple[str | bytes, list[Note]]:
    """The content of a new file, and what is lost or had to be filled in it."""
    ending = _ending(path, WRITERS)
    notes = [*LOST[ending](one)]
    if ending in (".tsv", ".json") and "case" not in (one.carried if ending == ".json" else ()):
        one, made = named(one)
        notes += made
    if ending == ".tsv":
        for complete in (lambda each: licensed(each, licence), justified):
            one, made = complete(one)
            notes += made
    return WRITERS[ending](one), notes


def _ending(path: Path, known: Iterable[str]) -> str:
    ending = path.suffix.lower()
    if ending not in known:
        raise BadInput("exchange-unknown-kind", path=str(path), known=", ".join(known))
    return ending
