"""Rows of cells from a text, however long a cell is."""

import csv
from collections.abc import Iterable, Iterator
from typing import Protocol

LONGEST = 2**31 - 1
"""Letters of a cell. Without it `csv` stops at 131,072, as if a quotation mark were wrong."""


class TableRows(Iterator[list[str]], Protocol):
    """Rows, and how many lines of the text they have taken so far."""

    @property
    def line_num(self) -> int:
        """Lines that have been read."""


def table_rows(lines: Iterable[str], delimiter: str, *, strict: bool = True) -> TableRows:
    """The rows of lines; `csv.Error` where quotation marks are wrong, if it is `strict`."""
    csv.field_size_limit(LONGEST)
    return csv.reader(lines, delimiter=delimiter, strict=strict)
