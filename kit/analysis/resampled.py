"""The statistics of agreement for a thousand resamples at once, by matrix products.

Each function takes answers and gives a function of weights: a row a resample, a column an item, how
often the item was drawn. The formulas are those of `kit.domain.agreement`, in floating point; tests
hold that the two agree on every resample.
"""

import numpy as np
import numpy.typing as npt

from kit.analysis.bootstrap import Floats, Weighted
from kit.analysis.rated import Level, Rated

AT_ONCE = 4_000_000
"""How many numbers of a step are held in memory at a time."""


def share(one: Floats, other: Floats) -> Floats:
    """One by the other; nan where that is nought."""
    nowhere: Floats = np.full(np.shape(one), np.nan)
    return np.divide(one, other, out=nowhere, where=other != 0)


def percent(rated: Rated) -> Weighted:
    """Pairs of answers that are alike, by all."""
    alike = (rated.counts * (rated.counts - 1)).sum(axis=1).astype(np.float64)
    pairs = (rated.answered * (rated.answered - 1)).astype(np.float64)
    return lambda weights: share(weights @ alike, weights @ pairs)


def fleiss(rated: Rated) -> Weighted:
    """Fleiss' kappa of items with equally many answers."""
    agree, counts = percent(rated), rated.counts.astype(np.float64)

    def weighted(weights: Floats) -> Floats:
        given = weights @ counts
        chance = share((given**2).sum(axis=1), given.sum(axis=1) ** 2)
        return share(agree(weights) - chance, 1 - chance)

    return weighted


def alpha(rated: Rated) -> Weighted:
    """Krippendorff's alpha of the level of measurement."""
    counts = rated.counts.astype(np.float64)
    size = counts.sum(axis=1)
    by = np.divide(1.0, size - 1, out=np.zeros_like(size), where=size > 1)
    counts = counts * (size > 1)[:, np.newaxis]
    if rated.level == "nominal":
        return _nominal_alpha(counts, by)
    return _ranked_alpha(counts, by, None if rated.level == "ordinal" else _centred(rated))


def _nominal_alpha(counts: Floats, by: Floats) -> Weighted:
    apart = (counts.sum(axis=1) ** 2 - (counts**2).sum(axis=1)) * by

    def weighted(weights: Floats) -> Floats:
        given = weights @ counts
        total = given.sum(axis=1)
        found: Floats = 1 - (total - 1) * share(weights @ apart, total**2 - (given**2).sum(axis=1))
        return found

    return weighted


def _ranked_alpha(counts: Floats, by: Floats, places: Floats | None) -> Weighted:
    """Squares of differences of places; without them, of mid-ranks among what was drawn.

    The sum of (x - y) squared over all ordered pairs is 2 (n sum x^2 - (sum x)^2).
    """
    size = counts.sum(axis=1)

    def weighted(weights: Floats) -> Floats:
        given = weights @ counts
        total = given.sum(axis=1)
        at = np.broadcast_to(places, given.shape) if places is not None else _midranks(given)
        chance = total * (given * at**2).sum(axis=1) - (given * at).sum(axis=1) ** 2
        within = size * (at**2 @ counts.T) - (at @ counts.T) ** 2
        found: Floats = 1 - (total - 1) * share((weights * by * within).sum(axis=1), chance)
        return found

    return _in_parts(weighted, len(counts) + counts.shape[1])


def _midranks(given: Floats) -> Floats:
    """The mid-rank of each answer among all, from their middle."""
    ranks: Floats = given.cumsum(axis=1) - given / 2 - given.sum(axis=1, keepdims=True) / 2
    return ranks


def _centred(rated: Rated) -> Floats:
    """Answers as numbers from their middle, so that squares of large ones lose no digits."""
    places = np.array(rated.answers, dtype=np.float64)
    return places - places.mean() if len(places) else places


def kappa(rated: Rated, weigh: Level = "nominal") -> Weighted:
    """Cohen's kappa of two raters who both answered every item, differences weighed by level."""
    assert rated.given is not None
    apart = distances(rated, weigh)
    one, two = rated.given.T
    names = np.eye(len(rated.answers))
    first, second = names[one], names[two]

    def weighted(weights: Floats) -> Floats:
        seen = (weights @ apart[one, two]) * weights.sum(axis=1)
        chance = ((weights @ first) @ apart * (weights @ second)).sum(axis=1)
        return 1 - share(seen, chance)

    return weighted


def distances(rated: Rated, weigh: Level) -> Floats:
    """How far apart answers are: alike or not, the difference, or its square."""
    if weigh == "nominal":
        return 1 - np.eye(len(rated.answers))
    places = np.array(rated.answers, dtype=np.float64)
    apart = np.abs(places[:, np.newaxis] - places)
    return apart if weigh == "ordinal" else apart**2


def concordance(rated: Rated) -> Weighted:
    """Kendall's W of raters who all answered every item, corrected for ties.

    An item drawn twice ties with itself, as everybody ranks it.
    """
    assert rated.given is not None
    raters = rated.given.shape[1]
    held, cells = _held(rated.given, len(rated.answers))

    def weighted(weights: Floats) -> Floats:
        items = weights.sum(axis=1)
        alike = (weights @ held).reshape(len(weights), raters, -1)
        ranks = alike.cumsum(axis=2) - (alike - 1) / 2
        mean = raters * (items[:, np.newaxis] + 1) / 2
        sums = ranks.reshape(len(weights), -1) @ held.T - mean
        ties = (alike**3 - alike).sum(axis=(1, 2))
        most = raters**2 * (items**3 - items) - raters * ties
        return share(12 * (weights * sums**2).sum(axis=1), most)

    return _in_parts(weighted, cells)


def _held(given: npt.NDArray[np.int64], answers: int) -> tuple[Floats, int]:
    """A row an item, a column a rater and answer: 1 where the rater gave it."""
    items, raters = given.shape
    held = np.zeros((items, raters * answers))
    columns = given + np.arange(raters) * answers
    held[np.arange(items)[:, np.newaxis], columns] = 1
    return held, raters * answers


def _in_parts(statistic: Weighted, cells: int) -> Weighted:
    """The same, a part of the resamples at a time where a step would take much memory."""
    rows = max(1, AT_ONCE // max(1, cells))

    def parted(weights: Floats) -> Floats:
        parts = [weights[at : at + rows] for at in range(0, len(weights), rows)]
        return np.concatenate([statistic(part) for part in parts])

    return parted
