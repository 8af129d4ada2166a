from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.crosswalk.claims import claims, disagreements, gaps_towards
from kit.domain.crosswalk.coverage import Coverage, coverage, orphans
from kit.domain.crosswalk.pairs import PairState, from_other_side, judges_of, pairs
from kit.domain.crosswalk.said import INVERSE, Gap, Judges, Mapping, inverse
from kit.domain.events import Relation
from tests.builders import START, ref, two_frameworks

BE, EU = two_frameworks()
RELATIONS = get_args(Relation)
NONE = "no-relationship"


def mapping(subject="A1", object="B1", relation="equal", group_id="g1", **more):  # noqa: A002
    given = {
        "mapping_id": f"{group_id} {subject} {object}",
        "group_id": group_id,
        "subject": ref(subject),
        "object": ref(object),
        "relation": relation,
        "rationale": "semantic",
        "strength": "moderate",
        "justification": "because",
        "lang": "en",
        "stated_at": START,
    }
    return Mapping(**given | more)


def gap(subject="A2", group_id="g1", framework_id=EU.id):
    return Gap(f"{group_id} {subject}", group_id, ref(subject), framework_id, "nothing there", "en")


def judged(*mappings, judges=None):
    return pairs(mappings, judges or {}, BE.id, EU.id)


stated = st.builds(
    mapping,
    subject=st.sampled_from(["A1", "A2", "A3"]),
    object=st.sampled_from(["B1", "B2", "B3"]),
    relation=st.sampled_from(RELATIONS),
    group_id=st.sampled_from(["g1", "g2", "g3"]),
)
from_either_side = st.one_of(stated, stated.map(inverse))


@given(from_either_side)
def test_the_inverse_of_the_inverse_is_the_mapping(one):
    assert inverse(inverse(one)) == one


def test_every_relation_has_an_inverse_that_leads_back():
    assert {INVERSE[INVERSE[one]] for one in RELATIONS} == set(RELATIONS) == INVERSE.keys()


@given(from_either_side)
def test_it_does_not_matter_from_which_side_a_mapping_was_stated(one):
    assert [(p.relation, p.state) for p in judged(one)] == [
        (p.relation, p.state) for p in judged(inverse(one))
    ]


def key(pair):
    answers = {(one.group_id, one.relation) for one in pair.mappings}
    return pair.subject.ref_id, pair.object.ref_id, pair.state, frozenset(answers)


@given(st.lists(from_either_side, max_size=12), st.randoms(use_true_random=False))
def test_only_the_latest_of_a_group_counts_and_no_other_order_does(mappings, chance):
    latest = {}
    for one in mappings:
        pair = frozenset((one.subject.ref_id, one.object.ref_id))
        latest[one.group_id, pair] = one
    shuffled = list(latest.values())
    chance.shuffle(shuffled)

    assert {key(pair) for pair in judged(*mappings)} == {key(pair) for pair in judged(*shuffled)}


@pytest.mark.parametrize(
    ("relations", "assigned", "state"),
    [
        (["equal"], (), PairState.CANDIDATE),
        (["equal"], ("g1",), PairState.CANDIDATE),
        (["equal", "equal"], (), PairState.AGREED),
        (["equal", "equal"], ("g1", "g2"), PairState.AGREED),
        (["equal", "equal"], ("g1", "g2", "g3"), PairState.CANDIDATE),
        (["equal", "subset-of"], (), PairState.DISPUTED),
        (["equal", NONE], ("g1", "g2", "g3"), PairState.DISPUTED),
    ],
)
def test_a_pair_is_agreed_when_all_its_judges_say_the_same(relations, assigned, state):
    mappings = [
        mapping(relation=one, group_id=f"g{number}")
        for number, one in enumerate(relations, start=1)
    ]
    judges = {(BE.id, EU.id): Judges(assigned)}

    (pair,) = judged(*mappings, judges=judges)

    assert pair.state is state


def test_judges_are_found_in_whichever_order_the_frameworks_are_named():
    judges = {(BE.id, EU.id): Judges(("g1",))}

    assert judges_of(judges, EU.id, BE.id) == Judges(("g1",))


def test_a_disputed_pair_has_no_relation():
    (pair,) = judged(mapping(), mapping(relation="subset-of", group_id="g2"))

    assert pair.relation is None


