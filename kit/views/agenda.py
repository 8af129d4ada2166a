"""The agenda as those see it who steer by it: items, the clock, who has the floor."""

from typing import Any

from kit.domain.session import Session
from kit.domain.workshop import AgendaItem
from kit.views.groups import group
from kit.views.moment import milliseconds, title_of


def steps(session: Session, lang: str) -> list[dict[str, Any]]:
    """All agenda items in their order; `deadline` stands where an item runs."""
    return [_step(session, item, lang) for item in session.plan.agenda]


def clock(session: Session, lang: str) -> dict[str, Any] | None:
    """The running item with its deadline; none between items."""
    item = session.current_item()
    return _step(session, item, lang) if item else None


def upcoming(session: Session, lang: str) -> dict[str, Any] | None:
    """The item that the plan puts next: after the latest one, not before what was skipped."""
    agenda = session.plan.agenda
    started = [place for place, one in enumerate(agenda) if one.id in session.items]
    coming = agenda[max(started, default=-1) + 1 :]
    item = next((one for one in coming if one.id not in session.items), None)
    return _step(session, item, lang) if item else None


def last_ended(session: Session, lang: str) -> dict[str, Any] | None:
    """The item that ended last: the one a wrong click may have ended."""
    ended = [run for run in session.items.values() if run.ended_at is not None]
    run = max(ended, key=lambda one: one.ended_at or one.started_at, default=None)
    item = session.plan.item(run.item_id) if run else None
    return _step(session, item, lang) if item else None


def floor(session: Session, lang: str) -> dict[str, Any] | None:
    """The group that speaks and when its slot is over."""
    if session.floor is None:
        return None
    speaker = group(session, session.floor.group_id, lang)
    return {**speaker, "deadline": milliseconds(session.floor.deadline)}


def _step(session: Session, item: AgendaItem, lang: str) -> dict[str, Any]:
    run = session.items.get(item.id)
    running = run is not None and run.ended_at is None
    return {
        "item_id": item.id,
        "kind": item.kind.value,
        "title": title_of(item, lang),
        "minutes": item.minutes,
        "round": item.round,
        "state": "coming" if run is None else "running" if running else "ended",
        "deadline": milliseconds(run.deadline) if run and running else None,
    }
