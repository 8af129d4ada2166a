"""Frames as CSV for people: opens in a spreadsheet with its accents, and no cell is a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from kit.domain.session import Session
from kit.frames import frame
from kit.frames.columns import COLUMNS

SEPARATORS = {"en": ",", "fr": ";", "es": ";"}
"""What a spreadsheet of that language expects between cells."""

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet run a cell; some read the wide signs as well."""


def csv_table(name: str, session: Session, lang: str) -> bytes:
    """A frame as CSV: moments in ISO 8601, empty where unknown."""
    table = frame(name, session)
    filled = table.astype(object).where(table.notna(), None)
    return csv_text(COLUMNS[name], filled.itertuples(index=False), lang)


def csv_text(heads: Iterable[str], rows: Iterable[Iterable[Any]], lang: str) -> bytes:
    """A table as CSV: UTF-8 with a byte order mark, by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=SEPARATORS[lang], lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([cell(value, lang) for value in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def cell(value: Any, lang: str = "en") -> str:
    """A value as a cell shows it; a text that a spreadsheet would run gets an apostrophe.

    A share has the decimal sign of the language: `0.5` would be a text or a date in French.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, float):
        return str(value) if lang == "en" else str(value).replace(".", ",")
    if isinstance(value, str):
        return f"'{value}" if value.lstrip(" \u00a0").startswith(FORMULA) else value
    return str(value)
