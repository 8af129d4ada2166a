from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.events import StandardDropped, StandardGathered
from kit.domain.framework import Number
from kit.domain.standards.asked import asked, sources
from kit.domain.standards.gathering import clusters
from kit.domain.standards.proposed import smallest
from kit.domain.standards.standard import Asks
from tests.builders import session
from tests.domain.crosswalk.linked import (
    agreed,
    at,
    blind,
    gap_settled,
    lists,
    missing,
    months,
    names,
    pair,
    room,
    settled,
    stated,
)


def gathered(standard_id, *refs, text="Said so.", **more):
    given = {"standard_id": standard_id, "text": text, "lang": "en", "theme_ids": ()}
    more = {"mapping_ids": (), **more}
    return StandardGathered(**given, requirements=tuple(map(at, refs)), **more)


def told(said):
    return [names(one.requirements) for one in clusters(said)]


# --- what hangs together -----------------------------------------------------------------------


def test_requirements_that_agreed_mappings_connect_are_one_cluster():
    assert told(room(agreed("a1 = b1", "c1 > b1", "a2 < c2"))) == [["a1", "b1", "c1"], ["a2", "c2"]]


@pytest.mark.parametrize(
    "said",
    [
        [stated("a1 = b1")],
        [stated("a1 = b1"), stated("a1 < b1", 2)],
        agreed("a1 0 b1"),
        [blind("a", "b", 1, 2), *agreed("a1 = b1")],
        [missing("a1", "b"), missing("a1", "b", 2)],
    ],
)
def test_what_is_not_agreed_or_not_related_or_hidden_gathers_nothing(said):
    assert told(room(said)) == []


def test_what_the_room_settled_is_agreed():
    disputed = [stated("a1 = b1"), stated("a1 < b1", 2)]

    (one,) = clusters(room(disputed, settled("a1 < b1", "a1-b1-1", "a1-b1-2")))

    assert [pair.relation for pair in one.pairs] == ["subset-of"]
    assert one.mapping_ids == ("a1-b1-1", "a1-b1-2")
    assert clusters(room(disputed, settled("a1 0 b1", "a1-b1-1", "a1-b1-2"))) == []


def test_a_counterpart_in_whose_place_the_room_settled_on_a_gap_gathers_nothing():
    parents = ("a1-b1-1", "a1-b1-2", "gap-a1-b-3")
    said = [*agreed("a1 = b1"), missing("a1", "b", 3), gap_settled("a1", "b", *parents)]
    assert told(room(said)) == []


def test_what_most_frameworks_share_comes_first_and_requirements_stand_as_in_their_sources():
    said = room(agreed("a1 = b2", "c3 = b3", "b3 = a2", "a2 = d1"), letters="dcba")
    assert told(said) == [["d1", "c3", "b3", "a2"], ["b2", "a1"]]


# --- laws --------------------------------------------------------------------------------------

NODES = [f"{letter}{number}" for letter in "abc" for number in "123"]
PAIRS = [two for two in combinations(NODES, 2) if two[0][0] != two[1][0]]
links = st.lists(
    st.builds(
        lambda two, sign: f"{two[0]} {sign} {two[1]}",
        st.sampled_from(PAIRS),
        st.sampled_from("=<>x"),
    ),
    max_size=8,
    unique_by=lambda row: (row[:2], row[-2:]),
)


@given(links)
def test_clusters_part_the_linked_requirements(rows):
    found = [name for one in told(room(agreed(*rows))) for name in one]

    assert sorted(found) == sorted({end for row in rows for end in (row[:2], row[-2:])})


@given(links)
def test_the_finer_parts_part_each_cluster(rows):
    for one in clusters(room(agreed(*rows))):
        refs = [ref for part in one.parts for ref in part.requirements]
        assert sorted(names(refs)) == sorted(names(one.requirements))
        part_of = {ref: place for place, part in enumerate(one.parts) for ref in part.requirements}
        across = [tie for tie in one.pairs if part_of[tie.subject] != part_of[tie.object]]
        assert {tie.relation for tie in across} <= {"intersects-with"}


