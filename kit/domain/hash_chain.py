"""What ties the record together: canonical bytes and the hash chain.

A script of the standard library can repeat all of it.
"""

import hashlib
import json
import unicodedata

GENESIS = "0" * 64
"""The hash before the first event."""


def canonical(value: object) -> bytes:
    """The one spelling of a JSON value: sorted keys, no spaces, UTF-8, NFC, integers only.

    Raises TypeError for a float, which has no one spelling.
    """
    spelled = _spelled(value)
    json.loads(spelled, parse_float=_refused, parse_constant=_refused)
    if not unicodedata.is_normalized("NFC", spelled):
        # Not the text as a whole: the n of an escaped line end would take the tilde behind it.
        spelled = _spelled(plain(value))
    return spelled.encode()


def _spelled(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _refused(_: str) -> None:
    raise TypeError("float has no canonical form")


def plain(value: object) -> object:
    """A JSON value with every string in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form")


def linked(previous: str, event: bytes) -> str:
    """The hash of an event in its place: SHA-256(hex of the previous hash, line feed, event)."""
    return hashlib.sha256(previous.encode() + b"\n" + event).hexdigest()


def salted(salt: str, text: bytes) -> str:
    """The hash under which a text stands in the record: SHA-256(salt, line feed, text)."""
    return hashlib.sha256(salt.encode() + b"\n" + text).hexdigest()
