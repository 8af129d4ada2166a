"""Voters' money in whole numbers: what a standard costs each supporter, and paying for it.

`unit` is what a standard costs; money is counted in parts of it, and the parts are made smaller
whenever a price asks for it. So nothing is ever rounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd


@dataclass(frozen=True)
class Money:
    """What each voter has. During completion it may be negative: wages spent before they came."""

    held: tuple[int, ...]
    unit: int

    def price(self, supporters: Sequence[int]) -> Fraction | None:
        """The least that nobody has to pay more of, so that together they pay one unit.

        None if they have less than that together.
        """
        purses = sorted([self.held[voter] for voter in supporters])
        missing, left = self.unit, len(purses)
        for purse in purses:
            if purse * left >= missing:
                return Fraction(missing, left * self.unit)
            missing -= purse
            left -= 1
        return None

    def paid(self, supporters: Sequence[int], price: Fraction) -> "Money":
        """What is left when each pays the price, or all they have."""
        scale, unit, price_in_parts = self._parts(price)
        held = [purse * scale for purse in self.held]
        for voter in supporters:
            held[voter] = max(0, held[voter] - price_in_parts)
        return Money(tuple(held), unit)

    def moment(self, supporters: Sequence[int], wages: Sequence[int]) -> Fraction:
        """When supporters who earn these wages will have one unit together."""
        missing = self.unit - sum([self.held[voter] for voter in supporters])
        return Fraction(missing, self.unit * sum([wages[voter] for voter in supporters]))

    def spent(self, supporters: Sequence[int], wages: Sequence[int], moment: Fraction) -> "Money":
        """What is left when supporters give all that they have at a moment.

        Counted from the beginning, not from that moment: they owe the wages since.
        """
        scale, unit, moment_in_parts = self._parts(moment)
        held = [purse * scale for purse in self.held]
        for voter in supporters:
            held[voter] = -wages[voter] * moment_in_parts
        return Money(tuple(held), unit)

    def reduced(self) -> "Money":
        """The same in the largest parts that allow it."""
        common = gcd(self.unit, *self.held)
        return Money(tuple(purse // common for purse in self.held), self.unit // common)

    def _parts(self, amount: Fraction) -> tuple[int, int, int]:
        """How much smaller the parts become, what a unit is then, and what the amount is."""
        scale = amount.denominator // gcd(amount.denominator, self.unit)
        unit = self.unit * scale
        return scale, unit, amount.numerator * (unit // amount.denominator)
