"""How fast agreement is counted: alpha, exactly, and a thousand resamples of it.

Beside it what one would pick instead: the krippendorff package in an environment of its own, and
alpha as a page of plain numpy, resampled in a loop. All from the same table of numbers with empty
cells; what they find is compared.
"""

import json
import os
import random
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from bench.agreement_rivals import LEVELS
from kit.analysis import resampled
from kit.analysis.agreement import agreement
from kit.analysis.alpha import alpha
from kit.analysis.bootstrap import bootstrap
from kit.analysis.rated import rated_table

RUNS, RESAMPLES = 31, 1_000
ITEMS, RATERS, MISSING = 200, 300, 0.1
ITEMS_GROWN, RATERS_GROWN = (50, 100, 200, 400), (75, 150, 300, 600)
BOOTSTRAP_GOAL = 1.0
"""Seconds that a person waits without wondering."""


def ratings(items: int, raters: int) -> list[list[int | None]]:
    """Ratings from 1 to 9 around each item's own mean; a tenth is missing."""
    drawn = random.Random(items * 1_000 + raters)
    means = [drawn.uniform(2, 8) for _ in range(items)]
    return [
        [
            None if drawn.random() < MISSING else min(9, max(1, round(drawn.gauss(mean, 1.8))))
            for _ in range(raters)
        ]
        for mean in means
    ]


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def told(name: str, taken: float, beside: float | None) -> None:
    """A row: how long, and how many times what stands beside."""
    times = "" if beside is None else f"{taken / beside:9.2f} ×"
    print(f"  {name:50}{1_000 * taken:10.2f} ms{times}", flush=True)


def ours(table: Any, level: Any) -> float:
    """From the table to alpha, exactly."""
    found = alpha(rated_table(table, level))
    assert found is not None
    return float(found)


def plain(table: Any, level: str) -> float:
    """Alpha as a page of numpy: answers counted, the matrix of coincidences, distances."""
    values = np.unique(table[~np.isnan(table)])
    counts = (table[:, :, np.newaxis] == values).sum(axis=1).astype(float)
    counts = counts[counts.sum(axis=1) > 1]
    pairs = counts[:, :, np.newaxis] * counts[:, np.newaxis, :]
    pairs -= counts[:, :, np.newaxis] * np.eye(len(values))
    seen = (pairs / (counts.sum(axis=1) - 1)[:, np.newaxis, np.newaxis]).sum(axis=0)
    given = seen.sum(axis=0)
    places = given.cumsum() - given / 2 if level == "ordinal" else values
    far = (places[:, np.newaxis] - places) ** 2
    if level == "nominal":
        far = 1 - np.eye(len(values))
    chance = np.outer(given, given) - np.diag(given)
    return float(1 - (given.sum() - 1) * (seen * far).sum() / (chance * far).sum())


def plain_bootstrap(table: Any) -> tuple[float, float]:
    """The same, one resample after the other."""
    chance = np.random.default_rng(1)
    rows = (chance.integers(0, len(table), len(table)) for _ in range(RESAMPLES))
    low, high = np.quantile([plain(table[each], "ordinal") for each in rows], [0.025, 0.975])
    return float(low), float(high)


def our_bootstrap(table: Any, kind: Any = "percentile") -> tuple[float | None, float | None]:
    """From the table to the interval."""
    rated = rated_table(table, "ordinal")
    found = bootstrap(resampled.alpha(rated), rated.n_items, kind=kind, resamples=RESAMPLES)
    return found.low, found.high


def compared(rival: "Rival") -> None:
    """Alpha and its interval, ours beside the others."""
    rows = ratings(ITEMS, RATERS)
    table = np.array(rows, dtype=float)
    package = rival(rows, RESAMPLES)
    print(f"alpha of {ITEMS} items by {RATERS} raters, a tenth missing; medians of {RUNS} runs")
    slower = []
    for level in LEVELS:
        taken = seconds(partial(ours, table, level))
        told(f"sealkit, exact, {level}", taken, taken)
        told(f"plain numpy, {level}", seconds(partial(plain, table, level)), taken)
        assert abs(ours(table, level) - plain(table, level)) < 1e-9
        if package:
            told(f"krippendorff, {level}", package[level]["seconds"], taken)
            assert abs(ours(table, level) - package[level]["alpha"]) < 1e-9
            slower += [level] if taken > package[level]["seconds"] else []
    if package:
        goal("alpha not slower than the package", not slower)
    intervals(table, package)


def intervals(table: Any, package: Any) -> None:
    """A thousand resamples of ordinal alpha."""
    print(f"{RESAMPLES:,} resamples of ordinal alpha; medians of 5 runs, of the others one run")
    taken = seconds(partial(our_bootstrap, table), 5)
    told("sealkit, percentile", taken, taken)
    told("sealkit, BCa", seconds(partial(our_bootstrap, table, "bca"), 5), taken)
    told("plain numpy in a loop", seconds(partial(plain_bootstrap, table), 1), taken)
    if package:
        told("krippendorff in a loop", package["bootstrap"], taken)
    print(f"  intervals: {our_bootstrap(table)} ours, {plain_bootstrap(table)} plain")
    whole = seconds(lambda: agreement(rated_table(table, "ordinal")), 5)
    told("sealkit, every statistic with interval and cautions", whole, taken)
    goal(f"an interval in less than {BOOTSTRAP_GOAL:.0f} s", taken < BOOTSTRAP_GOAL)


def goal(text: str, met: bool) -> None:
    """Whether it was reached."""
    print(f"  goal: {text}: {'met' if met else 'MISSED'}", flush=True)


def growth(rival: "Rival") -> None:
    """The same with more items and more raters; ordinal."""
    for axis, sizes in (("items", ITEMS_GROWN), ("raters", RATERS_GROWN)):
        print(f"growth with {axis} (ordinal): alpha, the package's, a thousand resamples")
        for size in sizes:
            rows = ratings(size, RATERS) if axis == "items" else ratings(ITEMS, size)
            table = np.array(rows, dtype=float)
            package = rival(rows, 0)
            alpha = seconds(partial(ours, table, "ordinal"))
            theirs = (
                f"{1_000 * package['ordinal']['seconds']:8.2f} ms" if package else "       -   "
            )
            drawn = seconds(partial(our_bootstrap, table), 5)
            print(
                f"  {size:4} {axis}{1_000 * alpha:10.2f} ms {theirs}{1_000 * drawn:10.2f} ms",
                flush=True,
            )


class Rival:
    """The package, in an environment that is thrown away; says nothing where it cannot be had."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=True)
        self._python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
        asked = [self._python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        done = subprocess.run([*asked, "krippendorff"], check=False, capture_output=True)
        self._there = not done.returncode
        if not self._there:
            print("Not compared with krippendorff: pip could not install it here.")

    def __call__(self, rows: list[list[int | None]], resamples: int) -> Any:
        """What it prints; none if it could not be installed or does not run."""
        if not self._there:
            return None
        script = str(Path(__file__).parent / "agreement_rivals.py")
        asked = json.dumps({"table": rows, "runs": RUNS, "resamples": resamples})
        done = subprocess.run(
            [self._python, script], input=asked, capture_output=True, text=True, check=False
        )
        return json.loads(done.stdout) if not done.returncode else None


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        rival = Rival(Path(folder))
        compared(rival)
        growth(rival)


if __name__ == "__main__":
    main()
