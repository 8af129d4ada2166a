"""A round: a time box in which ballots on given standards count."""

from dataclasses import dataclass, field
from datetime import datetime

from kit.domain import events as ev

FEWEST_SECRET = 5
"""A secret round, and each value that a breakdown of it shows, needs this many people."""


@dataclass(frozen=True)
class Round:
    """A time box in which ballots on given standards count.

    `wordings` are the standards as they read when it opened: what the ballots are about.
    """

    opened: ev.RoundOpened
    opened_at: datetime
    admitted: tuple[str, ...] = ()
    closed: ev.RoundClosed | None = None
    closed_at: datetime | None = None
    wordings: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    @property
    def round_id(self) -> str:
        """Its name in this session."""
        return self.opened.round_id

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken."""
        return self.closed is None

    @property
    def entitled(self) -> tuple[str, ...]:
        """The seats that may vote: those of the opening, and those admitted since."""
        return self.opened.entitled + self.admitted
