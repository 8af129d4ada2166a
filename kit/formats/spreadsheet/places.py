"""Where something stands in a spreadsheet, as its program shows it: `Criteria!D12`."""

from dataclasses import dataclass
from pathlib import Path

from kit.domain.errors import BrokenFiles, Problem


@dataclass(frozen=True)
class Where:
    """A file and, where it holds several, the sheet in it."""

    path: Path
    sheet: str = ""

    def cell(self, row: int, column: int) -> str:
        """The name of a cell; both numbers count from 1."""
        return f"{self.sheet}!{letters(column)}{row}" if self.sheet else f"{letters(column)}{row}"

    def problem(self, row: int, column: int, message_id: str, /, **values: object) -> Problem:
        """A mistake at a cell; its sentence has the cell's name for its gap `cell`."""
        named = {"cell": self.cell(row, column), **values}
        return Problem(self.path, row, column, message_id, named)


def letters(column: int) -> str:
    """A column as spreadsheets call it: A to Z, then AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def broken(name: str, message_id: str, **values: object) -> BrokenFiles:
    """A file of which nothing can be read."""
    return BrokenFiles([Problem(Path(name), 1, 1, message_id, values)])
