from itertools import combinations, product
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.crosswalk.inferred import COMPOSED, inferred, inferred_in, said_of
from kit.domain.crosswalk.pairs import PairState, from_other_side
from kit.domain.crosswalk.said import INVERSE
from kit.domain.events import Relation
from tests.domain.crosswalk.linked import (
    SIGNS,
    agreed,
    at,
    blind,
    gap_settled,
    missing,
    names,
    pair,
    room,
    settled,
    stated,
)

RELATIONS = get_args(Relation)


def subsets(universe):
    return [
        frozenset(some)
        for size in range(1, len(universe) + 1)
        for some in combinations(universe, size)
    ]


def between(one, other) -> Relation:
    """How two sets of demands relate, by the definition of the relations."""
    if one == other:
        return "equal"
    if one < other:
        return "subset-of"
    if one > other:
        return "superset-of"
    return "intersects-with" if one & other else "no-relationship"


def left_in_every_model():
    """What may hold between A and C, found by trying all non-empty sets of four demands."""
    sets = subsets("abcd")
    found: dict[tuple[Relation, Relation], set[Relation]] = {
        steps: set() for steps in product(RELATIONS, repeat=2)
    }
    for one, middle, other in product(sets, repeat=3):
        found[between(one, middle), between(middle, other)].add(between(one, other))
    return found


def test_the_table_is_what_holds_for_sets_of_demands():
    assert left_in_every_model() == COMPOSED


def test_what_is_said_is_the_weakest_that_holds_in_every_model():
    for steps, left in left_in_every_model().items():
        said = said_of(COMPOSED[steps])
        if len(left) == 1:
            assert {said} == left
        elif "no-relationship" in left:
            assert said is None  # it may or may not hold: nothing follows
        else:
            assert said == "intersects-with"  # in every model they have something in common


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("< <", "<"),
        ("> >", ">"),
        ("> <", "x"),
        ("> x", "x"),
        ("x <", "x"),
        ("< 0", "0"),
        ("0 >", "0"),
        ("< >", None),
        ("< x", None),
        ("x >", None),
        ("x x", None),
        ("> 0", None),
        ("0 <", None),
        ("0 0", None),
        ("x 0", None),
        ("0 x", None),
    ],
)
def test_two_steps_say(steps, said):
    first, second = (SIGNS[sign] for sign in steps.split())
    assert said_of(COMPOSED[first, second]) == (SIGNS[said] if said else None)


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_step_of_equals_changes_nothing(relation):
    assert said_of(COMPOSED["equal", relation]) == relation
    assert said_of(COMPOSED[relation, "equal"]) == relation


def test_walked_backwards_the_same_follows_turned_round():
    for first, second in product(RELATIONS, repeat=2):
        back = COMPOSED[INVERSE[second], INVERSE[first]]
        assert {INVERSE[one] for one in back} == COMPOSED[first, second]


def test_a_mapping_is_inferred_through_a_third_framework():
    (one,) = inferred([pair("a1 = b1"), pair("b1 < c1")])

    assert (one.subject, one.object, one.relation) == (at("a1"), at("c1"), "subset-of")
    assert names(path.through for path in one.paths) == ["b1"]


def test_no_more_than_two_steps_are_taken():
    found = inferred([pair("a1 = b1"), pair("b1 = c1"), pair("c1 = d1")])

    assert [names((one.subject, one.object)) for one in found] == [["a1", "c1"], ["b1", "d1"]]


def test_nothing_is_inferred_within_one_framework():
    assert inferred([pair("a1 = b1"), pair("b1 = a2")]) == []


@pytest.mark.parametrize("sign", SIGNS)
def test_what_was_judged_is_never_inferred(sign):
    judged = [pair("a1 = b1"), pair("b1 = c1"), pair(f"a1 {sign} c1", PairState.CANDIDATE)]
    assert ["a1", "c1"] not in [names((one.subject, one.object)) for one in inferred(judged)]


@pytest.mark.parametrize("gap", [("a1", "c"), ("c1", "a")])
def test_what_was_stated_to_have_no_counterpart_is_never_inferred(gap):
    assert inferred_in(room(agreed("a1 = b1", "b1 = c1"), missing(*gap))) == {}


def test_a_gap_of_another_requirement_does_not_matter():
    assert inferred_in(room(agreed("a1 = b1", "b1 = c1"), missing("a2", "c"))).keys() == {
        ("a", "c")
    }


