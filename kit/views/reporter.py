"""The reporter's page: a group's question sheet, its lines, and the ideas from its phones."""

from typing import Any

from kit.domain.ids import LONGEST_TEXT
from kit.domain.notes import Idea, Line
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Question
from kit.views.live import Live
from kit.views.moment import brainstorm, milliseconds, moment, written
from kit.views.voting.tallies import second_count


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """What every group's sheet has in common; no group's words are here."""
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed": session.closed_at is not None,
        "moment": moment(session, lang),
        "brainstorm": brainstorm(session),
        "standards": len(session.standing_standards()) if session.closed_at is None else 0,
        "languages": list(session.languages),
        "longest": LONGEST_TEXT,
        "second_count": second_count(session, lang),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """The sheet of the seat's group, the same for its reporter and its instructor."""
    group = session.groups.get(seat.group_id or "")
    if group is None:
        return {"group": None, "role": seat.role.value}
    called = session.help_called.get(group.group_id)
    ideas = [idea for idea in session.ideas.values() if idea.group_id == group.group_id]
    return {
        "group": {"group_id": group.group_id, "number": group.number, "title": group.title},
        "role": seat.role.value,
        "questions": [
            _question(session, group.group_id, number, question, lang)
            for number, question in enumerate(session.questions(group.group_id), start=1)
        ],
        "ideas": [_idea(idea) for idea in ideas if idea.line_id is None],
        "called": milliseconds(called) if called else None,
        "reporter": _reporter(session, live, group.group_id),
        "votes": _votes(session, seat),
    }


def _question(
    session: Session, group_id: str, number: int, question: Question, lang: str
) -> dict[str, Any]:
    lines = session.group_lines(group_id, question.id)
    return {
        "question_id": question.id,
        "number": number,
        **written(question.text, lang),
        "lines": [_line(line) for line in lines],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "line_id": line.line_id,
        "text": line.text,
        "lang": line.lang,
        "version": line.version,
        "rivals": list(line.rivals),
        "translations": [{"lang": lang, "text": text} for lang, text in line.translations],
        "ideas": len(line.idea_ids),
    }


def _idea(idea: Idea) -> dict[str, Any]:
    """Without its seat: who sent an idea is nobody's business at the table."""
    return {
        "idea_id": idea.idea_id,
        "question_id": idea.question_id,
        "text": idea.text,
        "lang": idea.lang,
        "aside": idea.aside,
    }


def _reporter(session: Session, live: Live, group_id: str) -> dict[str, Any] | None:
    """The group's reporter seat, which reporter and instructor may hand over."""
    seats = session.standing_seats(Role.REPORTER)
    seat = next((one for one in seats if one.group_id == group_id), None)
    if seat is None:
        return None
    return {"seat_id": seat.seat_id, "present": seat.seat_id in live.present}


def _votes(session: Session, seat: Seat) -> bool:
    """Whether this seat is called to vote right now."""
    round_ = session.open_round()
    return round_ is not None and seat.seat_id in round_.voters
