"""Kill a writing process again and again, and see that everything it acknowledged is there.

    python tests/faults/kill.py --rounds 150

Each round starts a process that writes lines and ballots under load, kills it at a random moment
without warning, opens the store again and compares it with what was acknowledged.
"""

import argparse
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
from kit.store.store import Store  # noqa: E402

LONGEST_LIFE = 0.6
ROUND = "r1"


@dataclass
class Outcome:
    """What one killed process had acknowledged, what the store holds, and what is wrong."""

    acknowledged_events: int = 0
    recorded_events: int = 0
    acknowledged_ballots: int = 0
    standing_ballots: int = 0
    problems: list[str] = field(default_factory=list)


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
        outcome.problems.append(f"session {session_id}: {refused}")
    finally:
        store.close()
    return outcome


def _check_lines(store: Store, session_id: str, acknowledged: list[str], outcome: Outcome) -> None:
    rows = store.rows(session_id)
    lines = [text.split()[1:] for text in acknowledged if text.startswith("line ")]
    outcome.acknowledged_events = 2 * len(lines)
    outcome.recorded_events = len(rows)
    for line_id, position, chained in lines:
        pair = rows[int(position) - 1 : int(position) + 1]
        if [line_id in row.body for row in pair] != [True, True] or pair[1].hash != chained:
            outcome.problems.append(f"{line_id} was acknowledged and is not at {position}")
    if len(rows) % 2:
        outcome.problems.append("half an act was recorded")


def _check_ballots(
    store: Store, session_id: str, acknowledged: list[str], outcome: Outcome
) -> None:
    box = BallotBox(store)
    ballots = [text.split()[1:] for text in acknowledged if text.startswith("ballot ")]
    outcome.acknowledged_ballots = len({seat_id for seat_id, _, _ in ballots})
    outcome.standing_ballots = box.turnout(session_id, ROUND)
    for seat_id, version, key in {seat_id: (seat_id, *rest) for seat_id, *rest in ballots}.values():
        standing = box.own(session_id, ROUND, seat_id)
        if standing is None or standing.version < int(version):
            outcome.problems.append(f"ballot {version} of {seat_id} was acknowledged and is gone")
        elif standing.version == int(version) and standing.key != key:
            outcome.problems.append(f"ballot {version} of {seat_id} is another one")


def rehearse(folder: Path, rounds: int, seed: int) -> list[Outcome]:
    """So many writers, one after another, each with a session of its own in one store."""
    chance = random.Random(seed)
    url = str(folder / "sealkit.db")
    outcomes = []
    for number in range(rounds):
        session_id = f"s{number}"
        command = [sys.executable, "-m", "tests.faults.writing", url, session_id]
        said = run_and_kill(command, chance.uniform(0, LONGEST_LIFE))
        outcomes.append(check(url, session_id, said))
    return outcomes


def main() -> int:
    """Print what was found; 1 if anything that was acknowledged is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=150)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kit-") as folder:
        outcomes = rehearse(Path(folder), given.rounds, given.seed)
    problems = [problem for outcome in outcomes for problem in outcome.problems]
    for name in (
        "acknowledged_events",
        "recorded_events",
        "acknowledged_ballots",
        "standing_ballots",
    ):
        print(f"{name:>22}: {sum(getattr(outcome, name) for outcome in outcomes)}")
    print(f"{len(outcomes)} kills, seed {given.seed}: {len(problems)} problems")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
