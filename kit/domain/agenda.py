"""The agenda under way: items with one clock, and who has the floor."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class ItemRun:
    """An agenda item that was started; `minutes` include every extension.

    `overdue` is the time in seconds that had run over when minutes were added: minutes given after
    the time was up count from the moment they are given.
    """

    item_id: str
    started_at: datetime
    minutes: int
    overdue: float = 0.0
    ended_at: datetime | None = None

    @property
    def deadline(self) -> datetime:
        """When its time is up. Working on past it is allowed; only ending it ends it."""
        return self.started_at + timedelta(minutes=self.minutes, seconds=self.overdue)


@dataclass(frozen=True)
class Floor:
    """The group that speaks in the plenary, and until when."""

    group_id: str
    started_at: datetime
    seconds: int

    @property
    def deadline(self) -> datetime:
        """When the slot is over."""
        return self.started_at + timedelta(seconds=self.seconds)
