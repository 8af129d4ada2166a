"""What could be answered in a round, from the best answer to the worst, and which speak for it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.domain.ballot import CANNOT_JUDGE, RECUSED
from kit.domain.methods import judgements_of, method_of
from kit.domain.rules.delphi import Delphi
from kit.domain.rules.known import Rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.parameters import RATINGS
from kit.domain.rules.values import ABSTAIN, APPROVED, NO, NOT_APPROVED, OBJECT, YES
from kit.domain.workshop import Method

FOR, NEITHER, AGAINST = "for", "neither", "against"
APART = (CANNOT_JUDGE, RECUSED, "blank")
"""What a ballot can say that is no judgement."""

THIRDS = {**dict.fromkeys(RATINGS[:3], AGAINST), **dict.fromkeys(RATINGS[3:6], NEITHER),
          **dict.fromkeys(RATINGS[6:], FOR)}  # fmt: skip
"""1 to 3, 4 to 6, 7 to 9: the thirds of the scale (RAND/UCLA), where the rule has no bands."""

SAID = {YES: FOR, ABSTAIN: NEITHER, NO: AGAINST, OBJECT: AGAINST, APPROVED: FOR,
        NOT_APPROVED: AGAINST}  # fmt: skip


@dataclass(frozen=True)
class Scale:
    """The judgements of a round from best to worst, each with its side: for, neither, against."""

    sides: Mapping[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """The judgements, the best first."""
        return tuple(self.sides)

    def of_side(self, side: str) -> tuple[str, ...]:
        """The judgements of one side."""
        return tuple(value for value, each in self.sides.items() if each == side)


def scale(rule: Rule) -> Scale:
    """The scale of a rule. What speaks for a standard is what the rule counts for it."""
    if isinstance(rule, MajorityJudgment):
        worst = rule.grades.index(rule.in_grade)
        grades = enumerate(rule.grades)
        return Scale({value: FOR if place <= worst else AGAINST for place, value in grades})
    if method_of(rule.name) is Method.RATING:
        return Scale({value: _band(rule, value) for value in reversed(RATINGS)})
    judged = judgements_of(rule)
    values = (*judged, NOT_APPROVED) if judged == (APPROVED,) else judged
    order = sorted(values, key=lambda value: (FOR, NEITHER, AGAINST).index(SAID[value]))
    return Scale({value: SAID[value] for value in order})


def _band(rule: Rule, value: str) -> str:
    if not isinstance(rule, Delphi):
        return THIRDS[value]
    if rule.high.lowest <= int(value) <= rule.high.highest:
        return FOR
    return AGAINST if rule.low.lowest <= int(value) <= rule.low.highest else NEITHER
