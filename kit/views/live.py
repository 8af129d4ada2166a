"""What a page shows that is not in the record: turnout, who is here, one's own open ballot."""

from dataclasses import dataclass, field
from datetime import datetime

from kit.domain.ballot import StandingBallot


@dataclass(frozen=True)
class Live:
    """The room at this moment. Never in the record, never in an export.

    `turnout` counts ballots per open round; `present` are the seats with a page open;
    `ballot` is the standing ballot of the seat that looks, while its round is open;
    `address` is what links and QR codes carry; `room_code` lets people join. `addresses` are those
    the facilitator can choose from, `reached` the ones that a phone has opened, and when. `voted`
    are the seats that have a ballot in the open box, for the facilitator's page alone. `at` is
    where on its page somebody looks, on pages that are sent in parts.
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
