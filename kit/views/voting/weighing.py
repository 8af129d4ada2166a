"""Weights of organisations in a plan: whose they are, and what power they give."""

from collections.abc import Sequence
from fractions import Fraction

from kit.domain.ballot_table import BallotTable
from kit.domain.round_table import weight
from kit.domain.rules.known import Rule
from kit.domain.rules.outcome import Power
from kit.domain.session import Session
from kit.domain.weights import weights_by_id
from kit.domain.workshop import RoundPlan
from kit.words import say
from kit.words.numbers import exact, tenths_of_percent


def power_words(
    session: Session, plan: RoundPlan, rule: Rule, voting: Sequence[str], lang: str
) -> list[dict[str, str]]:
    """What weights mean among the organisations that vote, the most powerful first.

    Nothing where all of them weigh alike.
    """
    return [
        {
            "organisation": session.organisations[one.organisation].title,
            "weight": exact(one.weight, lang),
            "power": say(
                "voting-power",
                lang,
                count=one.swings,
                share=tenths_of_percent(one.share, 1, lang),
            ),
        }
        for one in sorted(_powers(session, plan, rule, voting), key=lambda one: -one.share)
    ]


def _powers(
    session: Session, plan: RoundPlan, rule: Rule, voting: Sequence[str]
) -> tuple[Power, ...]:
    """The rule's own reckoning, of a table in which nobody has said anything yet."""
    ids = tuple(one for one in voting if one in session.organisations)
    given = weights_by_id(session, plan.weights)
    weights: tuple[Fraction, ...] = tuple(weight(given.get(one, "1")) for one in ids)
    if "yes_share" not in rule.stated() or not any(weights):
        return ()
    nothing_said = BallotTable((), ids, (), (), (), (), organisations=ids, weights=weights)
    return rule.decide_table(nothing_said, {}).power
