"""The text of a file, or the problem that keeps it from being read."""

import re
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem

LARGEST = 2 * 1024 * 1024
"""Bytes a file may have."""

UTF8_MARK = b"\xef\xbb\xbf"
NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow in a file: control characters, and a byte order mark inside."""


def read_text(path: Path) -> str:
    """A file's text; raises `BrokenFiles` if it is too large, unreadable or not UTF-8."""
    return _decoded(path, _bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe may never end.
            raise _broken(path, 1, 1, "file-no-file")
        if path.stat().st_size > LARGEST:
            raise _broken(path, 1, 1, "file-too-large", megabytes=LARGEST // 1024**2)
        return path.read_bytes()
    except FileNotFoundError:
        raise _broken(path, 1, 1, "file-not-found") from None
    except OSError as error:
        raise _broken(path, 1, 1, "file-unreadable", reason=error.strerror or "") from error


def _decoded(path: Path, raw: bytes) -> str:
    if raw.startswith(UTF8_MARK):
        raise _broken(path, 1, 1, "file-byte-order-mark")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        raise _broken(path, *_end_of(before), "file-not-utf8") from None
    if strange := NOT_TEXT.search(text):
        code = f"U+{ord(strange.group()):04X}"
        where = _end_of(text[: strange.start()])
        raise _broken(path, *where, "file-control-character", code=code)
    return text


def _end_of(before: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def _broken(path: Path, line: int, column: int, message_id: str, **values: object) -> BrokenFiles:
    return BrokenFiles([Problem(path, line, column, message_id, values)])
