"""Equal shares: every voter has the same budget, a standard costs its supporters one unit.

Peters & Skowron, Proportionality and the Limits of Welfarism, 2020 (Rule X); Lackner & Skowron,
Multi-Winner Voting with Approval Preferences, 2023, rule 9. A standard is bought when its
supporters can pay for it, the one first for which the largest payment of one voter is smallest.
What places are left are filled by Phragmén's sequential rule, starting from the money left over.
"""

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from kit.domain.ballot_table import BallotTable
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.buying import Search
from kit.domain.rules.outcome import Decided, Outcome, outcome
from kit.domain.rules.parameters import read_choice, read_whole
from kit.domain.rules.places import MOST_PLACES, verdict_among
from kit.domain.rules.profile import APPROVALS, Profile, profile
from kit.domain.rules.verdict import Verdict

DEFAULTS = {"places": "10", "budgets": "voters", "completion": "phragmen"}


class EqualShares(Part):
    """At most `places` standards, bought from equal budgets of voters or of organisations.

    An organisation's budget is parted equally among its voters. `completion` fills what places are
    left over, or leaves them empty.
    """

    name: ClassVar[str] = "equal-shares"

    places: int
    budgets: Literal["voters", "organisations"]
    completion: Literal["phragmen", "none"]

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        return cls.model_validate(
            {
                "places": read_whole("places", told["places"], 1, MOST_PLACES),
                "budgets": read_choice("budgets", told["budgets"], ("voters", "organisations")),
                "completion": read_choice("completion", told["completion"], ("phragmen", "none")),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "places": str(self.places),
            "budgets": self.budgets,
            "completion": self.completion,
        }

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return APPROVALS

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table, and all committees that are tied."""
        votes = profile(table)
        found = Search(
            supporters={item: votes.supporters[item] for item in votes.eligible(1)},
            shares=self._shares(table, votes),
            places=self.places,
            is_completed=self.completion == "phragmen",
        ).run()
        return Decided(
            tuple(
                self._outcome(table.items[item], item, votes, found.sure, found.possible)
                for item in range(len(table.items))
            ),
            found.committees(table.items),
        )

    def _shares(self, table: BallotTable, votes: Profile) -> list[tuple[int, int]]:
        """Each voter's share of all the money, as numerator and denominator."""
        if self.budgets == "voters":
            return [(1, len(votes.voters))] * len(votes.voters)
        if votes.voters and not table.organisations:
            raise BadInput("deciding-no-organisations", rule=self.name)
        # who belongs to no organisation is one by themselves
        named = [table.organisations[voter] or voter for voter in votes.voters]
        sizes = Counter(named)
        return [(1, len(sizes) * sizes[one]) for one in named]

    @staticmethod
    def _outcome(
        item_id: str, item: int, votes: Profile, sure: frozenset[int], possible: frozenset[int]
    ) -> Outcome:
        one = votes.said[item]
        approvals = votes.approvals(item) if one.n else None
        verdict = verdict_among(item, sure, possible) if one.n else Verdict.UNDECIDED
        return outcome(item_id, one, verdict, approvals=approvals)
