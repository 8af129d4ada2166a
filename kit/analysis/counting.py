"""Whole numbers and shares in tables: counts first, and no share of nothing."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def counted(rows: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """The same table with these columns as whole numbers; what is not there is nought."""
    return rows.assign(**{name: rows[name].fillna(0).astype("Int64") for name in columns})


def divided(part: pd.Series, whole: pd.Series) -> pd.Series:
    """Shares from 0 to 1; none where there is nothing to divide by."""
    return part.astype("Float64") / whole.where(whole > 0).astype("Float64")


def each(rows: pd.DataFrame) -> Iterator[Any]:
    """The rows one by one, each with its columns as names."""
    yield from rows.itertuples()
