"""From bytes to letters: which encoding a text file is in."""

import codecs

from kit.formats.spreadsheet.notes import Note, note

MARKS = {
    codecs.BOM_UTF8: ("utf-8", "UTF-8"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}
"""Marks at the beginning of a file, and the encoding that they tell."""

GUESSES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}
"""What Excel writes without saying so; every byte means something in the last."""


def decoded(data: bytes) -> tuple[str, Note]:
    """A file's text and how it was read; raises UnicodeDecodeError if its mark lies."""
    for mark, (encoding, name) in MARKS.items():
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding)
            return text, note("sheet-read-encoding", encoding=name)
    try:
        return data.decode("utf-8"), note("sheet-read-encoding", encoding="UTF-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _guessed(data: bytes) -> tuple[str, Note]:
    for encoding, name in GUESSES.items():
        try:
            return data.decode(encoding), note("sheet-guessed-encoding", encoding=name)
        except UnicodeDecodeError:
            continue
    raise AssertionError("Mac Roman reads any byte")
