"""A round: a time box in which ballots on given standards count."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from kit.domain import events as ev
from kit.domain.tally import How

FEWEST_SECRET = 5
"""A secret round, and each value that a breakdown of it shows, needs this many people."""


@dataclass(frozen=True)
class Voter:
    """Whom a seat stands for in a round, as it stood when the seat was entitled."""

    organisation_id: str | None = None
    country: str | None = None
    group_id: str | None = None


@dataclass(frozen=True)
class Sheet:
    """Votes on paper or by show of hands. They count once a second seat has confirmed them."""

    tally_id: str
    how: How
    voters: int
    entered_by: str
    confirmed_by: str | None = None
    withdrawn: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is counted at closing."""
        return self.confirmed_by is not None and not self.withdrawn


@dataclass(frozen=True)
class Round:
    """A time box in which ballots on given standards count.

    `wordings` are the standards as they read when it opened: what the ballots are about. `voters`
    are the entitled seats; `recused` the standards on which a seat does not vote. `derived` holds
    what was worked out of it (`kit.domain.kept`); a round that changes is another one, without.
    """

    opened: ev.RoundOpened
    opened_at: datetime
    admitted: tuple[str, ...] = ()
    closed: ev.RoundClosed | None = None
    closed_at: datetime | None = None
    closes_at: datetime | None = None
    paused_at: datetime | None = None
    wordings: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    voters: dict[str, Voter] = field(default_factory=dict)
    recused: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    derived: dict[Hashable, Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def round_id(self) -> str:
        """Its name in this session."""
        return self.opened.round_id

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken, now or after a pause."""
        return self.closed is None

    @property
    def is_paused(self) -> bool:
        """Whether it is open and takes no ballot for the moment."""
        return self.is_open and self.paused_at is not None

    @property
    def entitled(self) -> tuple[str, ...]:
        """The seats that may vote: those of the opening, and those admitted since."""
        return self.opened.entitled + self.admitted

    def value_of(self, seat_id: str) -> str | None:
        """The group or country that the round asks of each voter, as it stood when entitled.

        Empty for a voter who belongs to none; none where the round does not ask.
        """
        voter = self.voters.get(seat_id)
        if self.opened.attribute is None or voter is None:
            return None
        return (voter.group_id if self.opened.attribute == "group" else voter.country) or ""

    def is_over(self, at: datetime) -> bool:
        """Whether its deadline has passed; while it is paused none does."""
        return self.closes_at is not None and not self.is_paused and at >= self.closes_at

    def standing_sheets(self) -> list[Sheet]:
        """The tallies that were not withdrawn."""
        return [sheet for sheet in self.sheets.values() if not sheet.withdrawn]

    def voters_on_paper(self) -> int:
        """How many people stand in the tallies that were not withdrawn."""
        return sum(sheet.voters for sheet in self.standing_sheets())

    def voters_counted_twice(self) -> int:
        """How many people stand in the tallies that count: those that a second seat confirmed."""
        return sum(sheet.voters for sheet in self.sheets.values() if sheet.counts)
