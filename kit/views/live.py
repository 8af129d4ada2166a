"""What a page shows that is not in the record: turnout, who is here, one's own open ballot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from kit.domain.ballot import StandingBallot


class RehearsingState(StrEnum):
    """How far a rehearsal is that the facilitator's page asked for."""

    PLAYING = "playing"
    STOPPING = "stopping"
    STOPPED = "stopped"
    ENDED = "ended"
    BROKEN = "broken"


@dataclass(frozen=True)
class Rehearsing:
    """A rehearsal that the facilitator's page asked for.

    `scene` is what is played now, the `number`-th `of` all. `told` is by language: the sheet of
    one that has ended; of one that broke off the sentence why, where it could say so.
    """

    state: RehearsingState
    phones: int
    since: datetime
    scene: str = ""
    number: int = 0
    of: int = 0
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Live:
    """The room at this moment. Never in the record, never in an export.

    `turnout` counts ballots per open round; `present` are the seats with a page open;
    `ballot` is the standing ballot of the seat that looks, while its round is open;
    `address` is what links and QR codes carry; `room_code` lets people join. `addresses` are those
    the facilitator can choose from, `reached` the ones that a phone has opened, and when. `voted`
    are the seats that have a ballot in the open box, for the facilitator's page alone. `at` is
    where on its page somebody looks, on pages that are sent in parts. `carries` is what the
    machine carries at once: phones, staff pages, and what stops first. `rehearsing` is what the
    facilitator's page asked to rehearse.
    """

    turnout: dict[str, int] = field(default_factory=dict)
    present: frozenset[str] = frozenset()
    ballot: StandingBallot | None = None
    address: str = ""
    room_code: str = ""
    codes: dict[str, str] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    reached: dict[str, datetime] = field(default_factory=dict)
    voted: frozenset[str] = frozenset()
    at: tuple[str, ...] = ()
    carries: tuple[int, int, str] | None = None
    rehearsing: Rehearsing | None = None
