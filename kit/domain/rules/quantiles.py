"""Quantiles of counted ratings, exact, by the nine usual definitions.

Hyndman & Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996),
361-365. Type 7 is what numpy, R and spreadsheets mean if nothing is said.
"""

from collections.abc import Mapping
from fractions import Fraction
from itertools import accumulate
from math import floor

TYPES = tuple(f"type-{number}" for number in range(1, 10))
"""The definitions, by the names of a rule's parameter."""

HALF = Fraction(1, 2)


class Ordered:
    """Ratings in ascending order, kept as counts."""

    def __init__(self, counts: Mapping[int, int]) -> None:
        self._ratings = sorted(rating for rating, count in counts.items() if count)
        self._upto = list(accumulate(counts[rating] for rating in self._ratings))
        self.n = self._upto[-1] if self._upto else 0

    def at(self, place: int) -> Fraction:
        """The rating at a place; places count from 1, and beyond the ends the ends are meant."""
        wanted = min(max(place, 1), self.n)
        return Fraction(
            next(r for r, upto in zip(self._ratings, self._upto, strict=True) if upto >= wanted)
        )

    def quantile(self, share: Fraction, definition: str) -> Fraction:
        """The quantile of a share; there must be one rating at least."""
        kind = int(definition.removeprefix("type-"))
        place = self.n * share + _shift(kind, share)
        lower = floor(place)
        weight = _weight(kind, place - lower, lower)
        return (1 - weight) * self.at(lower) + weight * self.at(lower + 1)

    @property
    def median(self) -> Fraction:
        """The middle rating, or the mean of the two middle ones."""
        return (self.at((self.n + 1) // 2) + self.at(self.n // 2 + 1)) / 2


def _shift(kind: int, share: Fraction) -> Fraction:
    """What a definition adds to n times the share."""
    return {
        3: -HALF,
        5: HALF,
        6: share,
        7: 1 - share,
        8: (share + 1) / 3,
        9: share / 4 + Fraction(3, 8),
    }.get(kind, Fraction(0))


def _weight(kind: int, rest: Fraction, lower: int) -> Fraction:
    """How much the higher of two neighbours counts."""
    if kind > 3:
        return rest
    if rest:
        return Fraction(1)
    return {1: Fraction(0), 2: HALF, 3: Fraction(lower % 2)}[kind]
