"""An Excel file in which every cell is text: no formula, no date, no number is made of it."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

LISTED = 255
"""Letters that the choices of a cell may have together; Excel takes no more."""

AS_IT_IS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the same content is the same file, whenever it is made

ROOM = 1_000
"""Rows below the last one that are prepared for more."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its header, its rows, how wide its columns are and what cells may choose from."""

    name: str
    header: list[str]
    rows: list[list[str]]
    widths: list[int]
    choices: dict[str, list[str]] = field(default_factory=dict)


def book(sheets: Iterable[Sheet]) -> bytes:
    """The file with its sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_IT_IS) as workbook:
        workbook.set_properties({"created": MADE})
        as_text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        bold = workbook.add_format({"num_format": "@", "bold": True, "bottom": 1})
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, as_text, bold)
    return out.getvalue()


def _write(to: Worksheet, sheet: Sheet, as_text: Any, bold: Any) -> None:
    for column, width in enumerate(sheet.widths):
        to.set_column(column, column, width, as_text)
    for number, row in enumerate([sheet.header, *sheet.rows]):
        for column, text in enumerate(row):
            if text:
                to.write_string(number, column, text, as_text if number else bold)
    to.freeze_panes(1, 0)
    last = len(sheet.rows) + ROOM
    for name, choices in sheet.choices.items():
        if choices and sum(map(len, choices)) + len(choices) <= LISTED:
            column = sheet.header.index(name)
            to.data_validation(1, column, last, column, _one_of(choices))


def _one_of(choices: list[str]) -> dict[str, Any]:
    """A list to choose from that lets other values pass: the import explains what is wrong."""
    return {"validate": "list", "source": choices, "error_type": "information"}
