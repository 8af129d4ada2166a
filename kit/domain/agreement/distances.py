"""How far answers are apart: what a level of measurement makes of their differences."""

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import TypeAlias, TypeVar

Answer = TypeVar("Answer", bound=Hashable)
Number = TypeVar("Number", int, float, Fraction)
Counts: TypeAlias = Mapping[Answer, int]
"""How often each answer was given."""

Distance: TypeAlias = Callable[[Answer, Answer], Fraction]
"""How much it weighs that two judges gave these answers to the same question."""
Apart: TypeAlias = Callable[[Counts[Answer]], int]
"""The distances between every two of these answers, each counted both ways, times a constant.

Whole, so that adding up is exact and quick; the constant falls out of what is shared by it.
"""
Metric: TypeAlias = Callable[[Counts[Answer]], Apart[Answer]]
"""A level of measurement; what an ordinal one makes of answers depends on all that were given."""


def nominal(given: Counts[Answer]) -> Apart[Answer]:
    """Answers are alike or not."""
    return _unlike_pairs


def _unlike_pairs(counts: Counts[Answer]) -> int:
    return sum(counts.values()) ** 2 - sum(count * count for count in counts.values())


def ordinal(given: Counts[Number]) -> Apart[Number]:
    """Answers are ranks: two are as far apart as answers were given between them, squared.

    (sum of n_g for g from c to k, minus half of n_c + n_k) squared: that is the square of the
    difference of their mid-ranks among all answers; here doubled, so that they are whole.
    """
    places, below = {}, 0
    for answer in sorted(given):
        places[answer] = 2 * below + given[answer]
        below += given[answer]
    return _on_a_line(places)


def interval(given: Counts[Number]) -> Apart[Number]:
    """Answers are numbers: the square of their difference."""
    exact = {answer: Fraction(answer) for answer in given}
    scale = lcm(*(place.denominator for place in exact.values()))
    return _on_a_line({answer: int(place * scale) for answer, place in exact.items()})


def ratio(given: Counts[Number]) -> Apart[Number]:
    """Answers are amounts that begin at nought: (difference / sum) squared."""
    metric: Metric[Number] = by_distance(_by_the_sum)
    return metric(given)


def _by_the_sum(one: Number, other: Number) -> Fraction:
    if one == other:
        return Fraction(0)
    return (Fraction(one - other) / Fraction(one + other)) ** 2


def by_distance(distance: Distance[Answer]) -> Metric[Answer]:
    """A distance of one's own, asked once for every two answers that were given."""

    def metric(given: Counts[Answer]) -> Apart[Answer]:
        exact = {
            (one, other): distance(one, other) + distance(other, one)
            for one, other in combinations(given, 2)
        }
        scale = lcm(*(each.denominator for each in exact.values()))
        whole = {pair: int(each * scale) for pair, each in exact.items()}
        return lambda counts: sum(
            each * counts.get(one, 0) * counts.get(other, 0) for (one, other), each in whole.items()
        )

    return metric


def _on_a_line(places: Mapping[Answer, int]) -> Apart[Answer]:
    """Squares of differences of whole places, summed without looking at pairs.

    The sum of (x - y) squared over all ordered pairs is 2 (n sum x^2 - (sum x)^2).
    """

    def apart(counts: Counts[Answer]) -> int:
        total = first = second = 0
        for answer, count in counts.items():
            here = places[answer]
            total += count
            first += count * here
            second += count * here * here
        return 2 * (total * second - first * first)

    return apart
