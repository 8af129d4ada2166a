"""The arguments of an act in words: name, type, limits, what stands where it is left out."""

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import AwareDatetime, BaseModel
from pydantic.fields import FieldInfo

from kit.commands.typed import Typed, TypedOrEmpty
from kit.domain.ballot import LONGEST_VALUE, Value
from kit.domain.freetext import FreeText
from kit.domain.ids import ID_SHAPE, KEY_SHAPE, LONGEST_TEXT, Code, Id, Key, Lang, RefId
from kit.domain.workshop import Weight

NAMED: tuple[tuple[str, Any, str], ...] = (
    ("id", Id, f"one of our own names: `{ID_SHAPE.pattern}`"),
    ("key", Key, f"drawn at random by who acts: `{KEY_SHAPE.pattern}`"),
    ("code", Code, "drawn at random by the device that votes: `[a-z0-9]{16,32}`"),
    (
        "reference",
        RefId,
        "the number that a framework prints before a requirement: up to 40 printable characters",
    ),
    ("language", Lang, "ISO 639, two or three small letters"),
    (
        "text",
        Typed,
        f"what somebody typed: 1 to {LONGEST_TEXT:,} characters. It is kept in Unicode's composed "
        "form, without control characters and outer blanks; 400 `text-missing` where it is no "
        "string, `text-empty` where nothing is left of it, `text-too-long`",
    ),
    ("text, may be empty", TypedOrEmpty, 'a text, or `""`'),
    ("words", FreeText, f"a text of 1 to {LONGEST_TEXT:,} characters"),
    ("answer", Value, f"a word of the round's method, up to {LONGEST_VALUE} characters"),
    ("weight", Weight, "`2`, `1.5` or `1/3`, as a string"),
    ("day", date, "`2027-11-21`"),
    (
        "moment",
        AwareDatetime,
        "ISO 8601 with its time zone, such as `2026-11-21T16:45:00+01:00`",
    ),
)
"""The types that have a name: how they are called, what they are in the code, what may be sent."""

LIMITS = {
    "ge": "from",
    "le": "to",
    "min_length": "least",
    "max_length": "most",
    "pattern": "pattern",
}
PLAIN = {str: "string", int: "whole number", bool: "true or false"}


@dataclass(frozen=True)
class Argument:
    """One argument: `otherwise` is what stands where it is left out, None where it may not be."""

    name: str
    type: str
    otherwise: str | None


def arguments(shape: type[BaseModel]) -> list[Argument]:
    """All arguments of a shape, in the order of the code."""
    hints = get_type_hints(shape, include_extras=True)
    return [
        Argument(name, in_words(hints[name], field.metadata), _otherwise(field))
        for name, field in shape.model_fields.items()
    ]


def shapes_in(shape: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The shapes that arguments are made of, the outer before the inner."""
    for hint in get_type_hints(shape, include_extras=True).values():
        for inner in _models(hint):
            yield inner
            yield from shapes_in(inner)


def title_of(shape: type[BaseModel]) -> str:
    """How a shape is called: `RequirementRef` is a requirement ref."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", shape.__name__).lower()


def in_words(hint: Any, marks: Iterable[Any] = ()) -> str:
    """A type and its limits as people read them; `marks` stand beside the type in the code."""
    known = next((name for name, named, _ in NAMED if hint == named), None)
    if known is not None:
        return known
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return " or ".join("null" if one is type(None) else in_words(one) for one in inner)
    if origin is Annotated:
        return _limited(inner[0], _limits(inner[1:]))
    return _limited(hint, _limits(marks))


def _limited(hint: Any, limits: Mapping[str, Any]) -> str:
    """A type within limits: a list of so many, a number from here to there."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        return f"list of {_many(limits)}{in_words(inner[0])}"
    if origin is dict:
        most = f"up to {limits['most']:,}, " if "most" in limits else ""
        return f"object ({most}{in_words(inner[0])} → {in_words(inner[1])})"
    if origin is Literal:
        return _one_of(inner)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _one_of([one.value for one in hint])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{title_of(hint)}](#{title_of(hint).replace(' ', '-')})"
    return PLAIN[hint] + _within(limits)


def _many(limits: Mapping[str, Any]) -> str:
    least, most = limits.get("least", 0), limits.get("most")
    if most is None:
        return f"at least {least} × " if least else ""
    return f"{least} to {most:,} × " if least else f"up to {most:,} × "


def _within(limits: Mapping[str, Any]) -> str:
    if "pattern" in limits:
        return f" `{limits['pattern']}`"
    if "from" in limits and "to" in limits:
        return f" {limits['from']:,} to {limits['to']:,}"
    if "from" in limits:
        return f", at least {limits['from']}"
    return f" of up to {limits['most']:,} characters" if "most" in limits else ""


def _one_of(values: Iterable[object]) -> str:
    words = [f"`{str(one).lower()}`" if isinstance(one, bool) else f"`{one}`" for one in values]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" or {words[-1]}"


def _limits(marks: Iterable[Any]) -> dict[str, Any]:
    """The limits that stand beside a type, whichever way they were written there."""
    found: dict[str, Any] = {}
    for mark in marks:
        if isinstance(mark, FieldInfo):
            found |= _limits(mark.metadata)
        told = {name: getattr(mark, name, None) for name in LIMITS}
        found |= {LIMITS[name]: value for name, value in told.items() if value is not None}
    return found


def _models(hint: Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for one in get_args(hint):
        yield from _models(one)


def _otherwise(field: FieldInfo) -> str | None:
    if field.is_required():
        return None
    default = field.get_default(call_default_factory=True)
    if default is None:
        return "null"
    if isinstance(default, bool):
        return str(default).lower()
    if isinstance(default, tuple):
        return "[]"
    if isinstance(default, dict):
        return "{}"
    return f'"{default}"' if isinstance(default, str) else str(default)
