"""What pydantic finds wrong, in our message ids and at the places of the file."""

import re
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kit.domain.framework import NumberName, Value
from kit.domain.ids import Country, Id, Lang, RefId
from kit.domain.workshop import Weight
from kit.formats.complaints import Complaint, complaint, listed
from kit.formats.model_fields import keys_at, pattern_of
from kit.formats.yaml_nodes import Node, Place, Scalar, find, place_of_key

PATTERNS = {
    pattern_of(Id): "yaml-bad-id",
    pattern_of(RefId): "yaml-bad-ref-id",
    pattern_of(Lang): "yaml-bad-language",
    pattern_of(Country): "yaml-bad-country",
    pattern_of(NumberName): "yaml-bad-number-name",
    pattern_of(Value): "yaml-not-a-number",
    pattern_of(Weight): "yaml-bad-weight",
}
"""What a text that does not match a pattern of the domain should have been."""

KINDS = {
    "string_type": "yaml-not-a-text",
    "dict_type": "yaml-not-a-mapping",
    "model_type": "yaml-not-a-mapping",
    "tuple_type": "yaml-not-a-list",
    "list_type": "yaml-not-a-list",
    "bool_parsing": "yaml-not-true-or-false",
    "bool_type": "yaml-not-true-or-false",
    "int_parsing": "yaml-not-a-whole-number",
    "int_parsing_size": "yaml-not-a-whole-number",
    "int_from_float": "yaml-not-a-whole-number",
    "int_type": "yaml-not-a-whole-number",
    "value_error": "yaml-number-open",  # the one rule that a model of ours checks by itself
}
"""Error types of pydantic that need nothing but another name."""

BOUNDS = {
    "greater_than_equal": ("yaml-too-small", "ge"),
    "less_than_equal": ("yaml-too-large", "le"),
    "string_too_long": ("yaml-text-too-long", "max_length"),
    "too_long": ("yaml-too-many", "max_length"),
}
"""Error types with a bound, and the name of the bound in pydantic's context."""


def explain_model(
    error: ValidationError, root: Node, model: type[BaseModel]
) -> Iterator[Complaint]:
    """One complaint for each thing that a model does not accept."""
    for detail in error.errors():
        yield _explain(detail, root, model)


def _explain(detail: ErrorDetails, root: Node, model: type[BaseModel]) -> Complaint:
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        known = listed(keys_at(model, location[:-1]))
        place = place_of_key(root, location)
        return complaint(place, "yaml-unknown-key", key=location[-1], known=known)
    if detail["type"] == "missing":
        owner = find(root, location[:-1])
        return complaint(owner.place, "yaml-missing-key", key=location[-1])
    if not location:
        return complaint(root.place, "yaml-file-not-a-mapping")
    return _explain_value(detail, root, location)


def _explain_value(detail: ErrorDetails, root: Node, location: tuple[int | str, ...]) -> Complaint:
    place, value = _what_stands_there(root, location)
    key = next(str(step) for step in reversed(location) if _is_key(step))
    kind, context = detail["type"], detail.get("ctx", {})
    said: dict[str, object] = {"key": key, "value": value}
    if kind == "string_pattern_mismatch":
        message_id, more = _explain_pattern(str(context["pattern"]))
        return complaint(place, message_id, **said, **more)
    if kind in ("enum", "literal_error"):
        choices = ", ".join(re.findall(r"'([^']*)'", str(context["expected"])))
        return complaint(place, "yaml-not-one-of", **said, choices=choices)
    if kind in BOUNDS:
        message_id, name = BOUNDS[kind]
        return complaint(place, message_id, **said, bound=context[name])
    return complaint(place, KINDS.get(kind, "yaml-not-accepted"), **said)


def _explain_pattern(pattern: str) -> tuple[str, dict[str, object]]:
    if choice := re.fullmatch(r"\^\(([a-z|-]+)\)\$", pattern):
        return "yaml-not-one-of", {"choices": choice[1].replace("|", ", ")}
    return PATTERNS.get(pattern, "yaml-not-accepted"), {}


def _what_stands_there(root: Node, location: tuple[int | str, ...]) -> tuple[Place, str]:
    if location and location[-1] == "[key]":
        return place_of_key(root, location[:-1]), str(location[-2])
    node = find(root, location)
    return node.place, node.text if isinstance(node, Scalar) else ""


def _is_key(step: int | str) -> bool:
    return isinstance(step, str) and step != "[key]"
