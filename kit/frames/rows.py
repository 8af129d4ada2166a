"""A row of a frame, before it becomes one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from kit.domain.framework import Texts

Row = dict[str, Any]
"""Values by column; columns that are not named are empty, what is no column is left out."""


def worded(texts: Texts) -> Iterator[Row]:
    """One row a language."""
    for lang, text in texts.items():
        yield {"lang": lang, "text": text}


def as_json(values: Mapping[str, object]) -> str:
    """Names and values in one cell, always in the same order."""
    return json.dumps(values, sort_keys=True, ensure_ascii=False)


def framed(rows: Iterable[Row], types: Mapping[str, str]) -> pd.DataFrame:
    """Rows as a frame, with its columns and their types even where there are none."""
    values = [[row.get(column) for column in types] for row in rows]
    return pd.DataFrame(values, columns=list(types)).astype(dict(types))
