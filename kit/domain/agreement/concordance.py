"""How far judges put the same things into the same order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

Ranking: TypeAlias = Sequence[Any]
"""A judge's ranks or ratings, one an item, in the order of the items; None: not judged."""
Keep: TypeAlias = Literal["judges", "items"]


@dataclass(frozen=True)
class Concordance:
    """Kendall's W with what it rests on.

    `judges` and `items` were counted, `left_out_judges` and `left_out_items` were not, because
    something was missing. `w` is none where fewer than two judges or items are left, or where no
    judge told any two items apart.
    """

    w: Fraction | None
    judges: int
    items: int
    left_out_judges: int = 0
    left_out_items: int = 0

    @property
    def mean_correlation(self) -> Fraction | None:
        """The mean of Spearman's correlations of all pairs of judges, where nobody has ties.

        (m W - 1) / (m - 1). Source: Kendall and Babington Smith (1939), see `concordance`.
        """
        if self.w is None:
            return None
        return (self.judges * self.w - 1) / (self.judges - 1)


def concordance(rankings: Sequence[Ranking], keep: Keep = "judges") -> Concordance:
    """Kendall's coefficient of concordance W, exactly, corrected for ties.

    W = 12 S / (m^2 (n^3 - n) - m T): S is the sum of the squared differences between each item's
    sum of ranks and their mean, m judges, n items, T the sum of t^3 - t over every t items that one
    judge holds alike; these get the mean of the ranks that they share. 1: all agree on the order;
    0: the sums of ranks are all the same. Which end is first changes nothing.
    W needs complete rankings. `keep` says what is done where something is missing: "judges" leaves
    out the items that not all have judged, "items" the judges who have not judged all. The result
    counts both.
    Source: Kendall and Babington Smith (1939), The problem of m rankings, Annals of Mathematical
    Statistics 10; ties: Kendall (1948), Rank correlation methods, chapter 6.
    """
    asked = max(map(len, rankings), default=0)
    kept = [each for each in rankings if keep == "judges" or None not in each]
    items = [place for place in range(asked) if all(each[place] is not None for each in kept)]
    if not kept:
        items = []
    return Concordance(
        w=_w([[each[place] for place in items] for each in kept]),
        judges=len(kept),
        items=len(items),
        left_out_judges=len(rankings) - len(kept),
        left_out_items=asked - len(items),
    )


def _w(rankings: Sequence[Ranking]) -> Fraction | None:
    """W of complete rankings."""
    judges, items = len(rankings), len(rankings[0]) if rankings else 0
    if judges < 2:
        return None
    ties = sum(count**3 - count for each in rankings for count in Counter(each).values())
    most = judges * judges * (items**3 - items) - judges * ties
    if not most:
        return None
    sums = [sum(ranks) for ranks in zip(*map(doubled_ranks, rankings), strict=True)]
    spread = sum((each - judges * (items + 1)) ** 2 for each in sums)
    return Fraction(12 * spread, 4 * most)


def doubled_ranks(ranking: Ranking) -> list[int]:
    """Twice the rank of every item from the lowest up; items held alike share their mean rank."""
    counts, below, ranks = Counter(ranking), 0, {}
    for value in sorted(counts):
        ranks[value] = 2 * below + counts[value] + 1
        below += counts[value]
    return [ranks[value] for value in ranking]
