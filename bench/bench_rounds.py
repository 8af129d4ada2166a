"""How long a secret round takes its host: ballots cast, the round closed, the results counted.

Beside it what one would write in an afternoon: a row per vote in SQLite, to be read by whoever
opens the file, and pandas to count them.
"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from secrets import token_hex
from statistics import median

import pandas as pd

from kit.commands import Asked, Joining, cast, join, perform, read_cast, start_session
from kit.commands.start import Start
from kit.domain.replay import apply, replay
from kit.domain.results import counted
from kit.domain.rights import Act
from kit.domain.rules.verdict import Verdict
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.formats.library import Library
from kit.store.ballot_box import BallotBox
from kit.store.store import Store

RUNS = 3
STANDARDS = 30
SIZES = (300, 3_000)
TOGETHER = 50
"""Ballots that arrive at once, and that the server's writer puts into one transaction."""
AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
NAME = "bench"

Ratings = list[list[int]]


def ratings(voters: int) -> Ratings:
    """What everybody says of every standard."""
    drawn = random.Random(7)
    return [
        [min(9, max(1, round(drawn.gauss(4 + standard % 5, 2)))) for standard in range(STANDARDS)]
        for _ in range(voters)
    ]


@dataclass
class Room:
    """A session with an open round of ratings, in a store of its own."""

    store: Store
    session: Session = field(init=False)
    seat_ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        library = Library()
        start = Start(
            NAME, library.workshop("partnership"), [], date(2027, 1, 1), token_hex(16), AT
        )
        with self.store.transaction([NAME]) as tx:
            start_session(tx, start)
        self.session = replay(NAME, self.store.read(NAME))
        self.box = BallotBox(self.store)
        self.facilitator = self.session.standing_seats(Role.FACILITATOR)[0].seat_id

    def act(self, act: Act, **args: object) -> dict[str, str]:
        """One act of the facilitator."""
        asked = Asked(self.facilitator, act, args, token_hex(16), AT)
        with self.store.transaction([NAME]) as tx:
            done = perform(tx, self.session, asked, self.box)
        for one in done.recorded:
            apply(self.session, one)
        return done.result

    def open(self, voters: int) -> str:
        """Seats, standards, and the round open on them."""
        self.act(Act.ALLOW_PLACES, places=voters)
        with self.store.transaction([NAME]) as tx:
            for _ in range(voters):
                seat_id, recorded = join(tx, self.session, Joining(token_hex(16), AT, "group-1"))
                self.seat_ids.append(seat_id)
                for one in recorded:
                    apply(self.session, one)
        for number in range(STANDARDS):
            self.act(Act.GATHER_STANDARD, text=f"Standard {number}.", lang="en")
        self.act(Act.PLAN_ROUND, plan=PLAN)
        return self.act(Act.OPEN_ROUND, plan_id="r1", heads=voters)["round_id"]

    def cast(self, round_id: str, ratings: Ratings, together: int) -> None:
        """Check, seal and put away every ballot, so many in one transaction."""
        standard_ids = self.session.rounds[round_id].opened.standard_ids
        asked = [
            (seat_id, _ballot(round_id, standard_ids, rated))
            for seat_id, rated in zip(self.seat_ids, ratings, strict=True)
        ]
        for first in range(0, len(asked), together):
            with self.store.transaction([NAME]) as tx:
                for seat_id, args in asked[first : first + together]:
                    seat = self.session.seats[seat_id]
                    given = read_cast(self.session, seat, args, token_hex(16), self.box)
                    cast(tx, self.session, given, AT, self.box)

    def close(self, round_id: str) -> list[tuple[str, int, int]]:
        """Empty the box into the record, and count: verdict, high and low of every standard."""
        self.act(Act.CLOSE_ROUND, round_id=round_id, confirmed=True)
        self.box.destroy_key(NAME, round_id)
        found = counted(self.session.rounds[round_id]).results.values()
        return [
            (str(one.verdict), int(str(one.figure("high"))), int(str(one.figure("low"))))
            for one in found
        ]


