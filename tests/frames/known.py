"""What a session's frames break of what is known of frames: keys, references, codes, bounds."""

from collections.abc import Iterator

import pandas as pd

from kit.domain.session import Session
from kit.frames import frames
from kit.frames.codes import codes
from kit.frames.columns import COLUMNS
from kit.frames.empties import why_empty
from kit.frames.keys import PRIMARY, REFERS, UNIQUE
from kit.frames.measures import bounds
from kit.frames.table import NUMBER, SHARE


def broken(session: Session) -> list[str]:
    """Everything that does not hold, in words."""
    found = frames(session)
    return [
        *(one for name, table in found.items() for one in _keys(name, table)),
        *(one for name in found for one in _references(name, found)),
        *(one for name, table in found.items() for one in _columns(name, table)),
    ]


def _keys(name: str, table: pd.DataFrame) -> Iterator[str]:
    key = [*PRIMARY.get(name, ()), *UNIQUE.get(name, ())]
    if key and table.duplicated(key).any():
        yield f"{name}: two rows with one key"
    if table[list(PRIMARY.get(name, ()))].isna().any(axis=None):
        yield f"{name}: an empty key"


def _references(name: str, found: dict[str, pd.DataFrame]) -> Iterator[str]:
    for columns, (other, named) in REFERS.get(name, {}).items():
        there = set(found[other][list(named)].itertuples(index=False, name=None))
        rows = found[name][list(columns)].dropna().itertuples(index=False, name=None)
        lost = {row for row in rows if row not in there}
        if lost:
            yield f"{name}.{columns}: not in {other}: {sorted(lost)}"


def _columns(name: str, table: pd.DataFrame) -> Iterator[str]:
    for column, type_ in COLUMNS[name].items():
        values = table[column]
        is_empty = values.isna() | (values.astype("string") == "")
        if why_empty(name, column) is None and is_empty.any():
            yield f"{name}.{column}: empty without a reason"
        told = values[~is_empty]
        if codes(name, column) and not set(told) <= set(codes(name, column)):
            yield f"{name}.{column}: {sorted(set(told) - set(codes(name, column)))}"
        if type_ in (NUMBER, SHARE) and not _within(name, column, told):
            yield f"{name}.{column}: out of bounds"


def _within(name: str, column: str, told: "pd.Series[float]") -> bool:
    limits = bounds(name, column)
    is_low = limits.least is not None and (told < limits.least).any()
    is_high = limits.most is not None and (told > limits.most).any()
    return not (is_low or is_high)
