"""Reads rating sheets of a Delphi panel: one row per person, one column per item.

Several files, or several sheets of one, are rounds in their order. CSV in all its habits, XLSX and
ODS; sheets without ratings are passed over, and it is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kit.domain.errors import BadInput, BrokenFiles, Problem
from kit.domain.foreign.delphi import (
    Answer,
    Best,
    Row,
    Scale,
    Sheet,
    gathered,
    guessed_scale,
    read_scale,
)
from kit.domain.foreign.gathered import Gathered, Note, Person, note
from kit.domain.ids import LONGEST_TEXT
from kit.formats.complaints import listed
from kit.formats.foreign.complaints import SHOWN, shown
from kit.formats.foreign.delphi_cells import OFF, Unreadable, answer, written
from kit.formats.foreign.delphi_columns import Cells, Columns, Wanted, columns_of
from kit.formats.foreign.files import Opened, opened
from kit.formats.spreadsheet.delimited import read_text_table
from kit.formats.spreadsheet.kinds import complaint_about, is_workbook
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.table import Table, is_filled
from kit.formats.spreadsheet.workbook import read_workbook

MOST_GROUPS = 12
LONGEST_NAME = 120
COUNTRY_LETTERS = (2, 3)


@dataclass(frozen=True)
class _Read:
    """A sheet as it was read, with its place and the cells that each answer stands in."""

    where: Where
    sheet: Sheet
    spots: dict[tuple[int, str], tuple[int, int]]


def read_delphi(
    paths: Sequence[Path], wanted: Wanted, scale: str | None = None, best: Best = "high"
) -> Gathered:
    """The panel of files; raises `BrokenFiles` with every mistake and its cell."""
    told = read_scale(scale, best) if scale is not None else None
    if told is not None:
        wanted = replace(wanted, is_yes_no=told.is_yes_no)
    files = [opened(path) for path in paths]
    reader = _Reader(wanted)
    for file in files:
        reader.take(file)
    reader.refuse()
    if not reader.found and reader.unknown is not None:
        raise reader.unknown
    if not reader.found:
        raise broken(str(paths[0]), "foreign-delphi-no-ratings")
    given = {
        one
        for each in reader.found
        for row in each.sheet.rows
        for one in row.answers.values()
        if isinstance(one, int)
    }
    used = told or guessed_scale(given, best)
    _check_scale(reader.found, used)
    sheets = _checked_people([each.sheet for each in reader.found], reader)
    sources = tuple(file.source for file in files)
    return gathered(paths[0].stem, sources, sheets, used, reader.notes)


class _Reader:
    """Goes through files and sheets and collects what is wrong and what was noticed."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._problems: list[Problem] = []
        self.unknown: BadInput | None = None
        self.found: list[_Read] = []
        self.notes: list[Note] = []

    def take(self, file: Opened) -> None:
        """The sheets of a file that hold ratings."""
        if complaint := complaint_about(file.data):
            raise broken(str(file.path), complaint[0], **complaint[1])
        tables = self._tables(file)
        shown_ones = [one for one in tables if not one.is_blank and not one.hidden]
        for table in shown_ones:
            where = Where(file.path, table.name if len(tables) > 1 else "")
            title = table.name if len(shown_ones) > 1 else file.path.stem
            self._take_sheet(where, table, title)

    def refuse(self) -> None:
        """Raise `BrokenFiles` with what was found; of very many the first."""
        if not self._problems:
            return
        told = self._problems[:SHOWN]
        if more := len(self._problems) - len(told):
            last = told[-1]
            count: dict[str, object] = {"count": more}
            told.append(Problem(last.path, last.line, 1, "deciding-more-problems", count))
        raise BrokenFiles(told)

    def _tables(self, file: Opened) -> list[Table]:
        where = Where(file.path)
        if is_workbook(file.data):
            return read_workbook(where, file.data)
        table, notes = read_text_table(where, file.data, _even_rows)
        self.notes += [
            Note(one.message_id, {name: str(value) for name, value in one.values.items()})
            for one in notes
        ]
        return [table]

    def _take_sheet(self, where: Where, table: Table, title: str) -> None:
        try:
            columns, problems = columns_of(where, table, self._wanted)
        except BadInput as error:
            # A sheet of explanations has no such column; if no sheet has, this is the answer.
            self.unknown = error
            return
        if not columns.items:
            name = where.sheet or where.path.name
            self.notes.append(note("foreign-sheet-passed-over", sheet=name))
            return
        self._problems += problems
        if columns.left_out:
            self.notes.append(note("foreign-columns-left-out", columns=listed(columns.left_out)))
        if columns.texts is not None:
            self.notes.append(note("foreign-texts-read", row=columns.row + 1))
        spots: dict[tuple[int, str], tuple[int, int]] = {}
        rows = [*self._rows(where, table, columns, spots)]
        self.found.append(_Read(where, Sheet(title, self._texts(where, columns), rows), spots))

    def _texts(self, where: Where, columns: Columns) -> dict[str, str]:
        """What each item says: its own words below its head, else the head."""
        found = {}
        for head, at in columns.items.items():
            texts = columns.texts
            text = written(texts[at]) if texts is not None and at < len(texts) else ""
            found[head] = text or head
            if len(found[head]) > LONGEST_TEXT:
                spot = columns.row, at + 1
                self._refuse(where, spot, "foreign-text-long", most=LONGEST_TEXT)
        return found

    def _rows(
        self,
        where: Where,
        table: Table,
        columns: Columns,
        spots: dict[tuple[int, str], tuple[int, int]],
    ) -> Iterator[Row]:
        found = 0
        for number, cells in enumerate(table.grid[columns.first - 1 :], columns.first):
            if not any(map(is_filled, cells)):
                continue
            answers = self._answers(where, table, columns, number, cells)
            person = self._person(columns, cells)
            if not person.person_id:
                if answers:
                    spot = number, columns.roles["person"] + 1
                    self._refuse(where, spot, "foreign-person-missing")
                continue
            spots |= {(found, head): (number, columns.items[head] + 1) for head in answers}
            found += 1
            yield Row(person, answers)

    def _answers(
        self, where: Where, table: Table, columns: Columns, number: int, cells: Cells
    ) -> dict[str, Answer]:
        wanted = self._wanted
        answers: dict[str, Answer] = {}
        for head, at in columns.items.items():
            spot = number, at + 1
            if spot in table.errors or spot in table.empty_formulas:
                self._refuse(where, spot, "foreign-cell-formula")
                continue
            try:
                value = cells[at] if at < len(cells) else ""
                given = answer(value, missing=wanted.missing, is_yes_no=wanted.is_yes_no)
            except Unreadable as error:
                self._refuse(where, spot, "foreign-no-rating", value=str(error))
                continue
            if given is None and self._doubts(columns, head, cells):
                given = "cannot-judge"
            if given is not None:
                answers[head] = given
        return answers

    def _doubts(self, columns: Columns, head: str, cells: Cells) -> bool:
        """Whether the mark for “no opinion” beside an item is set."""
        at = columns.doubts.get(head)
        text = written(cells[at]).casefold() if at is not None and at < len(cells) else ""
        return text not in OFF

    def _person(self, columns: Columns, cells: Cells) -> Person:
        told = {
            role: written(cells[at]) if at < len(cells) else ""
            for role, at in columns.roles.items()
        }
        return Person(
            told["person"],
            group=told.get("group", ""),
            organisation=told.get("organisation", ""),
            country=told.get("country", ""),
        )

    def _refuse(
        self, where: Where, spot: tuple[int, int], message_id: str, /, **values: object
    ) -> None:
        told = {name: shown(value) for name, value in values.items()}
        self._problems.append(where.problem(*spot, message_id, **told))


