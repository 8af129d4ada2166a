"""Codes that people type: ten letters and digits and a check character, or five for a room."""

import re

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""31 characters without look-alikes (no i, l, o, 0, 1); prime, so that one check finds any slip."""

SEAT_LENGTH = 11
ROOM_LENGTH = 5

_IGNORED = re.compile(r"[\s\u00ad\u2010-\u2015-]+")


def spelled(number: int, length: int) -> str:
    """The last `length` digits of a number, in our alphabet."""
    digits = []
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        digits.append(ALPHABET[digit])
    return "".join(digits)


def checked(code: str) -> str:
    """A code with its check character: it finds every wrong and every swapped character."""
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(code, 1))
    return code + ALPHABET[total % len(ALPHABET)]


def parse_seat_code(typed: str) -> str | None:
    """The seat code that somebody typed, in whatever case and spacing; None when it is none."""
    code = _stripped(typed)
    if len(code) != SEAT_LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code if checked(code[:-1]) == code else None


def parse_room_code(typed: str) -> str | None:
    """The room code that somebody typed; None when it cannot be one."""
    code = _stripped(typed)
    return code if len(code) == ROOM_LENGTH and set(code) <= set(ALPHABET) else None


def _stripped(typed: str) -> str:
    return _IGNORED.sub("", typed).lower()
