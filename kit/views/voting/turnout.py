"""What everybody may see of the round that takes ballots: its turnout, never a choice."""

from typing import Any

from kit.domain.results import rule_of
from kit.domain.session import Session
from kit.domain.workshop import Secrecy
from kit.views.live import Live
from kit.views.moment import milliseconds
from kit.views.results import round_title
from kit.words import say
from kit.words.rules import rule_in_words


def open_round(session: Session, live: Live, lang: str) -> dict[str, Any] | None:
    """The open round: rule, turnout, deadline; none while there is none."""
    round_ = session.open_round()
    if round_ is None:
        return None
    voted, entitled = live.turnout.get(round_.round_id, 0), len(round_.entitled)
    return {
        "round_id": round_.round_id,
        "title": round_title(round_, lang),
        "opened_at": milliseconds(round_.opened_at),
        "closes_at": milliseconds(round_.closes_at) if round_.closes_at else None,
        "paused": round_.is_paused,
        "rule": rule_in_words(rule_of(round_), lang, round_.opened.ties),
        "secret": round_.opened.secrecy is Secrecy.SECRET,
        "standards": len(round_.opened.standard_ids),
        "voted": voted,
        "entitled": entitled,
        "turnout_words": say("voting-turnout", lang, count=voted, entitled=entitled),
    }
