"""Checks of a rehearsal: what must hold, what was measured, and whether it does."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kit.rehearsal.watch import Seen


class Unit(StrEnum):
    """What a figure counts."""

    SECONDS = "seconds"
    COUNT = "count"


@dataclass(frozen=True)
class Check:
    """One line of the sheet. `bound` is the most seconds there may be, or how many there must be.

    `figure` is None where something never came; `missing` then says for how many. `count` is what
    the sentence speaks of.
    """

    name: str
    passed: bool
    figure: float | None
    bound: float
    unit: Unit
    count: int = 0
    missing: int = 0
    values: dict[str, object] = field(default_factory=dict)


def in_time(name: str, seen: Seen, bound: float, count: int | None = None) -> Check:
    """All of them, within so many seconds."""
    last = seen.last
    asked = len(seen.seconds) + seen.missing
    return Check(
        name,
        passed=last is not None and last <= bound,
        figure=last,
        bound=bound,
        unit=Unit.SECONDS,
        count=asked if count is None else count,
        missing=seen.missing,
    )


def mostly_in_time(name: str, seconds: Sequence[float], bound: float, missing: int = 0) -> Check:
    """95 of 100, within so many seconds, and none never."""
    last = None if missing or not seconds else percentile(seconds, 95)
    return Check(
        name,
        passed=last is not None and last <= bound,
        figure=last,
        bound=bound,
        unit=Unit.SECONDS,
        count=len(seconds) + missing,
        missing=missing,
    )


def all_of(name: str, found: int, wanted: int, **values: object) -> Check:
    """Exactly as many as there must be."""
    return Check(
        name,
        passed=found == wanted,
        figure=found,
        bound=wanted,
        unit=Unit.COUNT,
        count=wanted,
        values=values,
    )


def percentile(figures: Sequence[float], share: int) -> float:
    """The figure that so many of a hundred do not pass."""
    ordered = sorted(figures)
    return ordered[max(0, math.ceil(len(ordered) * share / 100) - 1)]
