"""Make the store read-only while it is served, again and again: nothing is lost, all goes on after.

    python tests/faults/read_only.py --rounds 150

The store's folder, its file or both may not be written for a moment; everybody works on, and what
was refused is sent again with the same key. A file that is open already can be written, so only a
read-only folder (SQLite needs a journal beside the file) stops the server for certain; but what it
opens meanwhile it can only read, and must not keep when the moment is over.
"""

import contextlib
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.crowd import Crowd  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)
from tests.server.running import eventually  # noqa: E402 (needs the line above)

LONGEST = 0.6
HUMBLE = (sys.executable, str(Path(__file__).with_name("humble.py")))
"""The command that runs another one without root's right to write everywhere."""
REFUSALS = ("store-read-only", "store-cannot-open", "store-disk-error", "key-unwritable")


@contextlib.contextmanager
def read_only(*paths: Path) -> Iterator[None]:
    """These may not be written for as long as this lasts; the folder is named before its file.

    SQLite gives its journal the rights of the file: one that was begun in between would stay behind
    in the folder, and nobody could take it up before its rights are changed by hand.
    """
    before = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(before[path] & ~0o222)
    try:
        yield
    finally:
        for path in reversed(paths):
            path.chmod(before[path])


def humble_room(folder: Path) -> Served:
    """A room whose server may not write in what is read-only, even where root runs it."""
    return Served(folder, before=HUMBLE)


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """So many moments in which the store may only be read."""
    chance = random.Random(seed)
    place = folder / "store"
    place.mkdir()
    with humble_room(place) as room:
        crowd = Crowd(room)
        choices = [(place,), (room.path,), (place, room.path)]
        with crowd.at_work(rest=0.02):
            for number in range(rounds):
                time.sleep(chance.uniform(0, LONGEST) / 2)
                _hold(crowd, choices[number % len(choices)], chance.uniform(0, LONGEST))
        return crowd.end()


def _hold(crowd: Crowd, paths: tuple[Path, ...], seconds: float) -> None:
    """Make them read-only until somebody was refused, and longer."""
    before = _refused(crowd)
    with read_only(*paths):
        if crowd.room.path.parent in paths:
            eventually(lambda: _refused(crowd) > before, 60)
        time.sleep(seconds)


def _refused(crowd: Crowd) -> int:
    return sum(crowd.put_off[name] for name in REFUSALS)


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
