import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.graph.crosswalk import node_of
from kit.graph.wheel import PROJECTED_WHEEL, WHEEL, wheel
from tests.builders import framework, ref
from tests.many import many_frameworks, one_framework

SIZES = st.lists(st.integers(1, 40), min_size=1, max_size=30)


def of_sizes(sizes):
    return [one_framework(at, size) for at, size in enumerate(sizes)]


@settings(deadline=None, max_examples=30)
@given(SIZES)
def test_every_requirement_has_a_place_of_its_own_on_the_circle(sizes):
    frameworks = of_sizes(sizes)
    found = wheel(frameworks)
    middle = (WHEEL.width / 2, WHEEL.height / 2)

    assert len(found.spots) == sum(sizes)
    assert len({(spot.x, spot.y) for spot in found.spots.values()}) == sum(sizes)
    for spot in found.spots.values():
        assert math.isclose(math.dist((spot.x, spot.y), middle), WHEEL.radius, abs_tol=0.2)


@settings(deadline=None, max_examples=30)
@given(SIZES)
def test_requirements_stand_clockwise_in_the_order_of_the_source(sizes):
    frameworks = of_sizes(sizes)
    order = [node_of(one, each) for one in frameworks for each in one.assessable()]
    spots = wheel(frameworks).spots
    turns = [spots[node].turn for node in order]

    assert turns == sorted(turns)
    assert turns[-1] - turns[0] < 360


@settings(deadline=None, max_examples=30)
@given(SIZES)
def test_no_name_stands_over_another_nor_outside(sizes):
    frameworks = of_sizes(sizes)
    for measure in (WHEEL, PROJECTED_WHEEL):
        found = wheel(frameworks, measure)
        for before in (False, True):
            names = sorted(
                (one.name for one in found.arcs.values() if one.name.before is before),
                key=lambda name: name.y,
            )
            for one, other in pairwise(names):
                assert other.y - one.y > found.type_size * (len(one.lines) + 1)
            for name in names:
                assert name.y >= 0
                assert name.y + found.type_size * len(name.lines) <= measure.height + 1


@pytest.mark.parametrize("measure", [WHEEL, PROJECTED_WHEEL])
@pytest.mark.parametrize("count", [2, 12, 27])
def test_the_widest_name_ends_inside_the_picture(measure, count):
    wide = [one.model_copy(update={"issuer": "NMWO " * 9}) for one in many_frameworks(count, 4)]
    found = wheel(wide, measure)
    widest = max(len(line) for arc in found.arcs.values() for line in arc.name.lines)
    starts = max(arc.name.x for arc in found.arcs.values() if not arc.name.before)

    assert starts + widest * found.type_size * 0.66 <= measure.width


def test_a_place_depends_on_the_frameworks_alone():
    assert wheel(many_frameworks(5, 9)) == wheel(many_frameworks(5, 9))


def test_a_curve_runs_from_one_requirement_to_the_other():
    found = wheel(many_frameworks(4, 10))
    one, other = ref("A.1", "list-0"), ref("A.10", "list-2")
    curve = found.curve(one, other)
    numbers = [float(each) for each in curve.path.replace("M", "").replace("C", " ").split()]

    for place, spot in ((numbers[:2], found.spots[one]), (numbers[-2:], found.spots[other])):
        assert math.dist(place, (spot.x, spot.y)) < 7


def test_the_farther_apart_two_frameworks_stand_the_nearer_a_curve_passes_to_the_middle():
    found = wheel(many_frameworks(8, 10))
    middle = (WHEEL.width / 2, WHEEL.height / 2)
    far = [
        math.dist((curve.middle.x, curve.middle.y), middle)
        for number in (1, 2, 3, 4)
        for curve in [found.curve(ref("A.5", "list-0"), ref("A.5", f"list-{number}"))]
    ]

    assert far == sorted(far, reverse=True)


def test_a_long_name_is_cut_and_a_name_may_be_given():
    long = framework("long-net", issuer="The very long name " * 20)
    found = wheel([long, framework()], names={"be-mentoring": "1 · Belgium"})

    assert len(found.arcs["long-net"].name.lines) == WHEEL.lines
    assert found.arcs["long-net"].name.lines[-1].endswith("…")
    assert found.arcs["be-mentoring"].name.lines == ("1 · Belgium",)


def test_nothing_to_draw_is_an_empty_wheel():
    assert wheel([]).spots == {}
