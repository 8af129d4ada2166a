import time
from itertools import chain
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain import events as ev
from kit.domain.crosswalk.pairs import PairState
from kit.frames import figures
from kit.frames.figure_columns import ASKED, FIGURES
from kit.graph.concepts import CONTAINED
from tests import builders as make
from tests.frames.crosswalked import (
    ABC,
    agreed,
    crosswalked,
    framework,
    gap,
    judges,
    ref,
    stated,
)

ALL = {
    "coverage": figures.coverage,
    "reach": figures.reach,
    "agreement": figures.agreement,
    "concepts": figures.concepts,
    "core": figures.core,
    "overlaps": figures.overlaps,
    "bridges": figures.bridges,
    "bridging_standards": figures.bridging_standards,
    "communities": figures.communities,
    "framework_core": figures.framework_core,
}
TABLES = FIGURES | ASKED

ROOM = crosswalked(
    agreed("a1", "b1"),
    agreed("b1", "c1"),
    agreed("a2", "b2", "subset-of"),
    agreed("b2", "c2", "superset-of"),
    stated("a3", "b3"),
    gap("c3", "a"),
)

NOTHING = {
    "no framework": crosswalked(frameworks=()),
    "one framework": crosswalked(frameworks=ABC[:1]),
    "no judgement": crosswalked(),
    "announced": crosswalked(frameworks=(framework("a", 0), framework("b", 0))),
    "an announced and a known one": crosswalked(
        gap("a1", "b"), frameworks=(ABC[0], framework("b", 0))
    ),
    "blind": crosswalked(judges("a", "b", "g1", "g2", blind=True), agreed("a1", "b1")),
}


def listed(frame, *columns):
    return [tuple(row) for row in frame[list(columns)].itertuples(index=False)]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("session", [ROOM, *NOTHING.values()], ids=["full", *NOTHING])
def test_a_figure_has_its_columns_and_types_whatever_happened(name, session):
    found = ALL[name](session)

    assert {column: str(type_) for column, type_ in found.dtypes.items()} == TABLES[name].types


@pytest.mark.parametrize("name", [one for one in ALL if one not in ("coverage", "reach")])
@pytest.mark.parametrize("session", NOTHING.values(), ids=NOTHING)
def test_where_nothing_was_judged_there_are_no_rows(name, session):
    assert ALL[name](session).empty


def test_every_figure_of_the_dictionary_is_made():
    assert ALL.keys() == TABLES.keys()


def test_concepts_say_in_how_many_frameworks_they_are():
    found = figures.concepts(ROOM)
    first = found[found["concept_id"] == "a a1"]

    assert listed(first, "framework_id", "ref_id", "requirements", "frameworks") == [
        ("a", "a1", 3, 3),
        ("b", "b1", 3, 3),
        ("c", "c1", 3, 3),
    ]
    assert found["of_frameworks"].unique().tolist() == [3]


def test_a_concept_says_of_how_many_frameworks_nobody_knows_whether_they_hold_it():
    found = figures.concepts(ROOM).set_index("ref_id")["unknown"]

    assert found["a1"] == 0
    assert found["a2"] == 1  # b asks more of it; c was not asked
    assert found["a3"] == 1  # b by one group's word; c was not asked
    assert found["c3"] == 1  # not in a; b was not asked


def test_containment_joins_where_a_researcher_asks_for_it():
    found = figures.concepts(ROOM, CONTAINED)

    assert set(found[found["concept_id"] == "a a2"]["ref_id"]) == {"a2", "b2", "c2"}


def test_candidates_count_where_a_researcher_asks_for_them():
    found = figures.concepts(ROOM, states=set(PairState))

    assert set(found[found["concept_id"] == "a a3"]["ref_id"]) == {"a3", "b3"}


def test_the_core_at_q_and_the_periphery_are_read_off_one_frame():
    found = figures.core(ROOM)

    assert listed(found, "frameworks", "concepts", "at_least", "of_concepts") == [
        (1, 6, 7, 7),
        (2, 0, 1, 7),
        (3, 1, 1, 7),
    ]
    assert set(figures.core_concepts(ROOM, 2)["ref_id"]) == {"a1", "b1", "c1"}
    assert set(figures.periphery(ROOM)["ref_id"]) == {"a2", "a3", "b2", "b3", "c2", "c3"}


def test_a_framework_that_nobody_compared_makes_no_concept_rarer():
    found = figures.core(crosswalked(agreed("a1", "b1")))

    assert found["of_frameworks"].unique().tolist() == [2]


def test_overlaps_count_concepts_and_relations():
    found = figures.overlaps(ROOM)

    assert listed(found, "framework_id", "other_framework_id", "both", "either", "state") == [
        ("a", "b", 1, 5, "compared"),
        ("a", "c", 1, 5, "compared"),
        ("b", "c", 1, 5, "compared"),
    ]
    assert found["related"].tolist() == [2, 0, 2]
    assert found["possible"].tolist() == [9, 9, 9]
    assert found["jaccard"].tolist() == [0.2, 0.2, 0.2]


def test_what_is_shared_through_a_third_framework_is_shared_though_not_compared():
    found = figures.overlaps(crosswalked(agreed("a1", "b1"), agreed("b1", "c1")))
    between = found.query("framework_id == 'a' and other_framework_id == 'c'")

    assert listed(between, "both", "state") == [(1, "not-compared")]
    assert between[["related", "possible", "density"]].isna().all(axis=None)


