"""How much a figure would move had other items been judged: resampling with a seed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import NormalDist
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Weighted: TypeAlias = Callable[[Floats], Floats]
"""A statistic of many resamples at once.

In: a row a resample, a column an item, how often the item was drawn. Out: a value a resample, nan
where it is undefined.
"""
Kind: TypeAlias = Literal["percentile", "bca"]
Tails: TypeAlias = tuple[float, float]

FEWEST_ITEMS = 10
"""Below this no interval is given: what resampling makes of so few is far too narrow.

`python -m bench intervals` counts how often intervals hold the truth; docs/statistics.md has it.
"""
MOST_UNDEFINED = 0.05
"""The share of resamples without a value from which on no interval is given."""
GENERATOR = "PCG64"
"""The source of chance: numpy keeps its bit stream the same in every version."""
AT_ONCE = 2_000_000
"""How many weights are held in memory at a time."""


@dataclass(frozen=True)
class Interval:
    """An estimate and how far resampling moves it.

    `level` of confidence, `kind` of interval, `resamples` drawn with `seed` from `generator`, of
    which `undefined` had no value. `n_items` were resampled; `n_raters` judged them, none where
    that cannot be known. Where `low` and `high` are none, `why` is the id of the sentence that
    tells the reason. Raters are taken as they are: nothing is said about other people.
    """

    estimate: float | None
    n_items: int
    n_raters: int | None
    level: float
    kind: Kind
    seed: int
    resamples: int = 0
    undefined: int = 0
    low: float | None = None
    high: float | None = None
    why: str | None = None
    generator: str = GENERATOR

    def holds(self, value: float) -> bool:
        """Whether the value lies inside."""
        return self.low is not None and self.high is not None and self.low <= value <= self.high


def bootstrap(
    statistic: Weighted,
    n_items: int,
    *,
    kind: Kind = "bca",
    resamples: int = 1_000,
    seed: int = 1,
    level: float = 0.95,
    n_raters: int | None = None,
    fewest: int = FEWEST_ITEMS,
) -> Interval:
    """Draw as many items as there are, with replacement, again and again; see how the figure moves.

    "percentile": the middle share `level` of the resampled values, quantiles interpolated
    linearly. "bca": the same with shifted ends, corrected for bias and for a spread that depends on
    the value (acceleration from leaving out each item once). The seed and the number of resamples
    fix the result. With fewer than `fewest` items there is no interval. Sources: Efron and
    Tibshirani (1993), An introduction to the bootstrap, chapters 13 (percentile) and 14 (BCa).
    """
    estimate = _of_all(statistic, n_items)
    found = Interval(estimate, n_items, n_raters, level, kind, seed)
    if estimate is None:
        return replace(found, why="statistics-why-undefined")
    if n_items < fewest:
        return replace(found, why="statistics-why-few-items")
    values = resampled(statistic, n_items, resamples=resamples, seed=seed)
    values = values[~np.isnan(values)]
    found = replace(found, resamples=resamples, undefined=resamples - len(values))
    if found.undefined > MOST_UNDEFINED * resamples:
        return replace(found, why="statistics-why-often-undefined")
    tails: Tails | None = ((1 - level) / 2, (1 + level) / 2)
    if kind == "bca":
        tails = _corrected(level, estimate, values, statistic(1 - np.eye(n_items)))
    if tails is None:
        return replace(found, why="statistics-why-no-bca")
    low, high = np.quantile(values, tails).tolist()
    return replace(found, low=low, high=high)


def resampled(statistic: Weighted, n_items: int, *, resamples: int, seed: int) -> Floats:
    """The statistic of each resample; nan where it is undefined.

    Items are drawn from the raw stream of PCG64, which is what numpy promises to keep: the same
    seed draws the same items in every version.
    """
    stream = np.random.PCG64(seed)
    rows = max(1, AT_ONCE // n_items)
    sizes = [min(rows, resamples - done) for done in range(0, resamples, rows)]
    return np.concatenate([statistic(_drawn(stream, size, n_items)) for size in sizes])


def of_rows(
    rows: npt.NDArray[Any], statistic: Callable[[npt.NDArray[Any]], float | None]
) -> Weighted:
    """Any statistic of rows that does not depend on their order, for `bootstrap`; one at a time."""

    def weighted(weights: Floats) -> Floats:
        drawn = (np.repeat(rows, each.astype(np.int64), axis=0) for each in weights)
        found = [statistic(each) for each in drawn]
        return np.array([np.nan if one is None else one for one in found], dtype=np.float64)

    return weighted


def _of_all(statistic: Weighted, n_items: int) -> float | None:
    """The statistic of what was seen, each item once."""
    found = float(statistic(np.ones((1, n_items)))[0]) if n_items else np.nan
    return None if np.isnan(found) else found


def _drawn(stream: np.random.PCG64, resamples: int, n_items: int) -> Floats:
    """How often each item was drawn in each resample."""
    items = (stream.random_raw(resamples * n_items) % np.uint64(n_items)).astype(np.int64)
    cells = items.reshape(resamples, n_items)
    cells += np.arange(resamples, dtype=np.int64)[:, np.newaxis] * n_items
    counts = np.bincount(cells.ravel(), minlength=resamples * n_items)
    return counts.reshape(resamples, n_items).astype(np.float64)


def _corrected(level: float, estimate: float, values: Floats, without: Floats) -> Tails | None:
    """Which quantiles BCa takes; none where all resamples lie on one side or an item is vital."""
    below = float((values < estimate).mean() + (values <= estimate).mean()) / 2
    if not 0 < below < 1 or np.isnan(without).any():
        return None
    normal = NormalDist()
    bias, skew = normal.inv_cdf(below), _acceleration(without)

    def shifted(tail: float) -> float:
        moved = bias + normal.inv_cdf(tail)
        return normal.cdf(bias + moved / (1 - skew * moved))

    return shifted((1 - level) / 2), shifted((1 + level) / 2)


def _acceleration(without: Floats) -> float:
    """How fast the spread changes with the value, from the values without each item."""
    apart = without.mean() - without
    squares = float((apart**2).sum())
    return float((apart**3).sum()) / (6 * squares**1.5) if squares else 0.0
