"""The sheet that explains the columns, for those who fill them in."""

from kit.domain.framework import Completeness, Phase
from kit.formats.complaints import listed
from kit.formats.spreadsheet.columns import COLUMNS
from kit.words import say

NUMBERS_SHOWN = """minimum_duration=6 month
contacts=2 per month or own minimum
group_size<=4 person
interviews==1 interview
session_length=hour left to programme
contacts=per month left to pair"""
"""One of each kind of number, as it is written."""


def explained(lang: str) -> list[list[str]]:
    """Rows of the sheet: what stands for, and how it is filled in."""
    columns = [[name, say(f"sheet-column-{name.replace('_', '-')}", lang)] for name in COLUMNS]
    return [
        [say("sheet-explained-heading", lang), say("sheet-explained-rows", lang)],
        *columns,
        ["numbers", NUMBERS_SHOWN],
        ["phase", listed(Phase)],
        ["completeness", listed(Completeness)],
        ["about", say("sheet-explained-about", lang)],
    ]
