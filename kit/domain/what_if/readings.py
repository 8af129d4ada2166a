"""Ways to read a table of ballots: a rule of ours, a share of all answers, more yes than no."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Protocol

from kit.domain.ballot_table import BallotTable, said
from kit.domain.round_table import Ballots
from kit.domain.rules.bases import Bases, bases, units
from kit.domain.rules.known import Rule
from kit.domain.rules.parameters import number_text, share_text
from kit.domain.rules.verdict import Verdict
from kit.domain.what_if.bare import Verdicts, verdicts


class Reading(Protocol):
    """How a common rule decides on ballots."""

    def decide(self, ballots: Ballots, root: str | None) -> Verdicts:
        """The verdicts. With the Merkle root of the round, its lot breaks ties for places."""

    def stated(self) -> dict[str, str]:
        """Its parameters, for who wants to count again."""


@dataclass(frozen=True)
class ByRule:
    """One of our rules. `taken_as` are answers that it takes for others: an objection for a no."""

    rule: Rule
    taken_as: Mapping[str, str] = field(default_factory=dict)

    def decide(self, ballots: Ballots, root: str | None) -> Verdicts:
        """The verdicts."""
        table = translated(ballots.table, self.taken_as)
        return verdicts(self.rule, replace(ballots, table=table), root)

    def stated(self) -> dict[str, str]:
        """The parameters of the rule, and what it takes for what."""
        return self.rule.stated() | _taken(self.taken_as)


@dataclass(frozen=True)
class ByShare:
    """In where the good answers are a share of all judgements, and none is an answer of `never`.

    With `is_more` the share must be passed, not reached. Where nobody judged: undecided.
    """

    good: frozenset[str]
    share: Fraction
    is_more: bool = False
    never: frozenset[str] = frozenset()

    def decide(self, ballots: Ballots, root: str | None) -> Verdicts:
        """The verdicts; there are no places, so no lot."""
        table = ballots.table
        counts = dict(zip(table.items, map(said, table.counts()), strict=True))
        return {item: self._verdict(one.judged, one.n) for item, one in counts.items()}

    def stated(self) -> dict[str, str]:
        """Which answers are good, which share of them is asked, which none may give."""
        asked = f"{'>' if self.is_more else '>='}{share_text(self.share)}"
        told = {"name": "share", "good": ",".join(sorted(self.good)), "share": asked}
        return told | ({"never": ",".join(sorted(self.never))} if self.never else {})

    def _verdict(self, judged: Mapping[str, int], n: int) -> Verdict:
        if not n:
            return Verdict.UNDECIDED
        good = sum(judged.get(value, 0) for value in self.good)
        needed = self.share * n
        reached = good > needed if self.is_more else good >= needed
        vetoed = any(judged.get(value, 0) for value in self.never)
        return Verdict.IN if reached and not vetoed else Verdict.OUT


@dataclass(frozen=True)
class MoreYesThanNo:
    """In where yes is ahead of no, and reaches `least` where that is asked; in weights.

    Abstentions are no vote. Where nobody says yes or no: undecided.
    """

    by_organisation: bool
    least: Fraction = Fraction(0)
    taken_as: Mapping[str, str] = field(default_factory=dict)

    def decide(self, ballots: Ballots, root: str | None) -> Verdicts:
        """The verdicts; there are no places, so no lot."""
        table = translated(ballots.table, self.taken_as)
        who = units(table, by_organisation=self.by_organisation)
        found = zip(table.items, bases(table, who, needs_reason=False), strict=True)
        return {item: self._verdict(one) for item, one in found}

    def stated(self) -> dict[str, str]:
        """Whose weights count, and how much yes must reach."""
        weights_of = "organisations" if self.by_organisation else "voters"
        least = {"least": number_text(self.least)} if self.least else {}
        return {"name": "majority", "weights_of": weights_of} | least | _taken(self.taken_as)

    def _verdict(self, one: Bases) -> Verdict:
        count = one.weights
        if not count.cast:
            return Verdict.UNDECIDED
        return Verdict.IN if count.yes > count.no and count.yes >= self.least else Verdict.OUT


def _taken(taken_as: Mapping[str, str]) -> dict[str, str]:
    return {f"{value} is": other for value, other in taken_as.items()}


def translated(table: BallotTable, taken_as: Mapping[str, str]) -> BallotTable:
    """The table with some answers taken for others."""
    if not taken_as:
        return table
    return replace(table, values=tuple(taken_as.get(value, value) for value in table.values))