def test_nothing_is_built_on_what_is_disputed_or_wants_another_look():
    disputed = [stated("b1 = c1"), stated("b1 < c1", 2)]
    assert inferred_in(room(agreed("a1 = b1"), disputed)) == {}
    assert inferred([pair("a1 = b1", look_again=True), pair("b1 = c1")]) == []


def test_what_the_room_settled_is_built_on():
    disputed = [stated("b1 = c1"), stated("b1 < c1", 2)]
    said = room(agreed("a1 = b1"), disputed, settled("b1 < c1", "b1-c1-1", "b1-c1-2"))

    (one,) = inferred_in(said)["a", "c"]

    assert (one.relation, one.state) == ("subset-of", PairState.AGREED)


def test_nothing_is_built_on_a_counterpart_in_whose_place_the_room_settled_on_a_gap():
    overruled = [stated("b1 = c1"), missing("b1", "c", 2)]
    end = gap_settled("b1", "c", "b1-c1-1", "gap-b1-c-2")

    assert inferred_in(room(agreed("a1 = b1"), overruled)).keys() == {("a", "c")}
    assert inferred_in(room(agreed("a1 = b1"), overruled, end)) == {}


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ((PairState.AGREED, PairState.AGREED), PairState.AGREED),
        ((PairState.AGREED, PairState.CANDIDATE), PairState.CANDIDATE),
        ((PairState.CANDIDATE, PairState.CANDIDATE), PairState.CANDIDATE),
    ],
)
def test_a_path_is_as_sure_as_its_weaker_link(states, state):
    first = pair("a1 = b1", states[0], "strong")
    (one,) = inferred([first, pair("b1 = c1", states[1], "weak")])

    assert (one.state, one.strength) == (state, "weak")


def test_all_paths_are_kept_the_strongest_first():
    found = inferred(
        [
            pair("a1 = b1", strength="weak"),
            pair("b1 = d1"),
            pair("a1 = c1", strength="strong"),
            pair("c1 = d1", strength="strong"),
            pair("a1 = b2", PairState.CANDIDATE, "strong"),
            pair("b2 = d1", strength="strong"),
        ]
    )
    (one,) = [each for each in found if (each.subject, each.object) == (at("a1"), at("d1"))]

    assert names(path.through for path in one.paths) == ["c1", "b1", "b2"]


def test_paths_that_leave_one_relation_open_say_that_one():
    """One path leaves superset or overlap, the other subset or overlap."""
    (one,) = inferred([pair("a1 > b1"), pair("b1 x d1"), pair("a1 x c1"), pair("c1 < d1")])

    assert one.left == {"intersects-with"}
    assert one.relation == "intersects-with"
    assert not one.at_least


def test_something_in_common_is_marked_as_the_least_that_holds():
    (one,) = inferred([pair("a1 > b1"), pair("b1 < c1")])
    assert (one.relation, one.at_least) == ("intersects-with", True)


def test_paths_that_exclude_each_other_say_nothing_together():
    found = inferred([pair("a1 = b1"), pair("b1 = d1"), pair("a1 < c1"), pair("c1 < d1")])
    (one,) = [each for each in found if (each.subject, each.object) == (at("a1"), at("d1"))]

    assert one.relation is None
    assert one.relations == ("equal", "subset-of")


def test_what_groups_answer_blind_is_inferred_from_by_themselves_alone():
    said = room(blind("b", "c", 1, 2), agreed("a1 = b1"), stated("b1 = c1"))

    assert inferred_in(said) == inferred_in(said, "g2") == {}
    assert inferred_in(said, "g1").keys() == {("a", "c")}


rows = st.lists(
    st.builds(
        "{}{} {} {}{}".format,
        st.sampled_from("ab"),
        st.sampled_from("12"),
        st.sampled_from(list(SIGNS)),
        st.sampled_from("cd"),
        st.sampled_from("12"),
    ),
    max_size=10,
    unique_by=lambda row: (row[:2], row[-2:]),
)


def told(found):
    return [(names((one.subject, one.object)), one.relations, one.left) for one in found]


@given(rows, st.randoms(use_true_random=False))
def test_neither_order_nor_side_of_the_judged_pairs_matters(stated_rows, chance):
    judged = [pair(row) for row in stated_rows]
    mixed = [from_other_side([one])[0] if chance.random() < 0.5 else one for one in judged]
    chance.shuffle(mixed)

    assert told(inferred(mixed)) == told(inferred(judged))
