"""Who could vote in a planned round: all participants, or one seat of each organisation."""

from typing import Any

from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Electorate, RoundPlan
from kit.views.voting.voters import names


def voters(session: Session, plan: RoundPlan) -> list[Seat]:
    """The seats that would be entitled: all participants, or each organisation's first seat."""
    if plan.electorate is Electorate.PERSONS:
        return session.standing_seats(Role.PARTICIPANT)
    return [seats[0] for seats in by_organisation(session).values() if seats]


def by_organisation(session: Session) -> dict[str, list[Seat]]:
    """The seats through which each organisation could vote; none for some."""
    found: dict[str, list[Seat]] = {one: [] for one in session.organisations}
    for seat in session.standing_seats(Role.PARTICIPANT, Role.REPORTER):
        if seat.organisation_id:
            found.setdefault(seat.organisation_id, []).append(seat)
    return found


def to_choose(session: Session, lang: str) -> list[dict[str, Any]]:
    """The organisations with their seats, to choose one of each."""
    return [
        {
            "organisation_id": organisation_id,
            "title": session.organisations[organisation_id].title,
            "country": session.organisations[organisation_id].country,
            "seats": [
                {"seat_id": seat_id, "words": words}
                for seat_id, words in names(session, [one.seat_id for one in seats], lang).items()
            ],
        }
        for organisation_id, seats in by_organisation(session).items()
        if organisation_id in session.organisations
    ]
