"""A mistake in a file before it is known which file: place, message id and values."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kit.domain.errors import Problem
from kit.formats.yaml_nodes import Place


@dataclass(frozen=True)
class Complaint:
    """One mistake: where it stands and the sentence that cures it."""

    place: Place
    message_id: str
    values: dict[str, object]

    def at(self, path: Path) -> Problem:
        """The same mistake as a problem of a file."""
        return Problem(path, self.place.line, self.place.column, self.message_id, self.values)


def listed(names: Iterable[str]) -> str:
    """Names as a sentence lists them; a dash where there are none."""
    return ", ".join(names) or "–"


def complaint(place: Place, message_id: str, **values: object) -> Complaint:
    """Write a complaint down."""
    return Complaint(place, message_id, values)
