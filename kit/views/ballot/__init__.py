"""The ballot of the open round, as phone and vote page both draw it. Turnout, never a choice."""

from typing import Any

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.domain.standards.asked import sources
from kit.domain.workshop import Secrecy
from kit.views.ballot.asking import asking
from kit.views.ballot.since import gone, last_round
from kit.views.ballot.standard import standard
from kit.views.ballot.terms import beside
from kit.views.ballot.voter import own
from kit.views.live import Live
from kit.views.moment import milliseconds
from kit.views.results import round_title
from kit.words.rules import rule_in_words

__all__ = ["own", "shared"]


def shared(session: Session, live: Live, lang: str) -> dict[str, Any] | None:
    """The open round for everybody: what is asked, of which standards, under which rule, turnout.

    None while no round is open.
    """
    round_ = session.open_round()
    if round_ is None:
        return None
    opened = round_.opened
    held = sources(session)
    return {
        "round_id": opened.round_id,
        "number": opened.number,
        "title": round_title(round_, lang),
        "secret": opened.secrecy is Secrecy.SECRET,
        "electorate": opened.electorate.value,
        "attribute": opened.attribute,
        **asking(round_, lang),
        "rule": rule_in_words(rule_of(round_), lang, opened.ties),
        "beside": beside(session, round_, lang),
        "entitled": len(round_.entitled),
        "voted": live.turnout.get(opened.round_id, 0),
        "paused": round_.is_paused,
        "closes_at": milliseconds(round_.closes_at) if round_.closes_at else None,
        "since": _since(session, round_, lang),
        "standards": [
            standard(held, round_, standard_id, number, lang)
            for number, standard_id in enumerate(opened.standard_ids, start=1)
        ],
    }


def _since(session: Session, round_: Round, lang: str) -> dict[str, Any] | None:
    """The round before, and what of its ballot is not on this one; None in a first round."""
    last = last_round(session)
    if last is None:
        return None
    return {"title": round_title(last, lang), "gone": gone(session, round_, last, lang)}
