"""Finds the row that names the columns, wherever it stands and whatever they are called."""

from dataclasses import dataclass, field

from kit.formats.spreadsheet.columns import COLUMNS, NEEDED, column_called
from kit.formats.spreadsheet.table import Table, is_filled

LOOKED_AT = 60
"""Rows from the top among which the header is looked for."""


@dataclass(frozen=True)
class Header:
    """The row of column names: where each of ours stands, and what is not ours.

    `called` are names that were understood though they are not ours; `twice` are columns that two
    names mean.
    """

    row: int
    columns: dict[str, int] = field(default_factory=dict)
    called: dict[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    twice: tuple[tuple[str, int, int], ...] = ()

    @property
    def missing(self) -> list[str]:
        """Which columns are needed and not there; a title does instead of a statement."""
        there = self.columns.keys() | ({"statement"} if "title" in self.columns else set())
        return [name for name in NEEDED if name not in there]

    @property
    def is_whole(self) -> bool:
        """Whether a framework can be read below it."""
        return not self.missing


def find_header(table: Table) -> Header | None:
    """The header of a sheet, else the row that looks most like one, else None."""
    found = [_header(number, table) for number in range(1, len(table.grid[:LOOKED_AT]) + 1)]
    if whole := next((header for header in found if header.is_whole), None):
        return whole
    likeliest = max(found, key=lambda header: len(header.columns), default=None)
    return likeliest if likeliest and len(likeliest.columns) > 1 else None


def _header(number: int, table: Table) -> Header:
    cells = enumerate(table.grid[number - 1], start=1)
    names = {at: " ".join(value.split()) for at, value in cells if isinstance(value, str)}
    names = {at: name.strip("\ufeff") for at, name in names.items() if is_filled(name)}
    exact = {name: at for at, name in reversed(names.items()) if name in COLUMNS}
    meant = {at: column_called(name) for at, name in names.items()}
    columns: dict[str, int] = dict(exact)
    called: dict[str, str] = {}
    twice: list[tuple[str, int, int]] = []
    for at, name in names.items():
        column = meant[at]
        if column is None or columns.get(column) == at:
            continue
        if column not in columns:
            columns[column], called[column] = at, name
        elif column not in exact or name == column:
            twice.append((column, columns[column], at))
    used = {*columns.values(), *(at for _, _, at in twice)}
    unknown = tuple(name for at, name in names.items() if at not in used)
    return Header(number, columns, called, unknown, tuple(twice))
