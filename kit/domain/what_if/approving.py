"""Common rules for approvals: by a number of places, or by a share of who voted.

- `order`: the most approved first (Lackner & Skowron, Multi-Winner Voting with Approval
  Preferences, 2023: approval voting).
- `shares`, `shares-bare`: equal shares with and without completion (Peters & Skowron, 2020).
- `fewer`, `more`: the rule that was fixed with a fifth fewer or more places. This is no rule of its
  own: it tells how much hangs on the number that was chosen.
- `half`, `two-thirds`, `three-quarters`: whatever more than half, two thirds or three quarters of
  those who voted approve, however many that are (limits as for yes and no; 75% in Diamond et al., J
  Clin Epidemiol 2014;67:401-409). Not to approve is no vote against: such a limit reads it as one.
"""

from fractions import Fraction

from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.rules.approval import Approval
from kit.domain.rules.equal_shares import EqualShares
from kit.domain.rules.known import read_rule
from kit.domain.rules.values import APPROVED
from kit.domain.what_if.common import Common, Commons, by_rule
from kit.domain.what_if.readings import ByRule, ByShare

FIFTH = 5
BY_SHARES = ("shares", "shares-bare")


def commons(round_: Round) -> Commons:
    """The rules for approvals; equal shares only where all ballots are known whole."""
    fixed = rule_of(round_)
    assert isinstance(fixed, Approval | EqualShares), "the rules of this method"
    places = str(fixed.places)
    budgets = fixed.budgets if isinstance(fixed, EqualShares) else "voters"
    shares = (
        by_rule("shares", "equal-shares", places=places, budgets=budgets),
        by_rule("shares-bare", "equal-shares", places=places, budgets=budgets, completion="none"),
    )
    on_paper = bool(round_.closed and round_.closed.tallied)
    rules = (
        by_rule("order", "approval", places=places),
        *(() if on_paper else shares),
        *_other_places(fixed),
        _share("half", Fraction(1, 2), is_more=True),
        _share("two-thirds-approve", Fraction(2, 3)),
        _share("three-quarters-approve", Fraction(3, 4)),
    )
    return Commons(rules, dict.fromkeys(BY_SHARES, "on-paper") if on_paper else {})


def _other_places(fixed: Approval | EqualShares) -> list[Common]:
    step = max(1, fixed.places // FIFTH)
    numbers = {"fewer": fixed.places - step, "more": fixed.places + step}
    return [
        Common(
            name,
            ByRule(read_rule({**fixed.stated(), "places": str(places)})),
            {"count": places},
        )
        for name, places in numbers.items()
        if places > 0
    ]


def _share(name: str, share: Fraction, *, is_more: bool = False) -> Common:
    return Common(name, ByShare(frozenset({APPROVED}), share, is_more), is_foreign=True)
