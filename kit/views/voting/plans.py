"""Planned rounds: the rule in words, what is still missing, and what is chosen at the opening."""

from fractions import Fraction
from typing import Any

from kit.domain.entitled import weight_of
from kit.domain.methods import read_planned
from kit.domain.rounds import Voter
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.domain.weights import weights_by_id
from kit.domain.workshop import Electorate, RoundPlan
from kit.views.moment import written
from kit.views.voting.checks import checks
from kit.views.voting.electorate import to_choose, voters
from kit.views.voting.planning import plan_sentences, without_number
from kit.views.voting.weighing import power_words
from kit.words import say


def plans(session: Session, lang: str) -> list[dict[str, Any]]:
    """The planned rounds with their rule in words and what is still missing to open them."""
    return [_plan(session, plan, lang) for plan in session.plans.values()]


def _plan(session: Session, plan: RoundPlan, lang: str) -> dict[str, Any]:
    seats = voters(session, plan)
    found = checks(session, plan, seats, lang)
    is_of_organisations = plan.electorate is Electorate.ORGANISATIONS
    voting = [seat.organisation_id or "" for seat in seats] if is_of_organisations else []
    weight = _weight(session, plan, seats)
    rule = read_planned(plan.rule, weight) if weight else without_number(read_planned(plan.rule))
    return {
        "plan_id": plan.id,
        "title": written(plan.title, lang) if plan.title else None,
        "electorate": plan.electorate.value,
        "kind": say(f"voting-{plan.electorate}-{plan.secrecy}", lang),
        "method": say(f"voting-method-{plan.method}", lang),
        "rule": " ".join(plan_sentences(plan, rule, lang)),
        "plan": plan.model_dump(mode="json"),
        "voters": len(seats),
        "seat_ids": [seat.seat_id for seat in seats],
        "organisations": to_choose(session, lang) if is_of_organisations else [],
        "power": power_words(session, plan, rule, voting, lang),
        "checks": found,
        "ready": all(check["ok"] for check in found),
        "runs": sum(round_.opened.plan_id == plan.id for round_ in session.rounds.values()),
    }


def _weight(session: Session, plan: RoundPlan, seats: list[Seat]) -> Fraction:
    """How much those who would be entitled weigh together."""
    would_vote = [Voter(seat.organisation_id) for seat in seats]
    return weight_of(plan.rule, would_vote, weights_by_id(session, plan.weights))
