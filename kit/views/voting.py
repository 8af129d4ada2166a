"""Rounds as the facilitator runs them: plans, what is missing to open, turnout, who is late."""

from fractions import Fraction
from typing import Any

from kit.domain.methods import read_planned
from kit.domain.results import rule_of
from kit.domain.rounds import FEWEST_SECRET, Round
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.workshop import Electorate, RoundPlan, Secrecy
from kit.views.groups import group
from kit.views.live import Live
from kit.views.moment import milliseconds, written
from kit.views.results import round_title
from kit.words import say
from kit.words.rules import rule_in_words


def plans(session: Session, lang: str) -> list[dict[str, Any]]:
    """The planned rounds with their rule in words and what is still missing to open them."""
    return [_plan(session, plan, lang) for plan in session.plans.values()]


def open_round(session: Session, live: Live, lang: str) -> dict[str, Any] | None:
    """The round that takes ballots: its turnout, never a choice."""
    round_ = session.open_round()
    if round_ is None:
        return None
    voted = live.turnout.get(round_.round_id, 0)
    return {
        "round_id": round_.round_id,
        "title": round_title(round_, lang),
        "opened_at": milliseconds(round_.opened_at),
        "rule": rule_in_words(rule_of(round_), lang),
        "secret": round_.opened.secrecy is Secrecy.SECRET,
        "standards": len(round_.opened.standard_ids),
        "voted": voted,
        "entitled": len(round_.entitled),
        "turnout_words": say("voting-turnout", lang, count=voted, entitled=len(round_.entitled)),
        "late": [_late(session, seat, lang) for seat in _waiting(session, round_)],
    }


def _plan(session: Session, plan: RoundPlan, lang: str) -> dict[str, Any]:
    voters = _voters(session, plan)
    checks = [
        _standards_check(session, lang),
        _voters_check(plan, len(voters), lang),
    ]
    title = written(plan.title, lang) if plan.title else None
    return {
        "plan_id": plan.id,
        "title": title,
        "electorate": plan.electorate.value,
        "kind": say(f"voting-{plan.electorate}-{plan.secrecy}", lang),
        "rule": rule_in_words(read_planned(plan.rule, Fraction(len(voters) or 1)), lang),
        "voters": len(voters),
        "seat_ids": [seat.seat_id for seat in voters],
        "checks": checks,
        "ready": all(check["ok"] for check in checks),
        "runs": sum(round_.opened.plan_id == plan.id for round_ in session.rounds.values()),
    }


def _voters(session: Session, plan: RoundPlan) -> list[Seat]:
    """All participants; where organisations vote, the first seat of each."""
    if plan.electorate is Electorate.PERSONS:
        return session.standing_seats(Role.PARTICIPANT)
    first: dict[str, Seat] = {}
    for seat in session.standing_seats(Role.PARTICIPANT, Role.REPORTER):
        if seat.organisation_id:
            first.setdefault(seat.organisation_id, seat)
    return list(first.values())


def _standards_check(session: Session, lang: str) -> dict[str, Any]:
    count = len(session.standing_standards())
    return {"ok": count > 0, "text": say("voting-standards", lang, count=count)}


def _voters_check(plan: RoundPlan, count: int, lang: str) -> dict[str, Any]:
    if plan.secrecy is Secrecy.SECRET and count < FEWEST_SECRET:
        text = say("voting-too-few", lang, count=count, fewest=FEWEST_SECRET)
        return {"ok": False, "text": text}
    return {"ok": count > 0, "text": say(f"voting-voters-{plan.electorate}", lang, count=count)}


def _waiting(session: Session, round_: Round) -> list[Seat]:
    if round_.opened.electorate is not Electorate.PERSONS:
        return []
    entitled = set(round_.entitled)
    return [
        seat for seat in session.standing_seats(Role.PARTICIPANT) if seat.seat_id not in entitled
    ]


def _late(session: Session, seat: Seat, lang: str) -> dict[str, Any]:
    organisation = session.organisations.get(seat.organisation_id or "")
    return {
        "seat_id": seat.seat_id,
        "group": group(session, seat.group_id, lang) if seat.group_id else None,
        "organisation": organisation.title if organisation else None,
    }
