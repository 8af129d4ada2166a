"""Frames as exact CSV: for programs, in one form whatever the language.

As RFC 4180 has it: UTF-8, commas, CR LF; a point as decimal sign, moments in UTC to the
millisecond, nothing where nothing is known. Texts are as they were typed: a cell that begins with
`=` is a formula to a spreadsheet, so people are given other tables (`kit/reports/tables.py`).
"""

import csv
import io
from collections.abc import Callable
from typing import Any

from kit.domain.record import stamp
from kit.domain.session import Session
from kit.frames import ROWS
from kit.frames.columns import COLUMNS
from kit.frames.table import MOMENT, NUMBER, SHARE, TEXT, TRUTH


def data(session: Session) -> dict[str, bytes]:
    """Every frame of a session as a file, by its path in the bundle."""
    return {f"data/{name}.csv": exact_csv(name, session) for name in COLUMNS}


def exact_csv(name: str, session: Session) -> bytes:
    """One frame. Written from its rows: a frame of a million cells would be made for nothing."""
    columns = COLUMNS[name]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    written = [(column, WRITTEN[type_]) for column, type_ in columns.items()]
    writer.writerows(
        ["" if (value := row.get(column)) is None else write(value) for column, write in written]
        for row in ROWS[name](session)
    )
    return text.getvalue().encode()


WRITTEN: dict[str, Callable[[Any], str]] = {
    TEXT: str,
    NUMBER: lambda value: str(int(value)),
    SHARE: lambda value: repr(float(value)),
    TRUTH: lambda value: "true" if value else "false",
    MOMENT: stamp,
}
"""How a value is written, by the type of its column."""
