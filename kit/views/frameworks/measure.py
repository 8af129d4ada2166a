"""Numbers with units put side by side, exactly: months with years, per week with per month."""

from dataclasses import dataclass
from fractions import Fraction

from kit.domain.framework import Number

YEAR = Fraction(12)
WEEK = YEAR / 52
"""In months. For the order alone, a year has twelve months and fifty-two weeks of seven days."""

UNITS: dict[str, tuple[str, Fraction]] = {
    "year": ("time", YEAR),
    "month": ("time", Fraction(1)),
    "week": ("time", WEEK),
    "day": ("time", WEEK / 7),
    "hour": ("hours", Fraction(1)),
    "minute": ("hours", Fraction(1, 60)),
    "per year": ("rate", 1 / YEAR),
    "per quarter": ("rate", Fraction(1, 3)),
    "per month": ("rate", Fraction(1)),
    "per week": ("rate", 1 / WEEK),
    "hour per year": ("hours-rate", 1 / YEAR),
    "hour per month": ("hours-rate", Fraction(1)),
    "hour per week": ("hours-rate", 1 / WEEK),
}


@dataclass(frozen=True)
class Measure:
    """How much of what; only measures of the same `kind` can be compared."""

    kind: str
    value: Fraction


def measure(number: Number) -> Measure | None:
    """A number as it is compared; a unit that converts into nothing is a kind of its own. None
    where the number is left to somebody."""
    if number.value is None:
        return None
    kind, size = UNITS.get(number.unit, (number.unit, Fraction(1)))
    return Measure(kind, Fraction(number.value) * size)