@given(st.lists(from_either_side, max_size=12))
def test_coverage_counts_every_requirement_once(mappings):
    gaps = [gap("A2"), gap("A3", "g2")]
    unmatched = [one.subject for one in gaps]
    found = coverage(BE, judged(*mappings), unmatched)

    assert found.strict <= found.any
    assert found.any + found.candidate + found.gaps + found.orphans == found.total == 3
    assert found.orphans == len(orphans(BE, judged(*mappings), unmatched))


def test_coverage_is_counted_from_both_sides_and_is_not_symmetric():
    both = [
        *(mapping("A1", "B1", "equal", group_id=one) for one in ("g1", "g2")),
        *(mapping("A1", "B2", "superset-of", group_id=one) for one in ("g1", "g2")),
    ]

    there = coverage(BE, judged(*both), [])
    back = coverage(EU, from_other_side(judged(*both)), [])

    assert there == Coverage(total=3, strict=1, any=1, candidate=0, gaps=0)
    assert back == Coverage(total=3, strict=1, any=2, candidate=0, gaps=0)


@given(st.lists(from_either_side, max_size=12))
def test_looking_from_the_other_side_is_what_was_judged_from_there(mappings):
    turned = {key(pair) for pair in from_other_side(judged(*mappings))}

    assert turned == {key(pair) for pair in pairs(mappings, {}, EU.id, BE.id)}


def test_a_candidate_or_disputed_relation_is_never_counted_as_agreed():
    found = coverage(
        BE, judged(mapping("A1"), mapping("A2"), mapping("A2", relation=NONE, group_id="g2")), []
    )

    assert found == Coverage(total=3, strict=0, any=0, candidate=2, gaps=0)


def test_a_gap_is_neither_orphan_nor_covered():
    found = coverage(BE, judged(mapping("A1")), [ref("A2")])

    assert found.gaps == 1
    assert found.any == 0
    assert orphans(BE, judged(mapping("A1")), [ref("A2")]) == ["A3"]


def test_no_relation_to_one_requirement_reaches_nothing():
    assert orphans(BE, judged(mapping("A1", relation=NONE)), []) == ["A1", "A2", "A3"]


def test_orphans_are_found_in_both_directions():
    pair = judged(mapping("A1", "B3"))

    assert orphans(BE, pair, []) == ["A2", "A3"]
    assert orphans(EU, from_other_side(pair), []) == ["B1", "B2"]


def test_gaps_towards_another_framework_are_left_out():
    elsewhere = gap("A1", framework_id="fr-net")

    assert gaps_towards([gap("A2"), elsewhere, gap("B1")], BE.id, EU.id) == [gap("A2")]


def test_a_gap_that_another_group_fills_is_disputed():
    (claim,) = claims([gap("A1")], judged(mapping("A1", group_id="g2")), Judges(()))

    assert claim.state is PairState.DISPUTED
    assert [one.group_id for one in claim.against] == ["g2"]


@pytest.mark.parametrize(
    ("groups", "assigned", "state"),
    [
        (("g1",), (), PairState.CANDIDATE),
        (("g1", "g2"), (), PairState.AGREED),
        (("g1", "g2"), ("g1", "g2", "g3"), PairState.CANDIDATE),
    ],
)
def test_a_gap_is_agreed_when_all_judges_state_it(groups, assigned, state):
    (claim,) = claims([gap("A1", one) for one in groups], [], Judges(assigned))

    assert claim.state is state


def test_no_relation_to_one_requirement_does_not_contradict_a_gap():
    pair = judged(mapping("A1", relation=NONE, group_id="g2"))

    (claim,) = claims([gap("A1")], pair, Judges(()))

    assert claim.against == ()


def test_disagreements_are_the_disputed_pairs_and_gaps():
    both = judged(
        mapping("A1"),
        mapping("A1", relation="subset-of", group_id="g2"),
        mapping("A2", group_id="g2"),
        mapping("A3"),
    )
    claimed = claims([gap("A2"), gap("A3", "g1")], both, Judges(()))

    found = disagreements(both, claimed)

    assert [one.subject.ref_id for one in found] == ["A1", "A2"]


@given(st.lists(from_either_side, max_size=12))
def test_strict_and_any_never_fall_when_the_second_judge_says_the_same(mappings):
    twins = [replace(one, group_id="twin") for one in mappings]
    before = coverage(BE, judged(*mappings), [])
    after = coverage(BE, judged(*mappings, *twins), [])

    assert after.total == before.total
    assert after.orphans == before.orphans
