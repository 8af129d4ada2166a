"""An act: who asks for what, and the function that answers with events."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from kit.domain.events import Event, Recorded
from kit.domain.ids import made_id
from kit.domain.rights import Act
from kit.domain.seat import Seat
from kit.domain.session import Session


class Args(BaseModel):
    """What an act needs besides who does it; unknown names are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NoArgs(Args):
    """An act that says everything by its name."""


@dataclass(frozen=True)
class Asked:
    """An act as it arrived, not yet checked. `key` makes it happen once, however often sent."""

    seat_id: str
    act: str
    args: dict[str, Any]
    key: str
    at: datetime


@dataclass(frozen=True)
class Done:
    """An act that stands in the record. `result` names what it made."""

    position: int
    result: dict[str, Any] = field(default_factory=dict)
    recorded: tuple[Recorded, ...] = ()

    @property
    def last(self) -> int:
        """The position of the last event that it recorded."""
        return self.recorded[-1].position if self.recorded else self.position


@dataclass(frozen=True)
class Acting:
    """A checked act: the session as it stands, the seat that acts, and the act's key."""

    session: Session
    seat: Seat
    key: str
    at: datetime

    def made(self, kind: str, *more: str) -> str:
        """An id for what this act makes; a resent act makes the same."""
        return made_id(kind, self.seat.seat_id, self.key, *more)

    @property
    def group_id(self) -> str:
        """The group of the seat that acts. Only seats of a group have acts that need one."""
        assert self.seat.group_id is not None, "the rights table gives group acts to group seats"
        return self.seat.group_id


Decide = Callable[[Acting, Any], list[Event]]
A = TypeVar("A", bound=Args)


@dataclass(frozen=True)
class Known:
    """An act's arguments and the function that decides what follows."""

    args: type[Args]
    decide: Decide


ACTS: dict[Act, Known] = {}


def act(name: Act, args: type[A]) -> Callable[[Callable[[Acting, A], list[Event]]], Decide]:
    """Register the function that decides an act."""

    def register(decide: Callable[[Acting, A], list[Event]]) -> Decide:
        ACTS[name] = Known(args, decide)
        return decide

    return register
