"""What a model expects at a place of a file: the keys that are known there."""

from collections.abc import Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel


def pattern_of(kind: Any) -> str:
    """The pattern that a text of one of the domain's shapes (`Id`, `Lang`) has to match."""
    return str(kind.__metadata__[0].pattern)


def keys_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """The keys that may stand in the mapping at a path of keys and positions."""
    kind: Any = model
    for step in location:
        kind = _inside(_bare(kind), step)
    kind = _bare(kind)
    return list(kind.model_fields) if _is_model(kind) else []


def _inside(kind: Any, step: int | str) -> Any:
    if _is_model(kind):
        field = kind.model_fields.get(step)
        return field.annotation if field else None
    arguments = get_args(kind)
    if isinstance(step, int):
        return arguments[0] if arguments else None
    return arguments[1] if len(arguments) > 1 else None


def _bare(kind: Any) -> Any:
    """A type without `Annotated` and without `| None`."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in (Union, UnionType):
        return _bare(next(part for part in get_args(kind) if part is not NoneType))
    return kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
