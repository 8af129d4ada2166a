"""From the bytes of a table of judgements to rows of cells, with the lines in which they stand."""

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.formats.spreadsheet.delimited import DELIMITERS, SEPARATOR_LINE
from kit.formats.spreadsheet.letters import decoded
from kit.formats.spreadsheet.notes import Note, note
from kit.formats.table_rows import table_rows

LARGEST = 1024 * 1024 * 1024
"""Bytes a file may have."""

NEEDED = ("item_id", "voter_id", "value")
OPTIONAL = ("organisation", "country", "weight", "reason")
OTHERWISE = {"organization": "organisation"}


SIGNS = ' \t\r\n"' + "".join(DELIMITERS)
"""What is no name of a column."""


@dataclass(frozen=True)
class BallotsText:
    """A text that begins with the names of columns; `before` lines of the file stand above it."""

    path: Path
    text: str
    delimiter: str
    before: int
    notes: tuple[Note, ...]
    header: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        header = next((row for row, _ in self.rows(with_header=True)), [])
        names = (" ".join(cell.split()).casefold() for cell in header)
        object.__setattr__(self, "header", tuple(OTHERWISE.get(one, one) for one in names))

    def reader(self) -> Iterator[list[str]]:
        """All rows as they come, empty ones too; csv.Error where quotes are wrong."""
        lines = io.StringIO(self.text, newline="")
        return table_rows(lines, self.delimiter)

    def rows(self, *, with_header: bool = False) -> Iterator[tuple[list[str], int]]:
        """The rows in which anything stands, each with the line in which it begins.

        Slow, for headers and complaints; raises `BrokenFiles` at quotes that lead astray.
        """
        reader = table_rows(io.StringIO(self.text, newline=""), self.delimiter)
        line, is_below = self.before + 1, with_header
        while True:
            try:
                row = next(reader, None)
            except csv.Error as error:
                raise BrokenFiles([self._misquoted(line, str(error))]) from None
            if row is None:
                return
            if is_filled(row):
                if is_below:
                    yield row, line
                is_below = True
            line = self.before + reader.line_num + 1

    def _misquoted(self, line: int, error: str) -> Problem:
        is_stray = "expected after" in error
        message_id = "deciding-quote-inside" if is_stray else "deciding-quote-open"
        return Problem(self.path, line, 1, message_id)


def is_filled(row: list[str]) -> bool:
    """Whether anything stands in a row."""
    return any(map(str.strip, row))


def ballots_text(path: Path) -> BallotsText:
    """The text of a file; raises `BrokenFiles` where there is none."""
    try:
        text, read_as = decoded(_bytes(path))
    except UnicodeDecodeError:
        raise _broken(path, 1, "sheet-no-text") from None
    if (at := text.find("\0")) >= 0:
        raise _broken(path, text.count("\n", 0, at) + 1, "deciding-nul")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise _broken(path, 1, "deciding-empty")
    if told := SEPARATOR_LINE.match(text):
        notes = (read_as, note("deciding-read-separator-line", sign=_named(told[1])))
        return BallotsText(path, text[told.end() :], told[1], 1, notes)
    delimiter = _likeliest(text)
    notes = (read_as, note("sheet-read-delimiter", sign=_named(delimiter)))
    return BallotsText(path, text, delimiter, 0, notes)


def _named(sign: str) -> str:
    return DELIMITERS.get(sign, sign)


def _likeliest(text: str) -> str:
    """The sign by which the first line that is filled has the most of our columns."""
    lines = io.StringIO(text, newline="")
    first = next((line for line in lines if line.strip(SIGNS)), text)
    return max(DELIMITERS, key=lambda sign: _worth(first, sign))


def _worth(line: str, sign: str) -> tuple[int, int]:
    cells = next(table_rows([line], sign, strict=False), [])
    names = {cell.strip().casefold() for cell in cells}
    return len(names & {*NEEDED, *OPTIONAL, *OTHERWISE}), len(cells)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _broken(path, 1, "file-no-file")
        if path.stat().st_size > LARGEST:
            raise _broken(path, 1, "file-too-large", megabytes=LARGEST // 1024**2)
        return path.read_bytes()
    except FileNotFoundError:
        raise _broken(path, 1, "file-not-found") from None
    except OSError as error:
        raise _broken(path, 1, "file-unreadable", reason=error.strerror or "") from error


def _broken(path: Path, line: int, message_id: str, **values: object) -> BrokenFiles:
    return BrokenFiles([Problem(path, line, 1, message_id, values)])
