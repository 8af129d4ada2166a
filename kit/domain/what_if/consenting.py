"""Common rules for consent: yes, abstain, object.

- `consent`: half of the judgements are yes and no objection has a reason (Sociocracy 3.0).
- `consent-two-thirds`: the same with two thirds (W3C Process: substantial support).
- `no-objection`: half are yes and nobody objects, with or without a reason (CEN/ISO would hear only
  reasoned ones: this is the stricter reading of "no sustained opposition").
- `overruled`: yes of three quarters of all who are entitled overrules objections (consensus need
  not imply unanimity: ISO/IEC Directives, part 1, 2.5.6).
- `everybody`: all who judged say yes; to abstain is to stand in the way.
- `yes-no-majority`, `yes-no-iso`: as yes and no, an objection taken for a no, with a reason or not:
  more yes than no; two thirds yes and at most a quarter no (ISO/IEC Directives, part 1, 2.6.3).
"""

from fractions import Fraction

from kit.domain.entitled import entitled_weight
from kit.domain.methods import read_planned
from kit.domain.rounds import Round
from kit.domain.rules.known import read_rule
from kit.domain.rules.values import NO, OBJECT, YES
from kit.domain.what_if.common import Common, Commons, by_rule
from kit.domain.what_if.readings import ByRule, ByShare, MoreYesThanNo
from kit.domain.what_if.voting import FREE

OBJECTIONS_AS_NO = {OBJECT: NO}
ISO = {
    "name": "double-threshold",
    **FREE,
    "yes_share": "2/3",
    "no_share": "25%",
    "weights_of": "voters",
}


def commons(round_: Round) -> Commons:
    """The rules for consent, its own and those of yes and no."""
    overruled = read_planned({"name": "consent", "override": "75%"}, entitled_weight(round_))
    return Commons(
        (
            by_rule("consent", "consent"),
            by_rule("consent-two-thirds", "consent", min_support="2/3"),
            Common(
                "no-objection",
                ByShare(frozenset({YES}), Fraction(1, 2), never=frozenset({OBJECT})),
            ),
            Common("overruled", ByRule(overruled)),
            Common("everybody", ByShare(frozenset({YES}), Fraction(1))),
            Common(
                "yes-no-majority",
                MoreYesThanNo(by_organisation=False, taken_as=OBJECTIONS_AS_NO),
                is_foreign=True,
            ),
            Common("yes-no-iso", ByRule(read_rule(ISO), OBJECTIONS_AS_NO), is_foreign=True),
        )
    )
