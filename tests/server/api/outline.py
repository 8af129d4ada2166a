"""The outline of a view: every place in it and what stands there, from views that were sent."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

MAPS = {
    "shared.groups": "<group>",
    "shared.question_sets": "<set>",
    "own.ballot.choices": "<standard>",
    "own.ballot.scopes": "<standard>",
    "own.ballot.earlier": "<standard>",
}
"""Objects whose names are ids."""

WHOLE = {
    "shared.round.standards[].before",
    "shared.results.places",
    "shared.results.changed",
}
"""Places whose inside is told elsewhere on the page, or is only drawn."""

MOMENT = re.compile(r"(deadline|closes_at|closed_at|now)$")


def outline(views: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The places of these views, in their order, and the types that were seen there."""
    seen: dict[str, dict[str, None]] = {}
    for view in views:
        for place, type_ in _places(view, ""):
            seen.setdefault(place, {})[type_] = None
    return {place: _together(list(types)) for place, types in seen.items()}


def _together(types: list[str]) -> str:
    named = [one for one in types if one != "null"]
    return " or ".join([*named, *(["null"] if "null" in types else [])])


def _places(value: Any, place: str) -> Iterator[tuple[str, str]]:
    is_inside = place.endswith(("[]", ">")) and isinstance(value, dict | list)
    if place and (not is_inside or _is_words(value)):
        yield place, _type(value, place)
    if place in WHOLE or _is_words(value):
        return
    if isinstance(value, dict):
        for name, one in value.items():
            step = MAPS.get(place, str(name))
            yield from _places(one, f"{place}.{step}" if place else step)
    elif isinstance(value, list):
        for one in value:
            yield from _places(one, f"{place}[]")


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and set(value) == {"text", "lang"}


def _type(value: Any, place: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "moment" if MOMENT.search(place) else "number"
    if _is_words(value):
        return "words"
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "object"
