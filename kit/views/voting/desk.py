"""The voting desk as the facilitator's page shows it; the form of a plan only where it is open."""

from typing import Any

from kit.domain.session import Session
from kit.views.live import Live
from kit.views.voting.planning import plan_form
from kit.views.voting.plans import plans
from kit.views.voting.running import running
from kit.words import day

DESK = "vote"
"""Where the facilitator looks at it."""


def voting_desk(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """Planned rounds, the round that runs, the day of the next review."""
    return {
        "plans": plans(session, lang),
        "round": running(session, live, lang),
        "plan_form": plan_form(session, lang) if live.at == (DESK,) else None,
        "review": _review(session, lang),
    }


def _review(session: Session, lang: str) -> dict[str, str] | None:
    if session.review is None:
        return None
    return {"day": session.review.isoformat(), "words": day(session.review, lang)}
