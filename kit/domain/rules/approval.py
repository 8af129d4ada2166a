"""Approval order: the standards that most approve, up to a number of places.

Approval voting for a committee of fixed size (AV); see Lackner & Skowron, Multi-Winner Voting with
Approval Preferences, 2023, section 2. What is tied at the last place stays undecided.
"""

from collections.abc import Mapping
from typing import ClassVar, Self

from kit.domain.ballot_table import BallotTable
from kit.domain.framework import Part
from kit.domain.rules.approval_margin import ApprovalMargin
from kit.domain.rules.outcome import Decided, Outcome, outcome
from kit.domain.rules.parameters import read_whole
from kit.domain.rules.places import MOST_PLACES, verdict_among, with_tied
from kit.domain.rules.profile import APPROVALS, Profile, profile
from kit.domain.rules.verdict import Verdict

DEFAULTS = {"places": "10", "least": "1"}


class Approval(Part):
    """The first `places` in the order of approvals, of those that `least` voters approve."""

    name: ClassVar[str] = "approval"

    places: int
    least: int

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        return cls(
            places=read_whole("places", told["places"], 1, MOST_PLACES),
            least=read_whole("least", told["least"], 0, MOST_PLACES),
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {"name": self.name, "places": str(self.places), "least": str(self.least)}

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return APPROVALS

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table, and all committees that are tied."""
        votes = profile(table)
        sure, tied = self.chosen(votes)
        committees = with_tied(table.items, sure, tied, min(self.places - len(sure), len(tied)))
        possible = frozenset((*sure, *tied))
        margins = ApprovalMargin(votes, self.places, self.least)

        def found(item: int) -> Outcome:
            one = votes.said[item]
            if not one.n:
                nothing = dict.fromkeys(("approvals", "rank", "margin", "margin_from", "margin_to"))
                return outcome(table.items[item], one, Verdict.UNDECIDED, **nothing)
            fewest, enough = margins.bounds(item)
            return outcome(
                table.items[item],
                one,
                verdict_among(item, frozenset(sure), possible),
                approvals=votes.approvals(item),
                rank=margins.rank(item),
                margin=fewest if fewest == enough else None,
                margin_from=fewest,
                margin_to=enough,
            )

        return Decided(tuple(map(found, range(len(table.items)))), committees)

    def chosen(self, votes: Profile) -> tuple[list[int], list[int]]:
        """Those that have a place in every committee, and those that are tied for the last ones."""
        eligible = votes.eligible(self.least)
        if len(eligible) <= self.places:
            return eligible, []
        scores = sorted((votes.approvals(item) for item in eligible), reverse=True)
        last, next_one = scores[self.places - 1], scores[self.places]
        if last > next_one:
            return [item for item in eligible if votes.approvals(item) >= last], []
        above = [item for item in eligible if votes.approvals(item) > last]
        return above, [item for item in eligible if votes.approvals(item) == last]
