"""What must hold before a planned round can open, each as a sentence with its yes or no."""

from collections import Counter
from typing import Any

from kit.domain.errors import BadInput
from kit.domain.planned import planned_rule
from kit.domain.rounds import FEWEST_SECRET
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.domain.weights import of_nobody
from kit.domain.workshop import RoundPlan, Secrecy
from kit.words import say, say_error

Check = dict[str, Any]


def checks(session: Session, plan: RoundPlan, voters: list[Seat], lang: str) -> list[Check]:
    """Standards, voters, what the breakdown needs, and whether the rule can be held at all."""
    found = [_standards(session, lang), _voters(plan, len(voters), lang)]
    if plan.secrecy is Secrecy.SECRET and plan.attribute is not None and voters:
        found.append(_attribute(session, plan, voters, lang))
    if unknown := of_nobody(session, plan.weights):
        text = say("round-weights-unknown", lang, names=", ".join(unknown))
        found.append({"ok": False, "text": text})
    try:
        planned_rule(plan)
    except BadInput as error:
        found.append({"ok": False, "text": say_error(error, lang)})
    return found


def _standards(session: Session, lang: str) -> Check:
    count = len(session.standing_standards())
    return {"ok": count > 0, "text": say("voting-standards", lang, count=count)}


def _voters(plan: RoundPlan, count: int, lang: str) -> Check:
    if plan.secrecy is Secrecy.SECRET and count < FEWEST_SECRET:
        text = say("voting-too-few", lang, count=count, fewest=FEWEST_SECRET)
        return {"ok": False, "text": text}
    is_enough = count > 0 or _may_be_on_paper(plan)
    return {"ok": is_enough, "text": say(f"voting-voters-{plan.electorate}", lang, count=count)}


def _may_be_on_paper(plan: RoundPlan) -> bool:
    """An open round of persons can be held without any phone, by show of hands."""
    return plan.secrecy is Secrecy.OPEN and plan.electorate == "persons"


def _attribute(session: Session, plan: RoundPlan, voters: list[Seat], lang: str) -> Check:
    counts = Counter(
        seat.group_id if plan.attribute == "group" else session.country_of(seat) for seat in voters
    )
    fewest = min(counts.values())
    name = f"voting-each-{plan.attribute}"
    text = say(name, lang, count=fewest, fewest=FEWEST_SECRET)
    return {"ok": fewest >= FEWEST_SECRET, "text": text}
