"""Small spreadsheets to read and to break."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlsxwriter

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.framework import Framework, Requirement, Source
from kit.formats.spreadsheet.about import About
from kit.formats.spreadsheet.bringing import Brought, bring
from kit.formats.spreadsheet.columns import COLUMNS as ALL

COLUMNS = [*ALL[:8]]
ABOUT = About(id="mine")

GOOD = [
    ["A", "", "false", "fr", "Formation", "", "", "section 1"],
    ["A", "", "false", "en", "Training", "", "", "section 1"],
    ["A1", "A", "true", "fr", "", "Les mentors sont formés.", "obligatoire", "section 1, 1"],
    ["A1", "A", "true", "en", "", "Mentors are trained.", "mandatory", "section 1, 1"],
]


def with_cell(row: int, column: str, value: Any) -> list[list[Any]]:
    """The good rows with another cell; rows count as in the file, whose first is the header."""
    rows = [[*each] for each in GOOD]
    rows[row - 2][COLUMNS.index(column)] = value
    return rows


def csv_of(rows: list[list[str]], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Rows as they stand, without quotes, below the header."""
    lines = [separator.join(map(str, row)) for row in [COLUMNS, *rows]]
    return "\r\n".join([*lines, ""]).encode(encoding)


def workbook(fill: Callable[[Any], None]) -> bytes:
    """An Excel file that a function fills."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def xlsx_of(rows: list[list[Any]], header: list[str] = COLUMNS, name: str = "Sheet1") -> bytes:
    """One sheet with a header and rows."""
    return workbook(lambda book: put(book.add_worksheet(name), [header, *rows]))


def put(sheet: Any, rows: list[list[Any]], first: int = 0) -> None:
    """Write rows from a row on (counting from nought)."""
    for number, row in enumerate(rows, start=first):
        for column, value in enumerate(row):
            sheet.write(number, column, value)


def ods_of(rows: list[list[str]]) -> bytes:
    """The smallest file of LibreOffice that holds the rows."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            if text
            else "<table:table-cell/>"
            for text in row
        )
        + "</table:table-row>"
        for row in [COLUMNS, *rows]
    )
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{space}office:1.0" '
        f'xmlns:table="{space}table:1.0" xmlns:text="{space}text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Liste">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{space}m"/>')
        package.writestr("content.xml", content)
    return out.getvalue()


def brought(data: bytes, present: Framework | None = None, known: About = ABOUT) -> Brought:
    """What comes of a spreadsheet that can be read."""
    return bring("list.xlsx", data, known, present)


def problems(data: bytes, present: Framework | None = None, known: About = ABOUT) -> list[Problem]:
    """What is wrong with a spreadsheet; nothing if it can be read."""
    try:
        brought(data, present, known)
    except BrokenFiles as error:
        return error.problems
    return []


def told(data: bytes) -> list[tuple[int, int, str]]:
    """Row, column and message of everything that is wrong."""
    return [(one.line, one.column, one.message_id) for one in problems(data)]


def noted(found: Brought, message_id: str) -> dict[str, object] | None:
    """The values of a note; None where it is not said."""
    return next((one.values for one in found.notes if one.message_id == message_id), None)


def framework(**changed: Any) -> Framework:
    """What the good rows make, with more than columns carry."""
    fields: dict[str, Any] = {
        "id": "mine",
        "title": {"fr": "Ma liste", "en": "My list"},
        "issuer": "Example network",
        "country": "BE",
        "edition": "2025",
        "audience": {"fr": "Jeunes", "en": "Young people"},
        "source": Source(document="A list", url="https://network.example/list"),
        "completeness": "complete",
        "wording": "restated",
        "languages": ("fr", "en"),
        "levels": {"mandatory": {"fr": "obligatoire", "en": "mandatory"}},
        "requirements": (
            Requirement(
                ref_id="A",
                assessable=False,
                title={"fr": "Formation", "en": "Training"},
                locator="section 1",
                requirements=(trained(),),
            ),
        ),
    }
    return Framework(**{**fields, **changed})


def trained(**changed: Any) -> Requirement:
    """The one requirement of the good rows."""
    fields: dict[str, Any] = {
        "ref_id": "A1",
        "printed": "1",
        "statement": {"fr": "Les mentors sont formés.", "en": "Mentors are trained."},
        "level": "mandatory",
        "locator": "section 1, 1",
        "phase": "training",
        "numbers": {"mentor_training": {"value": "6", "unit": "hour"}},
        "reading": "partly",
    }
    return Requirement(**{**fields, **changed})
