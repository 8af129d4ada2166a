"""What a closed round says, and the published rows in which a device looks for its own."""

from typing import Any

from kit.domain.ballot import CANNOT_JUDGE, Judgement
from kit.domain.results import closed_rounds, deciding_round
from kit.domain.rounds import Round
from kit.domain.session import Session
from kit.views.results import results

SHOWN_OF_CODE = 8
"""Digits of a code that phones get: enough to tell rows apart, and a quarter of the weight."""


def shared(session: Session, lang: str) -> dict[str, Any] | None:
    """The round that closed last, with its published rows; None before any did."""
    closed = closed_rounds(session)
    return _published(closed[-1], lang) if closed else None


def before(session: Session, standard_id: str, lang: str) -> dict[str, Any] | None:
    """What the round before said of a standard, to be seen beside the next ballot."""
    round_ = deciding_round(session, standard_id)
    if round_ is None:
        return None
    found = results(round_, lang)
    row = next(row for row in found["rows"] if row["standard_id"] == standard_id)
    return {**row, "round_id": round_.round_id, "title": found["title"], "bands": found["bands"]}


def _published(round_: Round, lang: str) -> dict[str, Any]:
    closed = round_.closed
    assert closed is not None, "only closed rounds are published"
    found = results(round_, lang)
    rows = [
        {**row, "published": _rows(closed.judgements.get(row["standard_id"], ()))}
        for row in found["rows"]
    ]
    return {**found, "rows": rows}


def _rows(judgements: tuple[Judgement, ...]) -> str:
    """The published rows of a standard, one word each: the value (0: cannot judge), the code."""
    return " ".join(
        ("0" if one.value == CANNOT_JUDGE else one.value) + one.code[:SHOWN_OF_CODE]
        for one in judgements
    )
