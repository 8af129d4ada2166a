"""Common rules for grades. "Good enough" is the grade that was fixed, or a better one.

- `better`, `worse`: the majority grade must reach one grade better, or one worse (Balinski &
  Laraki, Majority Judgment, 2010; how high the bar lies is the summit's own choice).
- `silent-worst`: who grades nothing, or cannot judge, gives the worst grade (the same
  book's rule for ballots that are not filled in).
- `best-two`: more than half give one of the two best grades, read as an approval.
- `good-60`, `good-two-thirds`, `good-75`: such a share finds it good enough (a majority grade asks
  more than half; 75% is the median limit in Diamond et al., J Clin Epidemiol 2014;67:401-409).
- `no-worst`: more than half find it good enough and nobody gives the worst grade, read as an
  objection (Sociocracy 3.0, consent decision making).
"""

from fractions import Fraction

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.known import read_rule
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.what_if.common import Common, Commons
from kit.domain.what_if.readings import ByRule, ByShare

HALF = Fraction(1, 2)
SHARES = {"good-60": Fraction(3, 5), "good-two-thirds": Fraction(2, 3), "good-75": Fraction(3, 4)}
BEST_TWO = 2


def commons(round_: Round) -> Commons:
    """The rules for grades, as far as the scale has room for them."""
    fixed = rule_of(round_)
    assert isinstance(fixed, MajorityJudgment), "the rule of this method"
    good = fixed.grades[: fixed.grades.index(fixed.in_grade) + 1]
    rules = [*_other_grades(fixed), _silent_worst(fixed)]
    if 1 < BEST_TWO < len(fixed.grades) and len(good) != BEST_TWO:
        rules.append(_share("best-two", fixed.grades[:BEST_TWO], HALF, is_more=True, foreign=True))
    rules += [_share(name, good, share) for name, share in SHARES.items()]
    if fixed.in_grade != fixed.grades[-1]:
        veto = ByShare(frozenset(good), HALF, is_more=True, never=frozenset(fixed.grades[-1:]))
        rules.append(Common("no-worst", veto, is_foreign=True))
    return Commons(tuple(rules))


def _other_grades(fixed: MajorityJudgment) -> list[Common]:
    """The grades beside the one that was fixed; the worst one would let everything in."""
    at = fixed.grades.index(fixed.in_grade)
    found = {"better": at - 1, "worse": at + 1}
    return [
        Common(
            name,
            ByRule(read_rule({**fixed.stated(), "in_grade": fixed.grades[place]})),
            {"grade": fixed.grades[place]},
        )
        for name, place in found.items()
        if 0 <= place < len(fixed.grades) - 1
    ]


def _silent_worst(fixed: MajorityJudgment) -> Common:
    told = {**fixed.stated(), "blank": "worst", "cannot_judge": "worst"}
    return Common("silent-worst", ByRule(read_rule(told)))


def _share(
    name: str,
    good: tuple[str, ...],
    share: Fraction,
    *,
    is_more: bool = False,
    foreign: bool = False,
) -> Common:
    return Common(name, ByShare(frozenset(good), share, is_more), is_foreign=foreign)
