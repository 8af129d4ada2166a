"""Rows of standards, rounds and votes. What is in an open round is in none of them."""

import json
from collections import Counter
from collections.abc import Iterator

from kit.domain.ballot import CANNOT_JUDGE, Judgement
from kit.domain.results import closed_rounds
from kit.domain.results import results as round_results
from kit.domain.rounds import FEWEST_SECRET, Round
from kit.domain.rules.parameters import RATINGS
from kit.domain.session import Session
from kit.domain.workshop import Secrecy
from kit.frames.rows import Row, worded


def standards(session: Session) -> Iterator[Row]:
    for standard in session.standards.values():
        for row in worded(dict(standard.wordings)):
            yield {**vars(standard), **row}


def descriptions(session: Session) -> Iterator[Row]:
    """Every answer to the questions about a standard that stands now."""
    for standard in session.standards.values():
        for group_id, answers in standard.described.items():
            yield {**vars(answers), "standard_id": standard.standard_id, "group_id": group_id}


def sources(session: Session) -> Iterator[Row]:
    """The chain back from every standard, one row a step."""
    for standard in session.standards.values():
        named = {"standard_id": standard.standard_id}
        for ref in standard.requirements:
            yield {
                **named,
                "kind": "requirement",
                "source_id": ref.ref_id,
                "framework_id": ref.framework_id,
            }
        steps = {
            "theme": standard.theme_ids,
            "mapping": standard.mapping_ids,
            "standard": standard.parent_ids,
        }
        for kind, ids in steps.items():
            for source_id in ids:
                yield {**named, "kind": kind, "source_id": source_id}


def rounds(session: Session) -> Iterator[Row]:
    """Open rounds too, but with nothing of their ballots."""
    for round_ in session.rounds.values():
        opened, closed = round_.opened, round_.closed
        yield {
            **opened.model_dump(mode="json"),
            "rule": json.dumps(opened.rule, sort_keys=True, ensure_ascii=False),
            "opened_at": round_.opened_at,
            "closed_at": round_.closed_at,
            "entitled": len(round_.entitled),
            "voted": closed and closed.voted,
            "changed": closed and closed.changed,
            "attribute_dropped": closed and closed.attribute_dropped,
            "root": closed and closed.root,
        }


def votes(session: Session) -> Iterator[Row]:
    """One row a judgement of a closed round; who judged only where the round was open to see."""
    for round_ in closed_rounds(session):
        assert round_.closed is not None, "closed rounds only"
        for standard_id, judgements in round_.closed.judgements.items():
            withheld = _is_small(round_, standard_id)
            for one in judgements:
                yield {
                    "round_id": round_.round_id,
                    "standard_id": standard_id,
                    **_judgement(session, one),
                    "value_of": None if withheld else one.value_of,
                }


def _judgement(session: Session, judgement: Judgement) -> Row:
    judged = judgement.value != CANNOT_JUDGE
    seat = session.seats.get(judgement.seat_id or "")
    return {
        "code": judgement.code,
        "status": "judged" if judged else CANNOT_JUDGE,
        "value": int(judgement.value) if judged else None,
        "seat_id": judgement.seat_id,
        "organisation_id": seat.organisation_id if seat else None,
    }


def _is_small(round_: Round, standard_id: str) -> bool:
    """Whether a breakdown would tell on few people: then all of its values are withheld.

    Only ratings count, and a value that gave none is as telling as one that gave few.
    """
    assert round_.closed is not None, "closed rounds only"
    if round_.opened.secrecy is not Secrecy.SECRET:
        return False
    given = round_.closed.judgements
    rated = Counter(one.value_of for one in given[standard_id] if one.value != CANNOT_JUDGE)
    values = {one.value_of for judgements in given.values() for one in judgements}
    return min((rated[value] for value in values), default=0) < FEWEST_SECRET


def reasons(session: Session) -> Iterator[Row]:
    for round_ in closed_rounds(session):
        assert round_.closed is not None, "closed rounds only"
        for reason in round_.closed.reasons:
            yield {"round_id": round_.round_id, **reason.model_dump()}


def results(session: Session) -> Iterator[Row]:
    for round_ in closed_rounds(session):
        assert round_.closed is not None, "closed rounds only"
        for result in round_results(round_):
            one = result.outcome
            high, low = result.figure("high"), result.figure("low")
            middle = one.n - high - low if isinstance(high, int) and isinstance(low, int) else None
            yield {
                "judged": one.n,
                "cannot_judge": one.cannot_judge,
                "blank": one.blank,
                "high": high,
                "low": low,
                "margin": result.margin,
                "round_id": round_.round_id,
                "standard_id": result.standard_id,
                "verdict": result.verdict.value,
                "entitled": round_.closed.entitled,
                "voted": round_.closed.voted,
                "middle": middle,
                **{f"rating_{rating}": result.counts.get(rating) for rating in RATINGS},
            }
