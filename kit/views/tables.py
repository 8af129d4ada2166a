"""How each group is doing: lines per question, ideas that wait, who is here, when it last saved."""

from typing import Any

from kit.domain.seat import Role
from kit.domain.session import Session
from kit.views.groups import group
from kit.views.live import Live
from kit.views.moment import milliseconds, written


def tables(session: Session, live: Live, lang: str) -> list[dict[str, Any]]:
    """Every group's progress in counts; what it wrote stays at its table until the plenary."""
    return [_table(session, live, group_id, lang) for group_id in session.groups]


def _table(session: Session, live: Live, group_id: str, lang: str) -> dict[str, Any]:
    lines = session.group_lines(group_id)
    called = session.help_called.get(group_id)
    saved = max((line.changed_at for line in lines), default=None)
    return {
        **group(session, group_id, lang),
        "title": session.groups[group_id].title,
        "question_set": session.groups[group_id].question_set,
        "lines": len(lines),
        "questions": [
            {
                "question_id": question.id,
                "number": number,
                **written(question.text, lang),
                "lines": len(session.group_lines(group_id, question.id)),
            }
            for number, question in enumerate(session.questions(group_id), start=1)
        ],
        "ideas": len(session.waiting_ideas(group_id)),
        "present": _present(session, live, group_id),
        "saved_at": milliseconds(saved) if saved else None,
        "help_since": milliseconds(called) if called else None,
    }


def _present(session: Session, live: Live, group_id: str) -> dict[str, Any]:
    """Who has a page open; of the phones how many, and how many joined."""

    def here(role: Role) -> tuple[int, int]:
        seats = [seat for seat in session.standing_seats(role) if seat.group_id == group_id]
        return sum(seat.seat_id in live.present for seat in seats), len(seats)

    phones, joined = here(Role.PARTICIPANT)
    return {
        "instructor": here(Role.INSTRUCTOR)[0] > 0,
        "reporter": here(Role.REPORTER)[0] > 0,
        "phones": phones,
        "joined": joined,
    }
