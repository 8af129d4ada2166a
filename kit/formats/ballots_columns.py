"""Columns of a table of judgements as numbers: a million cells hold few different texts."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from kit.formats.ballots_text import BallotsText, is_filled

CHUNK = 500
"""Rows that are taken in at once: so few that Python does not look through them for garbage, which
takes longer than reading them."""


class Coded:
    """A column: `codes` are numbers of `texts`, which are in the order of their first appearance.

    `plain` makes one text of the cells that mean the same.
    """

    def __init__(self, plain: Callable[[str], str] = str.strip) -> None:
        self.texts: list[str] = []
        self.codes: list[int] = []
        self._plain = plain
        self._by_text: dict[str, int] = {}
        self._by_cell: dict[str, int] = {}

    def extend(self, cells: Sequence[str]) -> None:
        """Take in more cells."""
        if set(cells).difference(self._by_cell):
            for cell in cells:
                if cell not in self._by_cell:
                    self._by_cell[cell] = self._code(self._plain(cell))
        self.codes += map(self._by_cell.__getitem__, cells)

    def text(self, row: int) -> str:
        """What stands in a row."""
        return self.texts[self.codes[row]]

    def rows_of(self, wanted: Callable[[str], bool]) -> Iterator[int]:
        """The rows whose text is wanted, first one first."""
        codes = {code for code, text in enumerate(self.texts) if wanted(text)}
        return (row for row, code in enumerate(self.codes) if code in codes) if codes else iter(())

    def _code(self, text: str) -> int:
        if text not in self._by_text:
            self._by_text[text] = len(self.texts)
            self.texts.append(text)
        return self._by_text[text]


def take_in(file: BallotsText, columns: dict[int, Coded], needed: Sequence[int]) -> list[int]:
    """Read the rows below the header into columns by place; csv.Error where quotes are wrong.

    Returns the numbers of rows that end before a column that is `needed`, or have filled cells
    beyond the last; what they lack is taken as empty.
    """
    reader = file.reader()
    next(row for row in reader if is_filled(row))
    width, least = len(file.header), max(needed) + 1
    uneven: list[int] = []
    taken = 0
    while chunk := list(islice(reader, CHUNK)):
        if set(map(len, chunk)) != {width}:
            chunk = [row for row in chunk if is_filled(row)]
            uneven += [
                taken + at
                for at, row in enumerate(chunk)
                if len(row) < least or is_filled(row[width:])
            ]
            chunk = [(row + [""] * width)[:width] for row in chunk]
        cells = list(zip(*chunk, strict=True))
        if cells and not all(map(str.strip, cells[needed[0]])):
            chunk = [row for row in chunk if is_filled(row)]
            cells = list(zip(*chunk, strict=True))
        taken += len(chunk)
        for place, column in columns.items():
            column.extend(cells[place] if cells else ())
    return uneven
