"""How far a standard is from another verdict in the order of approvals.

A ballot that is cast otherwise can change one approval of the standard and one of every rival at
once, so it brings the standard and a rival up to two approvals nearer to each other. Only what a
voter judged may change; so the number of those who judged stays what it is.
"""

from collections.abc import Callable

from kit.domain.rules.covering import MOST, Covering
from kit.domain.rules.profile import Profile

WORK = 50_000
"""Ballots times rivals up to which ballots are looked at one by one."""

Bounds = tuple[int | None, int | None]
"""The fewest ballots, from below and from above; None where no ballots can do it."""


class ApprovalMargin:
    """The margins of all standards of a profile under approval order."""

    def __init__(self, votes: Profile, places: int, least: int) -> None:
        self._scores = [votes.approvals(item) for item in range(len(votes.said))]
        self._places = places
        self._least = least
        self._judged = [item for item, one in enumerate(votes.said) if one.n]
        self._approved = [set[int]() for _ in votes.voters]
        self._declined = [set[int]() for _ in votes.voters]
        for item in self._judged:
            supporters = set(votes.supporters[item])
            for voter in votes.judges[item]:
                (self._approved if voter in supporters else self._declined)[voter].add(item)

    def rank(self, item: int) -> int:
        """One more than the standards that have more approvals."""
        return 1 + sum(self._scores[other] > self._scores[item] for other in self._judged)

    def bounds(self, item: int) -> Bounds:
        """The fewest ballots that change the verdict; both bounds are alike where that is known."""
        score = self._scores[item]
        rivals = [other for other in self._judged if other != item]
        if score < self._least or self.rank(item) > self._places:
            return self._to_rise(item, rivals)
        if sum(self._scores[other] >= score for other in rivals) >= self._places:
            return 1, 1
        return self._to_fall(item, rivals)

    def _to_fall(self, item: int, rivals: list[int]) -> Bounds:
        """Enough rivals come up to it, or it has too few approvals by itself."""
        alone = self._scores[item] - self._least + 1 if self._least else None
        if len(rivals) < self._places:
            return alone, alone

        def brings(voter: int, other: int) -> int:
            return (item in self._approved[voter]) + (other in self._declined[voter])

        found = self._fewest(
            {other: self._scores[item] - self._scores[other] for other in rivals},
            len(rivals) - self._places,
            (0, lambda voter: MOST),
            brings,
        )
        low, high = found or (None, None)
        return _smaller(low, alone), _smaller(high, alone)

    def _to_rise(self, item: int, rivals: list[int]) -> Bounds:
        """All rivals but fewer than there are places come down to it, and enough approve it."""

        def brings(voter: int, other: int) -> int:
            return (item in self._declined[voter]) + (other in self._approved[voter])

        found = self._fewest(
            {other: self._scores[other] - self._scores[item] for other in rivals},
            self._places - 1,
            (self._least - self._scores[item], lambda voter: item in self._declined[voter]),
            brings,
        )
        return found or (None, None)

    def _fewest(
        self,
        gaps: dict[int, int],
        spared: int,
        must: tuple[int, Callable[[int], int]],
        brings: Callable[[int, int], int],
    ) -> Bounds | None:
        wide = {other: gap for other, gap in gaps.items() if gap > 0}
        gap, brings_itself = must
        voters = range(len(self._approved))
        if len(voters) * len(wide) > WORK:
            alone = sum(map(brings_itself, voters))
            return _roughly(sorted((*wide.values(), *[gap] * (spared + 1))), spared, alone)
        ballots = (
            (brings_itself(voter), *(brings(voter, other) for other in wide)) for voter in voters
        )
        return Covering((gap, *wide.values()), ballots, spared).fewest()


def _roughly(gaps: list[int], spared: int, able: int) -> Bounds:
    """Each ballot brings two at most, and one at least if it is of those that are able to."""
    widest = gaps[-spared - 1]
    return -(-widest // MOST), widest if widest <= able else None


def _smaller(one: int | None, other: int | None) -> int | None:
    return min((each for each in (one, other) if each is not None), default=None)
