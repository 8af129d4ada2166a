"""Answers as statistics want them: items down, answers across, how often each was given."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Level: TypeAlias = Literal["nominal", "ordinal", "interval"]
"""What may be done with answers: tell them apart, put them in order, subtract them."""
Whole: TypeAlias = npt.NDArray[np.int64]

NUMBERED: tuple[Level, ...] = ("ordinal", "interval")
WIDEST = 100
"""How far whole numbers may spread to be counted without sorting them."""


@dataclass(frozen=True, eq=False)
class Rated:
    """Answers of raters to items, counted.

    `counts` has a row an item and a column an answer of `answers` (sorted). `given` has a row an
    item and a column a rater: the column of their answer in `counts`, or -1; it is none where
    nobody knows who answered what, as in a secret round.
    """

    level: Level
    items: tuple[Any, ...]
    answers: tuple[Any, ...]
    counts: Whole
    given: Whole | None = None

    @property
    def n_items(self) -> int:
        """How many items."""
        return len(self.items)

    @property
    def n_raters(self) -> int | None:
        """How many raters gave at least one answer; none where they cannot be told apart."""
        if self.given is None:
            return None
        return int((self.given >= 0).any(axis=0).sum())

    @property
    def answered(self) -> Whole:
        """How many answers each item has."""
        answered: Whole = self.counts.sum(axis=1)
        return answered

    @property
    def n_answers(self) -> int:
        """How many answers in all."""
        return int(self.counts.sum())

    @property
    def n_pairs(self) -> int:
        """How many pairs of answers to the same item."""
        return int((self.answered * (self.answered - 1)).sum()) // 2

    def counted(self) -> list[dict[Any, int]]:
        """How often each answer was given to each item, as the domain's exact functions ask."""
        return [dict(zip(self.answers, row, strict=True)) for row in self.counts.tolist()]

    def only(
        self, items: npt.NDArray[np.bool_], raters: npt.NDArray[np.bool_] | None = None
    ) -> "Rated":
        """These items alone; with `raters`, as these raters alone answered them."""
        labels = tuple(label for label, keep in zip(self.items, items, strict=True) if keep)
        if self.given is None or raters is None:
            given = None if self.given is None else self.given[items]
            return replace(self, items=labels, counts=self.counts[items], given=given)
        given = self.given[np.ix_(items, raters)]
        return replace(self, items=labels, counts=_tallied(given, len(self.answers)), given=given)


def rated(
    frame: pd.DataFrame,
    level: Level,
    *,
    item: str = "item_id",
    rater: str | None = "rater_id",
    value: str = "value",
) -> Rated:
    """Count a long table: a row an answer, with columns for item, rater and value.

    Empty values are no answers; an item that nobody answered still counts as asked. `rater=None`
    for secret rounds, where every judgement has a code of its own: then only statistics that need
    not know who answered are possible. Ordinal and interval values are numbers, or (ordinal) an
    ordered categorical. Raises ValueError where a rater answers an item twice, or where values are
    not of the level.
    """
    items, labels = pd.factorize(frame[item])
    answers, codes = _coded(frame[value], level)
    there = (codes >= 0) & (items >= 0)
    counts = _tally(items[there], codes[there], len(labels), len(answers))
    given = None
    if rater is not None:
        given = _who(items[there], frame[rater][there], codes[there], len(labels))
    return Rated(level, tuple(labels), answers, counts, given)


def rated_table(table: pd.DataFrame | npt.NDArray[Any], level: Level) -> Rated:
    """Count a wide table: a row an item, a column a rater, empty where there is no answer.

    Raises ValueError where values are not of the level.
    """
    frame = pd.DataFrame(table)
    answers, given = _coded_table(frame, level)
    return Rated(level, tuple(frame.index), answers, _tallied(given, len(answers)), given)


def rated_counts(counts: Mapping[Any, Mapping[Any, int]], level: Level) -> Rated:
    """Take answers that are counted already: by item, how often each answer was given."""
    answers = tuple(sorted({answer for row in counts.values() for answer in row}))
    rows = [[row.get(answer, 0) for answer in answers] for row in counts.values()]
    table = np.array(rows, dtype=np.int64).reshape(len(counts), len(answers))
    return Rated(level, tuple(counts), answers, table)


def _coded_table(frame: pd.DataFrame, level: Level) -> tuple[tuple[Any, ...], Whole]:
    if all(pd.api.types.is_numeric_dtype(kind) for kind in set(frame.dtypes)):
        answers, codes = _coded_numbers(frame.to_numpy(np.float64, na_value=np.nan).ravel())
    else:
        answers, codes = _coded(pd.Series(frame.to_numpy(object).ravel()).infer_objects(), level)
    return answers, codes.reshape(frame.shape)


def _coded(values: "pd.Series[Any]", level: Level) -> tuple[tuple[Any, ...], Whole]:
    """The answers, sorted, and which of them each value is; -1 for none."""
    kind = values.dtype
    if isinstance(kind, pd.CategoricalDtype):
        if level == "interval" or (level == "ordinal" and not kind.ordered):
            raise ValueError(f"These categories are no {level} scale.")
        named = values.cat.codes.to_numpy().astype(np.int64)
        if level == "ordinal":
            return tuple(range(len(kind.categories))), named
        return tuple(kind.categories), named
    if pd.api.types.is_numeric_dtype(kind):
        return _coded_numbers(values.to_numpy(np.float64, na_value=np.nan))
    if level in NUMBERED and values.notna().any():
        raise ValueError(f"An {level} scale needs numbers or an ordered categorical.")
    codes, found = pd.factorize(values, sort=True)
    return tuple(found), codes.astype(np.int64)


def _coded_numbers(values: npt.NDArray[np.float64]) -> tuple[tuple[Any, ...], Whole]:
    """The same of numbers; whole ones that lie close together are counted without sorting."""
    low, high = np.fmin.reduce(values, initial=np.nan), np.fmax.reduce(values, initial=np.nan)
    if high - low <= WIDEST:  # false where there is none
        empty = np.isnan(values)
        above = np.where(empty, -1.0, values - low)
        codes = above.astype(np.int64)
        if (codes == above).all() and float(low).is_integer():
            return tuple(range(int(low), int(high) + 1)), codes
    codes, found = pd.factorize(values, sort=True)
    return tuple(found.tolist()), codes.astype(np.int64)


def _tallied(given: Whole, answers: int) -> Whole:
    """How often each answer stands in each row; one column more takes those that are none."""
    rows = np.arange(len(given), dtype=np.int64)[:, np.newaxis] * (answers + 1)
    flat = np.bincount((rows + given + 1).ravel(), minlength=len(given) * (answers + 1))
    return flat.reshape(len(given), answers + 1)[:, 1:]


def _tally(items: Whole, codes: Whole, rows: int, answers: int) -> Whole:
    flat = np.bincount(items * answers + codes, minlength=rows * answers)
    return flat.reshape(rows, answers)


def _who(items: Whole, raters: "pd.Series[Any]", codes: Whole, rows: int) -> Whole:
    """Who gave which answer; a rater without a name cannot be told from others."""
    columns, names = pd.factorize(raters)
    if (columns < 0).any():
        raise ValueError("An answer has no rater; in a secret round say rater=None.")
    cells = items * len(names) + columns
    if len(np.unique(cells)) < len(cells):
        raise ValueError("A rater answers an item twice; keep one answer of each.")
    given = np.full(rows * len(names), -1, dtype=np.int64)
    given[cells] = codes
    return given.reshape(rows, len(names))
