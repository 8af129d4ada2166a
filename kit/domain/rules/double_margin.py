"""How many votes a double threshold is away from another verdict, where all weigh the same."""

from collections.abc import Callable
from fractions import Fraction
from itertools import count

from kit.domain.rules.bases import Bases, Count

Holds = Callable[[Count], bool]
"""Whether the conditions that do not ask for countries hold."""


def to_lose(found: Bases, holds: Holds, needed: int | None) -> int:
    """The fewest votes that, cast otherwise, undo an `in`: turning yes into no does it soonest.

    `needed` is the number of countries that must be ahead; none where that is not asked.
    """
    votes = found.votes
    pooled = next(
        turned
        for turned in count()
        if not votes.yes - turned or not holds(_turned(votes, -turned, 0))
    )
    if needed is None:
        return pooled
    leads = sorted(one.yes - one.no for one in found.countries.values() if one.yes > one.no)
    flipped = leads[: max(len(leads) - needed + 1, 0)]
    return min(pooled, sum(_half_up(lead) for lead in flipped))


def to_win(found: Bases, holds: Holds, needed: int | None) -> int:
    """The fewest votes that, cast otherwise, undo an `out`.

    Turning no into yes brings a standard in soonest; a country that only abstained is turned by one
    abstention. Nobody saying yes or no any more leaves it undecided.
    """
    ahead = sum(one.yes > one.no for one in found.countries.values())
    behind = [one for one in found.countries.values() if one.present and one.yes <= one.no]
    by_no = sorted(_half_up(1 + one.no - one.yes) for one in behind if one.no)
    silent = sum(not one.no for one in behind)
    lacking = max((needed or 0) - ahead, 0)
    ways = [int(found.votes.cast)]
    for turned in range(max(lacking - len(by_no), 0), min(silent, lacking) + 1):
        first = sum(by_no[: lacking - turned])
        more = _pooled_to_win(found.votes, first, turned, holds)
        ways += [] if more is None else [first + turned + more]
    return min(ways)


def _pooled_to_win(votes: Count, from_no: int, from_abstain: int, holds: Holds) -> int | None:
    """How many more must turn, those who said no first; None if all together are too few."""
    opposed, silent = int(votes.no) - from_no, int(votes.abstain) - from_abstain
    for more in range(opposed + silent + 1):
        turned = min(more, opposed)
        if holds(_turned(votes, from_no + turned, from_abstain + more - turned)):
            return more
    return None


def _turned(votes: Count, from_no: int, from_abstain: int) -> Count:
    """The votes when some of those who said no or abstained say yes."""
    return Count(
        votes.yes + from_no + from_abstain, votes.no - from_no, votes.abstain - from_abstain
    )


def _half_up(lead: Fraction) -> int:
    """How many votes must turn from one side to the other to close a lead."""
    return -(-int(lead) // 2)
