"""Which sheet of a workbook holds the table, and which one says what the framework is."""

from collections.abc import Sequence

from kit.domain.errors import BrokenFiles
from kit.domain.ids import LANGUAGES
from kit.formats.complaints import listed
from kit.formats.spreadsheet.cells import one_line, text_of
from kit.formats.spreadsheet.columns import COLUMNS, plain_name
from kit.formats.spreadsheet.header import Header, find_header
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.spreadsheet.places import Where, broken
from kit.formats.spreadsheet.rows import Fact
from kit.formats.spreadsheet.table import Table, Value, is_filled
from kit.formats.spreadsheet.tongues import language_called
from kit.words import say

ABOUT = frozenset({"about", "framework", "apropos", "referentiel", "cadre", "acercade", "marco"})
"""What the sheet about the framework may be called, as `plain_name` leaves it."""


def chosen(where: Where, tables: list[Table]) -> tuple[Table, Header, list[Note]]:
    """The one sheet with our columns; raises `BrokenFiles` where there is none or several."""
    filled = [table for table in tables if not table.is_blank]
    if not filled:
        raise broken(str(where.path), "sheet-empty")
    found = [(table, header) for table in filled if (header := find_header(table))]
    whole = [(table, header) for table, header in found if header.is_whole]
    shown = [(table, header) for table, header in whole if not table.hidden] or whole
    if len(shown) > 1:
        names = listed(table.name for table, _ in shown)
        raise broken(str(where.path), "sheet-several-tables", sheets=names)
    if not shown:
        raise _unsuitable(where, filled, found)
    table, header = shown[0]
    return table, header, _said(table, filled)


def facts_of(where: Where, tables: list[Table]) -> tuple[Fact, ...]:
    """The rows of the sheet about the framework: name, value and, where it is a text, language."""
    about = [table for table in tables if plain_name(table.name) in ABOUT]
    about = [table for table in about if not (header := find_header(table)) or header.missing]
    return tuple(
        Fact(Where(where.path, table.name).cell(number, 2), number, *_fact(row))
        for table in about[:1]
        for number, row in enumerate(table.grid, start=1)
        if len(row) > 1 and is_filled(row[0]) and is_filled(row[1])
    )


def _fact(row: Sequence[Value]) -> tuple[str, str, str]:
    texts = [text_of(value).strip() for value in [*row, ""][:3]]
    lang = one_line(texts[2])
    return texts[0].casefold(), texts[1], language_called(lang) or lang


def _said(table: Table, filled: list[Table]) -> list[Note]:
    if len(filled) == 1:
        return []
    ours = ABOUT | {plain_name(say("sheet-explained-name", lang)) for lang in LANGUAGES}
    others = [one.name for one in filled if one is not table and plain_name(one.name) not in ours]
    said = [note("sheet-read-sheet", sheet=table.name)]
    return [*said, note("sheet-passed-over-sheets", sheets=listed(others))] if others else said


def _unsuitable(
    where: Where, tables: list[Table], found: list[tuple[Table, Header]]
) -> BrokenFiles:
    """Wrong sheet or no header at all; where one is nearly there, what it lacks."""
    if found:
        table, header = max(found, key=lambda one: len(one[1].columns))
        sheet = Where(where.path, table.name if len(tables) > 1 else "")
        missing, there = listed(header.missing), listed(header.columns)
        problem = sheet.problem(
            header.row, 1, "sheet-columns-missing", missing=missing, there=there
        )
        return BrokenFiles([problem])
    needed = listed(COLUMNS[:8])
    if len(tables) == 1:
        return broken(str(where.path), "sheet-no-header", columns=needed)
    names = listed(table.name for table in tables)
    return broken(str(where.path), "sheet-wrong-sheet", sheets=names, columns=needed)
