"""Refusals that a person can read: a message id with values, rendered by `kit.words`."""

from dataclasses import dataclass, field
from pathlib import Path


class KitError(Exception):
    """Something cannot be done, and a sentence says why and what helps.

    `message_id` names the sentence in the catalogues, `values` fill its gaps.
    """

    def __init__(self, message_id: str, **values: object) -> None:
        super().__init__(message_id, values)
        self.message_id = message_id
        self.values = values

    def __str__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.message_id}({given})"


class NotAllowed(KitError):
    """This seat may not do this, whenever it asks."""


class NotNow(KitError):
    """This seat may do this, but not at this moment of the session."""


class NotFound(KitError):
    """What was named does not exist (any more)."""


class BadInput(KitError):
    """What was sent cannot be understood; the sentence names place and cure."""


class Outdated(KitError):
    """The sender saw an older version; `present` holds what stands now."""

    def __init__(self, message_id: str, *, present: object, **values: object) -> None:
        super().__init__(message_id, **values)
        self.present = present


class Unusable(KitError):
    """The store, the key file or the port cannot be used; nothing was changed."""


@dataclass(frozen=True)
class Problem:
    """One mistake in a file: where it is and what cures it. Line and column count from 1."""

    path: Path
    line: int
    column: int
    message_id: str
    values: dict[str, object] = field(default_factory=dict)


class BrokenFiles(KitError):
    """Files that cannot be used, with every problem found in them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("broken-files", count=len(problems))
        self.problems = problems
