"""The facilitator's page: set-up, agenda, groups, plenary, standards, vote, exports."""

from typing import Any

from kit.domain.results import closed_rounds
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Kind
from kit.views import agenda
from kit.views.assignments import ALL
from kit.views.bringing import compared
from kit.views.exports import exports
from kit.views.joining import joining
from kit.views.live import Live
from kit.views.moment import milliseconds, written
from kit.views.qr import qr
from kit.views.rehearsing import rehearsing
from kit.views.results import results
from kit.views.seat_list import seats
from kit.views.standards_desk import standards_desk
from kit.views.tables import tables
from kit.views.talk import DESK, desk
from kit.views.themes import sheets, themes
from kit.views.voting.desk import DESK as VOTING
from kit.views.voting.desk import voting_desk

SECTIONS = {
    Kind.PRESENTATION: "setup",
    Kind.BRAINSTORM: "groups",
    Kind.PLENARY: "plenary",
    Kind.CROSSWALK: "crosswalk",
    Kind.VOTE: "vote",
    Kind.BREAK: "groups",
    Kind.CLOSING: "exports",
}
"""What the facilitator needs in sight while an item of this kind runs."""


def place(session: Session, seat: Seat, at: tuple[str, ...]) -> tuple[str, ...]:
    """Whether the crosswalk is open, and of which pair more, or the vote; else elsewhere."""
    section, *pair = at or (_section(session),)
    if section == VOTING:
        return (VOTING,)
    if section != DESK:
        return ("elsewhere",)
    known = {ALL, *session.frameworks}
    return (DESK, *(pair if known.issuperset(pair) else ()))


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """Everything the facilitator sees and steers; what groups compared only where it is open."""
    return {
        "session_id": session.session_id,
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed_at": milliseconds(session.closed_at) if session.closed_at else None,
        "languages": list(session.languages),
        "section": _section(session),
        **_agenda(session, lang),
        **_setup(session, live, lang),
        "frameworks": compared(session, lang),
        "tables": tables(session, live, lang),
        "seats": seats(session, live, lang),
        "floor": agenda.floor(session, lang),
        "spoken": list(session.spoken),
        "sheets": sheets(session, lang),
        "themes": themes(session, lang),
        **desk(session, lang, live.at),
        **standards_desk(session, lang),
        **voting_desk(session, live, lang),
        "results": [results(round_, lang, session) for round_ in reversed(closed_rounds(session))],
        "exports": exports(session, lang),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """All facilitators see the same; which seat is one's own cannot be withdrawn."""
    return {"seat_id": seat.seat_id}


def _agenda(session: Session, lang: str) -> dict[str, Any]:
    return {
        "agenda": agenda.steps(session, lang),
        "clock": agenda.clock(session, lang),
        "upcoming": agenda.upcoming(session, lang),
        "last_ended": agenda.last_ended(session, lang),
    }


def _setup(session: Session, live: Live, lang: str) -> dict[str, Any]:
    return {
        "workshop": written(session.plan.title, lang),
        "join": joining(live),
        "addresses": _addresses(live),
        "places": session.places,
        "carries": _carries(live),
        "rehearsing": rehearsing(live, lang),
        "joined": len(session.standing_seats(Role.PARTICIPANT)),
        "organisations": [
            {"title": one.title, "country": one.country} for one in session.organisations.values()
        ],
        "question_sets": [
            {
                "id": name,
                "title": written(session.plan.question_set_titles.get(name, {"en": name}), lang),
                "questions": [written(question.text, lang) for question in questions],
            }
            for name, questions in session.plan.question_sets.items()
        ],
    }


def _carries(live: Live) -> dict[str, Any] | None:
    """How many phones and pages the machine of the room carries, as far as it is known."""
    return (
        dict(zip(("phones", "pages", "limit"), live.carries, strict=True)) if live.carries else None
    )


def _addresses(live: Live) -> list[dict[str, Any]]:
    """The addresses links may carry; `reached_at` where a phone has opened the self-test."""
    offered = dict.fromkeys(one for one in (live.address, *live.addresses) if one)
    return [
        {
            "address": one,
            "chosen": one == live.address,
            "test": f"{one}/test",
            "qr": qr(f"{one}/test"),
            "reached_at": milliseconds(live.reached[one]) if one in live.reached else None,
        }
        for one in offered
    ]


def _section(session: Session) -> str:
    """Where the page opens: it follows the agenda, and a round that is open comes first."""
    if session.open_round() is not None:
        return "vote"
    item = session.current_item()
    if item is not None:
        return SECTIONS[item.kind]
    return "exports" if session.closed_at else "setup" if not session.items else "groups"
