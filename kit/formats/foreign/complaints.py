"""What is wrong with files of others, place by place, until there is too much of it."""

from kit.domain.errors import BrokenFiles, Problem
from kit.formats.foreign.files import Opened

SHOWN = 20
"""Mistakes that are listed one by one; of the others it is said how many there are."""

LONGEST = 80
"""Letters of a cell that a sentence shows."""


class Complaints:
    """Collects mistakes of all files of a source."""

    def __init__(self) -> None:
        self._found: list[Problem] = []
        self._more = 0

    def add(
        self, file: Opened, line: int, message_id: str, /, column: int = 1, **values: object
    ) -> None:
        """A mistake at a place of a file."""
        if len(self._found) == SHOWN:
            self._more += 1
            return
        told = {name: shown(value) for name, value in values.items()}
        self._found.append(Problem(file.path, line, column, message_id, told))

    @property
    def any(self) -> bool:
        """Whether anything was found."""
        return bool(self._found)

    def refuse(self) -> None:
        """Raise `BrokenFiles` with all that was found."""
        if not self._found:
            return
        problems = [*self._found]
        if self._more:
            last = problems[-1]
            count: dict[str, object] = {"count": self._more}
            problems.append(Problem(last.path, last.line, 1, "deciding-more-problems", count))
        raise BrokenFiles(problems)


def shown(value: object) -> object:
    """A cell as a sentence shows it: in one line, and no novel."""
    if not isinstance(value, str):
        return value
    text = " ".join(value.split())
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
