"""What a cell of a rating sheet says: a whole number, that somebody cannot judge, or nothing."""

import re
from datetime import date, time, timedelta

from kit.domain.foreign.delphi import Answer
from kit.formats.spreadsheet.cells import text_of, tidy
from kit.formats.spreadsheet.table import Value

CANNOT = frozenset(
    {
        "n/a", "na", "n.a.", "n. a.", "x", "?", "dk", "d/k", "don't know", "dont know",
        "do not know", "i don't know", "not sure", "unsure", "no opinion", "cannot judge",
        "can't judge", "cannot-judge", "cannot say", "unable to judge", "unable to score",
        "unable to rate", "unable to comment", "not applicable", "outside my expertise",
        "nsp", "ne sait pas", "je ne sais pas", "ne se prononce pas", "sans avis", "sans opinion",
        "non applicable", "ne peut pas juger", "ns", "nc", "ns/nc", "n/c", "no sabe",
        "no sé", "no se", "sin opinión", "sin opinion", "no procede", "no aplica",
        "weiß nicht", "weiss nicht", "keine angabe", "k.a.", "k. a.", "kann ich nicht beurteilen",
    }
)  # fmt: skip
"""How people write that they cannot judge, without capitals."""

NOTHING = frozenset({"", "-", "–", "—", ".", "…", "null", "none", "nan"})
"""How programs write that a cell is empty."""

YES_WORDS = frozenset({"yes", "y", "agree", "oui", "sí", "si", "ja", "true", "1"})
NO_WORDS = frozenset({"no", "n", "disagree", "non", "nein", "nee", "false", "0"})

WHOLE = re.compile(r"[+-]?[0-9]{1,4}(?:[.,]0+)?")
NAMED = re.compile(r"([0-9]{1,3})\s*(?:[-–—:=.)]|\s)\s*[^\W\d].*", re.DOTALL)
"""A number with what it means behind it: `7 – very important`."""

OFF = frozenset({"", "0", "no", "false", "non", "unchecked"})
"""What a box that says “no opinion” holds where nobody ticked it."""


class Unreadable(ValueError):  # noqa: N818 (no error of a program: a cell that is no answer)
    """A cell that is filled and no answer."""


def written(value: Value) -> str:
    """What a person reads in the cell, in one line."""
    return " ".join(tidy(text_of(value)).split())


def answer(value: Value, *, missing: frozenset[str], is_yes_no: bool = False) -> Answer | None:
    """What a cell says; raises `Unreadable` where it is none. `missing` are codes for blank."""
    text = written(value)
    word = text.casefold().replace("’", "'")
    if word in NOTHING or word in missing:
        return None
    if isinstance(value, date | time | timedelta):
        raise Unreadable(text)
    if is_yes_no and word in YES_WORDS | NO_WORDS:
        return int(word in YES_WORDS)
    if WHOLE.fullmatch(text):
        return int(re.split("[.,]", text)[0])
    if word in CANNOT:
        return "cannot-judge"
    if (found := NAMED.fullmatch(text)) is not None:
        return int(found[1])
    raise Unreadable(text)
