from fractions import Fraction
from itertools import product
from typing import get_args

import pytest

from kit.domain.agreement.relation_distance import relation_distance
from kit.domain.crosswalk.said import INVERSE
from kit.domain.events import Relation

RELATIONS = get_args(Relation)


@pytest.mark.parametrize(
    ("one", "other", "thirds"),
    [
        ("equal", "equal", 0),
        ("equal", "subset-of", 1),
        ("equal", "superset-of", 1),
        ("equal", "intersects-with", 2),
        ("equal", "no-relationship", 3),
        ("subset-of", "subset-of", 0),
        ("subset-of", "superset-of", 2),
        ("subset-of", "intersects-with", 1),
        ("superset-of", "no-relationship", 2),
        ("intersects-with", "no-relationship", 1),
    ],
)
def test_relations_are_apart_by_the_steps_between_them(one, other, thirds):
    assert relation_distance(one, other) == relation_distance(other, one) == Fraction(thirds, 3)


def test_opposite_directions_are_not_the_same_answer():
    assert relation_distance("subset-of", "superset-of") > relation_distance("subset-of", "equal")


def test_it_is_a_metric():
    for one, other, third in product(RELATIONS, repeat=3):
        direct = relation_distance(one, other)
        assert direct <= relation_distance(one, third) + relation_distance(third, other)
        assert (direct == 0) is (one == other)


def test_it_does_not_matter_from_which_framework_one_looks():
    for one, other in product(RELATIONS, repeat=2):
        turned = relation_distance(INVERSE[one], INVERSE[other])
        assert turned == relation_distance(one, other)
