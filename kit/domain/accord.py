"""Which side an answer takes, and whether a room agrees: to be seen at a glance, deciding nothing.

A room agrees where four in five of those who judged are on one side, and is split where a third or
more are for a standard and a third or more against it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kit.domain.methods import judgements_of
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.known import Rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.median_iqr import MedianIqr
from kit.domain.rules.rand_ucla import RandUcla
from kit.domain.rules.values import ABSTAIN, APPROVED, NOT_APPROVED, YES

Side = Literal["hi", "mid", "lo"]
State = Literal["agreed", "split", "mixed", "none"]


def side(rule: Rule, value: str) -> Side:
    """For a standard, against it, or neither. Who does not approve has not spoken against it."""
    if isinstance(rule, Delphi):
        return _rated(int(value) in rule.high, int(value) in rule.low)
    if isinstance(rule, RandUcla | MedianIqr):
        return _rated(int(value) >= rule.in_median, int(value) <= rule.out_median)
    if isinstance(rule, MajorityJudgment):
        place = rule.grades.index(value)
        worst = len(rule.grades) - max(1, len(rule.grades) // 3)
        return _rated(place <= rule.grades.index(rule.in_grade), place >= worst)
    if value in (YES, APPROVED):
        return "hi"
    return "mid" if value in (ABSTAIN, NOT_APPROVED) else "lo"


@dataclass(frozen=True)
class Accord:
    """How many are for a standard, in between, and against it."""

    hi: int
    mid: int
    lo: int

    @property
    def n(self) -> int:
        """How many judged."""
        return self.hi + self.mid + self.lo

    @property
    def state(self) -> State:
        """Whether the room agrees."""
        if not self.n:
            return "none"
        if 5 * max(self.hi, self.mid, self.lo) >= 4 * self.n:
            return "agreed"
        return "split" if 3 * min(self.hi, self.lo) >= self.n else "mixed"

    @property
    def order(self) -> tuple[bool, int, int]:
        """Puts those first on which a room agrees most, those last on which it is most split."""
        apart, n = min(self.hi, self.lo), max(self.n, 1)
        return (not self.n, 1000 * apart // n, -1000 * max(self.hi, self.lo) // n)


def accord(rule: Rule, counts: Mapping[str, int]) -> Accord:
    """The sides of all judgements; what is no judgement is left out."""
    found = {"hi": 0, "mid": 0, "lo": 0}
    known = {*judgements_of(rule), NOT_APPROVED}
    for value, count in counts.items():
        if value in known:
            found[side(rule, value)] += count
    return Accord(**found)


def _rated(is_high: bool, is_low: bool) -> Side:
    return "hi" if is_high else "lo" if is_low else "mid"
