"""Rows of the room and of what was said in it."""

from collections import Counter
from collections.abc import Iterator

from kit.domain.notes import Idea
from kit.domain.session import Session
from kit.frames.rows import Row, worded


def groups(session: Session) -> Iterator[Row]:
    for group in session.groups.values():
        yield group.model_dump()


def organisations(session: Session) -> Iterator[Row]:
    for organisation in session.organisations.values():
        yield organisation.model_dump()


def seats(session: Session) -> Iterator[Row]:
    counted = Counter((seat.role.value, seat.group_id) for seat in session.standing_seats())
    for (role, group_id), count in counted.items():
        yield {"role": role, "group_id": group_id, "seats": count}


def agenda(session: Session) -> Iterator[Row]:
    for item in session.plan.agenda:
        run = session.items.get(item.id)
        yield {
            "item_id": item.id,
            "kind": item.kind.value,
            "planned_minutes": item.minutes,
            "minutes": run and run.minutes,
            "started_at": run and run.started_at,
            "ended_at": run and run.ended_at,
        }


def questions(session: Session) -> Iterator[Row]:
    for question_set, questions in session.plan.question_sets.items():
        for question in questions:
            for row in worded(question.text):
                yield {"question_set": question_set, "question_id": question.id, **row}


def lines(session: Session) -> Iterator[Row]:
    for line in session.lines.values():
        if not line.removed:
            counted = {"rivals": len(line.rivals), "ideas": len(line.idea_ids)}
            yield {**vars(line), **counted}


def translations(session: Session) -> Iterator[Row]:
    for line in session.lines.values():
        if not line.removed:
            for row in worded(dict(line.translations)):
                yield {"line_id": line.line_id, **row}


def ideas(session: Session) -> Iterator[Row]:
    for idea in session.ideas.values():
        yield {**vars(idea), "state": _idea_state(idea)}


def _idea_state(idea: Idea) -> str:
    if idea.line_id is not None:
        return "taken-up"
    return "set-aside" if idea.aside else "waiting"


def themes(session: Session) -> Iterator[Row]:
    """One row a line of a theme; a theme without lines has one row."""
    for theme in session.standing_themes():
        for line_id in theme.line_ids or (None,):
            line = session.lines[line_id] if line_id else None
            yield {**vars(theme), "line_id": line_id, "group_id": line and line.group_id}
