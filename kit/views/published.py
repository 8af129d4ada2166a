"""What a closed round says on a phone, and the rows in which a device looks for its own."""

from collections.abc import Sequence
from typing import Any

from kit.domain.ballot import Judgement
from kit.domain.methods import answers_of
from kit.domain.results import closed_rounds, counted, deciding_round, rule_of
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.views.results import results
from kit.views.results.rows import row
from kit.views.results.whole import headed

SHOWN_OF_CODE = 8
"""Digits of a code that phones get: enough to tell rows apart, and a quarter of the weight."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""What stands for an answer in a published row: its place among the answers of the method."""

HEAVY = ("parted", "power")
"""What phones do not show of a round; it stands on the wide screens."""


def shared(session: Session, lang: str) -> dict[str, Any] | None:
    """The round that closed last; None before any did. Its published rows are fetched apart:
    of three thousand ballots they weigh a megabyte."""
    closed = closed_rounds(session)
    return _told(session, closed[-1], lang) if closed else None


def published(round_: Round) -> dict[str, str]:
    """The published rows of each standard, in one text: by it a device finds its own.

    Every device gets the whole list and looks by itself, so nobody learns which rows it looked for.
    """
    assert round_.closed is not None, "only closed rounds are published"
    values = answers_of(rule_of(round_), round_.opened.secrecy)
    given = round_.closed.judgements
    return {one: _rows(given.get(one, ()), values) for one in round_.opened.standard_ids}


def before(session: Session, standard_id: str, lang: str) -> dict[str, Any] | None:
    """What the round before said of a standard, to be seen beside the next ballot."""
    round_ = deciding_round(session, standard_id)
    if round_ is None:
        return None
    found = counted(round_)
    head = {name: headed(found, lang)[name] for name in ("round_id", "title", "answers")}
    return {**head, **row(found, standard_id, lang, session)}


def _told(session: Session, round_: Round, lang: str) -> dict[str, Any]:
    closed = round_.closed
    assert closed is not None, "only closed rounds are told of"
    told = results(round_, lang, session)
    light = {name: part for name, part in told.items() if name not in HEAVY}
    return {
        **light,
        "values": answers_of(counted(round_).rule, round_.opened.secrecy),
        "voted": closed.voted,
        "listed": sum(len(given) for given in closed.judgements.values()),
    }


def _rows(judgements: Sequence[Judgement], values: Sequence[str]) -> str:
    """The published rows of a standard, one word each: the place of the answer, then the code."""
    return " ".join(
        DIGITS[values.index(one.value)] + one.code[:SHOWN_OF_CODE] for one in judgements
    )
