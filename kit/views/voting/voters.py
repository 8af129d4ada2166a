"""How the facilitator's page names seats that vote: by group and organisation, never by person."""

from collections import Counter
from collections.abc import Iterable

from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.views.groups import group
from kit.words import say


def names(session: Session, seat_ids: Iterable[str], lang: str) -> dict[str, str]:
    """A name for each seat; those that would be called alike are numbered."""
    seats = [session.seats[one] for one in seat_ids]
    plain = {seat.seat_id: name(session, seat, lang) for seat in seats}
    alike, counted = Counter(plain.values()), Counter[str]()
    found = {}
    for seat_id, words in plain.items():
        counted[words] += 1
        numbered = say("voting-seat-numbered", lang, name=words, number=counted[words])
        found[seat_id] = numbered if alike[words] > 1 else words
    return found


def name(session: Session, seat: Seat, lang: str) -> str:
    """The organisation and group of a seat; its role where it has neither."""
    organisation = session.organisations.get(seat.organisation_id or "")
    parts = [
        organisation.title if organisation else None,
        group(session, seat.group_id, lang)["name"] if seat.group_id else None,
    ]
    return " · ".join(one for one in parts if one) or say(f"role-{seat.role}", lang)
