"""What fits on a page: so many standards, and a sentence on the others."""

from collections.abc import Sequence

import pandas as pd

from kit.words import say

MOST_ROWS, MOST_COLUMNS = 48, 20
"""Rows and columns that can still be read on a page of A4."""


def of_standards(rows: pd.DataFrame, standards: Sequence[str] | None) -> pd.DataFrame:
    """The rows of these standards, by their ids, in the order of the rows; all where none is named.

    The ids are a column, or the index where there is no such column.
    """
    if standards is None:
        return rows
    ids = rows["standard_id"] if "standard_id" in rows else rows.index.to_series()
    return rows[ids.isin(list(standards)).to_numpy()]


def more_rows(count: int, lang: str) -> list[str]:
    """What to say below a figure of so many rows, of which a page holds the first."""
    more = count - MOST_ROWS
    return [say("analysis-more-standards", lang, count=more)] if more > 0 else []
