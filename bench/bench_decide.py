"""How fast rules count: a million ratings, and equal shares for a thousand voters.

Beside it numpy's bare grouping (counts and medians without a rule, a check or a reason), and what
one would pick instead for approvals, in environments of their own: abcvoting, pref_voting.
"""

import json
import os
import random
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from bench.decide_rivals import RIVALS
from kit.domain.ballot_table import BallotTable
from kit.domain.rules.known import Rule, read_rule
from kit.domain.rules.outcome import Decided
from kit.formats.ballots_file import read_ballots

RUNS = 5
STANDARDS, VOTERS = 200, 5_000
APPROVED_STANDARDS, APPROVING_VOTERS, PLACES = 100, 1_000, 20


def ratings() -> list[tuple[int, int, int]]:
    """A million ratings in no order: standard, voter, rating."""
    drawn = random.Random(5)
    rows = [
        (standard, voter, min(9, max(1, round(drawn.gauss(4 + standard % 5, 2)))))
        for standard in range(STANDARDS)
        for voter in range(VOTERS)
    ]
    drawn.shuffle(rows)
    return rows


def approvals() -> list[list[int]]:
    """What each voter approves, from a fifth to two fifths of all."""
    drawn = random.Random(6)
    return [
        [
            item
            for item in range(APPROVED_STANDARDS)
            if drawn.random() < (0.4 if (item * 7 + voter) % 5 == 0 else 0.15)
        ]
        for voter in range(APPROVING_VOTERS)
    ]


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return median(taken)


def told(name: str, taken: float, beside: float) -> None:
    """A row: how long, and how many times what stands beside."""
    print(f"  {name:46}{taken:8.3f} s {taken / beside:8.2f} ×", flush=True)


def with_numpy(items: Any, values: Any) -> tuple[Any, Any]:
    """Counts by standard and rating, and medians: whole numbers in, no rule."""
    counts = np.bincount(items * 10 + values, minlength=STANDARDS * 10).reshape(STANDARDS, 10)
    order = np.argsort(items, kind="stable")
    medians = np.median(values[order].reshape(STANDARDS, VOTERS), axis=1)
    return counts, medians


def grouped_texts(items: Any, values: Any) -> tuple[Any, Any]:
    """The same from texts, as they stand in a file."""
    _, numbers = np.unique(items, return_inverse=True)
    return with_numpy(numbers, values.astype(np.int64))


def rating_rules(path: Path) -> None:
    """A million ratings through two rules."""
    rows = ratings()
    path.write_text(
        "item_id,voter_id,value\n" + "".join(f"s{s:03},v{v},{r}\n" for s, v, r in rows), "utf-8"
    )
    items = np.array([standard for standard, _, _ in rows])
    values = np.array([rating for _, _, rating in rows])
    texts = np.array([f"s{standard:03}" for standard, _, _ in rows])
    written = np.array([str(rating) for _, _, rating in rows])
    print(f"{len(rows):,} ratings of {STANDARDS} standards; medians of {RUNS} runs")
    bare = seconds(lambda: with_numpy(items, values))
    from_texts = seconds(lambda: grouped_texts(texts, written))
    told("numpy, bare grouping of whole numbers", bare, bare)
    told("numpy, bare grouping of texts", from_texts, bare)
    for name in ("delphi", "rand-ucla"):
        rule = read_rule({"name": name})
        table = read_ballots(path, rule.vocabulary(), "").table
        check(rule.decide_table(table, {}), items, values)
        told(f"{name}, decide alone", seconds(partial(rule.decide_table, table, {})), bare)
        whole = seconds(partial(read_and_decide, path, rule))
        told(f"{name}, file read, checked and decided", whole, from_texts)
    print("  (the last of each pair: × numpy's grouping of texts that are in memory already)")


def read_and_decide(path: Path, rule: Rule) -> Decided:
    """From the file to the verdicts."""
    return rule.decide_table(read_ballots(path, rule.vocabulary(), "").table, {})


def check(decided: Decided, items: Any, values: Any) -> None:
    """What is compared must be the same: numpy's counts or medians are ours."""
    counts, medians = with_numpy(items, values)
    for one in decided.outcomes:
        number = int(one.item_id[1:])
        assert one.n == counts[number].sum()
        if "high" in one.figures:
            assert one.figures["high"] == counts[number][7:].sum()
        else:
            assert one.figures["median"] == medians[number]


def approval_table(ballots: list[list[int]]) -> BallotTable:
    """Approvals as a table of 1 and 0."""
    sets = list(map(set, ballots))
    rows = [(i, v) for v in range(len(ballots)) for i in range(APPROVED_STANDARDS)]
    return BallotTable(
        items=tuple(f"s{item}" for item in range(APPROVED_STANDARDS)),
        voters=tuple(map(str, range(len(ballots)))),
        values=("0", "1"),
        item_of=[item for item, _ in rows],
        voter_of=[voter for _, voter in rows],
        value_of=[int(item in sets[voter]) for item, voter in rows],
    )


def equal_shares() -> None:
    """Equal shares with all ties, against what others have."""
    ballots = approvals()
    table = approval_table(ballots)
    rule = read_rule({"name": "equal-shares", "places": str(PLACES)})
    found = rule.decide_table(table, {}).committees
    assert found is not None
    ours = seconds(lambda: rule.decide_table(table, {}))
    print(
        f"equal shares, {APPROVING_VOTERS:,} voters, {APPROVED_STANDARDS} standards,"
        f" {PLACES} places; medians"
    )
    told("sealkit, exact, all ties", ours, ours)
    data = json.dumps({"items": APPROVED_STANDARDS, "ballots": ballots, "places": PLACES})
    for name in RIVALS:
        with tempfile.TemporaryDirectory() as folder:
            runs = list(rival_runs(Path(folder), name, data))
        if not runs:
            print(f"  Not compared with {name}: pip could not install it here, or it did not run.")
            continue
        told(f"{name}{REMARKS[name]}", median(run["seconds"] for run in runs), ours)
        if name == "abcvoting":
            chosen = sorted(sorted(int(one[1:]) for one in each) for each in found.listed)
            same = "the same committees" if runs[0]["found"] == chosen else "OTHER committees"
            print(f"    which finds {same} ({found.total})")


REMARKS = {
    "abcvoting": ", exact, all ties",
    "pref_voting": ", most approved only (no equal shares)",
}


def rival_runs(folder: Path, name: str, data: str) -> Iterable[dict[str, Any]]:
    """What a rival prints, in an environment that is thrown away; nothing if it fails."""
    venv.create(folder, with_pip=True)
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    asked = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", name]
    if subprocess.run(asked, check=False, capture_output=True).returncode:
        return
    script = str(Path(__file__).parent / "decide_rivals.py")
    for _ in range(3):
        done = subprocess.run(
            [python, script, name], input=data, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return
        yield json.loads(done.stdout)


def main() -> None:
    """Measure everything."""
    with tempfile.TemporaryDirectory() as folder:
        rating_rules(Path(folder) / "ratings.csv")
    equal_shares()


if __name__ == "__main__":
    main()
