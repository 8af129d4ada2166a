"""Kill the server under load again and again: what a page was told is saved must be there.

    python tests/faults/kill_server.py --rounds 150

Reporters write lines and phones cast ballots over HTTP, each act with its key; meanwhile the round
is paused and goes on, its deadline is moved, and votes on paper are entered and counted again. The
server is killed at a random moment without warning and started again on the same store; what had no
answer is sent again with the same key, as pages do. The round's deadline passes while no server
runs. At the end the record is compared with all that was answered.
"""

import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.crowd import Crowd  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)

LONGEST_LIFE = 1.0


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many lives of one server, and a last one in which everything is answered."""
    chance = random.Random(seed)
    with Served(folder) as room:
        crowd = Crowd(room)
        for number in range(rounds):
            if number:
                room.start()
            with crowd.at_work():
                time.sleep(chance.uniform(0, LONGEST_LIFE))
                room.kill()
        room.start()
        return crowd.end(lambda: _away(room))


def _away(room: Served) -> None:
    """No server runs while the deadline passes."""
    room.kill()
    time.sleep(0.3)
    room.start()


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
