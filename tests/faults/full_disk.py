"""Fill the disk of a running server again and again: nothing is lost, and people are told.

    python tests/faults/full_disk.py --rounds 150

Everybody works while the disk is full for a moment, and goes on when there is room again; what was
refused is sent again with the same key. Whoever may mount gets a small disk of its own, which is
really filled; everywhere else no file of the server may grow.
"""

import contextlib
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.crowd import Crowd  # noqa: E402 (needs the line above)
from tests.faults.ending import Ending, run  # noqa: E402 (needs the line above)
from tests.faults.served import Served  # noqa: E402 (needs the line above)
from tests.server.running import eventually  # noqa: E402 (needs the line above)

NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
FULL = (16, resource.RLIM_INFINITY)
"""Bytes any file of the server may have: less than each of them has already."""
DISK = "64m"
LONGEST_FULL = 0.6
REFUSALS = ("store-full", "store-disk-error")

Fill = Callable[[], contextlib.AbstractContextManager[None]]
"""Makes the disk full for as long as it lasts."""


def limited(room: Served) -> Fill:
    """No file of the server may grow."""

    @contextlib.contextmanager
    def full() -> Iterator[None]:
        resource.prlimit(room.pid, resource.RLIMIT_FSIZE, FULL)
        try:
            yield
        finally:
            resource.prlimit(room.pid, resource.RLIMIT_FSIZE, NO_LIMIT)

    return full


def filled(folder: Path) -> Fill:
    """A file that takes whatever is left of the disk."""

    @contextlib.contextmanager
    def full() -> Iterator[None]:
        filler = folder / "filler"
        with filler.open("wb", buffering=0) as file:
            for size in (2**20, 2**12):
                with contextlib.suppress(OSError):
                    while file.write(bytes(size)):
                        pass
        try:
            yield
        finally:
            filler.unlink()

    return full


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A small disk in this folder; false where we may not mount one."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "sealkit", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
    """On a disk that is really full where we may, elsewhere on one that will not take more."""
    disk = folder / "disk"
    disk.mkdir()
    with small_disk(disk) as is_real, Served(disk) as room:
        crowd = Crowd(room)
        full = filled(disk) if is_real else limited(room)
        ending = fill_again_and_again(crowd, full, rounds, random.Random(seed))
    ending.told.append("a disk of its own" if is_real else "a limit on the size of files")
    return ending


def fill_again_and_again(crowd: Crowd, full: Fill, rounds: int, chance: random.Random) -> Ending:
    """So many moments without room, between moments with some."""
    with crowd.at_work(rest=0.02):
        for _ in range(rounds):
            time.sleep(chance.uniform(0, LONGEST_FULL) / 2)
            before = _refused(crowd)
            with full():
                eventually(partial(_is_refused, crowd, before), 60)
                time.sleep(chance.uniform(0, LONGEST_FULL))
    return crowd.end()


def _is_refused(crowd: Crowd, before: int) -> bool:
    return _refused(crowd) > before


def _refused(crowd: Crowd) -> int:
    return sum(crowd.put_off[name] for name in REFUSALS)


if __name__ == "__main__":
    raise SystemExit(run(__doc__, 150, rehearse))