@given(links, st.sampled_from(PAIRS))
def test_one_more_link_never_makes_more_clusters(rows, two):
    """A requirement that is not linked yet counts as a cluster of its own."""

    def apart(rows):
        found = told(room(agreed(*rows)))
        return len(found) + len(NODES) - sum(map(len, found))

    rest = [row for row in rows if (row[:2], row[-2:]) != two]
    assert apart([*rest, f"{two[0]} = {two[1]}"]) <= apart(rest)


@given(links, st.randoms(use_true_random=False))
def test_the_order_of_the_mappings_does_not_matter(rows, chance):
    said = agreed(*rows)
    mixed = chance.sample(said, len(said))

    def seen(said):
        return [
            (
                names(one.requirements),
                one.wording,
                one.asked,
                [names(p.requirements) for p in one.parts],
            )
            for one in clusters(room(said))
        ]

    assert seen(mixed) == seen(said)


# --- the finer split and the wording -----------------------------------------------------------


def test_a_chain_of_overlaps_falls_apart_where_it_only_overlaps():
    (one,) = clusters(room(agreed("a1 = b1", "b1 x c1", "c1 > a2")))

    assert [names(part.requirements) for part in one.parts] == [["a1", "b1"], ["a2", "c1"]]
    assert [part.mapping_ids for part in one.parts] == [
        ("a1-b1-1", "a1-b1-2"),
        ("c1-a2-1", "c1-a2-2"),
    ]
    assert [part.wording.ref for part in one.parts] == [at("a1"), at("a2")]


@pytest.mark.parametrize(
    ("rows", "ref", "is_common"),
    [
        (["a1 > b1"], "b1", True),
        (["a1 < b1"], "a1", True),
        (["a1 = b1"], "a1", True),
        (["a1 > b1", "b1 > c1"], "c1", True),
        (["a1 > b1", "b1 = c1"], "b1", True),
        (["a1 > b1", "c1 > b1"], "b1", True),
        (["a1 < b1", "c1 < b1"], "b1", False),
        (["a1 x b1", "c1 x b1"], "b1", False),
        (["a1 x b1"], "a1", False),
    ],
)
def test_the_wording_is_what_all_ask_else_what_most_are_linked_to(rows, ref, is_common):
    (one,) = clusters(room(agreed(*rows)))
    assert (one.wording.ref, one.wording.is_common) == (at(ref), is_common)


def within(refs, rows):
    """Which requirements every other one is equal to or a superset of, tried one by one."""
    holds = {(ref, ref) for ref in refs}
    for row in rows:
        one, sign, other = row.split()
        holds |= {(one, other)} if sign in "=<" else set()
        holds |= {(other, one)} if sign in "=>" else set()
    for _ in refs:
        holds |= {(a, d) for (a, b), (c, d) in product(holds, holds) if b == c}
    return [ref for ref in refs if all((ref, other) in holds for other in refs)]


@given(links)
def test_the_smallest_is_the_first_that_every_other_one_contains(rows):
    refs = sorted({end for row in rows for end in (row[:2], row[-2:])})
    found = smallest([at(ref) for ref in refs], map(pair, rows))

    assert found == next((at(ref) for ref in within(refs, rows)), None)


def test_the_wording_is_in_the_language_of_the_source():
    ours, theirs = lists("ab")
    french = ours.model_copy(update={"languages": ("fr", "en")})

    (one,) = clusters(session(*agreed("a1 = b1"), frameworks=[french, theirs]))

    assert (one.wording.lang, one.wording.text) == ("fr", "a asks for 1. (fr)")
    assert one.wording.texts["en"] == "a asks for 1."


# --- beside standards that stand already -------------------------------------------------------


def test_what_a_standing_standard_rests_on_is_not_proposed_again():
    assert told(room(agreed("a1 = b1"), gathered("s", "a1", "b1"))) == []
    by_mapping = gathered("s", mapping_ids=("a1-b1-1", "a1-b1-2"))
    assert told(room(agreed("a1 = b1"), by_mapping)) == []


