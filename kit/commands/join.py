"""Joining by room code: a phone makes itself a participant's seat."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from kit.domain import events as ev
from kit.domain.errors import NotAllowed, NotFound, NotNow
from kit.domain.ids import made_id
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.store.transaction import Transaction


@dataclass(frozen=True)
class Joining:
    """What a phone says when it joins; `key` is drawn once by the device, so it joins once."""

    key: str
    at: datetime
    group_id: str | None = None
    organisation_id: str | None = None


def join(tx: Transaction, session: Session, joining: Joining) -> tuple[str, list[ev.Recorded]]:
    """Open a participant's seat, or find the one this device has: (seat id, what was recorded)."""
    seat_id = made_id("seat", session.session_id, joining.key)
    if (known := session.seats.get(seat_id)) is not None:
        if known.withdrawn or known.version > 1:
            # The key of a device is no code: it opens nothing that was taken from it.
            raise NotAllowed("seat-withdrawn")
        return seat_id, []
    if session.closed_at is not None:
        raise NotNow("session-closed")
    joined = session.standing_seats(Role.PARTICIPANT)
    if len(joined) >= session.places:
        raise NotNow("room-full", places=session.places)
    organisation = session.organisations.get(joining.organisation_id or "")
    if joining.organisation_id and organisation is None:
        raise NotFound("organisation-unknown")
    opened = ev.SeatOpened(
        seat_id=seat_id,
        role=Role.PARTICIPANT,
        group_id=_group(session, joining.group_id, joined),
        organisation_id=joining.organisation_id,
        country=organisation.country if organisation else None,
    )
    recorded = tx.append(
        session.session_id, [opened], at=joining.at, seat_id=seat_id, key=f"join:{joining.key}"
    )
    return seat_id, list(recorded)


def _group(session: Session, wanted: str | None, joined: list[Seat]) -> str:
    """The group that was named, else the smallest."""
    if wanted is not None:
        if wanted not in session.groups:
            raise NotFound("group-unknown")
        return wanted
    sizes = Counter(seat.group_id for seat in joined)
    return min(session.groups, key=lambda group_id: sizes[group_id])
