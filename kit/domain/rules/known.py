"""The rules by name, read from texts with all their parameters."""

import hashlib
import json
from collections.abc import Mapping
from typing import Protocol, Self

from kit.domain.ballot_table import BallotTable
from kit.domain.errors import BadInput
from kit.domain.rules import (
    approval,
    consent,
    delphi,
    double_threshold,
    equal_shares,
    majority_judgment,
    median_iqr,
    rand_ucla,
)
from kit.domain.rules.outcome import Decided


class Rule(Protocol):
    """A rule with all its parameters."""

    @property
    def name(self) -> str:
        """What it is called."""

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; BadInput says what cures them."""

    def stated(self) -> dict[str, str]:
        """Its name and parameters, each in its one way of being written; they read back as it."""

    def vocabulary(self) -> Mapping[str, str]:
        """What a table may hold as values, without capitals, and what each means."""

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdicts; `groups` are parts of the table, for rules that ask each of them."""


RULES: dict[str, type[Rule]] = {
    "delphi": delphi.Delphi,
    "rand-ucla": rand_ucla.RandUcla,
    "median-iqr": median_iqr.MedianIqr,
    "double-threshold": double_threshold.DoubleThreshold,
    "approval": approval.Approval,
    "equal-shares": equal_shares.EqualShares,
    "majority-judgment": majority_judgment.MajorityJudgment,
    "consent": consent.Consent,
}
"""All rules, in the order in which they are listed."""

DEFAULTS_OF: dict[str, dict[str, str]] = {
    "delphi": {**delphi.DEFAULTS, **delphi.LATER},
    "rand-ucla": rand_ucla.DEFAULTS,
    "median-iqr": median_iqr.DEFAULTS,
    "double-threshold": double_threshold.DEFAULTS,
    "approval": approval.DEFAULTS,
    "equal-shares": equal_shares.DEFAULTS,
    "majority-judgment": majority_judgment.DEFAULTS,
    "consent": consent.DEFAULTS,
}
"""What each rule's parameters are if nothing is said."""


def read_rule(rule: Mapping[str, str]) -> Rule:
    """The rule that texts name (`name: approval, places: 12`). BadInput says what cures it."""
    name = rule.get("name", "")
    if name not in RULES:
        raise BadInput("rule-unknown", name=name, known=", ".join(RULES))
    known = DEFAULTS_OF[name]
    for key in rule:
        if key not in ("name", *known):
            raise BadInput("rule-key-unknown", key=key, name=name, known=", ".join(known))
    return RULES[name].read({key: text for key, text in rule.items() if key != "name"})


def parameters(rule: Rule) -> dict[str, str]:
    """The name and all parameters of a rule, also those that it may be written without."""
    return {"name": rule.name, **DEFAULTS_OF[rule.name], **rule.stated()}


def rule_hash(rule: Rule, beside: Mapping[str, object] | None = None) -> str:
    """The SHA-256 of a rule with all its parameters, however these were written.

    `beside` is what decides besides the rule itself: weights, or how a tie is broken.
    """
    stated = {**rule.stated(), **(beside or {})}
    canonical = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
