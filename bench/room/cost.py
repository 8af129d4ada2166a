"""What a server costs its machine, with every process that it started: read from Linux's /proc."""

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
CAN_MEASURE = sys.platform == "linux"
KILOBYTE = 1024


@dataclass(frozen=True)
class Spent:
    """CPU-seconds up to now, bytes of memory now (PSS: shared pages are divided), and of whom."""

    cpu: float
    pss: int
    children: int
    children_pss: int


@dataclass(frozen=True)
class Tree:
    """A process and all that it started, such as a server and its kernels."""

    root: int

    def members(self) -> list[int]:
        """The root first; those that have ended are not there."""
        below = defaultdict(list)
        for path in PROC.glob("[0-9]*"):
            if (found := _stat(int(path.name))) is not None:
                below[int(found[1])].append(int(path.name))
        members = [self.root]
        for one in members:
            members.extend(below[one])
        return members

    def cpu(self) -> float:
        """CPU-seconds of all of them, those included that have ended and were waited for."""
        stats = [found for one in self.members() if (found := _stat(one))]
        return sum(sum(int(part) for part in found[11:15]) for found in stats) / TICKS

    def spent(self) -> Spent:
        """Everything at this moment."""
        members = self.members()
        each = [_pss(one) for one in members]
        return Spent(self.cpu(), sum(each), len(members) - 1, sum(each[1:]))

    def end(self, process: subprocess.Popen[bytes], seconds: float = 20.0) -> None:
        """Tell the root to stop; whatever it leaves behind is ended as well, each by its number."""
        members = self.members()
        process.terminate()
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for one in members[1:]:
            if (found := _stat(one)) is not None and found[0] != "Z":
                _end(one)


def free_memory() -> int:
    """Bytes that a program can still have without driving others out."""
    rows = (PROC / "meminfo").read_text().splitlines()
    return int(next(row.split()[1] for row in rows if row.startswith("MemAvailable"))) * KILOBYTE


def settled(tree: Tree, seconds: float = 20.0) -> None:
    """Wait until the tree rests: less than a fiftieth of a core for a second."""
    until = time.monotonic() + seconds
    before = tree.cpu()
    while time.monotonic() < until:
        time.sleep(1.0)
        now = tree.cpu()
        if now - before < 1 / 50:
            return
        before = now


def _stat(pid: int) -> list[str] | None:
    """The fields behind the name, from the state on; None where there is no such process."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return None


def _pss(pid: int) -> int:
    try:
        rows = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) * KILOBYTE


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
