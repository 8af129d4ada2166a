from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.crosswalk.pairs import PairState
from kit.graph.concepts import (
    CONTAINED,
    EQUAL,
    Overlap,
    core,
    merged_concepts,
    overlap,
    periphery,
    presence,
    related_graph,
    with_standards,
)
from tests.builders import session, standard
from tests.graph.judged import frameworks, pair, ref

ABC = frameworks("abc")


def names(concepts):
    return [" ".join(one.ref_id for one in concept.members) for concept in concepts]


def test_what_equals_is_one_concept_also_through_a_third():
    found = merged_concepts(ABC, [pair("b1", "c2"), pair("a1", "b1")])

    assert names(found) == ["a1 b1 c2", "a2", "a3", "b2", "b3", "c1", "c3"]
    assert found[0].concept_id == "a a1"
    assert found[0].framework_ids == {"a", "b", "c"}


@pytest.mark.parametrize(
    "one",
    [
        pair("a1", "b1", state=PairState.CANDIDATE),
        pair("a1", "b1", state=PairState.DISPUTED, others=["subset-of"]),
        pair("a1", "b1", "subset-of"),
        pair("a1", "b1", "no-relationship"),
    ],
)
def test_only_agreed_equals_merge(one):
    assert len(merged_concepts(ABC, [one])) == 9


def test_containment_merges_where_it_is_asked_for():
    judged = [pair("a1", "b1", "subset-of"), pair("a2", "b1", "subset-of"), pair("a3", "b3")]

    assert names(merged_concepts(ABC, judged, CONTAINED))[:2] == ["a1 a2 b1", "a3 b3"]


def test_core_and_periphery_are_told_by_the_frameworks_that_hold_a_concept():
    found = merged_concepts(ABC, [pair("a1", "b1"), pair("b1", "c1"), pair("a2", "b2")])

    assert presence(found, 3) == [4, 1, 1]
    assert names(core(found, 2)) == ["a1 b1 c1", "a2 b2"]
    assert names(core(found, 3)) == ["a1 b1 c1"]
    assert names(periphery(found)) == ["a3", "b3", "c2", "c3"]


def test_two_requirements_of_one_framework_do_not_make_a_concept_more_common():
    found = merged_concepts(ABC, [pair("a1", "b1"), pair("a2", "b1")])

    assert names(found)[0] == "a1 a2 b1"
    assert presence(found, 3) == [6, 1, 0]


def test_jaccard_counts_concepts_in_both_of_those_in_either():
    found = merged_concepts(ABC, [pair("a1", "b1"), pair("a2", "b2")])

    assert overlap(found, "a", "b") == Overlap(both=2, either=4)
    assert overlap(found, "a", "b").jaccard == Fraction(1, 2)
    assert overlap(found, "a", "c").jaccard == 0


def test_two_frameworks_that_hold_nothing_have_no_jaccard():
    assert overlap([], "a", "b").jaccard is None


NAMES = [f"{letter}{number}" for letter in "abc" for number in (1, 2, 3)]
judged = st.lists(
    st.builds(
        pair,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(["equal", "subset-of", "superset-of", "intersects-with"]),
        st.sampled_from(PairState),
    ).filter(lambda one: one.subject.framework_id != one.object.framework_id),
    max_size=12,
)


@given(judged)
def test_every_requirement_is_in_exactly_one_concept(pairs):
    for relations in (EQUAL, CONTAINED):
        members = [one for found in merged_concepts(ABC, pairs, relations) for one in found.members]
        assert sorted(one.ref_id for one in members) == sorted(NAMES)


@given(judged)
def test_jaccard_is_symmetric_and_between_nothing_and_all(pairs):
    found = merged_concepts(ABC, pairs)

    for one, other in (("a", "b"), ("a", "c"), ("b", "c")):
        there = overlap(found, one, other).jaccard
        assert there is not None
        assert 0 <= there <= 1
        assert there == overlap(found, other, one).jaccard
        assert overlap(found, one, one).jaccard == 1


@given(judged, st.randoms(use_true_random=False))
def test_the_order_in_which_pairs_were_judged_changes_no_concept(pairs, chance):
    shuffled = chance.sample(pairs, len(pairs))

    assert merged_concepts(ABC, shuffled) == merged_concepts(ABC, pairs)


@given(judged)
def test_coarser_joining_never_parts_what_was_one(pairs):
    fine, coarse = merged_concepts(ABC, pairs), merged_concepts(ABC, pairs, CONTAINED)
    home = {member: number for number, one in enumerate(coarse) for member in one.members}

    assert all(len({home[member] for member in one.members}) == 1 for one in fine)


def test_a_disputed_pair_is_related_where_disputes_are_asked_for():
    one = pair("a1", "b1", state=PairState.DISPUTED, others=["subset-of"])

    assert related_graph(ABC, [one]).number_of_edges() == 0
    assert related_graph(ABC, [one], states=set(PairState)).number_of_edges() == 1
    assert related_graph(ABC, [one], EQUAL, set(PairState)).number_of_edges() == 0


def test_what_is_no_requirement_of_the_frameworks_is_left_out():
    assert related_graph(ABC[:1], [pair("a1", "b1")]).number_of_edges() == 0


def test_standards_are_tied_to_the_requirements_they_came_from():
    graph = related_graph(ABC, [pair("a1", "b1")])
    room = session(standard(standard_id="s1", requirements=("A1",)), standard(standard_id="s2"))
    joined = with_standards(graph, room.standing_standards())

    assert not joined["s1"]  # its requirement is of no framework that is shown
    assert set(joined) == {*graph, "s1", "s2"}
    assert joined.has_edge(ref("a1"), ref("b1"))
