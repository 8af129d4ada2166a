"""The statistics of agreement that the kit has: what each needs, how it is counted, from where."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from kit.analysis import resampled
from kit.analysis.alpha import alpha
from kit.analysis.bootstrap import Weighted
from kit.analysis.rated import NUMBERED, Level, Rated
from kit.domain.agreement.alpha import fleiss_kappa_of_counts
from kit.domain.agreement.concordance import concordance
from kit.domain.agreement.percent import percent_of_counts
from kit.domain.agreement.two_judges import weighted_kappa

Chosen: TypeAlias = npt.NDArray[np.bool_]

EVERY: tuple[Level, ...] = ("nominal", "ordinal", "interval")


@dataclass(frozen=True)
class Statistic:
    """A figure of agreement.

    `levels` it is meant for; `counted` gives the answers that it counts, or the id of the sentence
    that says why it cannot be; `exact` the figure of those, `weighted` that of many resamples.
    `formula`, `source` and `example` (with published numbers, held by a test) are for the
    documentation, in English as the literature is; its name and meaning are sentences
    (`statistics-name-<id>`).
    """

    id: str
    levels: tuple[Level, ...]
    counted: Callable[[Rated], Rated | str]
    exact: Callable[[Rated], Fraction | None]
    weighted: Callable[[Rated], Weighted]
    formula: str
    source: str
    example: str


def percent(rated: Rated) -> Fraction | None:
    """The share of pairs of answers to the same item that are alike, exactly."""
    return percent_of_counts(rated.counted())


def fleiss_kappa(rated: Rated) -> Fraction | None:
    """Fleiss' kappa, exactly."""
    return fleiss_kappa_of_counts(rated.counted())


def cohens_kappa(rated: Rated) -> Fraction | None:
    """Cohen's kappa of two raters, exactly."""
    return weighted_kappa(_pairs(rated), lambda one, other: Fraction(one != other))


def cohens_weighted_kappa(rated: Rated) -> Fraction | None:
    """Cohen's weighted kappa of two raters, exactly: differences, squared on an interval scale."""
    power = 1 if rated.level == "ordinal" else 2
    return weighted_kappa(
        _pairs(rated), lambda one, other: abs(Fraction(one) - Fraction(other)) ** power
    )


def kendalls_w(rated: Rated) -> Fraction | None:
    """Kendall's W of raters who all answered every item, exactly."""
    assert rated.given is not None
    return concordance(rated.given.T.tolist()).w


def _pairs(rated: Rated) -> list[tuple[Any, Any]]:
    """What two raters answered, item by item."""
    assert rated.given is not None
    return [(rated.answers[one], rated.answers[other]) for one, other in rated.given.tolist()]


def answered_twice(rated: Rated) -> Rated | str:
    """Items with two answers or more."""
    twice = rated.answered > 1
    return rated.only(twice) if twice.any() else "statistics-nothing-twice"


def answered_equally(rated: Rated) -> Rated | str:
    """Items with two answers or more, if all have equally many."""
    twice = answered_twice(rated)
    if isinstance(twice, Rated) and len(np.unique(twice.answered)) > 1:
        return "statistics-unequal"
    return twice


def by_two(rated: Rated) -> Rated | str:
    """Items that both of two raters answered."""
    if rated.given is None:
        return "statistics-no-raters"
    raters: Chosen = np.any(rated.given >= 0, axis=0)
    if raters.sum() != 2:
        return "statistics-not-two"
    both: Chosen = np.all(rated.given[:, raters] >= 0, axis=1)
    return rated.only(both, raters) if both.any() else "statistics-nothing-twice"


def complete(rated: Rated) -> Rated | str:
    """Items that all raters answered, or raters who answered all items: whichever keeps more.

    A rater without any answer and an item that nobody answered are left out first.
    """
    if rated.given is None:
        return "statistics-no-raters"
    there = rated.given >= 0
    items: Chosen = np.any(there, axis=1)
    raters: Chosen = np.any(there, axis=0)
    by_all: Chosen = np.all(there[:, raters], axis=1)
    of_all: Chosen = np.all(there[items], axis=0)
    if by_all.sum() * raters.sum() >= items.sum() * of_all.sum():
        items = by_all
    else:
        raters = of_all
    if items.sum() < 2 or raters.sum() < 2:
        return "statistics-no-rankings"
    return rated.only(items, raters)


