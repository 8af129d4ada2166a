"""Votes on paper or by show of hands: whether a round takes them, and how far each count is."""

from typing import Any

from kit.domain.rounds import Round, Sheet
from kit.domain.session import Session
from kit.domain.tallying import why_no_tally
from kit.views.results import round_title
from kit.views.voting.grid import grid
from kit.words import say


def tallies(round_: Round, lang: str) -> dict[str, Any]:
    """The facilitator's part: what can be counted, the counts so far, how many may still come."""
    refused = why_no_tally(round_)
    seated = len(round_.entitled) + round_.voters_on_paper()
    heads = round_.opened.heads or 0
    return {
        "why_not": say(refused, lang) if refused else None,
        "grid": None if refused else grid(round_, lang),
        "free": max(0, heads - seated),
        "free_words": say("voting-tally-free", lang, count=max(0, heads - seated), heads=heads),
        "sheets": [_sheet(one, lang) for one in round_.sheets.values()],
        "waiting": sum(_state(one) == "waiting" for one in round_.sheets.values()),
    }


def second_count(session: Session, lang: str) -> dict[str, Any] | None:
    """What a second seat is asked to count again: of the first count only that there is one."""
    round_ = session.open_round()
    if round_ is None:
        return None
    waiting = [one for one in round_.sheets.values() if _state(one) == "waiting"]
    if not waiting:
        return None
    return {
        "round_id": round_.round_id,
        "title": round_title(round_, lang),
        "grid": grid(round_, lang),
        "tallies": [
            {"tally_id": one.tally_id, "words": say(f"voting-tally-{one.how}", lang)}
            for one in waiting
        ],
    }


def _sheet(sheet: Sheet, lang: str) -> dict[str, Any]:
    state = _state(sheet)
    return {
        "tally_id": sheet.tally_id,
        "words": say(f"voting-tally-{sheet.how}", lang),
        "voters": sheet.voters,
        "voters_words": say("voting-tally-voters", lang, count=sheet.voters),
        "state": state,
        "state_words": say(f"voting-tally-{state}", lang),
    }


def _state(sheet: Sheet) -> str:
    if sheet.withdrawn:
        return "withdrawn"
    return "waiting" if sheet.confirmed_by is None else "confirmed"
