"""Verdicts alone, without margins and ranks: they cost most of a count, and nobody reads them here.

A test compares each with what the rule itself decides.
"""

from collections.abc import Callable, Mapping
from typing import Any

from kit.domain.ballot_table import BallotTable, said
from kit.domain.results import decide
from kit.domain.round_table import Ballots
from kit.domain.rules.approval import Approval
from kit.domain.rules.bases import bases, units
from kit.domain.rules.double_threshold import DoubleThreshold
from kit.domain.rules.known import Rule
from kit.domain.rules.lot import draw
from kit.domain.rules.majority_judgment import MajorityJudgment
from kit.domain.rules.majority_order import majority_grade
from kit.domain.rules.outcome import Decided, outcome
from kit.domain.rules.places import verdict_among, with_tied
from kit.domain.rules.profile import profile
from kit.domain.rules.verdict import Verdict

Verdicts = dict[str, Verdict]
"""The verdict on every standard of a table."""


def verdicts(rule: Rule, ballots: Ballots, root: str | None) -> Verdicts:
    """What a rule decides. With the Merkle root of the round, its lot breaks ties for places."""
    bare = _BARE.get(rule.name)
    decided = bare(rule, ballots.table) if bare else None
    decided = decided or decide(rule, ballots)
    lot = draw(decided, root) if root is not None else None
    found = {one.item_id: one.verdict for one in decided.outcomes}
    if lot is None:
        return found
    return found | {name: Verdict.IN if name in lot.won else Verdict.OUT for name in lot.places}


def _approval(rule: Approval, table: BallotTable) -> Decided:
    votes = profile(table)
    sure, tied = rule.chosen(votes)
    committees = with_tied(table.items, sure, tied, min(rule.places - len(sure), len(tied)))
    possible = frozenset((*sure, *tied))
    outcomes = (
        outcome(
            table.items[item],
            one,
            verdict_among(item, frozenset(sure), possible) if one.n else Verdict.UNDECIDED,
        )
        for item, one in enumerate(votes.said)
    )
    return Decided(tuple(outcomes), committees)


def _double_threshold(rule: DoubleThreshold, table: BallotTable) -> Decided:
    who = units(table, by_organisation=rule.weights_of == "organisations")
    counted = bases(table, who, needs_reason=rule.no_counts == "with-reason")
    rows = zip(table.items, map(said, table.counts()), counted, strict=True)
    return Decided(tuple(outcome(item, one, rule.verdict(found)) for item, one, found in rows))


def _majority_judgment(rule: MajorityJudgment, table: BallotTable) -> Decided | None:
    """Void ballots are left to the rule itself."""
    if rule.blank == "void":
        return None
    worst = rule.grades.index(rule.in_grade)
    outcomes = []
    for item, one in zip(table.items, map(said, table.counts()), strict=True):
        verdict = Verdict.UNDECIDED
        if one.n:
            reached = majority_grade(rule.tally(one)) <= worst
            verdict = Verdict.IN if reached else Verdict.OUT
        outcomes.append(outcome(item, one, verdict))
    return Decided(tuple(outcomes))


_BARE: Mapping[str, Callable[[Any, BallotTable], Decided | None]] = {
    Approval.name: _approval,
    DoubleThreshold.name: _double_threshold,
    MajorityJudgment.name: _majority_judgment,
}