def _even_rows(table: Table) -> int:
    """How well a sign parts a text: rows that are as wide as the first, if it is wide at all."""
    widths = [len(row) for row in table.grid if any(map(is_filled, row))]
    return widths.count(widths[0]) if widths and widths[0] > 1 else 0


def _check_scale(found: Sequence[_Read], scale: Scale) -> None:
    """Refuse ratings that lie outside the scale, each with its cell."""
    problems = [
        each.where.problem(
            *each.spots[number, head],
            "foreign-outside-scale",
            value=given,
            lowest=scale.lowest,
            highest=scale.highest,
        )
        for each in found
        for number, row in enumerate(each.sheet.rows)
        for head, given in row.answers.items()
        if isinstance(given, int) and given not in scale
    ]
    if problems:
        reader = _Reader(Wanted())
        reader._problems = problems
        reader.refuse()


def _checked_people(sheets: Sequence[Sheet], reader: _Reader) -> list[Sheet]:
    """The sheets without groups and countries that cannot be held; it is said."""
    people = [row.person for sheet in sheets for row in sheet.rows]
    groups = {one.group for one in people} - {""}
    if len(groups) > MOST_GROUPS:
        raise BadInput("foreign-too-many-groups", count=len(groups), most=MOST_GROUPS)
    long = next((one.organisation for one in people if len(one.organisation) > LONGEST_NAME), None)
    if long is not None:
        raise BadInput("foreign-organisation-long", name=shown(long), most=LONGEST_NAME)
    names = {one.country for one in people} - {""}
    coded = all(one.isascii() and one.isalpha() and len(one) in COUNTRY_LETTERS for one in names)
    if not coded:
        reader.notes.append(note("foreign-countries-no-codes", count=len(names)))
    without = sum(not one.group for one in people)
    if groups and without:
        reader.notes.append(note("foreign-rows-without-group", count=without))

    def checked(person: Person) -> Person:
        country = person.country.upper() if coded else ""
        return Person(person.person_id, person.group, person.organisation, country)

    return [
        Sheet(one.title, one.items, [Row(checked(row.person), row.answers) for row in one.rows])
        for one in sheets
    ]
