"""What weights mean: in how many coalitions a voter turns defeat into success.

Banzhaf's swings. In the European Economic Community of 1958 (weights 4, 4, 4, 2, 2, 1 and 12 needed
of 17) the last one had none: its vote never decided anything.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from kit.domain.rules.bases import Units
from kit.domain.rules.outcome import Power

MOST_SUMS = 200_000
"""Different sums of weights up to which coalitions are counted."""


def powers(who: Units, share: Fraction) -> tuple[Power, ...]:
    """The power of each, where a share of all weights is needed; none where it takes too long."""
    found = swings(who.weights, share * sum(who.weights, Fraction(0))) or []
    every = sum(found) or 1
    rows = zip(who.names, who.weights, found, strict=False)
    return tuple(Power(*row, Fraction(row[-1], every)) for row in rows)


def swings(weights: Sequence[Fraction], needed: Fraction) -> list[int] | None:
    """For each voter the coalitions of others that need this one to reach what is needed.

    None where there are too many different sums of weights.
    """
    parts = lcm(*(weight.denominator for weight in weights), needed.denominator)
    whole = [int(weight * parts) for weight in weights]
    quota = int(needed * parts)
    sums = {0: 1}
    for weight in whole:
        sums = _joined(sums, weight)
        if len(sums) > MOST_SUMS:
            return None
    return [_decided_by(weight, sums, quota) for weight in whole]


def _joined(sums: dict[int, int], weight: int) -> dict[int, int]:
    """How many coalitions have each sum when another voter may belong to them."""
    more = dict(sums)
    for total, count in sums.items():
        more[total + weight] = more.get(total + weight, 0) + count
    return more


def _decided_by(weight: int, sums: dict[int, int], quota: int) -> int:
    """Coalitions without this voter that lack at most its weight."""
    if not weight:
        return 0
    without: dict[int, int] = {}
    for total in sorted(sums):
        without[total] = sums[total] - without.get(total - weight, 0)
    return sum(count for total, count in without.items() if quota - weight <= total < quota)
