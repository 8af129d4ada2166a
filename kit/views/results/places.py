"""Who got the places: ties whole and how they are broken, the steps, and the other rule beside."""

from fractions import Fraction
from typing import Any

from kit.domain.beside import beside, other_rule
from kit.domain.results import Counted
from kit.domain.rules.equal_shares import EqualShares
from kit.domain.rules.lot import Lot
from kit.domain.rules.outcome import Committees, Step
from kit.domain.rules.verdict import Verdict
from kit.words import say
from kit.words.numbers import exact

LISTED = 12
"""Tied sets that are listed; of more it is said how many there are."""


def places(found: Counted, lang: str) -> dict[str, Any] | None:
    """None under a rule that has no limited number of places."""
    committees = found.decided.committees
    if committees is None:
        return None
    return {
        "ties": _ties(found, committees, lang),
        "lot": _lot(found, found.lot, lang) if found.lot else None,
        "steps": [_step(found, one, lang) for one in committees.steps],
        "steps_words": _steps_words(committees, lang) if committees.steps else None,
        "budget": _budget(found, lang) if committees.steps else None,
        "beside": _beside(found, lang),
    }


def _numbers(found: Counted, ids: tuple[str, ...]) -> list[int]:
    order = found.round.opened.standard_ids
    return sorted(order.index(one) + 1 for one in ids)


def _ties(found: Counted, committees: Committees, lang: str) -> dict[str, Any] | None:
    """All sets that are tied, or how many they are; and what was declared before the vote."""
    total, listed = committees.total, committees.listed
    if total == 1:
        return None
    words = (
        say("results-ties-unknown", lang)
        if total is None
        else say("results-ties", lang, count=total)
    )
    more = (total or 0) - LISTED
    return {
        "words": words,
        "declared": say(f"results-declared-{found.round.opened.ties}", lang),
        "sets": [_numbers(found, one) for one in listed[:LISTED]],
        "more": say("results-ties-more", lang, count=more) if more > 0 else None,
    }


def _lot(found: Counted, lot: Lot, lang: str) -> dict[str, Any]:
    """The order of the hashes, so that anybody can repeat the lot."""
    return {
        "words": say("results-lot", lang),
        "root": lot.root,
        "rows": [
            {
                "standard_id": standard_id,
                "hash": hashed,
                "won": standard_id in lot.won,
                "words": say(f"results-lot-{'won' if standard_id in lot.won else 'lost'}", lang),
            }
            for standard_id, hashed in lot.order
        ],
    }


def _steps_words(committees: Committees, lang: str) -> str:
    return say("results-steps-one" if committees.total == 1 else "results-steps", lang)


def _budget(found: Counted, lang: str) -> str:
    """What everybody may spend."""
    rule = found.rule
    assert isinstance(rule, EqualShares), "the rule that buys"
    if rule.budgets == "organisations":
        return say("results-budget-organisations", lang)
    voters = max(one.outcome.n for one in found.results.values())
    budget = exact(Fraction(rule.places, voters), lang)
    return say("results-budget", lang, count=voters, budget=budget)


def _step(found: Counted, step: Step, lang: str) -> dict[str, Any]:
    """A purchase at a price for each supporter, or a place filled by Phragmén's rule."""
    approvals = found.results[step.item_id].figure("approvals")
    price = exact(step.price, lang)
    return {
        "standard_id": step.item_id,
        "how": step.how,
        "words": say(f"results-step-{step.how}", lang, count=approvals, price=price),
    }


def _beside(found: Counted, lang: str) -> dict[str, Any] | None:
    """What the rule that did not decide would choose from the same ballots, both before any lot."""
    name = other_rule(found.round)
    if name is None:
        return None
    decided = beside(found.round)
    if decided is None:
        return {"words": say("results-beside-paper", lang), "rows": []}
    this = {one.item_id: one.verdict for one in found.decided.outcomes}
    other = {one.item_id: one.verdict for one in decided.outcomes}
    differing = sum(verdict is not other[key] for key, verdict in this.items())
    return {
        "this": say(f"results-rule-{found.rule.name}", lang),
        "other": say(f"results-rule-{name}", lang),
        "words": say("results-beside", lang, count=differing)
        if differing
        else say("results-beside-same", lang),
        "rows": [
            {
                "standard_id": key,
                "this": _verdict(verdict, lang),
                "other": _verdict(other[key], lang),
                "differs": verdict is not other[key],
            }
            for key, verdict in this.items()
        ],
    }


def _verdict(verdict: Verdict, lang: str) -> dict[str, str]:
    return {"verdict": verdict.value, "words": say(f"results-{verdict}", lang)}
