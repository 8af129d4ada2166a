"""Two servers of one PostgreSQL close the same round at once: closed once, counted once.

    python tests/faults/two_servers.py --rounds 150

Phones vote on both servers while the round is closed: by hand on both at once, by one click that
reaches both, by its deadline that both keep, by both deadline and hand; and now and then one server
is killed in that moment, and what it did not answer is sent to the other.
"""

import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.election import Election  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.person import Person  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)
from tests.server.running import Browser, eventually  # noqa: E402 (needs the line above)
from tests.store import postgres  # noqa: E402 (needs the line above)
from tests.store.builders import KEY  # noqa: E402 (needs the line above)

PHONES = 8
WAYS = ("two hands", "one click", "the deadline", "deadline and hand", "a killed server")


class Pair:
    """Two servers behind a balancer: whoever finds one dead is led to the other."""

    def __init__(self, folder: Path, url: str) -> None:
        self.servers = [Served(folder, url, KEY), Served(folder, url, KEY)]
        self.lives = [True, True]
        for server in self.servers:
            server.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for server in self.servers:
            server.kill()

    def way(self, number: int) -> Callable[[], int]:
        """Every second one is led to the second server."""

        def port() -> int:
            chosen = number % 2 if self.lives[number % 2] else 1 - number % 2
            return self.servers[chosen].port

        return port

    def kill(self, number: int) -> None:
        """End one of them without warning."""
        self.servers[number].kill()
        self.lives[number] = False

    def revive(self) -> None:
        """Whoever is dead serves again."""
        for number, lives in enumerate(self.lives):
            if not lives:
                self.servers[number].start()
                self.lives[number] = True


class Closings:
    """One voting round after another, each closed on both servers."""

    def __init__(self, pair: Pair, chance: random.Random) -> None:
        self.pair = pair
        self.chance = chance
        self.election = Election(pair.servers[0], PHONES, pair.way)
        here = self.election.facilitator
        browser = Browser(here.browser.port, cookies=dict(here.browser.cookies))
        self.there = Person(pair.way(1), browser, here.seat_id)
        self.happened: Counter[str] = Counter()
        self.problems: list[str] = []

    def round(self) -> None:
        """Open it, vote on both servers, close it on both in one instant, and look at both."""
        self.election.open()
        self._seen_by_both(is_open=True)
        way = self.chance.choice(WAYS)
        self.happened[way] += 1
        instant = self._instant(way)
        with ThreadPoolExecutor(PHONES + 3) as pool:
            voting = [pool.submit(self._vote, number) for number in range(PHONES)]
            closing = [pool.submit(work, instant) for work in self._closing(way)]
            for one in [*voting, *closing]:
                one.result()
        self.pair.revive()
        self._seen_by_both(is_open=False)
        self._same_for_both()

    def _instant(self, way: str) -> float:
        """When it shall be closed; a deadline is set at once."""
        instant = time.monotonic() + self.chance.uniform(0.05, 0.25)
        if "deadline" in way:
            closes_at = datetime.now(UTC) + timedelta(seconds=instant - time.monotonic())
            round_id = self.election.rounds[-1]
            self.election.steer("set_deadline", round_id=round_id, closes_at=closes_at.isoformat())
        return instant

    def _closing(self, way: str) -> list[Callable[[float], None]]:
        key = self.election.key()
        here, there = self.election.facilitator, self.there
        if way == "the deadline":
            return []
        if way == "deadline and hand":
            return [lambda at: self._close(here, key, at)]
        other = key if way == "one click" else self.election.key()
        hands = [
            lambda at: self._close(here, key, at),
            lambda at: self._close(there, other, at),
        ]
        victim = self.chance.randrange(2)
        moment = self.chance.uniform(-0.05, 0.1)
        kill = [lambda at: self._kill(victim, at + moment)] if way == "a killed server" else []
        return [*hands, *kill]

    def _close(self, hand: Person, key: str, at: float) -> None:
        wait_until(at)
        hand.send("close_round", {"round_id": self.election.rounds[-1], "confirmed": True}, key)

    def _kill(self, victim: int, at: float) -> None:
        wait_until(at)
        self.pair.kill(victim)

    def _vote(self, number: int) -> None:
        threading.Event().wait(self.chance.uniform(0, 0.3))
        self.election.cast(number)

    def _seen_by_both(self, *, is_open: bool) -> None:
        for one in self._hands():
            eventually(partial(self._is_seen, one, is_open), 30)

    def _is_seen(self, hand: Person, is_open: bool) -> bool:
        return bool(self._shown(hand)["round"]) is is_open

    def _same_for_both(self) -> None:
        one, other = (self._shown(hand)["results"] for hand in self._hands())
        if one != other:
            self.problems.append(f"the servers show other results of {self.election.rounds[-1]}")

    def _hands(self) -> tuple[Person, Person]:
        return self.election.facilitator, self.there

    @staticmethod
    def _shown(hand: Person) -> dict[str, object]:
        hand.browser.port = hand.port()
        shown: dict[str, object] = hand.browser.view(hand.seat_id, "facilitator").json()["shared"]
        return shown


def wait_until(at: float) -> None:
    """Wait for that moment of the monotonic clock."""
    time.sleep(max(0.0, at - time.monotonic()))


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many voting rounds of two servers on a PostgreSQL of their own."""
    with (
        postgres.server() as server,
        postgres.database(server) as database,
        Pair(folder, database.render_as_string(hide_password=False)) as pair,
    ):
        closings = Closings(pair, random.Random(seed))
        for _ in range(rounds):
            closings.round()
        ending = closings.election.end(closings.there)
    ending.problems += closings.problems
    ways = ", ".join(f"{way} {count}" for way, count in sorted(closings.happened.items()))
    ending.told.append(f"closed by {ways}")
    return ending


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
