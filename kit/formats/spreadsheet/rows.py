"""The rows of a framework's spreadsheet, read but not yet judged."""

from dataclasses import dataclass, field

from kit.domain.errors import Problem
from kit.formats.spreadsheet.cells import Cell
from kit.formats.spreadsheet.notes import Note
from kit.formats.spreadsheet.places import Where


@dataclass(frozen=True)
class Row:
    """One requirement in one language; cells by the names of our columns."""

    number: int
    cells: dict[str, Cell]

    def cell(self, column: str) -> Cell:
        """The cell under a column; an empty one where the column is not there."""
        return self.cells.get(column) or Cell(self.number, 1)

    def text(self, column: str) -> str:
        """What stands under a column; nothing where the column is not there."""
        return self.cell(column).text


@dataclass(frozen=True)
class Fact:
    """A row of the sheet `about`: what is said of the whole framework, in a language or not."""

    cell: str
    row: int
    name: str
    value: str
    lang: str


@dataclass(frozen=True)
class Rows:
    """A spreadsheet as it was understood; `problems` are cells that cannot be taken over."""

    where: Where
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...] = ()
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, row: Row, column: str, message_id: str, /, **values: object) -> Problem:
        """A mistake at a cell of a row."""
        cell = row.cell(column)
        return self.where.problem(cell.row, cell.column, message_id, **values)
