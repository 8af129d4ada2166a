"""What the columns do not say: title, issuer, source and the like, and where it comes from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kit.domain.errors import Problem
from kit.domain.framework import Completeness, Texts, Wording
from kit.formats.complaints import listed
from kit.formats.languages import is_language
from kit.formats.spreadsheet.places import Where
from kit.formats.spreadsheet.rows import Fact, Rows

TEXTS = ("title", "audience", "gaps", "to_complete")
"""What is said in each language; the last two only in the sheet."""


@dataclass(frozen=True)
class About:
    """What a framework's spreadsheet leaves open; all but the id may be unknown.

    A title or an audience is one text for all languages, or one for each.
    """

    id: str
    title: str | Texts | None = None
    issuer: str | None = None
    country: str | None = None
    edition: str | None = None
    audience: str | Texts | None = None
    document: str | None = None
    url: str | None = None
    licence: str | None = None
    completeness: str | None = None
    wording: str | None = None


@dataclass(frozen=True)
class Said:
    """What the sheet about the framework says, and what is wrong with it."""

    about: About
    gaps: Texts
    to_complete: Texts
    problems: list[Problem]


def in_sheet(rows: Rows, framework_id: str) -> Said:
    """What the sheet `about` of a spreadsheet says."""
    texts: dict[str, Texts] = {name: {} for name in TEXTS}
    plain: dict[str, str] = {}
    problems: list[Problem] = []
    for fact in rows.facts:
        if fact.name in texts:
            if is_language(fact.lang):
                texts[fact.name][fact.lang] = fact.value
            else:
                problems.append(_at(rows, fact, "sheet-fact-language", name=fact.name))
        elif fact.name in ONE:
            plain[fact.name] = fact.value
            problems += _wrong(rows, fact)
    about = About(framework_id, title=texts["title"] or None, audience=texts["audience"] or None)
    about = replace(about, **{name: ONE[name][1](value) for name, value in plain.items()})
    return Said(about, texts["gaps"], texts["to_complete"], problems)


def wrong_about(path: Path, about: About) -> Iterator[Problem]:
    """What cannot be in what was said beside the file."""
    for name, (choices, put) in ONE.items():
        value = getattr(about, name)
        if value is not None and not _can_be(name, put(value), choices):
            yield _refused(Where(path), 1, name, name, value)


def over(above: About, below: About) -> About:
    """Two statements in one: what stands above counts, what it leaves open comes from below."""
    said = {one.name: getattr(above, one.name) for one in fields(About)}
    return replace(below, **{name: value for name, value in said.items() if value is not None})


def _wrong(rows: Rows, fact: Fact) -> Iterator[Problem]:
    choices, put = ONE[fact.name]
    if not _can_be(fact.name, put(fact.value), choices):
        yield _refused(rows.where, fact.row, fact.cell, fact.name, fact.value)


def _can_be(name: str, value: str, choices: tuple[str, ...]) -> bool:
    if name == "country":
        return value.isascii() and value.isalpha() and value.isupper() and len(value) in (2, 3)
    return not choices or value in choices


def _refused(where: Where, row: int, place: str, name: str, value: str) -> Problem:
    if name == "country":
        return where.problem(row, 1, "sheet-bad-country", value=value, cell=place)
    choices = listed(ONE[name][0])
    values = {"value": value, "cell": place, "name": name, "choices": choices}
    return where.problem(row, 1, "sheet-fact-not-one-of", **values)


def _at(rows: Rows, fact: Fact, message_id: str, **values: object) -> Problem:
    return rows.where.problem(fact.row, 1, message_id, **{**values, "cell": fact.cell})


def _same(text: str) -> str:
    return text.strip()


ONE: dict[str, tuple[tuple[str, ...], Callable[[str], str]]] = {
    "issuer": ((), _same),
    "country": ((), lambda text: text.strip().upper() if len(text.strip()) < 4 else text),
    "edition": ((), _same),
    "document": ((), _same),
    "url": ((), _same),
    "licence": ((), _same),
    "completeness": (tuple(Completeness), lambda text: text.strip().casefold()),
    "wording": (tuple(Wording), lambda text: text.strip().casefold()),
}
"""What is said once for all languages: what it can be, and how it is written."""
