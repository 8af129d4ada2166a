"""The order of majority judgment: by the middle grade, then outwards from the middle.

Balinski & Laraki: the majority grade is the median, the worse of the two middle grades where their
number is even; ties are broken by taking one median grade away from each and looking again. What is
taken away lies in turn on the worse and on the better side of the middle. So two standards compare
by the first place, counted outwards, at which they differ: the worse side first. Places are shares
of a standard's grades; so standards with different numbers of grades compare as if each grade were
given as many times over as makes these numbers equal.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate

Tally = Sequence[int]
"""How often each grade was given, the best first."""

Run = tuple[Fraction, int]
"""A grade, and how far from the middle it reaches, as a share of all grades."""

HALF = Fraction(1, 2)


def majority_grade(tally: Tally) -> int:
    """The place of the middle grade in the list of grades; there must be one grade at least."""
    return _worse_side(tally)[0][1]


def compare(one: Tally, other: Tally) -> int:
    """Less than 0 where the first is better, more where the second is, 0 where they are alike."""
    mine, theirs = _sides(one), _sides(other)
    ends = sorted({end for runs in (*mine, *theirs) for end, _ in runs})
    ours = [list(_stretched(runs, ends)) for runs in (*mine, *theirs)]
    places = (
        (my_worse - their_worse) or (my_better - their_better)
        for my_worse, my_better, their_worse, their_better in zip(*ours, strict=True)
    )
    return next((difference for difference in places if difference), 0)


def _sides(tally: Tally) -> tuple[list[Run], list[Run]]:
    return _worse_side(tally), _better_side(tally)


def _worse_side(tally: Tally) -> list[Run]:
    """From the middle to the worst grade."""
    total = sum(tally)
    ends = (Fraction(upto, total) - HALF for upto in accumulate(tally))
    return [(end, grade) for grade, end in enumerate(ends) if end > 0 and tally[grade]]


def _better_side(tally: Tally) -> list[Run]:
    """From the middle to the best grade."""
    total = sum(tally)
    befores = accumulate(tally, initial=0)
    ends = [HALF - Fraction(before, total) for before in befores]
    return [(ends[grade], grade) for grade in _down(tally) if ends[grade] > 0 and tally[grade]]


def _down(tally: Tally) -> range:
    return range(len(tally) - 1, -1, -1)


def _stretched(runs: Sequence[Run], ends: Sequence[Fraction]) -> Iterator[int]:
    """The grade up to each of the ends; every end of the runs is among them."""
    rest = iter(runs)
    reaches, grade = next(rest)
    for end in ends:
        if end > reaches:
            reaches, grade = next(rest)
        yield grade
