"""What is at hand for everybody: each file is read once, and again when it has changed."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from kit.domain.errors import BrokenFiles
from kit.domain.framework import Framework
from kit.formats.crosswalk_file import read_crosswalk
from kit.formats.framework_file import read_framework
from kit.formats.library import Library
from kit.views.frameworks.at_hand import AtHand, Shelf

T = TypeVar("T")
Stamp = tuple[int, int]
"""When a file was last written, and its size: another one means another content."""


class Files(Generic[T]):
    """Files of one kind as they were read last; a broken one is kept as what is wrong with it."""

    def __init__(self, read: Callable[[Path], T]) -> None:
        self._read = read
        self._kept: dict[Path, tuple[Stamp | None, T | BrokenFiles]] = {}

    def look(self, paths: dict[str, Path]) -> "Looked[T]":
        """What these files hold now."""
        before, self._kept = self._kept, {path: self._look(path) for path in paths.values()}
        found = [content for _, content in self._kept.values()]
        return Looked(
            [one for one in found if not isinstance(one, BrokenFiles)],
            [one for one in found if isinstance(one, BrokenFiles)],
            changed=before != self._kept,
        )

    def forget(self) -> None:
        """Read everything anew."""
        self._kept.clear()

    def _look(self, path: Path) -> tuple[Stamp | None, T | BrokenFiles]:
        stamp, known = _stamp(path), self._kept.get(path)
        if known is not None and stamp is not None and known[0] == stamp:
            return known
        try:
            return stamp, self._read(path)
        except BrokenFiles as error:
            return stamp, error


@dataclass(frozen=True)
class Looked(Generic[T]):
    """What files hold, and whether that is other than before."""

    found: list[T]
    broken: list[BrokenFiles]
    changed: bool


class LibraryShelf:
    """Frameworks and prepared crosswalks of a library. May be asked from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._by_id: dict[str, Framework] = {}
        self._frameworks = Files(read_framework)
        self._crosswalks = Files(lambda path: read_crosswalk(path, self._by_id.get))

    def look(self) -> Shelf:
        """Everything as the files are now; a broken one hides no other."""
        with self._lock:
            frameworks = self._frameworks.look(self._library.frameworks())
            if frameworks.changed:
                # crosswalks are read against the frameworks that they compare
                self._by_id = {one.id: one for one in frameworks.found}
                self._crosswalks.forget()
            crosswalks = self._crosswalks.look(self._library.crosswalks())
        return Shelf(
            {one.id: AtHand(one) for one in frameworks.found},
            (*frameworks.broken, *crosswalks.broken),
            tuple(crosswalks.found),
        )


def _stamp(path: Path) -> Stamp | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size
