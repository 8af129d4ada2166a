"""The seats of a session with their links, to hand out, to print and to take back."""

from typing import Any

from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.views.groups import group
from kit.views.joining import seat_url
from kit.views.live import Live
from kit.views.qr import qr
from kit.words import say

ORDER = tuple(Role)


def seats(session: Session, live: Live, lang: str) -> list[dict[str, Any]]:
    """The standing seats: single ones first, then by group, participants last."""
    return [
        _seat(session, live, seat, lang)
        for seat in sorted(session.standing_seats(), key=lambda seat: _place(session, seat))
    ]


def seat_link(live: Live, seat: Seat) -> str | None:
    """The link of a seat, where the facilitator may see it.

    Phones join by the room code. Who could open their seats here would see their secret ballots, so
    theirs is shown only where the seat was handed over, which stands in the record.
    """
    is_phone = seat.role is Role.PARTICIPANT
    return seat_url(live, seat.seat_id) if not is_phone or seat.version > 1 else None


def _place(session: Session, seat: Seat) -> tuple[bool, int, int, str]:
    plan = session.groups.get(seat.group_id or "")
    is_phone = seat.role is Role.PARTICIPANT
    return is_phone, plan.number if plan else 0, ORDER.index(seat.role), seat.seat_id


def _seat(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    organisation = session.organisations.get(seat.organisation_id or "")
    url = seat_link(live, seat)
    return {
        "seat_id": seat.seat_id,
        "role": seat.role.value,
        "role_words": say(f"role-{seat.role}", lang),
        "group": group(session, seat.group_id, lang) if seat.group_id else None,
        "organisation": organisation.title if organisation else None,
        "country": session.country_of(seat),
        "present": seat.seat_id in live.present,
        "handed_over": seat.version > 1,
        "url": url,
        "qr": qr(url) if url else None,
    }
