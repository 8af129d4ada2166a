"""What cannot be concluded from a figure, and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kit.analysis.bootstrap import FEWEST_ITEMS, Interval
from kit.analysis.rated import Rated
from kit.words import decimal, say

ENOUGH_ITEMS = 30
"""From here on intervals hold the truth about as often as they say: see docs/statistics.md."""
FEWEST_RATERS = 3
FIRM, TENTATIVE = 0.8, 0.667
"""Krippendorff (2004), Content analysis, 2nd edition, chapter 11: rely on data from 0.800 up, draw
tentative conclusions from 0.667 up. Conventions, not laws."""
ALIKE, LOW = 0.75, 0.4
"""Most pairs alike, and still little more than chance: Feinstein and Cicchetti (1990), High
agreement but low kappa, Journal of Clinical Epidemiology 43. The two limits are ours."""


@dataclass(frozen=True)
class Caution:
    """A sentence by its id, and the values of its gaps."""

    id: str
    values: Mapping[str, float] = field(default_factory=dict)

    def sentence(self, lang: str) -> str:
        """What cannot be concluded, in words."""
        said = {name: _written(value, lang) for name, value in self.values.items()}
        return say(self.id, lang, **said)


def _written(value: float, lang: str) -> int | str:
    return value if isinstance(value, int) else decimal(f"{value:.3f}", lang)


def cautions(
    exact: Fraction | None, alike: Fraction | None, interval: Interval, counted: Rated
) -> Iterator[Caution]:
    """What a figure does not say: because of too little, of too much alike, or of chance.

    `alike` is the share of pairs of answers that are alike among the answers `counted`.
    """
    if exact is None or alike is None:
        undefined = "statistics-all-alike" if alike == 1 else "statistics-nothing-twice"
        yield Caution(undefined, {"count": counted.n_items})
        return
    if counted.n_items < FEWEST_ITEMS:
        yield Caution("statistics-few-items", {"count": counted.n_items, "fewest": FEWEST_ITEMS})
    elif counted.n_items < ENOUGH_ITEMS:
        yield Caution("statistics-some-items", {"count": counted.n_items})
    if counted.n_raters is not None and counted.n_raters < FEWEST_RATERS:
        yield Caution("statistics-few-raters")
    if exact == 1:
        yield Caution("statistics-unanimous", {"count": counted.n_items})
    if alike >= ALIKE and exact < LOW:
        yield Caution("statistics-skewed", {"percent": round(100 * alike), "value": float(exact)})
    if interval.undefined:
        yield Caution("statistics-undefined", {"count": interval.undefined})


def limits(value: float, interval: Interval) -> Iterator[Caution]:
    """Where alpha stands towards the limits that its author advises."""
    if value < TENTATIVE:
        yield Caution("statistics-below", {"limit": TENTATIVE})
    elif value < FIRM:
        yield Caution("statistics-tentative", {"limit": TENTATIVE, "firm": FIRM})
    for limit in (TENTATIVE, FIRM):
        if interval.holds(limit):
            yield Caution("statistics-either-side", {"limit": limit})
