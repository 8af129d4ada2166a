"""A table of judgements: who judged which standard how, kept in columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import repeat
from operator import add, itemgetter, mul
from typing import TypeVar

from kit.domain.ballot import CANNOT_JUDGE

Cell = TypeVar("Cell")

BLANK = ""
"""The value of a standard that a voter was asked about and left empty."""


@dataclass(frozen=True)
class BallotTable:
    """One judgement a row: `items[item_of[row]]` was judged by `voters[voter_of[row]]`.

    `values[value_of[row]]` is what was said: a value of the method, `cannot-judge`, or blank. No
    value is there twice. A voter without a row on a standard was not asked about it. `reasoned`
    says of each row whether a reason stands beside it; it is empty where there are none.
    `organisations`, `countries` and `weights` are the voters' own, empty where nothing is told.
    """

    items: tuple[str, ...]
    voters: tuple[str, ...]
    values: tuple[str, ...]
    item_of: Sequence[int]
    voter_of: Sequence[int]
    value_of: Sequence[int]
    reasoned: Sequence[bool] = ()
    organisations: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    weights: tuple[Fraction, ...] = ()

    def __len__(self) -> int:
        return len(self.item_of)

    def counts(self) -> list[dict[str, int]]:
        """How often each value was given, for each standard in the order of `items`."""
        width = max(len(self.values), 1)
        cells = map(add, map(mul, self.item_of, repeat(width)), self.value_of)
        found: list[dict[str, int]] = [{} for _ in self.items]
        for cell, count in sorted(Counter(cells).items()):
            item, value = divmod(cell, width)
            found[item][self.values[value]] = count
        return found

    def rows_of_value(self, value: str) -> list[int]:
        """The numbers of the rows with that value."""
        if value not in self.values:
            return []
        code = self.values.index(value)
        return [row for row, each in enumerate(self.value_of) if each == code]

    def taken(self, rows: Sequence[int]) -> "BallotTable":
        """The same table with these rows alone."""
        return replace(
            self,
            item_of=_picked(self.item_of, rows),
            voter_of=_picked(self.voter_of, rows),
            value_of=_picked(self.value_of, rows),
            reasoned=_picked(self.reasoned, rows) if self.reasoned else (),
        )

    def split(self, groups: Sequence[str]) -> dict[str, "BallotTable"]:
        """One table for each group, by name; `groups` names the group of each row."""
        rows: dict[str, list[int]] = {name: [] for name in sorted(set(groups))}
        for row, name in enumerate(groups):
            rows[name].append(row)
        return {name: self.taken(each) for name, each in rows.items()}


@dataclass(frozen=True)
class Said:
    """What was said of one standard: how often each value, `cannot-judge` and blanks apart."""

    judged: Mapping[str, int]
    cannot_judge: int
    blank: int

    @property
    def n(self) -> int:
        """How many judged it."""
        return sum(self.judged.values())


def said(counts: Mapping[str, int]) -> Said:
    """Part the judgements of one standard from those who gave none."""
    return Said(
        judged={value: n for value, n in counts.items() if value not in (BLANK, CANNOT_JUDGE)},
        cannot_judge=counts.get(CANNOT_JUDGE, 0),
        blank=counts.get(BLANK, 0),
    )


def _picked(column: Sequence[Cell], rows: Sequence[int]) -> Sequence[Cell]:
    if len(rows) < 2:
        return [column[row] for row in rows]
    picked: Sequence[Cell] = itemgetter(*rows)(column)
    return picked
