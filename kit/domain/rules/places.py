"""What rules with a limited number of places have in common."""

from collections.abc import Sequence
from itertools import combinations, islice
from math import comb

from kit.domain.rules.outcome import Committees
from kit.domain.rules.verdict import Verdict

MOST_PLACES = 10_000
LISTED = 1_000
"""Committees that are listed; of more it is said how many there are."""


def with_tied(
    items: Sequence[str], sure: Sequence[int], tied: Sequence[int], left: int
) -> Committees:
    """All committees of those that are sure and `left` of those that are tied."""
    chosen = islice(combinations(sorted(tied), left), LISTED)
    listed = [tuple(items[item] for item in sorted((*sure, *some))) for some in chosen]
    return Committees(tuple(listed), comb(len(tied), left))


def verdict_among(item: int, sure: frozenset[int], possible: frozenset[int]) -> Verdict:
    """In if it is in all committees, undecided if in some, else out."""
    if item in sure:
        return Verdict.IN
    return Verdict.UNDECIDED if item in possible else Verdict.OUT
