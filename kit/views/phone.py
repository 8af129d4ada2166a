"""The phone of a participant: what the room does now, ideas, the ballot, results."""

from typing import Any

from kit.domain.ids import LONGEST_TEXT
from kit.domain.notes import Idea
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.domain.workshop import Question
from kit.views import ballot, published
from kit.views.live import Live
from kit.views.moment import agenda, brainstorm, moment, written

OWN_BALLOT_ONLY = True
"""A seat's own part changes with the record and with its own ballot, and with nothing else."""


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """What every phone of the room shows; of an open round no more than the turnout."""
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed": session.closed_at is not None,
        "moment": moment(session, lang),
        "agenda": agenda(session, lang),
        "brainstorm": brainstorm(session),
        "longest": LONGEST_TEXT,
        "groups": {
            group.group_id: {
                "number": group.number,
                "title": group.title,
                "question_set": group.question_set,
            }
            for group in session.groups.values()
        },
        "question_sets": {
            name: [_question(one, number, lang) for number, one in enumerate(questions, start=1)]
            for name, questions in session.plan.question_sets.items()
            if any(group.question_set == name for group in session.groups.values())
        },
        "round": ballot.shared(session, live, lang),
        "results": None if session.open_round() else published.shared(session, lang),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """This seat's place in the room, the ideas it sent, its ballot while the round is open."""
    organisation = session.organisations.get(seat.organisation_id or "")
    return {
        "group_id": seat.group_id if seat.group_id in session.groups else None,
        "organisation": organisation.title if organisation else None,
        "ideas": [
            _idea(session, idea) for idea in session.ideas.values() if idea.seat_id == seat.seat_id
        ],
        "ballot": ballot.own(session, live, seat, lang),
    }


def _question(question: Question, number: int, lang: str) -> dict[str, Any]:
    return {"question_id": question.id, "number": number, **written(question.text, lang)}


def _idea(session: Session, idea: Idea) -> dict[str, Any]:
    line = session.lines.get(idea.line_id or "")
    kept = line is not None and not line.removed
    return {
        "idea_id": idea.idea_id,
        "question_id": idea.question_id,
        "text": idea.text,
        "lang": idea.lang,
        "state": _state(idea, kept),
        "line": {"text": line.text, "lang": line.lang} if line and kept else None,
    }


def _state(idea: Idea, kept: bool) -> str:
    """`waiting`, `taken` into a line, `removed` with its line, or `aside` for later."""
    if idea.line_id is not None:
        return "taken" if kept else "removed"
    return "aside" if idea.aside else "waiting"
