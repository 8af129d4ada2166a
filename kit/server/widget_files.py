"""Files of Voila and of the widgets' extensions: compressed once, kept by browsers while they hold.

Voila would compress each of its ninety files anew for every visitor, and let a browser ask again
for those of the extensions at every visit.
"""

import asyncio
import gzip
import hashlib
import mimetypes
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tornado.web import HTTPError

from kit.server.door import Door
from kit.server.files_door import ASK_AGAIN, FOR_EVER, send
from kit.server.static_files import StaticFile

LARGE = 100_000
"""Bytes from which a file is compressed beside the loop, which has phones to serve."""
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css"}


class WidgetFiles:
    """All files below some folders, the first folder first; `only` names those sent of them.

    `version` names their content as a whole: an address that holds it never goes stale.
    """

    def __init__(self, folders: Sequence[str | Path], only: Sequence[str] = ("",)) -> None:
        self._folders = [Path(one).resolve() for one in folders]
        self._only = [one.split("/") if one else [] for one in only]
        self._kept: dict[Path, tuple[tuple[int, int], StaticFile]] = {}
        self.version = self._named()

    async def find(self, name: str) -> StaticFile | None:
        """The file of that path, if there is one and it may be sent."""
        parts = name.split("/")
        if ".." in parts or not any(parts[: len(only)] == only for only in self._only):
            return None
        for folder in self._folders:
            path = folder.joinpath(*parts)
            if path.is_file() and path.resolve().is_relative_to(folder):
                return await self._read(path, path.stat())
        return None

    async def _read(self, path: Path, found: os.stat_result) -> StaticFile:
        state = (found.st_mtime_ns, found.st_size)
        kept = self._kept.get(path)
        if kept is None or kept[0] != state:
            is_large = found.st_size > LARGE
            file = await asyncio.to_thread(_packed, path) if is_large else _packed(path)
            kept = self._kept[path] = (state, file)
        return kept[1]

    def _named(self) -> str:
        """The same wherever they are installed: servers behind one address must agree."""
        return hashlib.sha256("\n".join(sorted(self._all())).encode()).hexdigest()[:12]

    def _all(self) -> Iterator[str]:
        for folder in self._folders:
            for only in self._only:
                for path in folder.joinpath(*only).rglob("*"):
                    if path.is_file():
                        yield f"{path.relative_to(folder).as_posix()} {path.stat().st_size}"


def _packed(path: Path) -> StaticFile:
    content = path.read_bytes()
    guessed = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return StaticFile(
        content=content,
        compressed=gzip.compress(content, compresslevel=9, mtime=0),
        content_type=guessed or "application/octet-stream",
        etag=f'"{hashlib.sha256(content).hexdigest()[:16]}"',
    )


class WidgetFileDoor(Door):
    """GET <their address>/<version>/<path>, or without the version for who does not know it."""

    def initialize(self, files: WidgetFiles) -> None:
        """Which files these are."""
        self._files = files

    def set_default_headers(self) -> None:
        """A script is no page: it needs no policy of its own, and there are ninety of them."""
        self.set_header("X-Content-Type-Options", "nosniff")
        self.clear_header("Server")

    async def get(self, path: str) -> None:
        """The file, whole; a browser that holds it hears that it is the same."""
        version, _, rest = path.partition("/")
        is_versioned = version == self._files.version
        file = await self._files.find(path) or await self._files.find(rest)
        if file is None:
            raise HTTPError(404)
        self.set_header("Cache-Control", FOR_EVER if is_versioned else ASK_AGAIN)
        self.set_header("Content-Type", file.content_type)
        self.set_header("ETag", file.etag)
        send(self, file.content, file.compressed)

    def compute_etag(self) -> str | None:
        """We set our own."""
        return None
