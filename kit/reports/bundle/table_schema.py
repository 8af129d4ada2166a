"""A frame as a Table Schema: types, constraints, codes, keys, and why cells are empty."""

from typing import Any

from kit.frames.codes import codes
from kit.frames.columns import TABLES
from kit.frames.empties import why_empty
from kit.frames.keys import PRIMARY, REFERS, UNIQUE
from kit.frames.measures import bounds
from kit.frames.table import MOMENT, NUMBER, SHARE, TEXT, TRUTH
from kit.words import variables

TYPES = {
    TEXT: "string",
    NUMBER: "integer",
    SHARE: "number",
    TRUTH: "boolean",
    MOMENT: "datetime",
}
"""The columns' types as the standard names them."""


def table_schema(name: str, lang: str) -> dict[str, Any]:
    """The schema of a frame; titles are in that language, meanings in English."""
    fields = [
        _field(name, column, type_, meaning, lang)
        for column, type_, meaning in TABLES[name].columns
    ]
    return {"fieldsMatch": "exact", "fields": fields, "missingValues": [""]} | _keys(name)


def _field(frame: str, column: str, type_: str, meaning: str, lang: str) -> dict[str, Any]:
    reason = why_empty(frame, column)
    empty = {"value": "", "label": variables.empty(reason, lang)} if reason else None
    return {
        "name": column,
        "type": TYPES[type_],
        "title": variables.variable(frame, column, lang),
        "description": meaning,
        "constraints": _constraints(frame, column),
        **({"missingValues": [empty]} if empty else {}),
        **_categories(frame, column, lang),
    }


def _constraints(frame: str, column: str) -> dict[str, Any]:
    least_most = bounds(frame, column)
    asked = {
        "required": why_empty(frame, column) is None,
        "unique": True if PRIMARY.get(frame) == (column,) else None,
        "enum": list(codes(frame, column)) or None,
        "minimum": least_most.least,
        "maximum": least_most.most,
    }
    return {name: value for name, value in asked.items() if value is not None}


def _categories(frame: str, column: str, lang: str) -> dict[str, Any]:
    """The codes with their labels, where all codes are known."""
    found = [
        {"value": one, "label": variables.code(column, one, lang)} for one in codes(frame, column)
    ]
    return {"categories": found} if found else {}


def _keys(frame: str) -> dict[str, Any]:
    """Its key and what it refers to; a key of which a part may be empty is a unique key."""
    refers = [
        {"fields": list(columns), "reference": {"resource": other, "fields": list(named)}}
        for columns, (other, named) in REFERS.get(frame, {}).items()
    ]
    return {
        **({"primaryKey": list(PRIMARY[frame])} if frame in PRIMARY else {}),
        **({"uniqueKeys": [list(UNIQUE[frame])]} if frame in UNIQUE else {}),
        **({"foreignKeys": refers} if refers else {}),
    }
