"""The mappings block: one line of column names, then one row per mapping, cells parted by tabs."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from kit.domain.errors import Problem
from kit.domain.exchange.many_values import split_column
from kit.domain.exchange.mapping_set import Column, filled
from kit.domain.exchange.slots import ROW_SLOTS
from kit.formats.table_rows import table_rows

OLD_COLUMNS = ("match_type", "match_term_type")
"""Columns of files from before SSSOM 1.0."""


@dataclass
class Table:
    """The columns of the block, the line of each row, and what is wrong.

    `numbers` says which cell of its line a column is, counted from 1; `doubtful` are lines whose
    cells may stand in the wrong column: what else seems wrong there follows from that.
    """

    columns: dict[str, Column] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    first_line: int = 1
    doubtful: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def read_table(path: Path, text: str, first_line: int) -> Table:
    """The block from its text, which begins in a line of the file."""
    table = Table(first_line=first_line)
    reader = _Reader(path, table)
    if plain := _plain_cells(text):
        names, cells = plain
        table.lines = [*range(first_line + 1, first_line + 1 + len(cells[0]))]
        if reader.names_are_usable(names):
            reader.take(names, cells)
        return table
    rows = reader.rows(text)
    if not table.lines:
        table.problems.append(Problem(path, first_line, 1, "sssom-no-table"))
        return table
    names = rows.pop(0)
    table.lines.pop(0)
    if reader.names_are_usable(names):
        reader.take(names, reader.evened_out(rows, len(names)))
    return table


def _plain_cells(text: str) -> tuple[list[str], list[tuple[str, ...]]] | None:
    """Names and columns of a block without quotes, blank lines or odd rows; none of any other.

    Such a block is cut in one go: a list for each of 100,000 rows would be most of the work.
    """
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    width = lines[0].count("\t") + 1
    if '"' in text or text.count("\r") != text.count("\r\n"):
        return None
    if len(lines) < 2 or width < 2 or {line.count("\t") for line in lines} != {width - 1}:
        return None
    cells = "\t".join(lines).split("\t")
    return cells[:width], [tuple(cells[at::width])[1:] for at in range(width)]


class _Reader:
    """Reads rows and keeps count of lines."""

    def __init__(self, path: Path, table: Table) -> None:
        self._path = path
        self._table = table

    def rows(self, text: str) -> list[list[str]]:
        """All lines as cells, up to a quotation mark that leads astray; blank lines are noted."""
        cells = table_rows(io.StringIO(text, newline=""), "\t")
        rows: list[list[str]] = []
        lines = self._table.lines
        blank = 0
        before = 0
        first = self._table.first_line
        try:
            for row in cells:
                if row:
                    if blank:
                        self._note(blank, 1, "sssom-blank-line")
                        blank = 0
                    rows.append(row)
                    lines.append(first + before)
                else:
                    blank = blank or first + before
                before = cells.line_num
        except csv.Error as error:
            stray = "expected after" in str(error)
            message_id = "sssom-quote-inside" if stray else "sssom-quote-not-closed"
            self._refuse(first + before, 1, message_id)
        return rows

    def names_are_usable(self, names: list[str]) -> bool:
        """Whether the first line can name columns; says what is wrong with it."""
        line = self._table.first_line
        if names[0].startswith("#"):
            self._refuse(line, 1, "sssom-header-quoted")
            return False
        if len(names) == 1:
            for sign in (",", ";"):
                if len(ROW_SLOTS.keys() & set(names[0].split(sign))) > 1:
                    self._refuse(line, 1, "sssom-no-tabs", sign=sign)
                    return False
        for old in OLD_COLUMNS:
            if old in names:
                self._refuse(line, names.index(old) + 1, "sssom-before-1-0", slot=old)
        for number, name in enumerate(names, start=1):
            if name and names.index(name) < number - 1:
                self._refuse(line, number, "sssom-column-twice", slot=name)
        return True

    def evened_out(self, rows: list[list[str]], width: int) -> list[tuple[str, ...]]:
        """The cells by column, in rows of one length."""
        if {*map(len, rows)} - {width}:
            self._even_out(rows, width)
        return list(zip(*rows, strict=True)) or [()] * width

    def take(self, names: list[str], cells: list[tuple[str, ...]]) -> None:
        """The columns by name; of two with one name the first."""
        columns: dict[str, Column] = {}
        for number, (name, values) in enumerate(zip(names, cells, strict=True), start=1):
            if name in columns:
                continue
            if name:
                self._table.numbers[name] = number
                columns[name] = self._split(name, values)
            else:
                self._check_nameless(number, values)
        self._table.columns = filled(columns)

    def _even_out(self, rows: list[list[str]], width: int) -> None:
        """Rows of another length than the line of names: a cell is lost, or too many are there."""
        tails = 0
        for row, line in zip(rows, self._table.lines, strict=True):
            if len(row) < width:
                values = {"cells": len(row), "columns": width}
                self._refuse(line, len(row) + 1, "sssom-cells-missing", **values)
                self._table.doubtful.add(line)
                row += [""] * (width - len(row))
            elif len(row) > width:
                filled_at = next((n for n, one in enumerate(row[width:], width + 1) if one), 0)
                if filled_at:
                    extra = row[filled_at - 1]
                    values = {"cells": len(row), "columns": width}
                    self._refuse(line, filled_at, "sssom-cells-too-many", value=extra, **values)
                else:
                    tails = tails or line
                del row[width:]
        if tails:
            self._note(tails, width + 1, "sssom-tabs-behind")

    def _check_nameless(self, number: int, values: tuple[str, ...]) -> None:
        line = self._table.first_line
        row = next((row for row, value in enumerate(values) if value), None)
        if row is None:
            self._note(line, number, "sssom-tabs-behind")
        else:
            self._refuse(self._table.lines[row], number, "sssom-column-nameless", value=values[row])

    def _split(self, name: str, values: tuple[str, ...]) -> Column:
        slot = ROW_SLOTS.get(name)
        return split_column(values) if slot and slot.many else values

    def _refuse(self, line: int, column: int, message_id: str, **values: object) -> None:
        self._table.problems.append(Problem(self._path, line, column, message_id, values))

    def _note(self, line: int, column: int, message_id: str) -> None:
        self._table.remarks.append(Problem(self._path, line, column, message_id))
