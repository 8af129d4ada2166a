"""From the bytes of a file to its letters, with what is wrong with them."""

import codecs
import re
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem
from kit.formats.file_text import NOT_TEXT

LARGEST = 256 * 1024 * 1024
"""Bytes that a file may have: a million rows."""

UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
LINE_END = re.compile("\r\n|\r|\n")


def bytes_of(path: Path) -> bytes:
    """A file's bytes; raises `BrokenFiles` where there is no file that can be read."""
    try:
        if path.exists() and not path.is_file():
            # A device or a pipe may never end.
            raise _broken(path, "file-no-file")
        if path.stat().st_size > LARGEST:
            raise _broken(path, "file-too-large", megabytes=LARGEST // 1024**2)
        return path.read_bytes()
    except FileNotFoundError:
        raise _broken(path, "file-not-found") from None
    except OSError as error:
        raise _broken(path, "file-unreadable", reason=error.strerror or "") from None


def letters_of(path: Path, data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file that has to be UTF-8 without a mark; read on where it is not."""
    problems: list[Problem] = []
    if data.startswith(codecs.BOM_UTF8):
        problems.append(Problem(path, 1, 1, "file-byte-order-mark"))
        data = data[len(codecs.BOM_UTF8) :]
    for mark, encoding in UTF_16.items():
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text, [Problem(path, 1, 1, "file-not-utf8")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        problems.append(Problem(path, *_end_of(before), "file-not-utf8"))
        text = data.decode("cp1252", errors="replace")
    return text, problems + _strange(path, text)


def _strange(path: Path, text: str) -> list[Problem]:
    """Each sort of control character, where it stands first."""
    strange = [each for each in set(text) if NOT_TEXT.match(each)]
    found = []
    for each in sorted(strange):
        where = _end_of(text[: text.index(each)])
        code: dict[str, object] = {"code": f"U+{ord(each):04X}"}
        found.append(Problem(path, *where, "file-control-character", code))
    return found


def _end_of(before: str) -> tuple[int, int]:
    """Line and column of what follows a text."""
    lines = LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1


def _broken(path: Path, message_id: str, **values: object) -> BrokenFiles:
    return BrokenFiles([Problem(path, 1, 1, message_id, values)])
