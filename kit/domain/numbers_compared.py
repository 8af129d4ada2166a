"""Numbers with units put side by side, exactly: months with years, per week with per month."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from kit.domain.framework import Bound, Number, NumberName, Requirement

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
BY_WEEK = {"week", "day", "per week", "hour per week"}
"""Units of which no whole number makes a month."""

ROUGHLY = Fraction(1, 12)
"""How far apart a count by weeks and one by months may be and still mean the same: four weeks are
a month to most people, and one of 31 days has more."""

T = TypeVar("T")


@dataclass(frozen=True)
class Measure:
    """How much of what; only measures of the same `kind` can be compared."""

    kind: str
    value: Fraction


@lru_cache
def measure(number: Number) -> Measure | None:
    """A number as it is compared; a unit that converts into nothing is a kind of its own. None
    where the number is left to somebody."""
    if number.value is None:
        return None
    kind, size = UNITS.get(number.unit, (number.unit, Fraction(1)))
    return Measure(kind, Fraction(number.value) * size)


class Against(StrEnum):
    """How one number stands against another as a demand.

    `STRICTER`: whoever meets it meets the other, and not the other way round. `APART`: neither
    holds the other. The last four cannot be told: weeks against months that come out nearly alike,
    units of different kinds, a programme that may set its own, a number that is left to somebody.
    """

    SAME = "same"
    STRICTER = "stricter"
    LOOSER = "looser"
    APART = "apart"
    ABOUT = "about"
    OTHER_UNIT = "other-unit"
    OWN_MINIMUM = "own-minimum"
    LEFT_OPEN = "left-open"

    @property
    def is_certain(self) -> bool:
        """Whether the two are known to ask for different things."""
        return self in (Against.STRICTER, Against.LOOSER, Against.APART)


def against(one: Number, other: Number) -> Against:
    """How one number stands against another of the same name."""
    ours, theirs = measure(one), measure(other)
    if ours is None or theirs is None:
        return Against.SAME if one.left_to == other.left_to else Against.LEFT_OPEN
    if ours.kind != theirs.kind:
        return Against.OTHER_UNIT
    if (ours, one.bound, one.or_own_minimum) == (theirs, other.bound, other.or_own_minimum):
        return Against.SAME
    if one.or_own_minimum or other.or_own_minimum:
        return Against.OWN_MINIMUM
    return Against.ABOUT if _is_about(one, other) else _demands(one, other)


def strictest(asked: Iterable[tuple[Number, T]]) -> list[tuple[Number, list[T]]]:
    """The numbers of one name that no other outdoes, each with all who ask it, as first given.

    More than one where they cannot be ranked: two units, a least and a most. What is left to
    somebody is none; a number that a programme may replace is outdone by a firm one as strict.
    """
    alike: list[tuple[Number, list[T]]] = []
    for number, who in asked:
        if number.value is None:
            continue
        same = next((one for one in alike if against(one[0], number) is Against.SAME), None)
        if same is None:
            alike.append((number, [who]))
        else:
            same[1].append(who)
    return [one for one in alike if not any(_outdoes(other[0], one[0]) for other in alike)]


def numbers_of(requirement: Requirement) -> dict[NumberName, Number]:
    """The numbers that a requirement asks for, those of its points included."""
    found = dict(requirement.numbers)
    for point in requirement.requirements:
        if not point.assessable:
            found = {**numbers_of(point), **found}
    return found


def _outdoes(one: Number, other: Number) -> bool:
    if other.or_own_minimum and not one.or_own_minimum:
        firm = other.model_copy(update={"or_own_minimum": False})
        return against(one, firm) in (Against.SAME, Against.STRICTER)
    return against(one, other) is Against.STRICTER


def _is_about(one: Number, other: Number) -> bool:
    """Whether a count by weeks and one by months cannot be told apart."""
    if (one.unit in BY_WEEK) == (other.unit in BY_WEEK) or one.bound != other.bound:
        return False
    sizes = [found.value for found in (measure(one), measure(other)) if found is not None]
    return max(sizes) - min(sizes) <= max(sizes) * ROUGHLY


def _demands(one: Number, other: Number) -> Against:
    within, around = _is_within(one, other), _is_within(other, one)
    if within:
        return Against.SAME if around else Against.STRICTER
    return Against.LOOSER if around else Against.APART


def _is_within(one: Number, other: Number) -> bool:
    """Whether all that satisfies one number satisfies the other."""
    (least, most), (their_least, their_most) = _span(one), _span(other)
    from_below = their_least is None or (least is not None and least >= their_least)
    from_above = their_most is None or (most is not None and most <= their_most)
    return from_below and from_above


def _span(number: Number) -> tuple[Fraction | None, Fraction | None]:
    """From where to where a number satisfies; without an end where it has none."""
    found = measure(number)
    size = found.value if found else None
    return (
        None if number.bound is Bound.AT_MOST else size,
        None if number.bound is Bound.AT_LEAST else size,
    )
