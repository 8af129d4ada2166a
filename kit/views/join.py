"""The join form: one step from the room code to a participant's seat."""

from typing import Any

from kit.domain.seat import Role
from kit.domain.session import Session
from kit.views.live import Live
from kit.views.moment import written
from kit.words import day, say

NOTICE = ("sees", "vote", "words", "here", "rights")
"""The paragraphs of the privacy notice behind the click."""


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """Groups, organisations, the places left, and what joining means for one's privacy."""
    taken = len(session.standing_seats(Role.PARTICIPANT))
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "closed": session.closed_at is not None,
        "room_code": live.room_code,
        "places_left": max(0, session.places - taken),
        "groups": [
            {"group_id": group.group_id, "number": group.number, "title": group.title}
            for group in sorted(session.groups.values(), key=lambda group: group.number)
        ],
        "organisations": _organisations(session),
        "notice": _notice(session, lang),
    }


def _organisations(session: Session) -> list[dict[str, str | None]]:
    return [
        {
            "organisation_id": organisation.organisation_id,
            "title": organisation.title,
            "country": organisation.country,
        }
        for organisation in sorted(
            session.organisations.values(), key=lambda one: one.title.casefold()
        )
    ]


def _notice(session: Session, lang: str) -> dict[str, list[str]]:
    """What stands in sight, and what stands behind a click."""
    short = [say("vote-notice-who", lang)]
    if session.retention is not None:
        short.append(say("vote-notice-retention", lang, day=day(session.retention, lang)))
    return {"short": short, "long": [say(f"vote-notice-{part}", lang) for part in NOTICE]}
