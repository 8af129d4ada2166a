"""How often intervals of 95 % hold the truth: invented rooms, alpha, percentile and BCa.

Not how fast but how honest: the table of docs/statistics.md, from which the kit takes below how
many items it gives no interval.
"""

from functools import partial
from typing import Any

import numpy as np

from kit.analysis.bootstrap import Kind, bootstrap
from kit.analysis.rated import Level, Rated, rated_table
from kit.analysis.resampled import alpha

ROOMS, RATERS, RESAMPLES = 1_000, 12, 500
MANY = 200_000
"""Items from which the true value is taken."""
SIZES = (5, 8, 10, 15, 20, 30, 60)
KINDS: tuple[Kind, ...] = ("percentile", "bca")
LEVELS: tuple[Level, ...] = ("ordinal", "nominal")


def room(chance: np.random.Generator, level: Level, items: int) -> Rated:
    """Ratings around each item's own mean, or yes and no by each item's own odds."""
    own = chance.normal(size=(items, 1))
    noise: Any = chance.normal(size=(items, RATERS))
    ratings = np.clip(np.round(5 + 1.6 * own + 1.6 * noise), 1, 9)
    said = chance.random((items, RATERS)) < 1 / (1 + np.exp(-1.5 * own - 0.5))
    return rated_table(ratings if level == "ordinal" else said.astype(float), level)


def held(level: Level, items: int, truth: float) -> dict[Kind, int]:
    """In what percentage of rooms the interval holds the true value, for each kind."""
    counts = dict.fromkeys(KINDS, 0)
    chance = np.random.default_rng(items)
    for seed in range(ROOMS):
        statistic = alpha(room(chance, level, items))
        drawn = partial(bootstrap, statistic, items, resamples=RESAMPLES, seed=seed, fewest=2)
        for kind in KINDS:
            counts[kind] += drawn(kind=kind).holds(truth)
    return {kind: round(100 * count / ROOMS) for kind, count in counts.items()}


def main() -> None:
    """Print a table for each kind of answers."""
    for level in LEVELS:
        many = room(np.random.default_rng(0), level, MANY)
        truth = float(alpha(many)(np.ones((1, MANY)))[0])
        print(f"{level} alpha, {RATERS} raters, truth {truth:.3f}; {ROOMS} rooms of each size")
        for items in SIZES:
            found = held(level, items, truth)
            told = "".join(f"{kind:>14} {share:3} %" for kind, share in found.items())
            print(f"  {items:4} items{told}", flush=True)


if __name__ == "__main__":
    main()
