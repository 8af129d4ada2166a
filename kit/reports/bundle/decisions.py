"""What closed rounds decided, as JSON: rule, parameters, bases, verdicts, margins, ties.

The tables `rounds`, `results`, `counts` and `figures` say the same row by row; this is the one file
to read what was decided, and what a recount is compared with.
"""

from typing import Any

from kit.domain.record import stamp
from kit.domain.results import Counted, Result, closed_rounds, counted
from kit.domain.rounds import Round
from kit.domain.rules.lot import Lot
from kit.domain.rules.outcome import Power
from kit.domain.rules.parameters import number_text
from kit.domain.rules.verdict import Verdict
from kit.domain.session import Session
from kit.frames.decided import exact, flat
from kit.reports.bundle.json_file import json_file

DECISIONS = "decisions.json"


def decisions(session: Session) -> bytes:
    """Every closed round in its order, every standard in the order of the ballot."""
    return json_file(
        {
            "session": session.session_id,
            "events": session.revision,
            "head": session.head,
            "rounds": [_round(round_) for round_ in closed_rounds(session)],
        }
    )


def _round(round_: Round) -> dict[str, Any]:
    closed, opened, found = round_.closed, round_.opened, counted(round_)
    assert closed is not None, "closed rounds only"
    assert round_.closed_at is not None, "closed rounds only"
    return {
        "round_id": round_.round_id,
        "number": opened.number,
        "plan_id": opened.plan_id,
        "electorate": opened.electorate.value,
        "secrecy": opened.secrecy.value,
        "method": opened.method.value,
        "attribute": opened.attribute,
        "attribute_dropped": closed.attribute_dropped,
        "rule": dict(opened.rule),
        "rule_hash": opened.rule_hash,
        "ties": opened.ties,
        "weights": dict(opened.weights),
        "opened_at": stamp(round_.opened_at),
        "closed_at": stamp(round_.closed_at),
        "entitled": closed.entitled,
        "voted": closed.voted,
        "on_paper": closed.tallied.get("paper", 0),
        "by_hands": closed.tallied.get("hands", 0),
        "changed": closed.changed,
        "root": closed.root,
        "tied": _tied(found),
        "lot": found.lot and _lot(found.lot),
        "power": [_power(one) for one in found.decided.power],
        "standards": [_standard(found, one) for one in found.results.values()],
    }


def _tied(found: Counted) -> list[str]:
    """The standards between which the last places could not be given by the rule itself."""
    if found.decided.committees is None:
        return []
    outcomes = found.decided.outcomes
    return [one.item_id for one in outcomes if one.n and one.verdict is Verdict.UNDECIDED]


def _lot(lot: Lot) -> dict[str, Any]:
    order = [standard_id for standard_id, _ in lot.order]
    return {"root": lot.root, "order": order, "won": [one for one in order if one in lot.won]}


def _power(one: Power) -> dict[str, Any]:
    return {
        "organisation_id": one.organisation,
        "weight": number_text(one.weight),
        "swings": one.swings,
        "share": number_text(one.share),
    }


def _standard(found: Counted, one: Result) -> dict[str, Any]:
    outcome = one.outcome
    return {
        "standard_id": one.standard_id,
        "verdict": one.verdict.value,
        "withheld": one.withheld,
        "by_lot": bool(found.lot and one.standard_id in found.lot.places),
        "judged": outcome.n,
        "cannot_judge": outcome.cannot_judge,
        "blank": outcome.blank,
        "recused": one.recused,
        "void": one.figure("void") or 0,
        "margin": one.margin,
        "counts": dict(one.counts),
        "figures": {name: exact(figure) for name, figure in flat(outcome.figures)},
    }
