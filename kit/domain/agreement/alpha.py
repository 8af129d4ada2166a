"""Agreement of any number of judges, some of whom left some questions open."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm

from kit.domain.agreement.distances import Answer, Counts, Metric


def alpha(units: Iterable[Sequence[Answer]], metric: Metric[Answer]) -> Fraction | None:
    """Krippendorff's alpha of questions with the answers that judges gave to them, in any order.

    Who gave none is left out. See `alpha_of_counts`.
    """
    return alpha_of_counts(map(Counter, units), metric)


def alpha_of_counts(units: Iterable[Counts[Answer]], metric: Metric[Answer]) -> Fraction | None:
    """Krippendorff's alpha, exactly; none where it is undefined.

    A unit is a question, and how often each answer was given to it: who gave which is not asked,
    so it works in secret rounds. A unit with fewer than two answers tells nothing. Alpha is
    1 - D_o / D_e: the distance between answers to the same question by the distance between all
    answers, whoever gave them to whatever. Undefined where nothing was judged twice or all answers
    are the same.
    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of
    Pennsylvania, part C (any number of observers, missing data) and its metric differences.
    """
    judged = [(sum(unit.values()), unit) for unit in units]
    judged = [(answers, unit) for answers, unit in judged if answers > 1]
    given: Counter[Answer] = Counter()
    for _, unit in judged:
        given.update(unit)
    apart = metric(given)
    within = [(answers, apart(unit)) for answers, unit in judged]
    return alpha_of_sums(within, apart(given), given.total())


def alpha_of_sums(
    within: Iterable[tuple[int, int]], by_chance: int, answers: int
) -> Fraction | None:
    """Alpha from sums of distances over ordered pairs of answers, whole on one scale.

    `within` units, each its number of answers and its sum; `by_chance` the sum over all `answers`
    that units with two or more have. For callers that add up by other means than dictionaries.
    """
    if not by_chance:
        return None
    seen: Counter[int] = Counter()
    for size, apart in within:
        seen[size - 1] += apart
    scale = lcm(*seen)
    observed = sum(apart * (scale // others) for others, apart in seen.items())
    return 1 - Fraction((answers - 1) * observed, scale * by_chance)


def fleiss_kappa(units: Iterable[Sequence[Answer]]) -> Fraction | None:
    """Fleiss' kappa of questions with the answers that judges gave to them, in any order.

    See `fleiss_kappa_of_counts`.
    """
    return fleiss_kappa_of_counts(map(Counter, units))


def fleiss_kappa_of_counts(units: Iterable[Counts[Answer]]) -> Fraction | None:
    """Fleiss' kappa, exactly: agreement on names by equally many judges for every unit.

    (P - P_e) / (1 - P_e): the mean share of agreeing pairs of judges, corrected by the squared
    shares of the answers. None where all answers are the same, nothing was asked or one judged.
    Source: Fleiss (1971), Measuring nominal scale agreement among many raters, Psychological
    Bulletin 76. Raises ValueError where units have different numbers of answers: use `alpha`.
    """
    judged = list(units)
    judges = {sum(unit.values()) for unit in judged}
    if len(judges) > 1:
        raise ValueError("Fleiss' kappa needs the same number of answers to every question.")
    if not judges or judges <= {0, 1}:
        return None
    (count,) = judges
    given: Counter[Answer] = Counter()
    for unit in judged:
        given.update(unit)
    by_chance = Fraction(sum(one**2 for one in given.values()), given.total() ** 2)
    if by_chance == 1:
        return None
    agreeing = sum(one * (one - 1) for unit in judged for one in unit.values())
    seen = Fraction(agreeing, len(judged) * count * (count - 1))
    return (seen - by_chance) / (1 - by_chance)
