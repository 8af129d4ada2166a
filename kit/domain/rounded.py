"""Figures as people read them, rounded once: what is not whole never reads as if it were."""

from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

PERCENT = 100
"""Steps from none to all."""


def to_percent(share: Fraction) -> Fraction:
    """A share of 0 to 1 in whole percent: 54 of 66 is 82/100; 199 of 200 is not all."""
    percent = round(share * PERCENT)
    if 0 < share < 1:
        percent = min(max(percent, 1), PERCENT - 1)
    return Fraction(percent, PERCENT)


def to_hundredths(coefficient: Fraction) -> str:
    """A coefficient of at most 1 with two decimals: `0.61`; only a full 1 is `1.00`."""
    exact = Decimal(coefficient.numerator) / Decimal(coefficient.denominator)
    text = exact.quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    if text == 1 and coefficient != 1:
        text = Decimal("0.99")
    return f"{text + 0:.2f}"