def test_the_requirement_between_two_others_bridges_them():
    found = figures.bridges(ROOM)

    assert listed(found, "ref_id", "neighbours", "frameworks")[:2] == [("b1", 2, 2), ("b2", 2, 2)]
    assert found["betweenness"].tolist() == [0.1, 0.1, 0, 0, 0, 0]
    assert found.attrs == {"nodes": 6, "edges": 4, "descriptive_only": True}
    assert found["descriptive_only"].all()


def test_a_standard_that_gathers_two_parts_bridges_them():
    standards = [
        make.standard(standard_id=name).model_copy(
            update={"requirements": tuple(ref(one) for one in refs)}
        )
        for name, refs in {"s1": ("a1", "a2"), "s2": ("b1",), "s3": ()}.items()
    ]
    found = figures.bridging_standards(
        crosswalked(agreed("a1", "b1"), agreed("a2", "b2"), standards)
    )

    assert listed(found, "standard_id", "requirements", "frameworks") == [
        ("s1", 2, 1),
        ("s2", 1, 1),
    ]
    # of ten pairs of the five others, s1 lies between {a1, b1, s2} and {a2, b2}: six
    assert found["betweenness"].tolist() == pytest.approx([0.6, 0])


def test_communities_say_how_they_were_found():
    found, seeded = figures.communities(ROOM), figures.communities(ROOM, seed=3)

    assert listed(found, "community", "ref_id") == [
        (1, "a1"),
        (1, "b1"),
        (1, "c1"),
        (2, "a2"),
        (2, "b2"),
        (2, "c2"),
    ]
    assert found["modularity"].unique().tolist() == [0.5]
    assert found["seed"].isna().all()
    assert (found.attrs["method"], found.attrs["modularity"]) == ("greedy", 0.5)
    assert (seeded.attrs["method"], seeded.attrs["seed"]) == ("louvain", 3)
    assert seeded["seed"].unique().tolist() == [3]


def test_from_fifty_requirements_on_communities_are_more_than_a_description():
    large = (framework("a", 25), framework("b", 25))
    room = crosswalked(*(agreed(f"a{n}", f"b{n}") for n in range(1, 26)), frameworks=large)

    assert not figures.communities(room)["descriptive_only"].any()
    assert not figures.bridges(room).attrs["descriptive_only"]


def test_the_framework_that_shares_with_all_is_the_core():
    four = [framework(letter, 9) for letter in "abcd"]
    shared = [agreed(f"a{n}", f"{other}{n}") for other, n in zip("bcd", (1, 2, 3), strict=True)]

    found = figures.framework_core(crosswalked(*shared, frameworks=four))

    assert listed(found, "framework_id", "strength", "in_core")[0] == ("a", 3, True)
    assert found["in_core"].sum() == 1
    assert found["fit"].unique().tolist() == [pytest.approx(1)]


def test_what_was_settled_to_be_a_gap_ties_nothing():
    said, missing = agreed("a1", "b1"), gap("a1", "b", "g3")
    settled = ev.GapSettled(
        settlement_id="settled1",
        subject=ref("a1"),
        framework_id="b",
        justification="After talking.",
        lang="en",
        parent_ids=(*(one.mapping_id for one in said), missing.gap_id),
    )

    assert len(figures.bridges(crosswalked(said, missing))) == 2
    assert figures.bridges(crosswalked(said, missing, settled)).empty
    assert set(figures.concepts(crosswalked(said, missing, settled))["frameworks"]) == {1}


pairs = st.lists(
    st.tuples(
        st.sampled_from([f"{letter}{number}" for letter in "abc" for number in (1, 2, 3)]),
        st.sampled_from([f"{letter}{number}" for letter in "abc" for number in (1, 2, 3)]),
        st.sampled_from(["equal", "subset-of", "intersects-with"]),
    ).filter(lambda one: one[0][0] < one[1][0]),
    max_size=8,
    unique_by=lambda one: one[:2],
)


@settings(deadline=None, max_examples=40)
@given(pairs, st.randoms(use_true_random=False))
def test_what_was_said_first_changes_no_figure(said, chance):
    events = list(chain.from_iterable(agreed(*one) for one in said))
    shuffled = chance.sample(events, len(events))
    before, after = crosswalked(events), crosswalked(shuffled)

    for name, figure in ALL.items():
        assert figure(before).equals(figure(after)), name


def test_a_large_crosswalk_is_counted_in_a_second():
    """Twelve frameworks of 33 requirements, 2,000 mappings; the slowest of all figures."""
    chance = Random(4)
    letters = "abcdefghijkl"
    frameworks = [framework(letter, 33) for letter in letters]
    names = [f"{letter}{number}" for letter in letters for number in range(1, 34)]
    ends = {
        (one, other)
        for one, other in (chance.sample(names, 2) for _ in range(1250))
        if one[0] != other[0]
    }
    relations = ("equal", "subset-of", "superset-of", "intersects-with")
    said = [agreed(*pair, chance.choice(relations)) for pair in sorted(ends)][:1000]
    room = crosswalked(*said, frameworks=frameworks)

    assert len(room.standing_mappings()) == 2000
    for name, figure in ALL.items():
        began = time.process_time()
        figure(room)
        assert time.process_time() - began < 1, name
