"""The plenary screen, one phase at a time, with the door of the room always in sight."""

from collections import Counter
from typing import Any

from kit.domain.crosswalk.judging import is_hidden
from kit.domain.results import closed_rounds
from kit.domain.seal import draft_seal
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Kind
from kit.views import agenda
from kit.views.crosswalk_projected import projected
from kit.views.groups import group
from kit.views.joining import joining
from kit.views.live import Live
from kit.views.moment import milliseconds, written
from kit.views.results import results, verdicts
from kit.views.tables import tables
from kit.views.themes import sheet, themes
from kit.views.voting import open_round
from kit.words import say


def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
    """Frame and phase; each phase brings its own part and no other, so nothing shows too early."""
    phase = _phase(session)
    return {
        "title": written(session.title, lang),
        "invented": session.invented,
        "languages": list(session.languages),
        "phase": phase,
        "join": joining(live),
        "room": _room(session, lang),
        "agenda": agenda.steps(session, lang),
        "clock": agenda.clock(session, lang),
        "upcoming": agenda.upcoming(session, lang),
        **_part(session, live, phase, lang),
    }


def own(session: Session, live: Live, seat: Seat, lang: str) -> dict[str, Any]:
    """Every screen shows the same."""
    return {}


def _phase(session: Session) -> str:
    """What the screen is for now. Results stay until the next item begins."""
    if session.open_round() is not None:
        return "vote"
    if session.closed_at is not None:
        return "closing"
    item = session.current_item()
    if item is None:
        return _between(session)
    return "results" if _has_fresh_results(session) else item.kind.value


def _between(session: Session) -> str:
    """Before the first item the room is welcomed; after a vote its results stay in sight."""
    if not session.items:
        return "welcome"
    last = max(session.items.values(), key=lambda run: run.ended_at or run.started_at)
    item = session.plan.item(last.item_id)
    ended_with_vote = item is not None and item.kind is Kind.VOTE
    return "results" if ended_with_vote and closed_rounds(session) else "break"


def _has_fresh_results(session: Session) -> bool:
    """A round closed since the running item began; a group that speaks since puts them away."""
    run, floor, closed = session.running, session.floor, closed_rounds(session)
    assert run is not None, "asked while an item runs"
    if not closed or closed[-1].opened_at < run.started_at:
        return False
    closed_at = closed[-1].closed_at
    return floor is None or closed_at is None or floor.started_at < closed_at


def _room(session: Session, lang: str) -> dict[str, Any]:
    seats = len(session.standing_seats(Role.PARTICIPANT))
    return {
        "groups": say("plenary-groups", lang, count=len(session.groups)),
        "seats": say("plenary-joined", lang, count=seats),
    }


def _part(session: Session, live: Live, phase: str, lang: str) -> dict[str, Any]:
    match phase:
        case "brainstorm":
            return {"tables": _counts(session, live, lang)}
        case "plenary":
            return _plenary(session, lang)
        case "crosswalk":
            return _crosswalk(session, lang)
        case "vote":
            return {"round": open_round(session, live, lang)}
        case "results":
            return {"results": _results(session, lang)}
        case "closing":
            return _closing(session, lang)
    return {}


def _results(session: Session, lang: str) -> dict[str, Any]:
    """The round that closed last. What each organisation said is too much for a wall."""
    told = results(closed_rounds(session)[-1], lang, session)
    parted = [one for one in told["parted"] if one["by"] != "organisation"]
    return {**told, "parted": parted}


def _counts(session: Session, live: Live, lang: str) -> list[dict[str, Any]]:
    """How each group fills its sheet: numbers only, so that no group copies another."""
    return [
        {
            "group_id": table["group_id"],
            "number": table["number"],
            "name": table["name"],
            "title": table["title"],
            "lines": table["lines"],
            "lines_words": say("plenary-lines", lang, count=table["lines"]),
            "questions": [one["lines"] for one in table["questions"]],
        }
        for table in tables(session, live, lang)
    ]


def _plenary(session: Session, lang: str) -> dict[str, Any]:
    floor = agenda.floor(session, lang)
    return {
        "speaker": floor,
        "sheet": _sheet(session, floor["group_id"], lang) if floor else None,
        "order": [
            {**group(session, group_id, lang), "state": _turn(session, group_id)}
            for group_id in session.groups
        ],
        "themes": [
            {
                "theme_id": theme["theme_id"],
                "title": theme["title"],
                "lang": theme["lang"],
                "groups": theme["groups"],
            }
            for theme in themes(session, lang)
        ],
        "gathered": say("plenary-gathered", lang, count=_gathered(session)),
    }


def _gathered(session: Session) -> int:
    """How many lines stand in a theme."""
    return len({one for theme in session.standing_themes() for one in theme.line_ids})


def _sheet(session: Session, group_id: str, lang: str) -> list[dict[str, Any]]:
    """The questions on which the group wrote; `new` marks its newest line of this slot."""
    assert session.floor is not None, "asked while a group speaks"
    since = milliseconds(session.floor.started_at)
    questions = [one for one in sheet(session, group_id, lang)["questions"] if one["lines"]]
    newest = max(
        (line["changed_at"] for question in questions for line in question["lines"]), default=0
    )
    for question in questions:
        for line in question["lines"]:
            line["new"] = line["changed_at"] == newest and newest >= since
    return questions


def _turn(session: Session, group_id: str) -> str:
    """`now`, `past` or `next`."""
    if session.floor is not None and session.floor.group_id == group_id:
        return "now"
    return "past" if group_id in session.spoken else "next"


def _lines(session: Session) -> int:
    return sum(len(session.group_lines(group_id)) for group_id in session.groups)


def _crosswalk(session: Session, lang: str) -> dict[str, Any]:
    """The picture; where groups still judge blind it shows nothing of theirs, and says so."""
    if not session.frameworks:
        return {"picture": None, "wheel": None, "hidden": False}
    hidden = any(is_hidden(session, one, other) for one, other in session.judges)
    return {**projected(session, lang), "hidden": hidden}


def _closing(session: Session, lang: str) -> dict[str, Any]:
    seal = draft_seal(session)
    stands = Counter(one.verdict for one in seal.clauses if one.verdict)
    return {
        "head": session.head if session.closed_at else None,
        "verdicts": verdicts(stands, lang) if seal.is_voted else [],
        "figures": [
            say("plenary-lines", lang, count=_lines(session)),
            say("plenary-themes", lang, count=len(session.standing_themes())),
            say("plenary-standards", lang, count=len(session.standing_standards())),
        ],
    }
