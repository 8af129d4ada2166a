"""Set the server's clock back and forth while a voting round and an agenda item run.

    python tests/faults/clock.py --rounds 150

In each round phones vote while the clock jumps by up to a day; the round is paused and goes on
meanwhile. It stays open before its deadline, whatever time it was in between, closes by itself once
the clock is past it, and counts every ballot that was acknowledged. No page tells of a deadline
that jumps with the clock.
"""

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from kit.domain.rounds import Round  # noqa: E402 (needs the line above)
from tests.faults.election import Election  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)
from tests.faults.wrong_clock import WrongClock  # noqa: E402 (needs the line above)
from tests.server.running import eventually  # noqa: E402 (needs the line above)

PHONES = 8
HOUR = 3_600
JUMPS = 3


class Jumps:
    """A voting round under a clock that jumps."""

    def __init__(self, election: Election, clock: WrongClock, chance: random.Random) -> None:
        self.election = election
        self.clock = clock
        self.chance = chance
        self.problems: list[str] = []

    def round(self) -> None:
        """Half of the phones vote while the clock jumps, the others when it passes the deadline."""
        self.clock.set(0)
        self.election.open()
        closes_at = datetime.now(UTC) + timedelta(hours=1)
        round_id = self.election.rounds[-1]
        self.election.steer("set_deadline", round_id=round_id, closes_at=closes_at.isoformat())
        item = self._item()
        early = list(range(PHONES // 2))
        for _ in range(JUMPS):
            self._jump(round_id)
            if early:
                self.election.cast(early.pop())
            if self._item() != item:
                self.problems.append("the deadline of the agenda item moved with the clock")
        with ThreadPoolExecutor(PHONES) as pool:
            voting = list(map(pool.submit, [self.election.cast] * PHONES, self._late(early)))
            self._pass_deadline()
            for one in voting:
                one.result()
        eventually(lambda: not self._round().is_open)

    def _late(self, early: list[int]) -> list[int]:
        return [*early, *range(PHONES // 2, PHONES)]

    def _jump(self, round_id: str) -> None:
        """The clock is set to before the deadline; now and then the round stands meanwhile."""
        stands = self.chance.random() < 0.5
        if stands:
            self.election.steer("pause_round", round_id=round_id)
        self.clock.set(self.chance.uniform(-24 * HOUR, 0.9 * HOUR))
        if stands:
            self.election.steer("resume_round", round_id=round_id)
        if not self._round().is_open:
            self.problems.append(f"{round_id} closed before its deadline")

    def _pass_deadline(self) -> None:
        closes_at = self._round().closes_at
        assert closes_at is not None
        ahead = (closes_at - datetime.now(UTC)).total_seconds()
        self.clock.set(ahead + self.chance.uniform(-0.3, 24 * HOUR))

    def _round(self) -> Round:
        return self.election.room.session().rounds[self.election.rounds[-1]]

    def _item(self) -> object:
        """The running item as the facilitator's page has it."""
        one = self.election.facilitator
        view = one.browser.view(one.seat_id, "facilitator")
        return view.json()["shared"]["clock"]


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many voting rounds."""
    clock = WrongClock(folder / "clock")
    with Served(folder, words=("--clock", str(clock.file))) as room:
        room.start()
        election = Election(room, PHONES, lambda _: lambda: room.port)
        jumps = Jumps(election, clock, random.Random(seed))
        for _ in range(rounds):
            jumps.round()
        ending = election.end()
    ending.problems += jumps.problems
    return ending


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
