"""The codebook as a table: variables, their codes and why cells are empty, in every language."""

import csv
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from kit.domain.ids import LANGUAGES
from kit.frames.codes import codes, known_codes
from kit.frames.columns import TABLES
from kit.frames.empties import why_empty
from kit.frames.keys import PRIMARY, REFERS, UNIQUE
from kit.frames.measures import unit
from kit.reports.bundle.table_schema import TYPES
from kit.words import variables

CODEBOOK = "codebook.csv"

COLUMNS = {
    "table": "the table, a file of data/",
    "variable": "the column of the table",
    "entry": "variable, code (a value that it can hold) or empty (why a cell can be empty)",
    "code": "the value, where the entry is a code",
    "label_en": "in English: what the variable or the code is called, or why a cell is empty",
    "label_fr": "the same in French",
    "label_es": "the same in Spanish",
    "type": "type of the variable: string, integer, number, boolean or datetime",
    "unit_en": "what a number counts or measures, in English",
    "unit_fr": "the same in French",
    "unit_es": "the same in Spanish",
    "closed": "whether the variable can hold no other values than the codes that follow",
    "key": "whether the variable is part of what names a row",
    "refers_to": "the table and column in which every value of it is found",
    "meaning": "what the variable means, in English",
}
"""The columns of the codebook, with what they mean."""

ENTRIES = ("variable", "code", "empty")
ALWAYS = ("table", "variable", "entry", *(f"label_{lang}" for lang in LANGUAGES))
Entry = dict[str, str]


def codebook_csv() -> bytes:
    """One row a variable, then a row for each code, then one where cells can be empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), restval="", lineterminator="\n")
    writer.writeheader()
    for frame, table in TABLES.items():
        for column, type_, meaning in table.columns:
            writer.writerow(_variable(frame, column, TYPES[type_], meaning))
            writer.writerows(_codes(frame, column))
            writer.writerows(_empty(frame, column))
    return text.getvalue().encode()


def codebook_schema() -> dict[str, Any]:
    """The codebook's own columns as a Table Schema."""
    asked: dict[str, dict[str, Any]] = {name: {"required": name in ALWAYS} for name in COLUMNS}
    asked["entry"]["enum"] = list(ENTRIES)
    fields = [
        {"name": name, "type": "string", "description": meaning, "constraints": asked[name]}
        for name, meaning in COLUMNS.items()
    ]
    return {"fieldsMatch": "exact", "fields": fields, "missingValues": [""]}


def _variable(frame: str, column: str, type_: str, meaning: str) -> Entry:
    counted = unit(frame, column)
    return {
        **_entry(frame, column, "variable"),
        **_in_all("label", partial(variables.variable, frame, column)),
        **(_in_all("unit", partial(variables.unit, counted)) if counted else {}),
        "type": type_,
        "closed": _truth(codes(frame, column)),
        "key": _truth(column in (*PRIMARY.get(frame, ()), *UNIQUE.get(frame, ()))),
        "refers_to": _refers_to(frame, column),
        "meaning": meaning,
    }


def _codes(frame: str, column: str) -> Iterator[Entry]:
    for one in known_codes(frame, column):
        labels = _in_all("label", partial(variables.code, column, one))
        yield {**_entry(frame, column, "code"), "code": one, **labels}


def _empty(frame: str, column: str) -> Iterator[Entry]:
    if reason := why_empty(frame, column):
        labels = _in_all("label", partial(variables.empty, reason))
        yield {**_entry(frame, column, "empty"), **labels}


def _entry(frame: str, column: str, entry: str) -> Entry:
    return {"table": frame, "variable": column, "entry": entry}


def _in_all(name: str, said: Callable[[str], str]) -> Entry:
    return {f"{name}_{lang}": said(lang) for lang in LANGUAGES}


def _truth(value: object) -> str:
    return "true" if value else "false"


def _refers_to(frame: str, column: str) -> str:
    """The first table in which its values are found; of two columns together, its own part."""
    for columns, (other, named) in REFERS.get(frame, {}).items():
        if column in columns:
            return f"{other}.{named[columns.index(column)]}"
    return ""
