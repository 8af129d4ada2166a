"""Rows of one requirement brought together, and whether they agree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.domain.errors import Problem
from kit.domain.ids import RefId
from kit.formats.complaints import listed
from kit.formats.model_fields import pattern_of
from kit.formats.spreadsheet.rows import Row, Rows
from kit.formats.spreadsheet.tongues import holds_several, language_called, names_several

REFERENCE = re.compile(pattern_of(RefId))
EXAMPLE = re.compile(r"(?:example|exemple|ejemplo)[- ]?\d+", re.IGNORECASE)
"""References of the template's example rows, which are no requirements."""


@dataclass(frozen=True)
class Gathered:
    """A requirement with its row in each language; `is_doubtful` if some row of it was refused."""

    ref_id: str
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def first(self) -> Row:
        """The row that comes first in the file."""
        return next(iter(self.rows.values()))

    def given(self, column: str) -> Row:
        """The first row with something under a column that all languages share."""
        rows = self.rows.values()
        return next((row for row in rows if row.text(column)), self.first)

    def shared(self, column: str) -> str:
        """What stands under a column that all languages share."""
        return self.given(column).text(column)

    def texts(self, column: str) -> dict[str, str]:
        """What stands under a column in each language."""
        return {lang: text for lang, row in self.rows.items() if (text := row.text(column))}


@dataclass
class Gathering:
    """All requirements of a file in its order, its languages, and what is wrong with the rows.

    `seen` are all references, `doubtful` those with a row that was refused; `nameless` are the
    languages of rows whose reference cannot be read, so that a row may only seem to be missing.
    """

    requirements: dict[str, Gathered] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    nameless: set[str | None] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def gather(rows: Rows) -> Gathering:
    """Bring the rows of each requirement together."""
    found = Gathering()
    for row in rows.rows:
        ref_id = row.text("ref_id")
        if EXAMPLE.fullmatch(ref_id):
            found.examples.append(row.number)
            continue
        found.seen.add(ref_id)
        wrong = list(_wrong(rows, row)) + list(_repeated(rows, row, found))
        found.problems += wrong
        if wrong or any(cell.is_doubtful for cell in row.cells.values()):
            found.doubtful.add(ref_id)
            if row.cell("ref_id").is_doubtful or not REFERENCE.search(ref_id):
                found.nameless.add(language_called(row.text("lang")))
        else:
            _take(found, row)
    found.problems += _uneven(rows, found)
    return found


def _take(found: Gathering, row: Row) -> None:
    lang = language_called(row.text("lang"))
    assert lang is not None, "rows without a language are refused"
    if lang not in found.languages:
        found.languages.append(lang)
    ref_id = row.text("ref_id")
    found.requirements.setdefault(ref_id, Gathered(ref_id)).rows[lang] = row


def _wrong(rows: Rows, row: Row) -> Iterator[Problem]:
    yield from _wrong_reference(rows, row)
    yield from _wrong_language(rows, row)
    for column in ("title", "statement"):
        if holds_several(row.text(column)):
            yield rows.problem(row, column, "sheet-several-languages-in-text", column=column)
    if row.cell("title").is_empty and row.cell("statement").is_empty:
        column = "statement" if "statement" in rows.columns else "title"
        yield rows.problem(row, column, "sheet-no-statement", ref_id=row.text("ref_id"))


def _wrong_reference(rows: Rows, row: Row) -> Iterator[Problem]:
    cell = row.cell("ref_id")
    if cell.is_doubtful:
        return
    if not cell.text:
        yield rows.problem(row, "ref_id", "sheet-reference-missing")
    elif not REFERENCE.search(cell.text):
        yield rows.problem(row, "ref_id", "sheet-bad-reference", value=cell.text)


def _wrong_language(rows: Rows, row: Row) -> Iterator[Problem]:
    cell = row.cell("lang")
    if cell.is_doubtful:
        return
    if not cell.text:
        yield rows.problem(row, "lang", "sheet-language-missing")
    elif names_several(cell.text):
        yield rows.problem(row, "lang", "sheet-several-languages", value=cell.text)
    elif language_called(cell.text) is None:
        yield rows.problem(row, "lang", "sheet-language-unknown", value=cell.text)


def _repeated(rows: Rows, row: Row, found: Gathering) -> Iterator[Problem]:
    """A second row for the same reference and language; a number may have lost its last nought."""
    known = found.requirements.get(row.text("ref_id"))
    lang = language_called(row.text("lang"))
    if known is None or lang not in known.rows:
        return
    first = known.rows[lang].number
    numbers = row.cell("ref_id").is_number or known.rows[lang].cell("ref_id").is_number
    message_id = "sheet-number-repeated" if numbers else "sheet-reference-repeated"
    values = {"value": known.ref_id, "lang": lang, "first": first, "long": f"{known.ref_id}0"}
    yield rows.problem(row, "ref_id", message_id, **values)


def _uneven(rows: Rows, found: Gathering) -> Iterator[Problem]:
    """Requirements that are not there in every language, and texts that are not."""
    sound = [one for one in found.requirements.values() if one.ref_id not in found.doubtful]
    for lang in (each for each in found.languages if each not in found.nameless):
        lacking = [one for one in sound if lang not in one.rows]
        if lacking:
            ref_ids = listed(one.ref_id for one in lacking)
            values = {"lang": lang, "count": len(lacking), "ref_ids": ref_ids}
            yield rows.problem(lacking[0].first, "lang", "sheet-rows-missing", **values)
    for one in sound:
        for column in ("title", "statement"):
            yield from _uneven_texts(rows, one, column)


def _uneven_texts(rows: Rows, one: Gathered, column: str) -> Iterator[Problem]:
    given = one.texts(column)
    for lang, row in one.rows.items():
        if given and lang not in given:
            other, first = next(iter(given)), one.rows[next(iter(given))].number
            values = {"column": column, "lang": lang, "other": other, "first": first}
            yield rows.problem(row, column, "sheet-text-missing", **values)
