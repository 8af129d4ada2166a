"""Text files with cells: CSV in all its habits, and what Excel calls Unicode text."""

import csv
import io
import re
from collections.abc import Callable
from itertools import islice

from kit.domain.errors import BrokenFiles
from kit.formats.spreadsheet.header import find_header
from kit.formats.spreadsheet.letters import decoded
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.table import Table
from kit.formats.table_rows import table_rows

DELIMITERS = {";": ";", ",": ",", "\t": "TAB", "|": "|"}
"""Signs that part cells, the likeliest first, and how a sentence names them."""

SEPARATOR_LINE = re.compile(r"\A\"?sep=([^\"\w\r\n])\"?[ \t]*(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
"""A first line by which Excel is told the sign; Excel does not show it as a row."""

LOOKED_AT = 200
"""Lines from which the sign is guessed."""


def columns_found(table: Table) -> int:
    """How many columns of a framework's spreadsheet a table has."""
    header = find_header(table)
    return len(header.columns) if header else 0


def read_text_table(
    where: Where, data: bytes, known: Callable[[Table], int] = columns_found
) -> tuple[Table, list[Note]]:
    """The cells of a text file and how they were told apart; raises `BrokenFiles`.

    `known` counts the columns that are looked for, by which the sign between cells is found.
    """
    try:
        text, read_as = decoded(data)
    except UnicodeDecodeError:
        raise broken(str(where.path), "sheet-no-text") from None
    if "\0" in text:
        raise broken(str(where.path), "sheet-no-text")
    notes = [read_as]
    if told := SEPARATOR_LINE.match(text):
        delimiter, text = told[1], text[told.end() :]
        notes.append(note("sheet-read-separator-line", sign=DELIMITERS.get(delimiter, delimiter)))
    else:
        delimiter = _likeliest(text, known)
        notes.append(note("sheet-read-delimiter", sign=DELIMITERS[delimiter]))
    return Table(_rows(where, text, delimiter), is_text=True), notes


def _likeliest(text: str, known: Callable[[Table], int]) -> str:
    """The sign with which the most of our columns are found; else the one that is used most."""
    return max(DELIMITERS, key=lambda sign: _worth(text, sign, known))


def _worth(text: str, delimiter: str, known: Callable[[Table], int]) -> tuple[int, int]:
    lines = io.StringIO(text, newline="")
    rows = _read(list(islice(lines, LOOKED_AT)), delimiter)
    return known(Table(rows)), max(map(len, rows), default=0)


def _read(lines: list[str], delimiter: str) -> list[list[str]]:
    """Cells as they come, where the quotes of a beginning need not be closed."""
    try:
        return list(table_rows(lines, delimiter, strict=False))
    except csv.Error:
        return []


def _rows(where: Where, text: str, delimiter: str) -> list[list[str]]:
    """All rows; raises `BrokenFiles` at the first quotation mark that leads astray."""
    rows: list[list[str]] = []
    reader = table_rows(io.StringIO(text, newline=""), delimiter)
    try:
        while (row := next(reader, None)) is not None:
            rows.append(row)
    except csv.Error as error:
        stray = "expected after" in str(error)
        message_id = "sheet-quote-inside" if stray else "sheet-quote-not-closed"
        raise BrokenFiles([where.problem(len(rows) + 1, 1, message_id)]) from None
    return rows
