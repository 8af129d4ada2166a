"""Whether our extension in a CASE package still has the shape in which we wrote it."""

from collections.abc import Mapping
from typing import Any

from kit.domain.exchange.slots import ROW_SLOTS, SET_SLOTS, Slot

OF_DEFINITIONS = {"slot_name", "property", "type_hint"}
ENDS = ("subject_id", "predicate_id", "object_id")


def is_of_package(given: dict[str, Any]) -> bool:
    """Whether slots, prefixes, definitions and rows apart can be read."""
    prefixes, definitions = given.get("prefixes", {}), given.get("definitions", [])
    apart = given.get("apart", [])
    return (
        _is_said(given.get("slots", {}), SET_SLOTS)
        and isinstance(prefixes, dict)
        and all(isinstance(each, str) for each in prefixes.values())
        and isinstance(definitions, list)
        and all(map(_is_definition, definitions))
        and isinstance(apart, list)
        and all(map(_is_row_apart, apart))
    )


def is_of_association(given: Any) -> bool:
    """Whether the row that an association carries can be read."""
    return _is_said(given, ROW_SLOTS) and all(given.get(name) for name in ENDS)


def is_number(given: Any) -> bool:
    """Whether this can be the place of a row; JSON's `true` is a number for Python."""
    return isinstance(given, int) and not isinstance(given, bool)


def _is_row_apart(given: Any) -> bool:
    if not isinstance(given, dict) or not is_number(given.get("row")):
        return False
    return _is_said({name: said for name, said in given.items() if name != "row"}, ROW_SLOTS)


def _is_definition(given: Any) -> bool:
    return (
        isinstance(given, dict)
        and given.keys() <= OF_DEFINITIONS
        and all(isinstance(each, str) for each in given.values())
    )


def _is_said(given: Any, slots: Mapping[str, Slot]) -> bool:
    """Whether these are slots with texts, lists of them where a slot may have several."""
    return isinstance(given, dict) and all(
        _is_list(said) if name in slots and slots[name].many else isinstance(said, str)
        for name, said in given.items()
    )


def _is_list(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(each, str) for each in given)
