"""Approval order and equal shares side by side: what the rule that did not decide would choose."""

from kit.domain.kept import once_per_round
from kit.domain.results import decide, rule_of
from kit.domain.round_table import ballots_of
from kit.domain.rounds import Round
from kit.domain.rules.approval import Approval
from kit.domain.rules.equal_shares import EqualShares
from kit.domain.rules.known import read_rule
from kit.domain.rules.outcome import Decided

OTHER = {Approval.name: EqualShares.name, EqualShares.name: Approval.name}


def other_rule(round_: Round) -> str | None:
    """The name of the other rule for a limited number of places; None under any other rule."""
    return OTHER.get(rule_of(round_).name)


@once_per_round
def beside(round_: Round) -> Decided | None:
    """The same ballots under the other rule, with as many places and its defaults else.

    None where it has no other, or where ballots on paper are not known whole, so that equal shares
    cannot be counted.
    """
    name = other_rule(round_)
    closed = round_.closed
    assert closed is not None, "an open round is never counted"
    if name is None or (name == EqualShares.name and closed.tallied):
        return None
    rule = read_rule({"name": name, "places": rule_of(round_).stated()["places"]})
    return decide(rule, ballots_of(round_))