LISTED = (
    Statistic(
        id="percent",
        levels=EVERY,
        counted=answered_twice,
        exact=percent,
        weighted=resampled.percent,
        formula="P = Σ n_ic (n_ic − 1) / Σ m_i (m_i − 1), over items i with m_i answers, n_ic of "
        "them c",
        source="The observed agreement of Fleiss (1971), Psychological Bulletin 76, over all pairs "
        "where items have different numbers of answers; of two raters the plain share of items",
        example="AHRQ, Care Coordination Measures Atlas: 146 of 169 items, 86 %",
    ),
    Statistic(
        id="kappa",
        levels=("nominal",),
        counted=by_two,
        exact=cohens_kappa,
        weighted=resampled.kappa,
        formula="κ = (p_o − p_e) / (1 − p_e), p_e from each rater's own frequencies",
        source="Cohen (1960), A coefficient of agreement for nominal scales, Educational and "
        "Psychological Measurement 20",
        example="118, 5, 2 and 0 items: 94 % alike, κ = −0.02; Cohen (1968): κ = 0.492",
    ),
    Statistic(
        id="weighted-kappa",
        levels=NUMBERED,
        counted=by_two,
        exact=cohens_weighted_kappa,
        weighted=lambda rated: resampled.kappa(rated, rated.level),
        formula="κ_w = 1 − Σ d_ij o_ij / Σ d_ij e_ij; d_ij is the difference of the answers on an "
        "ordinal scale, its square on an interval scale",
        source="Cohen (1968), Weighted kappa, Psychological Bulletin 70; squares: Fleiss and "
        "Cohen (1973), Educational and Psychological Measurement 33",
        example="Cohen (1968), his own weights, 200 items: κ_w = 0.348",
    ),
    Statistic(
        id="fleiss-kappa",
        levels=("nominal",),
        counted=answered_equally,
        exact=fleiss_kappa,
        weighted=resampled.fleiss,
        formula="κ = (P − P_e) / (1 − P_e), P_e = Σ p_c², p_c the share of answer c among all",
        source="Fleiss (1971), Measuring nominal scale agreement among many raters, "
        "Psychological Bulletin 76",
        example="The worked example of ten items, fourteen raters, five answers: κ = 0.210",
    ),
    Statistic(
        id="alpha",
        levels=EVERY,
        counted=answered_twice,
        exact=alpha,
        weighted=resampled.alpha,
        formula="α = 1 − D_o / D_e; distance: nominal 0 or 1, interval (c − k)², ordinal the same "
        "of the mid-ranks among all answers",
        source="Krippendorff (2011), Computing Krippendorff's alpha-reliability, University of "
        "Pennsylvania",
        example="Krippendorff (2011), four observers, twelve units, answers missing: α = 0.743 "
        "nominal, 0.815 ordinal, 0.849 interval, 0.797 ratio",
    ),
    Statistic(
        id="kendall-w",
        levels=NUMBERED,
        counted=complete,
        exact=kendalls_w,
        weighted=resampled.concordance,
        formula="W = 12 S / (m² (n³ − n) − m Σ (t³ − t)), S the squared differences of the n sums "
        "of ranks from their mean, m raters, t items that a rater holds alike",
        source="Kendall and Babington Smith (1939), The problem of m rankings, Annals of "
        "Mathematical Statistics 10; ties: Kendall (1948), Rank correlation methods, chapter 6",
        example="Siegel (1956), three rankings of six: W = 0.16; with ties, the anxiety ratings "
        "of R's package irr, 20 items, 3 raters: W = 0.540",
    ),
)
STATISTICS = {one.id: one for one in LISTED}
"""All of them by id, in the order in which they are shown."""
