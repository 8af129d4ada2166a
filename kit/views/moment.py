"""What the room is doing now and what comes: the part of the agenda that every seat may see."""

from datetime import datetime
from typing import Any

from kit.domain.framework import Texts
from kit.domain.session import Session
from kit.domain.workshop import AgendaItem, Kind
from kit.words import in_language, say


def written(texts: Texts, lang: str) -> dict[str, str]:
    """A text in the reader's language where it exists, with the language it really is in."""
    found, text = in_language(texts, lang)
    return {"text": text, "lang": found}


def milliseconds(at: datetime) -> int:
    """A moment as browsers count it: milliseconds since 1970."""
    return round(at.timestamp() * 1000)


def title_of(item: AgendaItem, lang: str) -> dict[str, str]:
    """An agenda item's own title, or the word for what the room does in it."""
    if item.title:
        return written(item.title, lang)
    return {"text": say(f"notes-kind-{item.kind}", lang), "lang": lang}


def moment(session: Session, lang: str) -> dict[str, Any] | None:
    """The item under way and when its time is up; none between items."""
    run, item = session.running, session.current_item()
    if run is None or item is None:
        return None
    return {
        "kind": item.kind.value,
        "title": title_of(item, lang),
        "deadline": milliseconds(run.deadline),
    }


def agenda(session: Session, lang: str) -> list[dict[str, Any]]:
    """The whole plan: each item's title, minutes and whether it is done, under way or to come."""
    return [
        {
            "title": title_of(item, lang),
            "minutes": item.minutes,
            "state": _state(session, item),
        }
        for item in session.plan.agenda
    ]


def brainstorm(session: Session) -> str:
    """Where the brainstorm stands: `before`, `running` or `ended`."""
    if session.closed_at is not None:
        return "ended"
    if session.is_running(Kind.BRAINSTORM):
        return "running"
    brainstorms = {item.id for item in session.plan.agenda if item.kind is Kind.BRAINSTORM}
    return "ended" if brainstorms & session.items.keys() else "before"


def _state(session: Session, item: AgendaItem) -> str:
    run = session.items.get(item.id)
    if run is None:
        return "coming"
    return "now" if run.ended_at is None else "done"
