"""What a closed round says, and the published rows in which a device looks for its own."""

from collections.abc import Sequence
from typing import Any

from kit.domain.ballot import Judgement
from kit.domain.methods import answers_of
from kit.domain.results import closed_rounds, counted, deciding_round
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
    """The round that closed last, with its published rows; None before any did."""
    closed = closed_rounds(session)
    return _published(session, closed[-1], lang) if closed else None


def before(session: Session, standard_id: str, lang: str) -> dict[str, Any] | None:
    """What the round before said of a standard, to be seen beside the next ballot."""
    round_ = deciding_round(session, standard_id)
    if round_ is None:
        return None
    found = counted(round_)
    head = {name: headed(found, lang)[name] for name in ("round_id", "title", "answers")}
    return {**head, **row(found, standard_id, lang, session)}


def _published(session: Session, round_: Round, lang: str) -> dict[str, Any]:
    closed = round_.closed
    assert closed is not None, "only closed rounds are published"
    values = answers_of(counted(round_).rule, round_.opened.secrecy)
    told = results(round_, lang, session)
    rows = [
        {**row, "published": _rows(closed.judgements.get(row["standard_id"], ()), values)}
        for row in told["rows"]
    ]
    light = {name: part for name, part in told.items() if name not in HEAVY}
    return {**light, "values": values, "rows": rows}


def _rows(judgements: Sequence[Judgement], values: Sequence[str]) -> str:
    """The published rows of a standard, one word each: the place of the answer, then the code."""
    return " ".join(
        DIGITS[values.index(one.value)] + one.code[:SHOWN_OF_CODE] for one in judgements
    )
