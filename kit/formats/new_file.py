"""Writes a file whole or not at all: what stood there stays until the new one is complete."""

import os
from pathlib import Path

from kit.domain.errors import Unusable


def write_new(path: Path, content: str | bytes) -> None:
    """Put a file in place, flushed to the disk; raises `Unusable` where it cannot be written."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise Unusable("server-folder-unwritable", path=str(path)) from None
