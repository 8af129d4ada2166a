"""What our mappings say beyond the standard, as pairs of name and value in its slot `other`.

Extension slots would say it too, but sssom-py warns of every one of them, also of defined ones.
"""

from collections.abc import Mapping

from kit.domain.exchange.many_values import join_values, split_values

NAMES = ("rationale", "strength", "lang", "look_again", "settled_from", "bundle")
IN_LANGUAGES = ("comment_", "reader_")
"""Beginnings of names that end in a language."""


def other_cell(said: Mapping[str, str]) -> str:
    """The pairs as one text: `rationale=semantic|strength=strong`."""
    return join_values(tuple(f"{name}={said[name]}" for name in _ordered(said) if said[name]))


def said_in(cell: str) -> dict[str, str] | None:
    """The pairs of a text that is ours, the inverse of `other_cell`; none of any other text."""
    parted = [part.partition("=") for part in split_values(cell)]
    said = {name: value for name, sign, value in parted if sign and is_ours(name)}
    return said if other_cell(said) == cell else None


def is_ours(name: str) -> bool:
    """Whether a name is one of ours."""
    return name in NAMES or name.startswith(IN_LANGUAGES)


def _ordered(said: Mapping[str, str]) -> list[str]:
    return [name for name in NAMES if name in said] + sorted(said.keys() - set(NAMES))
