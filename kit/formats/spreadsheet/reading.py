"""Reads a spreadsheet, whatever program and country it comes from, into rows of our columns."""

from collections.abc import Sequence
from pathlib import Path

from kit.domain.errors import BrokenFiles
from kit.formats.complaints import listed
from kit.formats.spreadsheet.cells import (
    AS_TEXT,
    DATE_LIKE,
    FORMULA,
    Cell,
    one_line,
    text_of,
    tidy,
    unguarded,
    wrong_with,
)
from kit.formats.spreadsheet.columns import COLUMNS
from kit.formats.spreadsheet.delimited import read_text_table
from kit.formats.spreadsheet.header import Header
from kit.formats.spreadsheet.kinds import complaint_about, is_workbook
from kit.formats.spreadsheet.merged import filled_down, refused_merges
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.rows import Row, Rows
from kit.formats.spreadsheet.sheets import chosen, facts_of
from kit.formats.spreadsheet.table import Spot, Table, Value, is_filled
from kit.formats.spreadsheet.workbook import read_workbook

MOST_ROWS = 10_000
"""Rows that a table may have below its header."""

NAMES = ("ref_id", "parent_ref_id", "assessable", "lang", "phase", "numbers")
"""Columns that hold names and numbers: blanks of any kind are one blank there."""


def read_rows(name: str, data: bytes) -> Rows:
    """The rows of a spreadsheet; raises `BrokenFiles` where no table can be read at all.

    Cells that cannot be taken over stand in `problems`, whatever was understood in `notes`.
    """
    if complaint := complaint_about(data):
        raise broken(name, complaint[0], **complaint[1])
    file = Where(Path(name))
    tables, notes = _tables(file, data)
    table, header, said = chosen(file, tables)
    where = Where(file.path, table.name if len(tables) > 1 else "")
    if len(table.grid) - header.row > MOST_ROWS and _used(table, header) > MOST_ROWS:
        row = header.row + MOST_ROWS + 1
        raise BrokenFiles([where.problem(row, 1, "sheet-too-many-rows", most=MOST_ROWS)])
    reader = _Reader(where, table, header)
    rows = reader.rows()
    return Rows(
        where=where,
        columns=tuple(one for one in COLUMNS if one in header.columns),
        rows=rows,
        facts=facts_of(file, tables),
        notes=[*notes, *said, *_about_header(header), *reader.notes()],
        problems=reader.problems,
    )


def _tables(file: Where, data: bytes) -> tuple[list[Table], list[Note]]:
    if is_workbook(data):
        return read_workbook(file, data), []
    table, notes = read_text_table(file, data)
    return [table], notes


def _used(table: Table, header: Header) -> int:
    """How many rows hold anything under our columns."""
    ours = [at - 1 for at in header.columns.values()]
    below = table.grid[header.row :]
    return sum(any(at < len(row) and is_filled(row[at]) for at in ours) for row in below)


def _about_header(header: Header) -> list[Note]:
    notes = []
    if header.row > 1:
        notes.append(note("sheet-read-header-row", row=header.row))
    if header.called:
        called = listed(f"{name} = {column}" for column, name in header.called.items())
        notes.append(note("sheet-read-columns", columns=called))
    if header.unknown:
        notes.append(note("sheet-passed-over-columns", columns=listed(header.unknown)))
    return notes


class _Reader:
    """Goes through the rows below the header and collects what is wrong and what was noticed."""

    def __init__(self, where: Where, table: Table, header: Header) -> None:
        self._where = where
        self._table = table
        self._header = header
        self._grid, self._merged = filled_down(table, header)
        self._passed: list[int] = []
        self._numbers: list[str] = []
        self._commas: list[str] = []
        self.problems = refused_merges(where, table, header)
        for column, first, again in header.twice:
            other = where.cell(header.row, first)
            self._refuse(header.row, again, "sheet-column-twice", column=column, other=other)

    def rows(self) -> tuple[Row, ...]:
        """The rows that hold anything under our columns."""
        found = []
        for number in range(self._header.row + 1, len(self._grid) + 1):
            row = self._row(number)
            if not all(cell.is_empty for cell in row.cells.values()):
                found.append(row)
            elif any(is_filled(value) for value in self._grid[number - 1]):
                self._passed.append(number)
        return tuple(found)

    def notes(self) -> list[Note]:
        """What was noticed on the way."""
        notes = []
        if self._merged:
            notes.append(note("sheet-read-merged", count=self._merged))
        if self._table.formulas:
            notes.append(note("sheet-read-formulas", count=self._table.formulas))
        if self._passed:
            notes.append(note("sheet-passed-over-rows", rows=listed(map(str, self._passed))))
        if self._numbers:
            notes.append(note("sheet-numbers-as-references", values=_few(self._numbers)))
        if self._commas:
            notes.append(note("sheet-commas-in-references", values=_few(self._commas)))
        return notes

    def _row(self, number: int) -> Row:
        values = self._grid[number - 1]
        if self._table.is_text:
            self._check_width(number, values)
        columns = self._header.columns.items()
        return Row(
            number,
            {
                name: self._cell(number, at, name, values[at - 1] if at <= len(values) else "")
                for name, at in columns
            },
        )

    def _check_width(self, number: int, values: Sequence[Value]) -> None:
        width = len(self._grid[self._header.row - 1])
        if any(is_filled(value) for value in values[width:]):
            self._refuse(number, width + 1, "sheet-row-too-wide", wanted=width, found=len(values))

    def _cell(self, number: int, at: int, name: str, value: Value) -> Cell:
        written = tidy(text_of(value))
        text = _meant(written, name) if self._table.is_text else written
        if name in NAMES:
            text = one_line(text)
        if wrong := self._wrong((number, at), name, value, written) or wrong_with(value, text):
            self._refuse(number, at, wrong[0], **{"column": name, **wrong[1]})
            return Cell(number, at, text, is_doubtful=True)
        is_number = isinstance(value, float) and not value.is_integer()
        if name == "ref_id":
            self._look_at_reference(text, is_number=is_number)
        return Cell(number, at, text, is_number)

    def _wrong(
        self, spot: Spot, name: str, value: Value, written: str
    ) -> tuple[str, dict[str, object]] | None:
        """What only the file can tell of a cell: formulas, and dates among references."""
        if spot in self._table.errors:
            return "sheet-failed-formula", {"value": written or "#"}
        if spot in self._table.empty_formulas:
            return "sheet-formula-without-result", {}
        if self._table.is_text and FORMULA.match(written):
            return "sheet-formula", {}
        if self._table.is_text and name.endswith("ref_id") and DATE_LIKE.fullmatch(written):
            return "sheet-date", {"value": value, "guess": "1.10"}
        return None

    def _look_at_reference(self, text: str, *, is_number: bool) -> None:
        if is_number:
            self._numbers.append(text)
        whole, comma, part = text.partition(",")
        if comma and whole.isdigit() and part.isdigit():
            self._commas.append(text)

    def _refuse(self, row: int, column: int, message_id: str, /, **values: object) -> None:
        self.problems.append(self._where.problem(row, column, message_id, **values))


def _meant(written: str, name: str) -> str:
    """A text of a text file without what only keeps a program from misreading it."""
    if name in NAMES and (quoted := AS_TEXT.fullmatch(written)):
        return quoted[1]
    return unguarded(written)


def _few(values: list[str]) -> str:
    """The first values, each once; dots where there are more."""
    each = list(dict.fromkeys(values))
    return listed(each[:8]) + (", …" if len(each) > 8 else "")
