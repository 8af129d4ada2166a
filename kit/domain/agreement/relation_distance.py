"""How far apart two answers on the same pair of requirements are."""

from fractions import Fraction

from kit.domain.events import Relation

NEIGHBOURS: dict[Relation, tuple[Relation, ...]] = {
    "equal": ("subset-of", "superset-of"),
    "subset-of": ("equal", "intersects-with"),
    "superset-of": ("equal", "intersects-with"),
    "intersects-with": ("subset-of", "superset-of", "no-relationship"),
    "no-relationship": ("intersects-with",),
}
"""The relations that one more, or one less, shared demand leads to."""

FARTHEST = 3
"""Steps from `equal` to `no-relationship`."""


def relation_distance(one: Relation, other: Relation) -> Fraction:
    """How far apart two relations are: 0 (the same) to 1 (`equal` and `no-relationship`).

    Steps between neighbours, by three. Requirements are sets of demands: adding or taking away
    demands leads from `equal` to `subset-of` or `superset-of`, from there to `intersects-with`, and
    then to `no-relationship`; no step can be left out. So on the scale equal, contained, overlap,
    none the weights are linear (0, 1/3, 2/3, 1), and `subset-of` against `superset-of` is 2/3, not
    0: two judges who turn the direction round agree only that the two overlap, and each way from
    one to the other leads through `equal` or `intersects-with`. It is a metric, and the same seen
    from the other framework. Source of the idea: conceptual neighbourhoods, Freksa (1992),
    Temporal reasoning based on semi-intervals, Artificial Intelligence 54.
    """
    return _DISTANCES[one, other]


def _steps(start: Relation) -> dict[Relation, int]:
    """How many steps lead from one relation to each."""
    found, edge = {start: 0}, [start]
    while edge:
        edge = [far for near in edge for far in NEIGHBOURS[near] if far not in found]
        found |= dict.fromkeys(edge, max(found.values()) + 1)
    return found


_DISTANCES = {
    (one, other): Fraction(count, FARTHEST)
    for one in NEIGHBOURS
    for other, count in _steps(one).items()
}