PLAN = {
    "id": "r1",
    "electorate": "persons",
    "secrecy": "secret",
    "method": "rating",
    "rule": {"name": "delphi"},
}


def _ballot(round_id: str, standard_ids: tuple[str, ...], rated: list[int]) -> dict[str, object]:
    choices = {
        standard_id: {"value": str(one), "code": token_hex(16)}
        for standard_id, one in zip(standard_ids, rated, strict=True)
    }
    return {"round_id": round_id, "base": 0, "ballot": {"choices": choices}}


def cast_rows(database: sqlite3.Connection, ratings: Ratings, together: int) -> None:
    """The same ballots as rows."""
    rows = [
        [(voter, standard, one) for standard, one in enumerate(rated)]
        for voter, rated in enumerate(ratings)
    ]
    for first in range(0, len(rows), together):
        with database:
            for ballot in rows[first : first + together]:
                database.executemany("INSERT OR REPLACE INTO votes VALUES (?, ?, ?)", ballot)


def count_rows(database: sqlite3.Connection) -> list[tuple[str, int, int]]:
    """The same rule with pandas."""
    votes = pd.read_sql("SELECT standard, value FROM votes", database)
    counts = pd.crosstab(votes["standard"], votes["value"]).reindex(columns=range(1, 10))
    counts = counts.fillna(0).astype(int)
    high, low = counts[[7, 8, 9]].sum(axis=1), counts[[1, 2, 3]].sum(axis=1)
    judged = counts.sum(axis=1)
    found = []
    for standard in counts.index:
        n, up, down = int(judged[standard]), int(high[standard]), int(low[standard])
        verdict = Verdict.UNDECIDED
        if 10 * up >= 7 * n and 20 * down < 3 * n:
            verdict = Verdict.IN
        elif 10 * down >= 7 * n and 20 * up < 3 * n:
            verdict = Verdict.OUT
        found.append((str(verdict), up, down))
    return found


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """How long, and what came of it."""
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made


def ours(folder: Path, given: Ratings, together: int) -> tuple[float, float, object]:
    """Cast, closed and counted by the kit: seconds of both, and the counts."""
    with closing(Store.open(folder / "room.db")) as store:
        room = Room(store)
        round_id = room.open(len(given))
        casting, _ = timed(partial(room.cast, round_id, given, together))
        closed, found = timed(partial(room.close, round_id))
    return casting, closed, found


def theirs(folder: Path, given: Ratings, together: int) -> tuple[float, float, object]:
    """The same with rows and pandas."""
    with closing(sqlite3.connect(folder / "rows.db")) as database:
        database.execute(
            "CREATE TABLE votes (voter, standard, value, PRIMARY KEY (voter, standard))"
        )
        casting, _ = timed(partial(cast_rows, database, given, together))
        closed, found = timed(partial(count_rows, database))
    return casting, closed, found


def compare(voters: int, together: int) -> None:
    """One size, one way to arrive: medians of several runs, side by side."""
    given = ratings(voters)
    runs: dict[str, list[tuple[float, float]]] = {"sealkit": [], "rows and pandas": []}
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            one, other = (way(Path(folder), given, together) for way in (ours, theirs))
        assert one[2] == other[2], "both must count the same"
        runs["sealkit"].append(one[:2])
        runs["rows and pandas"].append(other[:2])
    arriving = "one by one" if together == 1 else f"{together} at a time"
    print(f"{voters:,} ballots of {STANDARDS} standards, {arriving}; medians of {RUNS} runs")
    told = {
        name: [median(each) for each in zip(*taken, strict=True)] for name, taken in runs.items()
    }
    for name, (casting, closed) in told.items():
        beside = told["rows and pandas"]
        print(
            f"  {name:20} cast {casting:7.2f} s ({1000 * casting / voters:5.2f} ms each,"
            f" {casting / beside[0]:5.2f} ×)   closed and counted {closed:7.2f} s"
            f" ({closed / beside[1]:5.2f} ×)",
            flush=True,
        )


def main() -> None:
    """Measure everything."""
    for voters in SIZES:
        for together in (1, TOGETHER):
            compare(voters, together)


if __name__ == "__main__":
    main()
