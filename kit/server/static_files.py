"""Our own scripts and styles: read once, compressed once, kept by browsers as long as they like."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
TYPES = {".mjs": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class StaticFile:
    """A file as it goes over the wire."""

    content: bytes
    compressed: bytes
    content_type: str
    etag: str


class StaticFiles:
    """All files of a folder. `version` names their content as a whole, so a URL that holds it
    never goes stale, and modules that import each other by relative paths share it."""

    def __init__(self, folder: Path = STATIC) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        self._files = {path.relative_to(folder).as_posix(): _read(path) for path in paths}
        named = "".join(name + file.etag for name, file in self._files.items())
        self.version = hashlib.sha256(named.encode()).hexdigest()[:12]

    def find(self, name: str) -> StaticFile | None:
        """The file of that path, if we have it."""
        return self._files.get(name)

    def add(self, name: str, content: str) -> None:
        """A file that is made of others; it belongs to the same version."""
        self._files[name] = _file(content.encode(), TYPES[Path(name).suffix])

    def url(self, name: str) -> str:
        """The address of a file, good for as long as the file stays as it is."""
        return f"/static/{self.version}/{name}"

    def text(self, name: str) -> str:
        """A file's text; nothing where there is no such file."""
        file = self._files.get(name)
        return file.content.decode() if file else ""


def _read(path: Path) -> StaticFile:
    guessed = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return _file(path.read_bytes(), guessed or "application/octet-stream")


def _file(content: bytes, kind: str) -> StaticFile:
    return StaticFile(
        content=content,
        compressed=gzip.compress(content, mtime=0),
        content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
        etag=f'"{hashlib.sha256(content).hexdigest()[:16]}"',
    )
