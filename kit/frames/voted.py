"""Rows of standards, rounds and votes. What is in an open round is in none of them."""

from collections.abc import Iterator
from typing import get_args

from kit.domain.ballot import CANNOT_JUDGE, RECUSED, Judgement, Scope
from kit.domain.breakdown import is_small
from kit.domain.results import closed_rounds, counted
from kit.domain.rounds import Round, Voter
from kit.domain.session import Session
from kit.domain.workshop import Method, Secrecy
from kit.frames.rows import Row, as_json, worded

APART = (CANNOT_JUDGE, RECUSED)
"""What a ballot can say that is no judgement."""

NOBODY = Voter()


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
            "rule": as_json(opened.rule),
            "weights": as_json(opened.weights) if opened.weights else None,
            "opened_at": round_.opened_at,
            "closes_at": round_.closes_at,
            "closed_at": round_.closed_at,
            "entitled": closed.entitled if closed else len(round_.entitled),
            "voted": closed and closed.voted,
            "on_paper": closed and closed.tallied.get("paper", 0),
            "by_hands": closed and closed.tallied.get("hands", 0),
            "changed": closed and closed.changed,
            "attribute_dropped": closed and closed.attribute_dropped,
            "root": closed and closed.root,
        }


def voters(session: Session) -> Iterator[Row]:
    """Who might vote in each open round, once it has closed, and whether they did."""
    for round_ in closed_rounds(session):
        closed, opened = round_.closed, round_.opened
        assert closed is not None, "closed rounds only"
        if opened.secrecy is not Secrecy.OPEN:
            continue
        judged = {one.seat_id for given in closed.judgements.values() for one in given}
        for seat_id in round_.entitled:
            voter = round_.voters[seat_id]
            yield {
                **vars(voter),
                "round_id": round_.round_id,
                "seat_id": seat_id,
                "weight": opened.weights.get(voter.organisation_id or "", "1"),
                "voted": seat_id in judged or seat_id in closed.blank,
            }


def votes(session: Session) -> Iterator[Row]:
    """One row a judgement of a closed round; who judged only where the round was open to see."""
    for round_ in closed_rounds(session):
        closed, opened = round_.closed, round_.opened
        assert closed is not None, "closed rounds only"
        is_rating = opened.method is Method.RATING
        for standard_id, judgements in closed.judgements.items():
            withheld = opened.attribute is None or is_small(round_, standard_id)
            asked = {"round_id": round_.round_id, "standard_id": standard_id}
            for one in judgements:
                row = {**asked, **_judgement(round_, one, is_rating=is_rating)}
                yield row if withheld else {**row, "value_of": one.value_of}


def _judgement(round_: Round, judgement: Judgement, *, is_rating: bool) -> Row:
    value = judgement.value
    judged = value not in APART
    voter = round_.voters.get(judgement.seat_id or "", NOBODY)
    return {
        "code": judgement.code,
        "status": "judged" if judged else value,
        "value": value if judged else None,
        "rating": int(value) if judged and is_rating else None,
        "how": judgement.how or "device",
        "reasoned": judgement.reasoned,
        "seat_id": judgement.seat_id,
        "organisation_id": voter.organisation_id,
        "country": voter.country,
    }


def reasons(session: Session) -> Iterator[Row]:
    for round_ in closed_rounds(session):
        assert round_.closed is not None, "closed rounds only"
        for reason in round_.closed.reasons:
            yield {"round_id": round_.round_id, **reason.model_dump()}


def scopes(session: Session) -> Iterator[Row]:
    """How many find a standard universal, and how many adaptable, where the round asked."""
    for round_ in closed_rounds(session):
        for standard_id, result in counted(round_).results.items():
            for scope in get_args(Scope) if round_.opened.asks_scope else ():
                yield {
                    "round_id": round_.round_id,
                    "standard_id": standard_id,
                    "scope": scope,
                    "count": result.scopes.get(scope, 0),
                }
