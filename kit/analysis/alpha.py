"""Krippendorff's alpha of a counted table, exactly and without a loop over its cells."""

from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from kit.analysis.rated import Rated
from kit.domain.agreement.alpha import alpha_of_sums

LARGEST = 2**61
"""Sums up to this are whole numbers of the machine; beyond it Python's, slower and without end."""

Numbers = npt.NDArray[Any]


def alpha(rated: Rated) -> Fraction | None:
    """Alpha of the level of measurement; none where it is undefined.

    The figure, its formula and its source are those of `kit.domain.agreement.alpha`, to which
    this gives the sums of distances; a test holds that both say the same.
    """
    counts = rated.counts[rated.answered > 1]
    given = counts.sum(axis=0)
    if rated.level == "nominal":
        return _of_sums(counts, given, None)
    return _of_sums(counts, given, _places(rated, given))


def _places(rated: Rated, given: Numbers) -> list[int]:
    """Whole numbers in the place of answers: doubled mid-ranks among all, or multiples of them."""
    if rated.level == "ordinal":
        ranks: list[int] = (2 * given.cumsum() - given).tolist()
        return ranks
    exact = [Fraction(answer) for answer in rated.answers]
    scale = lcm(*(each.denominator for each in exact))
    return [int(each * scale) for each in exact]


def _of_sums(counts: Numbers, given: Numbers, places: list[int] | None) -> Fraction | None:
    answers = int(given.sum())
    furthest = max(map(abs, places), default=0) if places else 1
    if (answers * max(1, furthest)) ** 2 > LARGEST:
        counts, given = counts.astype(object), given.astype(object)
    at = None if places is None else np.array(places, dtype=counts.dtype)
    sizes: list[int] = counts.sum(axis=1).tolist()
    within: list[int] = _apart(counts, at).tolist()
    by_chance = int(_apart(given[np.newaxis], at)[0])
    return alpha_of_sums(zip(sizes, within, strict=True), by_chance, answers)


def _apart(counts: Numbers, places: Numbers | None) -> Numbers:
    """Row by row the distances between every two answers, each counted both ways."""
    size: Numbers = counts.sum(axis=1)
    if places is None:
        unlike: Numbers = size**2 - (counts**2).sum(axis=1)
        return unlike
    apart: Numbers = 2 * (size * (counts @ places**2) - (counts @ places) ** 2)
    return apart
