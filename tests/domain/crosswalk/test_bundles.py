"""What several requirements, taken together, say of each pair: proved on sets of demands."""

from itertools import combinations, product

import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.said import follows
from tests.builders import mapping, ref, session

DEMANDS = "abc"
REQUIREMENTS = [frozenset(chosen) for size in (1, 2, 3) for chosen in combinations(DEMANDS, size)]


def holds(relation, one, other):
    return {
        "equal": one == other,
        "superset-of": one >= other,
        "subset-of": one <= other,
        "intersects-with": bool(one & other),
        "no-relationship": not one & other,
    }[relation]


@pytest.mark.parametrize(("ours", "theirs"), [(1, 1), (1, 2), (2, 1), (2, 2)])
@pytest.mark.parametrize(
    "relation", ["equal", "superset-of", "subset-of", "intersects-with", "no-relationship"]
)
def test_what_is_recorded_of_a_pair_holds_wherever_the_two_sides_relate_so(relation, ours, theirs):
    """Overlap aside: that some demand is shared does not tell by which of the pairs."""
    said = follows(relation, range(ours), range(theirs))
    together = [
        sides
        for sides in product(REQUIREMENTS, repeat=ours + theirs)
        if holds(relation, frozenset().union(*sides[:ours]), frozenset().union(*sides[ours:]))
    ]

    assert together
    if said != "intersects-with":
        assert all(
            holds(said, one, other)
            for sides in together
            for one in sides[:ours]
            for other in sides[ours:]
        )


def test_one_that_equals_two_together_asks_more_than_either():
    assert follows("equal", ["A1"], ["B1", "B2"]) == "superset-of"
    assert follows("equal", ["A1", "A2"], ["B1"]) == "subset-of"
    assert follows("equal", ["A1", "A2"], ["B1", "B2"]) == "intersects-with"


def test_a_bundle_stands_while_all_its_mappings_do():
    bundle = ev.BundleStated(
        bundle_id="b1",
        group_id="g1",
        subjects=(ref("A1"),),
        objects=(ref("B1"), ref("B2")),
        relation="equal",
        mapping_ids=("m1", "m2"),
    )
    stated = [bundle, mapping("m1"), mapping("m2", object="B2")]

    assert [one.bundle_id for one in session(*stated).standing_bundles()] == ["b1"]
    assert session(*stated, ev.MappingWithdrawn(mapping_id="m2")).standing_bundles() == []
