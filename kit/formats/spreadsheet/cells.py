"""One cell as text: blanks, line ends and accents put right, the rest said to be wrong."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kit.domain.ids import LONGEST_TEXT
from kit.formats.file_text import NOT_TEXT
from kit.formats.spreadsheet.table import Value

FAILED = re.compile(
    r"#(REF|NAME|NOM|N/A|N/D|VALUE|VALEUR|VALOR|DIV/0|NUM|NULL|NUL|REFERENCE|¡REF|¿NOMBRE"
    r"|¡VALOR|¡DIV/0|¡NUM|¡NULO)[!?]?|#{3,}|Err:\d{3}"
)
"""What a spreadsheet program shows where a formula failed or a column is too narrow."""

GARBLED = re.compile(r"Ã[©¨ª«§´®¯¢¤¶¼»¹±³¡­‰ˆ]|â€[™œ˜“”¦\x9d\x99]|Â[«»°·\u00a0]|\ufffd")
"""What is left of accents that were read in a wrong encoding."""

FORMULA = re.compile(r"=\s*(?:[A-Z]{2,}[A-Z.]*\(|\$?[A-Z]{1,3}\$?\d+\b)")
"""A formula in a text file, where a program should have written its result."""

AS_TEXT = re.compile(r'="([^"]*)"')
"""How some programs keep a number such as 1.10 a text in CSV."""

GUARDED = re.compile(r"'+\s*[-=+@＝＋－＠]")
"""An apostrophe that keeps a spreadsheet from taking a text for a formula."""

RISKY = re.compile(r"'*\s*[-=+@＝＋－＠]")

DATE_LIKE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|\d{1,2}[-. ](?:jan|feb|fe[bv]|f[ée]vr|mar|apr|avr|abr|ma[iy]|ju[inl]n?"
    r"|juil|ao[ûu]t|aug|ago|sept?|o[ck]t|nov|d[ée]c|di[ck]|ene)[a-z]{0,2}\.?|(?:jan|feb|mar|apr|may"
    r"|jun|jul|aug|sep|oct|nov|dec)-\d{1,2}",
    re.IGNORECASE,
)
"""A date that a text file holds where a number of a requirement should be."""

ODD_BLANKS = re.compile("[\u00a0\u2007\u202f\\s]+")


@dataclass(frozen=True)
class Cell:
    """What stands under one of our columns.

    `is_number`: the file holds a number there, no text. `is_doubtful`: enough has been said of it,
    what else seems wrong follows from that.
    """

    row: int
    column: int
    text: str = ""
    is_number: bool = False
    is_doubtful: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was meant to stand there."""
        return not self.text and not self.is_doubtful


def guarded(text: str) -> str:
    """A text for CSV that no spreadsheet takes for a formula; `unguarded` undoes it."""
    return f"'{text}" if RISKY.match(text) else text


def unguarded(text: str) -> str:
    """A text from CSV as it was before it was guarded."""
    return text[1:] if GUARDED.match(text) else text


def tidy(text: str) -> str:
    """A text without blanks around it, with plain line ends, its accents composed (NFC)."""
    text = re.sub("_x000D_|\r\n?|\u2028|\u2029", "\n", text.replace("_x000D_\n", "\n"))
    return unicodedata.normalize("NFC", text.strip("\ufeff\u200b \t\n\u00a0\u202f"))


def one_line(text: str) -> str:
    """A name or a number without the blanks that nobody sees."""
    return ODD_BLANKS.sub(" ", text).strip()


def text_of(value: Value) -> str:
    """What a person reads in the cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def wrong_with(value: Value, text: str) -> tuple[str, dict[str, object]] | None:
    """Why a cell cannot be taken over: message id and values."""
    if isinstance(value, date | time | timedelta):
        return "sheet-date", {"value": _day(value), "guess": _guess(value)}
    if FAILED.fullmatch(text):
        return "sheet-failed-formula", {"value": text}
    if strange := NOT_TEXT.search(text):
        return "sheet-control-character", {"code": f"U+{ord(strange.group()):04X}"}
    if garbled := GARBLED.search(text):
        return "sheet-garbled", {"value": garbled.group()}
    if len(text) > LONGEST_TEXT:
        return "sheet-too-long", {"length": len(text), "longest": LONGEST_TEXT}
    return None


def _day(value: date | time | timedelta) -> str:
    return str(value.date() if isinstance(value, datetime) else value)


def _guess(value: date | time | timedelta) -> str:
    """The number that may have been typed: `1.10` has become the first of October."""
    if isinstance(value, date):
        return f"{value.day}.{value.month}"
    return "1.10"
