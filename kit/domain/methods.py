"""The methods: what voters are asked, what they can answer, and which rules read the answers."""

from collections.abc import Mapping
from fractions import Fraction

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.rules.known import RULES, Rule, read_rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.parameters import OFF, RATINGS, number_text
from kit.domain.rules.values import ABSTAIN, APPROVED, NO, OBJECT, YES
from kit.domain.workshop import Method, Secrecy

RULES_OF: dict[Method, tuple[str, ...]] = {
    Method.RATING: ("delphi", "rand-ucla", "median-iqr"),
    Method.YES_NO: ("double-threshold",),
    Method.APPROVAL: ("approval", "equal-shares"),
    Method.GRADING: ("majority-judgment",),
    Method.CONSENT: ("consent",),
}
"""The rules that can decide a round of each method, the usual one first."""

assert {name for names in RULES_OF.values() for name in names} == set(RULES)

OF_ENTITLED = {"quorum", "override"}
"""Parameters that are a share of all who are entitled, of which only the round knows how many."""


def method_of(rule_name: str) -> Method:
    """The method whose answers a rule reads."""
    return next(method for method, names in RULES_OF.items() if rule_name in names)


def judgements_of(rule: Rule) -> tuple[str, ...]:
    """What a standard can be judged with under a rule, in the order of the ballot."""
    if isinstance(rule, MajorityJudgment):
        return rule.grades
    return {
        Method.RATING: RATINGS,
        Method.YES_NO: (YES, NO, ABSTAIN),
        Method.APPROVAL: (APPROVED,),
        Method.CONSENT: (YES, ABSTAIN, OBJECT),
    }[method_of(rule.name)]


def answers_of(rule: Rule, secrecy: Secrecy) -> tuple[str, ...]:
    """All that a ballot can say of a standard: judgements, and what stands apart from them."""
    apart = [] if method_of(rule.name) is Method.APPROVAL else [CANNOT_JUDGE]
    return (*judgements_of(rule), *apart, *([RECUSED] if secrecy is Secrecy.OPEN else []))


def is_counted_whole(method: Method) -> bool:
    """Whether a rule looks at whole ballots, so that one code holds a ballot together."""
    return method is Method.APPROVAL


def needs_reasons(rule: Rule) -> bool:
    """Whether the verdict depends on whether a reason stands beside a judgement."""
    stated = rule.stated()
    return rule.name == "consent" or stated.get("no_counts") == "with-reason"


def read_planned(texts: Mapping[str, str], entitled: Fraction | None = None) -> Rule:
    """The rule that texts name, where a share of all who are entitled is asked with their number.

    Without a number such a share is read as if one person were entitled: good enough to check it.
    """
    asked = any(texts.get(key, OFF).strip().casefold() != OFF for key in OF_ENTITLED)
    if not asked:
        return read_rule(texts)
    number = entitled if entitled is not None else Fraction(1)
    return read_rule({**texts, "entitled": number_text(number)})
