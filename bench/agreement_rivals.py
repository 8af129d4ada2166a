"""What one would pick instead, in an environment of its own: python agreement_rivals.py < data.

Reads `{"table": [[number or null, …], …], "runs": n, "resamples": n}` as JSON, a row an item and a
column a rater, and prints seconds and alpha of the krippendorff package for each level, and of as
many resamples as asked. Needs nothing of the kit.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median
from typing import Any

LEVELS = ("nominal", "ordinal", "interval")


def timed(work: Callable[[], Any], runs: int) -> tuple[float, Any]:
    """The median of several runs, and what came out."""
    taken, found = [], None
    for _ in range(runs):
        begun = time.perf_counter()
        found = work()
        taken.append(time.perf_counter() - begun)
    return median(taken), found


def main() -> None:
    """Time the package."""
    data = json.load(sys.stdin)
    numpy = importlib.import_module("numpy")
    alpha = importlib.import_module("krippendorff").alpha
    table = numpy.array(data["table"], dtype=float)
    found: dict[str, Any] = {}
    for level in LEVELS:
        asked = partial(alpha, reliability_data=table.T, level_of_measurement=level)
        seconds, value = timed(asked, data["runs"])
        found[level] = {"seconds": seconds, "alpha": float(value)}
    if data["resamples"]:
        chance = numpy.random.default_rng(1)

        def resample() -> Any:
            rows = chance.integers(0, len(table), len(table))
            return alpha(reliability_data=table[rows].T, level_of_measurement="ordinal")

        begun = time.perf_counter()
        for _ in range(data["resamples"]):
            resample()
        found["bootstrap"] = time.perf_counter() - begun
    print(json.dumps(found))


if __name__ == "__main__":
    main()