def test_a_dropped_standard_takes_nothing():
    said = room(agreed("a1 = b1"), gathered("s", "a1", "b1"), StandardDropped(standard_id="s"))
    assert told(said) == [["a1", "b1"]]


def test_what_is_tied_to_a_standard_is_an_addition_to_it():
    said = room(agreed("a1 = b1", "b1 x c1", "a2 = c2"), gathered("s", "a1", "b1"))

    addition, other = sorted(clusters(said), key=lambda one: one.extends is None)

    assert (names(addition.requirements), addition.extends) == (["c1"], "s")
    assert addition.mapping_ids == ("b1-c1-1", "b1-c1-2")
    assert addition.asked.by == ("a", "b", "c")
    assert (names(other.requirements), other.extends) == (["a2", "c2"], None)


def test_of_two_standards_the_one_with_most_links_is_extended():
    said = room(
        agreed("a1 = c1", "b1 x c1", "b2 x c1"),
        gathered("s", "a1"),
        gathered("t", "b1", "b2"),
    )
    assert [one.extends for one in clusters(said)] == ["t"]


def test_two_additions_to_one_standard_stay_two():
    said = room(agreed("a1 = b1", "a1 = c1", "b1 = c2"), gathered("s", "a1", "b1"))
    assert sorted((names(one.requirements), one.extends) for one in clusters(said)) == [
        (["c1"], "s"),
        (["c2"], "s"),
    ]


# --- who asks ----------------------------------------------------------------------------------


def test_a_cluster_says_who_asks_who_does_not_and_of_whom_it_is_not_known():
    said = room(agreed("a1 = b1"), letters="abcd", partial="d")

    (one,) = clusters(said)

    assert one.asked.by == ("a", "b")
    assert one.asked.new_for == ("c",)
    assert one.asked.not_known == ("d",)


def test_each_requirement_comes_with_level_and_numbers_and_the_strictest_with_who_asks_it():
    said = room(
        agreed("a1 > b1", "b1 < c1"),
        numbers={"a1": months("12"), "b1": months("6"), "c1": {**months("12"), "topics": NINE}},
    )

    (one,) = clusters(said)

    assert [
        (number.name, number.number.value, names(number.refs)) for number in one.asked.strictest
    ] == [
        ("minimum_duration", "12", ["a1", "c1"]),
        ("topics", "9", ["c1"]),
    ]
    (here,) = one.asked.frameworks[1].requirements
    assert (here.ref, here.numbers) == (
        at("b1"),
        (("minimum_duration", months("6")["minimum_duration"]),),
    )


NINE = Number(value="9", unit="topic")


def test_only_an_overlap_asks_in_part():
    said = room(agreed("a1 = b1", "b1 x c1"))
    asks = {one.framework_id: one.asks for one in clusters(said)[0].asked.frameworks}
    assert asks == {"a": Asks.YES, "b": Asks.YES, "c": Asks.PARTLY}


def test_what_was_settled_as_an_overlap_asks_in_part():
    unlike = [stated("a1 = b1"), stated("a1 x b1", 2)]
    said = room(unlike, settled("a1 x b1", "a1-b1-1", "a1-b1-2"))
    asks = {one.framework_id: one.asks for one in clusters(said)[0].asked.frameworks}
    assert asks["b"] is Asks.PARTLY


def test_a_standard_is_asked_for_by_those_of_the_standards_joined_into_it():
    said = room(
        gathered("one", "a1"),
        gathered("two", "b1"),
        gathered("joined", parent_ids=("one", "two")),
        gathered("again", "c1", parent_ids=("joined",)),
    )
    assert asked(said.standards["joined"], sources(said)).by == ("a", "b")
    assert asked(said.standards["again"], sources(said)).by == ("a", "b", "c")


def test_what_was_split_off_is_asked_for_by_its_own_share():
    said = room(
        gathered("whole", "a1", "b1"),
        gathered("first", "a1", parent_ids=("whole",)),
        gathered("second", "b1", parent_ids=("whole",)),
    )
    assert asked(said.standards["first"], sources(said)).by == ("a",)
    assert asked(said.standards["second"], sources(said)).by == ("b",)
