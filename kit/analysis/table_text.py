"""A table of a bundle, from its exact text to typed columns."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from kit.frames.table import MOMENT, NUMBER, SHARE, TEXT, TRUTH

TRUTHS = {"true": True, "false": False}


def read_table(content: bytes, types: Mapping[str, str]) -> pd.DataFrame:
    """A table with these columns and types; an empty cell is no value.

    A column that an older kit did not write is empty, one that this kit does not know is left out.
    ValueError says what is no table.
    """
    try:
        rows = list(csv.reader(io.StringIO(content.decode(), newline=""), strict=True))
    except csv.Error as error:
        raise ValueError(str(error)) from error
    heads, cells = (rows[0], rows[1:]) if rows else ([], [])
    if wrong := [number for number, row in enumerate(cells, 2) if len(row) != len(heads)]:
        raise ValueError(f"row {wrong[0]}")
    columns = dict(zip(heads, zip(*cells, strict=True), strict=True)) if cells else {}
    empty = [""] * len(cells)
    return pd.DataFrame(
        {name: typed(columns.get(name, empty), type_) for name, type_ in types.items()}
    )


def typed(column: Sequence[str], type_: str) -> pd.Series:
    """A column of cells as values of its type."""
    values = [_OF[type_](cell) if cell else None for cell in column]
    return pd.Series(values, dtype=type_)


def _truth(cell: str) -> bool:
    if cell not in TRUTHS:
        raise ValueError(cell)
    return TRUTHS[cell]


_OF: Mapping[str, Callable[[str], object]] = {
    TEXT: str,
    NUMBER: int,
    TRUTH: _truth,
    SHARE: float,
    MOMENT: lambda cell: pd.Timestamp(cell).tz_convert("UTC"),
}
"""How a cell of each type is read."""
