"""What is wrong with a table of judgements, row by row, until there is too much of it."""

from collections.abc import Callable, Iterable

from kit.domain.errors import BrokenFiles, Problem
from kit.formats.ballots_text import BallotsText

SHOWN = 20
"""Mistakes that are listed one by one; of the others it is said how many there are."""


LONGEST = 80
"""Letters of a cell that a sentence shows."""

Row = int | Callable[[], int]
"""The number of a row, or how to find it, which is done only for mistakes that are listed."""


class BallotComplaints:
    """Collects mistakes by row; lines are looked up once, at the end."""

    def __init__(self, file: BallotsText) -> None:
        self._file = file
        self._found: list[tuple[int, str, str, dict[str, object], int | None]] = []
        self._more = 0

    def add(
        self,
        row: Row,
        column: str,
        message_id: str,
        *,
        other_row: Row | None = None,
        **values: object,
    ) -> None:
        """A mistake in a row; the line of another row fills the gap `other_line`."""
        if len(self._found) == SHOWN:
            self._more += 1
            return
        other = None if other_row is None else _number(other_row)
        self._found.append((_number(row), column, message_id, values, other))

    def refuse(self) -> None:
        """Raise `BrokenFiles` with all that was found, in the order of the lines."""
        if not self._found:
            return
        lines = self._lines({one for row, *_, other in self._found for one in (row, other)})
        problems = [
            self._problem(lines, *found) for found in sorted(self._found, key=lambda one: one[0])
        ]
        if self._more:
            last = problems[-1].line
            values: dict[str, object] = {"count": self._more}
            problems.append(Problem(self._file.path, last, 1, "deciding-more-problems", values))
        raise BrokenFiles(problems)

    def _problem(
        self,
        lines: dict[int | None, int],
        row: int,
        column: str,
        message_id: str,
        values: dict[str, object],
        other_row: int | None,
    ) -> Problem:
        if other_row is not None:
            values = {**values, "other_line": lines[other_row]}
        values = {name: _shown(one) if name != "values" else one for name, one in values.items()}
        header = self._file.header
        place = header.index(column) + 1 if column in header else 1
        return Problem(self._file.path, lines[row], place, message_id, {"column": column, **values})

    def _lines(self, rows: Iterable[int | None]) -> dict[int | None, int]:
        wanted = {row for row in rows if row is not None}
        last = max(wanted)
        lines: dict[int | None, int] = {}
        for row, (_, line) in enumerate(self._file.rows()):
            if row in wanted:
                lines[row] = line
            if row == last:
                break
        return lines


def _shown(value: object) -> object:
    """A cell as a sentence shows it: in one line, and no novel."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _number(row: Row) -> int:
    return row if isinstance(row, int) else row()
