"""Writes a file whole or not at all: what stood there stays until the new one is complete."""

import os
from contextlib import suppress
from pathlib import Path

from kit.domain.errors import Unusable


def is_taken(path: Path) -> bool:
    """Whether something stands there already."""
    try:
        return path.exists() or path.is_symlink()
    except OSError:  # a name that no file can have, which is said when it is written
        return False


def write_new(path: Path, content: str | bytes) -> None:
    """Put a file in place, flushed to the disk; raises `Unusable` where it cannot be written."""
    beside = path.parent / f".{path.name}.new"
    try:
        with beside.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        with suppress(OSError):  # where there can be no file, there is none to take away
            beside.unlink(missing_ok=True)
        raise Unusable("server-folder-unwritable", path=str(path)) from None
