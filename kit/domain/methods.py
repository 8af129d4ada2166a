"""The methods: what voters are asked, what they can answer, and which rules read the answers."""

from collections.abc import Mapping
from fractions import Fraction

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.rules.consent import Consent
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import DEFAULTS_OF, RULES, Rule, read_rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.parameters import OFF, RATINGS
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


def value_with_reason(rule: Rule) -> str | None:
    """The judgement that counts only with a reason beside it; none where all count as they are."""
    if rule.name == "consent":
        return OBJECT
    return NO if rule.stated().get("no_counts") == "with-reason" else None


def needs_reasons(rule: Rule) -> bool:
    """Whether the verdict depends on whether a reason stands beside a judgement."""
    return value_with_reason(rule) is not None


def asks_groups(rule: Rule) -> bool:
    """Whether a verdict must hold in each group, or country, apart."""
    return rule.stated().get("groups") == "each"


def fewest_groups(rule: Rule) -> int | None:
    """With how many groups or countries in the room a rule begins to ask each of them."""
    stated = rule.stated()
    if asks_groups(rule):
        return 2
    return None if stated.get("country_share", OFF) == OFF else int(stated["countries_from"])


def read_planned(texts: Mapping[str, str], entitled: Fraction | None = None) -> Rule:
    """The rule that texts name, where a share of all who are entitled is asked with their number.

    Without a number such a share is read as if one person were entitled: good enough to check it.
    What the texts say of that number is passed over: the round itself knows it.
    """
    told = dict(texts)
    if "entitled" in DEFAULTS_OF.get(texts.get("name", ""), {}):
        told.pop("entitled", None)
    if all(told.get(key, OFF).strip().casefold() == OFF for key in OF_ENTITLED):
        return read_rule(told)
    rule = read_rule({**told, "entitled": "1"})
    assert isinstance(rule, Consent | DoubleThreshold), "no other rule asks such a share"
    return rule.model_copy(update={"entitled": entitled or Fraction(1)})
