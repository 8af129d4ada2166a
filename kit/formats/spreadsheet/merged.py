"""Merged cells: what is shared by the languages of a requirement is filled down, else refused."""

from collections.abc import Iterator

from kit.domain.errors import Problem
from kit.formats.spreadsheet.header import Header
from kit.formats.spreadsheet.places import Where
from kit.formats.spreadsheet.table import Spot, Table, Value

OWN = ("lang", "title", "statement")
"""Columns in which each row has its own: one cell for several rows says too little."""


def filled_down(table: Table, header: Header) -> tuple[list[list[Value]], int]:
    """The cells with what merged ones share in each of their rows, and how many such blocks."""
    grid = [list(row) for row in table.grid]
    blocks = [block for block in _relevant(table, header) if _is_shared(block, header)]
    for (top, column), (bottom, _) in blocks:
        value = grid[top - 1][column - 1]
        for number in range(top, min(bottom, len(grid))):
            grid[number][column - 1] = value
    return grid, len(blocks)


def refused_merges(where: Where, table: Table, header: Header) -> list[Problem]:
    """A problem for each block of merged cells that cannot be understood."""
    return [
        where.problem(*first, "sheet-merged", last=where.cell(*last))
        for first, last in _relevant(table, header)
        if not _is_shared((first, last), header)
    ]


def _relevant(table: Table, header: Header) -> Iterator[tuple[Spot, Spot]]:
    """Blocks below the header that touch a column of ours."""
    ours = set(header.columns.values())
    for first, last in table.merged:
        if first[0] > header.row and ours & set(range(first[1], last[1] + 1)):
            yield first, last


def _is_shared(block: tuple[Spot, Spot], header: Header) -> bool:
    (_, left), (_, right) = block
    return left == right and left not in {header.columns.get(name) for name in OWN}
