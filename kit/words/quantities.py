"""Numbers that requirements ask for, as people say them: `6 months`, `at most 4 people`."""

import re
from fractions import Fraction

from kit.domain.framework import Bound, Number
from kit.words import catalogue, decimal, say


def number(asked: Number, lang: str) -> str:
    """A number as people say it: `6 months`, `at most 4 people`, `the pair decides`."""
    if asked.value is None:
        return say(f"number-left-to-{asked.left_to}", lang)
    text = counted(asked.value, asked.unit, lang)
    if asked.bound is not Bound.AT_LEAST:
        text = say(f"number-{asked.bound}", lang, number=text)
    return say("number-or-own-minimum", lang, number=text) if asked.or_own_minimum else text


def counted(value: str, unit: str, lang: str) -> str:
    """A value with its unit; a unit that we have no word for stays as it is."""
    shown = decimal(value, lang)
    message_id = f"number-unit-{re.sub('[^a-z]+', '-', unit.lower())}"
    if message_id not in catalogue(lang):
        return f"{shown} {unit}"
    return say(message_id, lang, count=_singular_or_plural(value, lang), value=shown)


def number_name(name: str, lang: str) -> str:
    """What a number counts; a name that we have no word for stays as it is."""
    message_id = f"number-name-{name.replace('_', '-')}"
    return say(message_id, lang) if message_id in catalogue(lang) else name


def _singular_or_plural(value: str, lang: str) -> int:
    """Which form a value takes: in French what is under two is singular."""
    exact = Fraction(value)
    is_one = exact < 2 if lang == "fr" else exact == 1
    return 1 if is_one else 2
