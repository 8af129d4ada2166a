"""Agreement of any number of judges, some of whom left some questions open."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias, TypeVar

Answer = TypeVar("Answer", bound=Hashable)
Number = TypeVar("Number", int, Fraction)

Distance: TypeAlias = Callable[[Answer, Answer], Fraction]
"""How much it weighs that two judges gave these answers to the same question."""
Metric: TypeAlias = Callable[[Mapping[Answer, int]], Distance[Answer]]
"""The distance that belongs to a level of measurement; an ordinal one depends on what was given."""


def nominal(given: Mapping[Answer, int]) -> Distance[Answer]:
    """Answers are alike or not."""
    return lambda one, other: Fraction(one != other)


def ordinal(given: Mapping[Number, int]) -> Distance[Number]:
    """Answers are ranks: two are as far apart as answers were given between them, squared.

    (sum of n_g for g from c to k, minus half of n_c + n_k) squared.
    """
    ranked = sorted(given)

    def distance(one: Number, other: Number) -> Fraction:
        low, high = sorted((ranked.index(one), ranked.index(other)))
        between = sum(given[answer] for answer in ranked[low : high + 1])
        return (between - Fraction(given[one] + given[other], 2)) ** 2

    return distance


def interval(given: Mapping[Number, int]) -> Distance[Number]:
    """Answers are numbers: the square of their difference."""
    return lambda one, other: Fraction(one - other) ** 2


def by_distance(distance: Distance[Answer]) -> Metric[Answer]:
    """A distance of one's own, whatever was given."""
    return lambda given: distance


def alpha(units: Iterable[Sequence[Answer]], metric: Metric[Answer]) -> Fraction | None:
    """Krippendorff's alpha, exactly; none where it is undefined.

    A unit is a question with the answers that judges gave to it, in any order: who gave none is
    left out, and a unit with fewer than two answers tells nothing. Alpha is 1 - D_o / D_e: the
    distance between answers to the same question by the distance between all answers, whoever gave
    them to whatever. Undefined where nothing was judged twice or all answers are the same.
    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
    Pennsylvania, part C (any number of observers, missing data) and its metric differences.
    """
    judged = [unit for unit in units if len(unit) > 1]
    given = Counter(answer for unit in judged for answer in unit)
    distance = metric(given)
    by_chance = _apart(given, distance)
    if not by_chance:
        return None
    seen = sum(
        (_apart(Counter(unit), distance) / (len(unit) - 1) for unit in judged),
        Fraction(0),
    )
    return 1 - (given.total() - 1) * seen / by_chance


def _apart(given: Mapping[Answer, int], distance: Distance[Answer]) -> Fraction:
    """The distances between every two of these answers, each counted both ways."""
    return sum(
        (
            distance(one, other) * given[one] * given[other]
            for one in given
            for other in given
            if one != other
        ),
        Fraction(0),
    )


def fleiss_kappa(units: Iterable[Sequence[Answer]]) -> Fraction | None:
    """Fleiss' kappa, exactly: agreement on names by equally many judges for every unit.

    (P - P_e) / (1 - P_e): the mean share of agreeing pairs of judges, corrected by the squared
    shares of the answers. None where all answers are the same, nothing was asked or one judged.
    Source: Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological
    Bulletin 76. Raises ValueError where units have different numbers of answers: use `alpha`.
    """
    judged = list(units)
    judges = {len(unit) for unit in judged}
    if len(judges) > 1:
        raise ValueError("Fleiss' kappa needs the same number of answers to every question.")
    if not judges or judges <= {0, 1}:
        return None
    (count,) = judges
    given = Counter(answer for unit in judged for answer in unit)
    by_chance = Fraction(sum(one**2 for one in given.values()), given.total() ** 2)
    if by_chance == 1:
        return None
    agreeing = sum(one * (one - 1) for unit in judged for one in Counter(unit).values())
    seen = Fraction(agreeing, len(judged) * count * (count - 1))
    return (seen - by_chance) / (1 - by_chance)
