"""Frameworks and empty templates as spreadsheets that bring the same back when they are read."""

import csv
import io
from collections.abc import Iterable

from kit.domain.framework import Framework, Phase
from kit.domain.ids import LANGUAGES
from kit.formats.spreadsheet.book import Sheet, book
from kit.formats.spreadsheet.cells import guarded
from kit.formats.spreadsheet.columns import COLUMNS
from kit.formats.spreadsheet.explained import explained
from kit.formats.spreadsheet.levels import level_word
from kit.formats.spreadsheet.lines import Line, empty_facts, example_lines, facts, lines
from kit.words import say

WIDTHS = [12, 14, 11, 7, 32, 70, 16, 26, 16, 36]
ABOUT_WIDTHS = [16, 80, 8]
SEPARATORS = {"en": ",", "fr": ";", "es": ";"}
"""What a spreadsheet program of that language expects between cells."""


def sheet_csv(framework: Framework) -> bytes:
    """A framework as CSV: `;` between cells, UTF-8 with a byte order mark, lines as Excel's.

    Excel in French, Spanish and German opens a file with commas as one single column; scripts
    read either sign. Without the mark Excel breaks the accents. A text that Excel would run as a
    formula has an apostrophe before it.
    """
    return _csv(lines(framework), ";")


def sheet_xlsx(framework: Framework, lang: str) -> bytes:
    """A framework as an Excel file, with a sheet about it and one that explains the columns."""
    levels = {
        level_word(framework, key, each): None
        for key in framework.levels
        for each in framework.languages
    }
    choices = _choices([*framework.languages], [*levels])
    table = Sheet("requirements", [*COLUMNS], [*lines(framework)], WIDTHS, choices)
    return book([table, _about([*facts(framework)]), _explained(lang)])


def template_csv(lang: str) -> bytes:
    """The header and two example rows, as a spreadsheet program of that language opens them."""
    return _csv(example_lines(lang), SEPARATORS[lang])


def template_xlsx(lang: str) -> bytes:
    """An Excel file to fill in: two example rows, facts to give, the columns explained."""
    table = Sheet(
        "requirements", [*COLUMNS], [*example_lines(lang)], WIDTHS, _choices([*LANGUAGES], [])
    )
    return book([table, _about([*empty_facts(lang)]), _explained(lang)])


def _csv(rows: Iterable[Line], separator: str) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guarded(each) for each in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _choices(languages: list[str], levels: list[str]) -> dict[str, list[str]]:
    # A comma parts the choices of a cell, so a level with one cannot be among them.
    listed = [] if any("," in level for level in levels) else levels
    return {
        "assessable": ["true", "false"],
        "lang": languages,
        "level": listed,
        "phase": [*Phase],
    }


def _about(rows: list[Line]) -> Sheet:
    return Sheet("about", ["name", "value", "lang"], rows, ABOUT_WIDTHS)


def _explained(lang: str) -> Sheet:
    heading, *rows = explained(lang)
    return Sheet(say("sheet-explained-name", lang), heading, rows, [18, 110])
