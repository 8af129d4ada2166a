"""One server per file: a SQLite store is served by one process at a time."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from kit.domain.errors import Unusable


@contextlib.contextmanager
def alone(file: Path | None, place: str) -> Iterator[None]:
    """Hold the store's file for this server; nothing to hold where several may serve.

    Two servers would each know only half of what happens. The system lets go of the file when the
    process ends, however it ends. Raises Unusable where another server holds it.
    """
    if file is None:
        yield
        return
    with _opened(file.with_name(f"{file.name}.served"), place) as held:
        try:
            _hold(held)
        except (BlockingIOError, PermissionError):
            raise Unusable("server-store-served", store=place) from None
        except OSError:
            pass  # some mounted file systems know no such thing: then the port has to do
        yield


def _opened(path: Path, place: str) -> BinaryIO:
    try:
        return path.open("ab")
    except OSError:
        raise Unusable("store-cannot-open", store=place, folder=str(path.parent)) from None


def _hold(file: BinaryIO) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
