"""The vote page: the ballot of the open round for one seat, the same as on a phone, but wider."""

from typing import Any

from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.views import ballot, published
from kit.views.live import Live
from kit.views.moment import moment, written

OWN_BALLOT_ONLY = True
"""A seat's own part changes with the record and with its own ballot, and with nothing else."""


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """The round as everybody may see it: while it is open, no more than the turnout."""
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed": session.closed_at is not None,
        "moment": moment(session, lang),
        "round": ballot.shared(session, live, lang),
        "results": None if session.open_round() else published.shared(session, lang),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """Whom this seat votes for, and its ballot while the round is open."""
    group = session.groups.get(seat.group_id or "")
    organisation = session.organisations.get(seat.organisation_id or "")
    return {
        "role": seat.role.value,
        "group": group and {"number": group.number, "title": group.title},
        "organisation": organisation.title if organisation else None,
        "ballot": ballot.own(session, live, seat, lang),
    }
