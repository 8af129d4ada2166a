"""Which values a slot may hold; what is wrong is a message id with values, as in every file."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from kit.domain.exchange.mapping_set import Value
from kit.domain.exchange.skos import NOT
from kit.domain.exchange.slots import (
    CARDINALITIES,
    COMPOSED,
    ENTITY_TYPES,
    JUSTIFICATIONS,
    LITERAL,
    NO_TERM,
    VERSIONS,
    Kind,
    Slot,
)

Wrong = tuple[str, dict[str, object]]

NAME = re.compile(r"[^\W\d][\w.-]*")
"""A name without a colon (NCName): what prefixes and extension slots are called."""

CURIE = re.compile(r"(?P<prefix>[^\W\d][\w.-]*):(?P<local>[^\s\x00-\x20<>\"{}|\\^`]+)")
URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\x00-\x20<>\"{}|\\^`]+")
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
WITH_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)

ENDS = ("subject_id", "object_id")

CHOICES: dict[Kind, tuple[str, ...]] = {
    Kind.ENTITY_TYPE: tuple(sorted(ENTITY_TYPES)),
    Kind.PREDICATE_TYPE: tuple(sorted(ENTITY_TYPES - {LITERAL, COMPOSED})),
    Kind.MODIFIER: (NOT,),
    Kind.CARDINALITY: CARDINALITIES,
    Kind.JUSTIFICATION: JUSTIFICATIONS,
    Kind.VERSION: VERSIONS,
}
"""Kinds of slots that only take listed values."""

RANGES = {Kind.SHARE: (0, 1), Kind.AGREEMENT: (-1, 1)}


def wrong_with(slot: Slot, value: Value, prefixes: Mapping[str, str]) -> Wrong | None:
    """What keeps a slot from holding a value, if anything; of several values the first one."""
    if isinstance(value, str):
        return _wrong_text(slot, value, prefixes)
    found = (_wrong_text(slot, one, prefixes) for one in value)
    return next((wrong for wrong in found if wrong), None)


def _wrong_text(slot: Slot, text: str, prefixes: Mapping[str, str]) -> Wrong | None:
    if slot.kind is Kind.TEXT:
        return None
    if slot.kind is Kind.REFERENCE:
        if text == NO_TERM and slot.name not in ENDS:
            return "mapping-no-term-misplaced", {"slot": slot.name, "value": text}
        return wrong_reference(slot.name, text, prefixes)
    if slot.kind is Kind.URI:
        return wrong_uri(slot.name, text)
    if slot.kind is Kind.DATE:
        return _wrong_date(slot.name, text)
    if slot.kind in RANGES:
        return _wrong_number(slot, text)
    return _wrong_choice(slot, text)


def wrong_reference(name: str, text: str, prefixes: Mapping[str, str]) -> Wrong | None:
    """Why a text names no entity: it is no CURIE, or nobody has declared its prefix."""
    found = CURIE.fullmatch(text)
    if ADDRESS.match(text) and (not found or found["prefix"] not in prefixes):
        return "mapping-address-no-reference", {"slot": name, "value": text}
    if not found:
        return "mapping-no-reference", {"slot": name, "value": text}
    if found["prefix"] not in prefixes:
        return "mapping-prefix-unknown", {"value": text, "prefix": found["prefix"]}
    return None


def wrong_uri(name: str, text: str) -> Wrong | None:
    """Why a text is no address that stands for itself."""
    return None if URI.fullmatch(text) else ("mapping-no-uri", {"slot": name, "value": text})


def _wrong_date(name: str, text: str) -> Wrong | None:
    wrong: Wrong = "mapping-no-date", {"slot": name, "value": text}
    if not DATE.fullmatch(text):
        return wrong
    try:
        date.fromisoformat(text)
    except ValueError:
        return wrong
    return None


def _wrong_number(slot: Slot, text: str) -> Wrong | None:
    lowest, highest = RANGES[slot.kind]
    if WITH_COMMA.fullmatch(text):
        return "mapping-number-comma", {"slot": slot.name, "value": text}
    try:
        number = Decimal(text) if NUMBER.fullmatch(text) else None
    except InvalidOperation:
        number = None
    if number is None or not lowest <= number <= highest:
        message_id = "mapping-no-number" if number is None else "mapping-out-of-range"
        return message_id, {
            "slot": slot.name,
            "value": text,
            "lowest": lowest,
            "highest": highest,
        }
    return None


def _wrong_choice(slot: Slot, text: str) -> Wrong | None:
    choices = CHOICES[slot.kind]
    if text in choices:
        return None
    choice = {"slot": slot.name, "value": text, "choices": ", ".join(choices)}
    return "mapping-not-a-choice", dict(choice)
