"""Kill a writing process again and again, and see that everything it acknowledged is there.

    python tests/faults/kill.py --rounds 150

Each round starts a process that writes lines and ballots under load, kills it at a random moment
without warning, opens the store again and compares it with what was acknowledged.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from kit.domain.errors import Unusable  # noqa: E402 (needs the line above)
from kit.store.ballot_box import BallotBox  # noqa: E402 (needs the line above)
from kit.store.store import Store  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run, total  # noqa: E402 (needs the line above)

LONGEST_LIFE = 0.6
ROUND = "r1"


@dataclass
class Outcome:
    """How one killed process ended, and what it had written without having said so."""

    ending: Ending = field(default_factory=Ending)
    unsaid: int = 0


def run_and_kill(command: list[str], life: float) -> list[str]:
    """Start a writer, let it live for so long after its first word, kill it: what it said."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            command, cwd=ROOT, stdout=said, env={**os.environ, "PYTHONPATH": path}
        ) as process,
    ):
        try:
            _wait_for_a_word(said.fileno(), process)
            time.sleep(life)
        finally:
            process.kill()
        process.wait()
        said.seek(0)
        # A last line that was cut acknowledges nothing.
        return [line.rstrip("\n") for line in said if line.endswith("\n")]


def _wait_for_a_word(descriptor: int, process: subprocess.Popen[bytes], limit: float = 60) -> None:
    ends = time.monotonic() + limit
    while os.fstat(descriptor).st_size == 0:
        if process.poll() is not None:
            raise RuntimeError("the writer ended by itself")
        if time.monotonic() > ends:
            raise RuntimeError("the writer never began")
        time.sleep(0.002)


def check(url: str, session_id: str, acknowledged: list[str]) -> Outcome:
    """Compare what was acknowledged with what the store holds."""
    outcome = Outcome()
    store = Store.open(url)
    try:
        store.verify(session_id)
        _check_lines(store, session_id, acknowledged, outcome)
        _check_ballots(store, session_id, acknowledged, outcome)
    except Unusable as refused:
        outcome.ending.problems.append(f"session {session_id}: {refused}")
    finally:
        store.close()
    return outcome


def _check_lines(store: Store, session_id: str, acknowledged: list[str], outcome: Outcome) -> None:
    """Each line is an act of two events; what stands is where it was said to be."""
    rows = store.rows(session_id)
    lines = [text.split()[1:] for text in acknowledged if text.startswith("line ")]
    outcome.ending.acknowledged += len(lines)
    outcome.unsaid += len(rows) // 2 - len(lines)
    for line_id, position, chained in lines:
        pair = rows[int(position) - 1 : int(position) + 1]
        if [line_id in row.body for row in pair] == [True, True] and pair[1].hash == chained:
            outcome.ending.recorded += 1
        else:
            outcome.ending.problems.append(f"{line_id} was acknowledged and is not at {position}")
    if len(rows) % 2:
        outcome.ending.problems.append("half an act was recorded")


def _check_ballots(
    store: Store, session_id: str, acknowledged: list[str], outcome: Outcome
) -> None:
    """Of each seat the last ballot stands, or one that came after it."""
    box = BallotBox(store)
    ballots = [text.split()[1:] for text in acknowledged if text.startswith("ballot ")]
    last = {seat_id: (int(version), key) for seat_id, version, key in ballots}
    for seat_id, (version, key) in last.items():
        standing = box.own(session_id, ROUND, seat_id)
        stands = standing.version if standing else 0
        outcome.ending.acknowledged += version
        outcome.ending.recorded += min(stands, version)
        outcome.unsaid += max(0, stands - version)
        if standing is not None and stands == version and standing.key != key:
            outcome.ending.problems.append(f"ballot {version} of {seat_id} is another one")


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many writers, one after another, each with a session of its own in one store."""
    chance = random.Random(seed)
    url = str(folder / "sealkit.db")
    outcomes = []
    for number in range(rounds):
        session_id = f"s{number}"
        command = [sys.executable, "-m", "tests.faults.writing", url, session_id]
        said = run_and_kill(command, chance.uniform(0, LONGEST_LIFE))
        outcomes.append(check(url, session_id, said))
    ending = total(outcome.ending for outcome in outcomes)
    ending.told = [f"{sum(one.unsaid for one in outcomes)} more stood before it could be said"]
    return ending


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
