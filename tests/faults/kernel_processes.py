"""The kernels of a server, as the system sees them."""

import contextlib

from psutil import Error, Process  # type: ignore[import-untyped]

NURSERY = "kit.server.nursery"
"""A child of the server that forks its kernels, where the system can: it is none itself."""


def kernels(pid: int) -> list[Process]:
    """The kernels of a server that run: it starts nothing else."""
    with contextlib.suppress(Error):
        server = Process(pid)
        return [one for one in server.children(recursive=True) if not _is_other(one, server)]
    return []


def kill(pid: int) -> int:
    """Kill the kernels of a server without warning; how many they were."""
    return sum(map(_killed, kernels(pid)))


def kill_nursery(pid: int) -> bool:
    """Kill what the kernels are forked from, if there is one."""
    with contextlib.suppress(Error):
        children = [one for one in Process(pid).children() if NURSERY in one.cmdline()]
        return any(map(_killed, children))
    return False


def is_gone(process: Process) -> bool:
    """Whether it has ended."""
    with contextlib.suppress(Error):
        return not process.is_running() or process.status() == "zombie"
    return True


def _is_other(process: Process, server: Process) -> bool:
    """Whether it has ended, or is the nursery: what is forked from it is called as it is."""
    with contextlib.suppress(Error):
        if process.status() != "zombie":
            return process.ppid() == server.pid and NURSERY in process.cmdline()
    return True


def _killed(process: Process) -> bool:
    with contextlib.suppress(Error):
        process.kill()
        return True
    return False
