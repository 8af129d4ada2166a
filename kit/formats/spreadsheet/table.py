"""A sheet as it stands in the file, before anybody asks what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

Value = str | int | float | bool | date | time | timedelta
Spot = tuple[int, int]
"""Row and column of a cell; both count from 1."""


@dataclass(frozen=True)
class Table:
    """All cells of one sheet, or of a text file.

    `errors` are cells in which a formula failed, `empty_formulas` those whose result is not in the
    file, `formulas` counts the others; `merged` are blocks of cells, first and last.
    """

    grid: Sequence[Sequence[Value]]
    name: str = ""
    hidden: bool = False
    is_text: bool = False
    errors: frozenset[Spot] = frozenset()
    empty_formulas: frozenset[Spot] = frozenset()
    formulas: int = 0
    merged: tuple[tuple[Spot, Spot], ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.errors and not any(is_filled(value) for row in self.grid for value in row)


def is_filled(value: Value) -> bool:
    """Whether anything stands in a cell; blanks are nothing."""
    return not isinstance(value, str) or bool(value.strip("\ufeff \t\r\n\u00a0\u202f"))
