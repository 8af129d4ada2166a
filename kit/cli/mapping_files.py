"""`sealkit crosswalk check` and `convert`: files of mappings looked through and carried over."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from kit.cli.terminal import Format, print_problems, spoken
from kit.domain.errors import BadInput, BrokenFiles, Problem
from kit.domain.exchange.checks import Contradiction, contradictions, duplicates
from kit.domain.exchange.coverage import Reached, reached
from kit.domain.exchange.mapping_set import MappingSet
from kit.domain.exchange.values import wrong_uri
from kit.domain.framework import Framework
from kit.formats.framework_file import read_framework
from kit.formats.library import YAML_ENDINGS, Library, own_folders
from kit.formats.mapping_files import read_mappings, writable
from kit.formats.new_file import is_taken, write_new
from kit.formats.read_mappings import ReadMappings
from kit.words import say

SHOWN = 20
"""Findings of a sort that are listed on a screen; scripts get all."""

Side = Annotated[
    str | None, typer.Option(help="A framework’s file or id: what this side is measured by.")
]


def check(
    file: Annotated[Path, typer.Argument(help=".tsv (SSSOM), .json (CASE), .csv, .xlsx or .yaml")],
    subjects: Side = None,
    objects: Side = None,
    output: Format = "text",
) -> None:
    """Look a file of mappings through: problems, repeats, conflicts, orphans, coverage."""
    frameworks = [_framework(named) for named in (subjects, objects)]
    read = _read(file)
    found = _Found(read.mappings, frameworks)
    if output == "json":
        print(json.dumps(found.as_json(file, read), ensure_ascii=False, indent=1))
    else:
        print_problems(read.problems)
        for sentence in found.sentences(read):
            print(sentence)
    if read.problems:
        raise typer.Exit(1)


def convert(
    file: Annotated[Path, typer.Argument(metavar="IN", help="A file of mappings.")],
    out: Annotated[Path, typer.Argument(help="A new .tsv, .json, .csv or .xlsx file.")],
    licence: Annotated[
        str | None, typer.Option(help="The address of the licence of the mappings.")
    ] = None,
    output: Format = "text",
) -> None:
    """Write the mappings of a file in another format, and say what that one cannot hold."""
    if licence and wrong_uri("license", licence):
        raise BadInput("mapping-no-uri", slot="license", value=licence)
    if is_taken(out):
        raise BadInput("exchange-out-taken", path=str(out))
    read = read_mappings(file)
    mappings = read.checked()
    content, notes = writable(out, mappings, licence)
    write_new(out, content)
    told = [say(one.message_id, spoken(), **one.values) for one in read.remarks]
    told += [say(one.message_id, spoken(), **one.values) for one in notes]
    if output == "json":
        report = {"path": str(out), "mappings": mappings.count, "notes": told}
        print(json.dumps(report, ensure_ascii=False, indent=1))
        return
    for sentence in told:
        print(sentence, file=sys.stderr)
    print(say("exchange-written", spoken(), path=str(out), count=mappings.count))


def _framework(named: str | None) -> Framework | None:
    if named is None:
        return None
    is_file = Path(named).suffix.lower() in YAML_ENDINGS
    return read_framework(Path(named)) if is_file else Library(*own_folders(None)).framework(named)


def _read(file: Path) -> ReadMappings:
    """What can be read; a file of which nothing can is an empty set with a problem."""
    try:
        return read_mappings(file)
    except BrokenFiles as error:
        return ReadMappings(MappingSet(), error.problems)


class _Found:
    """What looking a set through has brought to light."""

    def __init__(self, one: MappingSet, frameworks: list[Framework | None]) -> None:
        self._count = one.count
        self._duplicates = duplicates(one)
        self._conflicts, self._disagreements = contradictions(one)
        self._sides = dict(zip(("subjects", "objects"), reached(one, *frameworks), strict=True))

    def as_json(self, file: Path, read: ReadMappings) -> dict[str, Any]:
        """For scripts."""
        return {
            "mappings": self._count,
            "problems": [
                {"line": one.line, "column": one.column, "message": _message(file, one)}
                for one in read.problems
            ],
            "duplicates": [[*lines] for lines in self._duplicates],
            "conflicts": [_row(one) for one in self._conflicts],
            "orphans": {name: [*side.orphans] for name, side in self._sides.items()},
            "coverage": {
                name: {"strict": [side.strict, side.total], "any": [side.any, side.total]}
                for name, side in self._sides.items()
            },
        }

    def sentences(self, read: ReadMappings) -> Iterator[str]:
        """For people."""
        if read.problems and not self._count:
            return
        lang = spoken()
        yield say("exchange-read", lang, count=self._count)
        for one in read.remarks:
            remark = say(one.message_id, lang, **one.values)
            yield say("exchange-remark", lang, line=one.line, remark=remark)
        yield say("exchange-duplicates", lang, count=len(self._duplicates))
        yield from _some(
            say("exchange-lines", lang, lines=_listed(lines)) for lines in self._duplicates
        )
        for message_id, found in (
            ("exchange-conflicts", self._conflicts),
            ("exchange-disagreements", self._disagreements),
        ):
            yield say(message_id, lang, count=len(found))
            yield from _some(_contradiction(one, lang) for one in found)
        for name, side in self._sides.items():
            yield from _side(name, side, lang)


def _message(file: Path, one: Problem) -> str:
    """What is wrong; with the name of the file where it is another one, as metadata may be."""
    sentence = say(one.message_id, spoken(), **one.values)
    return sentence if one.path == file else f"{one.path.name}: {sentence}"


def _row(one: Contradiction) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "object": one.object,
        "relations": [*one.relations],
        "lines": [*one.lines],
    }


def _contradiction(one: Contradiction, lang: str) -> str:
    relations = ", ".join(one.relations)
    return say(
        "exchange-contradiction",
        lang,
        subject=one.subject,
        object=one.object,
        relations=relations,
        lines=_listed(one.lines),
    )


def _side(name: str, side: Reached, lang: str) -> Iterator[str]:
    called = say("exchange-subjects" if name == "subjects" else "exchange-objects", lang)
    yield say(
        "exchange-coverage",
        lang,
        side=called,
        strict=side.strict,
        related=side.any,
        total=side.total,
    )
    for message_id, names in (
        ("exchange-orphans", side.orphans),
        ("exchange-unknown-ids", side.unknown),
    ):
        if names:
            shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
            yield say(message_id, lang, side=called, count=len(names), names=shown)


def _some(sentences: Iterator[str]) -> Iterator[str]:
    """The first of many sentences, and that there are more."""
    for number, sentence in enumerate(sentences):
        if number == SHOWN:
            yield say("exchange-and-more", spoken())
            return
        yield f"  {sentence}"


def _listed(lines: tuple[int, ...]) -> str:
    return ", ".join(map(str, lines))
