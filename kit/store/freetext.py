"""Finds the free text in an event's body, through the marks on the fields of its class."""

from collections.abc import Callable, Iterable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from kit.domain.events import Event
from kit.domain.framework import Part
from kit.domain.freetext import FreeTextMark

Change = Callable[[str], str]


def changed(shape: Any, value: Any, change: Change) -> Any:
    """The JSON `value` of something typed `shape`, with `change` applied to each free text."""
    if value is None:
        return None
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return _marked(arguments[0], arguments[1:], value, change)
    if _is_model(shape):
        return _model(shape, value, change)
    if origin in {Union, UnionType}:
        fitting = next((part for part in arguments if _fits(part, value)), object)
        return changed(fitting, value, change)
    if origin is dict:
        return {name: changed(arguments[1], part, change) for name, part in value.items()}
    if origin in {tuple, list, set, frozenset}:
        shapes = _shapes(arguments, len(value))
        return [changed(part, item, change) for part, item in zip(shapes, value, strict=True)]
    return value


def _marked(shape: Any, marks: Iterable[object], value: Any, change: Change) -> Any:
    if isinstance(value, str) and any(isinstance(mark, FreeTextMark) for mark in marks):
        return change(value)
    return changed(shape, value, change)


def _model(shape: type[Event | Part], value: dict[str, Any], change: Change) -> dict[str, Any]:
    fields, worded = shape.model_fields, _worded(shape)
    return {
        name: _marked(fields[name].annotation, fields[name].metadata, part, change)
        if name in worded
        else part
        for name, part in value.items()
    }


def holds_words(shape: type[Event]) -> bool:
    """Whether people's words can stand in an event of this class."""
    return bool(_worded(shape))


@cache
def _worded(shape: type[Event | Part]) -> frozenset[str]:
    """The fields in which free text can be: a round of three thousand has ninety thousand rows
    without any, which are not looked at one by one."""
    return frozenset(
        name
        for name, field in shape.model_fields.items()
        if _can_hold(field.annotation, field.metadata, {shape})
    )


def _can_hold(shape: Any, marks: Iterable[object], above: set[Any]) -> bool:
    if any(isinstance(mark, FreeTextMark) for mark in marks):
        return True
    if not _is_model(shape):
        is_marked = get_origin(shape) is Annotated
        arguments = get_args(shape)
        inner = arguments[:1] if is_marked else arguments
        outer = arguments[1:] if is_marked else ()
        return any(_can_hold(one, outer, above) for one in inner)
    if shape in above:
        return False  # a tree of itself: the rest of it decides
    fields = shape.model_fields.values()
    return any(_can_hold(one.annotation, one.metadata, above | {shape}) for one in fields)


def _shapes(arguments: tuple[Any, ...], length: int) -> tuple[Any, ...]:
    if len(arguments) == 1 or arguments[1] is Ellipsis:
        return arguments[:1] * length
    return arguments


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Event | Part)


def _fits(shape: Any, value: Any) -> bool:
    """Whether a part of a union is the one that this JSON value belongs to."""
    if get_origin(shape) is Annotated:
        return _fits(get_args(shape)[0], value)
    if _is_model(shape):
        return isinstance(value, dict) and value.keys() <= shape.model_fields.keys()
    kind = get_origin(shape) or shape
    if kind in {tuple, set, frozenset}:
        kind = list
    return isinstance(kind, type) and isinstance(value, kind)
