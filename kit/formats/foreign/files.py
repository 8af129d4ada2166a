"""The files of a source, their bytes and letters: from a folder, from an archive, or by name."""

import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.foreign.gathered import Note, SourceFile, note, source_file
from kit.formats.spreadsheet.letters import decoded
from kit.formats.spreadsheet.package import DAMAGES

LARGEST = 256 * 1024 * 1024
"""Bytes that a file, or all files of an archive together, may have."""

MOST_FILES = 1_000
"""Files that an archive may hold."""

PACKED = b"PK"
OTHER_KINDS = {b"%PDF": "PDF", b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"\x89PNG": "PNG"}


@dataclass(frozen=True)
class Opened:
    """A file with its bytes; in an archive its path goes on behind the archive's own."""

    path: Path
    data: bytes

    @property
    def source(self) -> SourceFile:
        """What the record keeps of it."""
        return source_file(self.path.name, self.data)

    def broken(self, message_id: str, /, line: int = 1, **values: object) -> BrokenFiles:
        """A mistake that keeps the file from being read any further."""
        return BrokenFiles([Problem(self.path, line, 1, message_id, values)])

    def text(self) -> tuple[str, list[Note]]:
        """Its letters; raises `BrokenFiles` where it is no text, a note where they were guessed."""
        kind = next((kind for sign, kind in OTHER_KINDS.items() if self.data.startswith(sign)), "")
        if kind or self.data.startswith(PACKED):
            raise self.broken("foreign-other-kind", kind=kind or "ZIP")
        if not self.data.strip(b"\xef\xbb\xbf \t\r\n"):
            raise self.broken("foreign-empty")
        try:
            text, read_as = decoded(self.data)
        except UnicodeDecodeError:
            raise self.broken("foreign-no-text") from None
        if (at := text.find("\0")) >= 0:
            raise self.broken("foreign-no-text", line=text.count("\n", 0, at) + 1)
        guessed = read_as.message_id == "sheet-guessed-encoding"
        encoding = str(read_as.values["encoding"])
        notes = [note("foreign-encoding-guessed", file=self.path.name, encoding=encoding)]
        return unicodedata.normalize("NFC", text), notes if guessed else []


def opened(path: Path) -> Opened:
    """A file as it is; raises `BrokenFiles` where it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe may never end.
            raise _broken(path, "file-no-file")
        if path.stat().st_size > LARGEST:
            raise _broken(path, "file-too-large", megabytes=LARGEST // 1024**2)
        return Opened(path, path.read_bytes())
    except FileNotFoundError:
        raise _broken(path, "file-not-found") from None
    except OSError as error:
        raise _broken(path, "file-unreadable", reason=error.strerror or "") from error


def opened_all(path: Path, endings: Iterable[str]) -> list[Opened]:
    """The files of a folder or an archive whose names end so; others are never opened."""
    wanted = tuple(endings)
    if path.is_dir():
        there = sorted(one for one in path.iterdir() if one.name.casefold().endswith(wanted))
        return [opened(one) for one in there]
    archive = opened(path)
    if not archive.data.startswith(PACKED):
        raise archive.broken("foreign-no-archive")
    try:
        return _unpacked(archive, wanted)
    except DAMAGES:
        raise archive.broken("foreign-archive-broken") from None


def _unpacked(archive: Opened, wanted: tuple[str, ...]) -> list[Opened]:
    with zipfile.ZipFile(archive.path) as package:
        entries = package.infolist()
        if len(entries) > MOST_FILES:
            raise archive.broken("foreign-archive-full", most=MOST_FILES)
        taken = [
            one
            for one in sorted(entries, key=lambda each: each.filename)
            if one.filename.casefold().endswith(wanted) and "__MACOSX" not in one.filename
        ]
        if sum(one.file_size for one in taken) > LARGEST:
            raise archive.broken("foreign-archive-large", megabytes=LARGEST // 1024**2)
        # What a file says of its size may be a lie: no more than that is ever unpacked.
        return [
            Opened(archive.path / one.filename, package.open(one).read(one.file_size))
            for one in taken
        ]


def _broken(path: Path, message_id: str, **values: object) -> BrokenFiles:
    return BrokenFiles([Problem(path, 1, 1, message_id, values)])
