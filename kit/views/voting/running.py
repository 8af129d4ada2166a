"""The round that takes ballots, as the facilitator runs it: never a choice, never a count."""

from typing import Any

from kit.domain.rounds import FEWEST_SECRET, Round
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.domain.workshop import Electorate, Secrecy
from kit.views.live import Live
from kit.views.voting.silent import silent, turnout_by
from kit.views.voting.tallies import tallies
from kit.views.voting.turnout import open_round
from kit.views.voting.voters import names
from kit.words import say


def running(session: Session, live: Live, lang: str) -> dict[str, Any] | None:
    """Turnout, who is late or silent, who is recused, and the counts on paper."""
    round_, shown = session.open_round(), open_round(session, live, lang)
    if round_ is None or shown is None:
        return None
    return {
        **shown,
        "electorate": round_.opened.electorate.value,
        "hash": round_.opened.rule_hash,
        "late": _late(session, round_, lang),
        "turnout_by": turnout_by(session, round_, live, lang),
        "silent": silent(session, round_, live, lang),
        "recusal": _recusal(session, round_, lang),
        "tallies": tallies(round_, lang),
        "few": _few(round_, shown["voted"], lang),
    }


def _few(round_: Round, voted: int, lang: str) -> str | None:
    """A warning where a secret round would be published of fewer ballots than can hide anybody."""
    if round_.opened.secrecy is Secrecy.OPEN or voted >= FEWEST_SECRET:
        return None
    return say("voting-few-ballots", lang, count=voted, fewest=FEWEST_SECRET)


def _late(session: Session, round_: Round, lang: str) -> list[dict[str, str]]:
    """Who came after the opening; where organisations vote nobody is admitted."""
    if round_.opened.electorate is not Electorate.PERSONS:
        return []
    entitled = set(round_.entitled)
    waiting = [one.seat_id for one in session.standing_seats(Role.PARTICIPANT)]
    found = names(session, (one for one in waiting if one not in entitled), lang)
    return [{"seat_id": seat_id, "words": words} for seat_id, words in found.items()]


def _recusal(session: Session, round_: Round, lang: str) -> dict[str, Any] | None:
    """Who votes and on what not; none in a secret round, where it would tell too much."""
    if round_.opened.secrecy is Secrecy.SECRET:
        return None
    found = names(session, round_.entitled, lang)
    numbers = {one: number for number, one in enumerate(round_.opened.standard_ids, start=1)}
    return {
        "seats": [{"seat_id": one, "words": words} for one, words in found.items()],
        "standards": list(round_.opened.standard_ids),
        "recused": {
            seat_id: {
                "words": found[seat_id],
                "standard_ids": list(standard_ids),
                "on": _on([numbers[one] for one in standard_ids], lang),
            }
            for seat_id, standard_ids in round_.recused.items()
            if standard_ids
        },
    }


def _on(numbers: list[int], lang: str) -> str:
    return say("voting-recused-on", lang, count=len(numbers), numbers=", ".join(map(str, numbers)))
