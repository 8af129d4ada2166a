"""What all languages of a requirement share: read once, and said where the rows differ."""

from collections.abc import Callable, Iterator
from typing import Any

from kit.domain.errors import Problem
from kit.domain.framework import Phase
from kit.formats.complaints import listed
from kit.formats.spreadsheet.columns import phase_called, yes_or_no
from kit.formats.spreadsheet.gathering import Gathered
from kit.formats.spreadsheet.numbers import UnreadableNumberError, read_numbers
from kit.formats.spreadsheet.rows import Row, Rows

READ: dict[str, Callable[[str], Any]] = {
    "parent_ref_id": str,
    "assessable": yes_or_no,
    "phase": phase_called,
    "numbers": read_numbers,
}
"""Columns in which the rows of a requirement say the same, and how a cell is read."""

UNREADABLE = {
    "assessable": "sheet-not-yes-or-no",
    "phase": "sheet-phase-unknown",
    "numbers": "sheet-number-unreadable",
}


def unreadable_cells(rows: Rows, row: Row) -> Iterator[Problem]:
    """Cells of a row that cannot be read as what their column holds."""
    for column, message_id in UNREADABLE.items():
        cell = row.cell(column)
        if cell.is_doubtful or not cell.text:
            continue
        value, wrong = _read(column, cell.text)
        if value is None:
            values = {"value": wrong, "choices": listed(Phase)}
            yield rows.problem(row, column, message_id, **values)


def differing_cells(rows: Rows, one: Gathered) -> Iterator[Problem]:
    """Cells that do not say the same as the row of another language."""
    for column in READ:
        first = one.given(column)
        value, _ = _read(column, first.text(column))
        for row in one.rows.values():
            other, _ = _read(column, row.text(column))
            if row.text(column) and value is not None and other not in (None, value):
                yield _differing(rows, row, column, first)


def _read(column: str, text: str) -> tuple[Any, str]:
    """What a cell says, else None and the part that cannot be read."""
    try:
        return READ[column](text), text
    except UnreadableNumberError as error:
        return None, str(error)


def _differing(rows: Rows, row: Row, column: str, other: Row) -> Problem:
    message_id = "sheet-two-parents" if column == "parent_ref_id" else "sheet-differs"
    return rows.problem(
        row,
        column,
        message_id,
        column=column,
        ref_id=row.text("ref_id"),
        value=row.text(column),
        other=other.text(column),
        first=other.number,
    )
