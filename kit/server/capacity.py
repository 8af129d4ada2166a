"""How many seats this machine carries: phones, and staff pages that have a kernel.

What a phone and a page cost was measured on Linux (docs/decisions/0023): a phone that follows takes
24 kB of memory and one descriptor, beside those of its acts; a page takes fourteen descriptors of
the server, and a kernel of 23 MB where it is forked, 46 MB where it is not.
"""

import contextlib
import os
import sys
from dataclasses import dataclass
from enum import StrEnum

MEASURED = 3000
"""Phones of the largest room that was tried."""
CONNECTIONS_PER_PHONE = 1.5
"""The one that it follows by, and at any moment every other phone's for its acts."""
FILES_PER_PAGE = 16
MOST_PAGES = 48
PAGES_PER_CORE = 12
PAGE_MEMORY = 50_000_000
PHONE_MEMORY = 60_000
WINDOWS_SOCKETS = 512
"""What `select` can watch in Python on Windows, where the server has nothing better."""
WINDOWS_PAGES = 12
SOCKETS_PER_PAGE = 9
SPARE_SOCKETS = 32
FILES = 16384
"""Files that we ask to open: enough for the largest room."""


class Limit(StrEnum):
    """What stops first."""

    MEASURED = "measured"
    FILES = "files"
    MEMORY = "memory"
    WINDOWS = "windows"


@dataclass(frozen=True)
class Machine:
    """What this depends on. `memory` in bytes; None where the system does not tell."""

    files: int = FILES
    memory: int | None = None
    cores: int = 2
    platform: str = sys.platform

    @classmethod
    def here(cls) -> "Machine":
        """This machine, with the files that this process may open now."""
        return cls(_files(), _memory(), os.cpu_count() or 2)

    @property
    def is_windows(self) -> bool:
        """Whether connections are watched by `select` alone."""
        return self.platform == "win32"


@dataclass(frozen=True)
class Capacity:
    """How many phones, and how many pages with kernels, at once; and why not more phones."""

    phones: int
    pages: int
    limit: Limit


def capacity(machine: Machine) -> Capacity:
    """What a machine carries."""
    phones = {
        Limit.MEASURED: MEASURED,
        Limit.WINDOWS if machine.is_windows else Limit.FILES: int(
            connections(machine) / CONNECTIONS_PER_PHONE
        ),
    }
    if machine.memory is not None:
        phones[Limit.MEMORY] = machine.memory // 8 // PHONE_MEMORY
    limit = min(phones, key=lambda one: phones[one])
    return Capacity(phones[limit] // 10 * 10, pages(machine), limit)


def pages(machine: Machine) -> int:
    """Kernels that may run at once."""
    if machine.is_windows:
        return WINDOWS_PAGES
    by_files = machine.files // 4 // FILES_PER_PAGE
    by_memory = MOST_PAGES if machine.memory is None else machine.memory // 4 // PAGE_MEMORY
    return max(1, min(MOST_PAGES, PAGES_PER_CORE * machine.cores, by_files, by_memory))


def connections(machine: Machine) -> int:
    """Connections that may be open at once; kernels and the store need the other descriptors."""
    if machine.is_windows:
        return WINDOWS_SOCKETS - SPARE_SOCKETS - SOCKETS_PER_PAGE * WINDOWS_PAGES
    return machine.files * 3 // 4


def allow_many_files() -> None:
    """Raise the soft limit of open files as far as we want, or as far as the system lets us."""
    with contextlib.suppress(ImportError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        for wanted in (FILES, 10240, 8192, 4096):  # macOS refuses more than it has for a process
            most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
            if soft >= most:
                return
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
                return


def _files() -> int:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        soft: int = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        return FILES if soft == resource.RLIM_INFINITY else soft
    return FILES


def _memory() -> int | None:
    with contextlib.suppress(AttributeError, ValueError, OSError):
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None
