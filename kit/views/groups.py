"""A group as screens name it: its number, its name, the questions it is asked."""

from typing import Any

from kit.domain.events import GroupPlan
from kit.domain.session import Session
from kit.words import say


def group(session: Session, group_id: str, lang: str) -> dict[str, Any]:
    """The group's number and how it is called. One that was removed keeps its lines, not a name."""
    plan = session.groups.get(group_id)
    return {
        "group_id": group_id,
        "number": number(session, group_id) or 0,
        "name": _name(plan, lang),
    }


def number(session: Session, group_id: str) -> int | None:
    """The group's number on the screen; none for a group that was taken off the plan."""
    plan = session.groups.get(group_id)
    return plan.number if plan else None


def groups(session: Session, lang: str) -> list[dict[str, Any]]:
    """All groups in their order."""
    return [group(session, group_id, lang) for group_id in session.groups]


def _name(plan: GroupPlan | None, lang: str) -> str:
    if plan is None:
        return say("group-removed", lang)
    if plan.title:
        return say("group-name-titled", lang, number=plan.number, title=plan.title)
    return say("group-name", lang, number=plan.number)
