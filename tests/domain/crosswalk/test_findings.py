import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.brought import brought
from kit.domain.crosswalk import coverage
from kit.domain.crosswalk.finding import Kind, Severity
from kit.domain.crosswalk.findings import between, findings
from kit.domain.crosswalk.judging import all_compared
from kit.domain.events import FrameworkBrought, Step
from kit.domain.framework import Number
from kit.domain.numbers_compared import Against, against, strictest
from tests.domain.crosswalk.linked import (
    SIGNS,
    agreed,
    at,
    blind,
    gap_settled,
    lists,
    missing,
    months,
    names,
    room,
    settled,
    stated,
)


def found(said, *kinds, group_id=None):
    """The findings of these kinds; of all but the open ends without any."""
    wanted = kinds or set(Kind) - {Kind.ORPHANS}
    return [one for one in findings(said, group_id) if one.kind in wanted]


def row(one):
    return names([one.subject] + ([one.object] if one.object else []))


# --- what one group said twice -----------------------------------------------------------------


def test_two_relations_of_one_group_on_a_pair_are_found():
    said = room(stated("a1 = b1"), stated("a1 < b1", mapping_id="m2"))

    (one,) = found(said)

    assert (one.kind, one.severity, row(one)) == (
        Kind.TWO_RELATIONS,
        Severity.CONTRADICTS,
        ["a1", "b1"],
    )
    assert one.relations == ("equal", "subset-of")
    assert (one.group_ids, one.mapping_ids) == (("g1",), ("a1-b1-1", "m2"))


def test_two_relations_of_two_groups_are_a_disagreement_and_no_finding():
    assert found(room(stated("a1 = b1"), stated("a1 < b1", 2))) == []


def test_the_same_said_twice_is_a_duplicate():
    (one,) = found(room(stated("a1 < b1"), stated("b1 > a1", mapping_id="m2")))
    assert (one.kind, one.severity) == (Kind.DUPLICATE, Severity.LOOK)


def test_the_same_said_by_two_groups_is_no_duplicate():
    assert found(room(agreed("a1 < b1"))) == []


def test_mirrored_rows_that_disagree_are_found():
    (one,) = found(room(stated("a1 > b1"), stated("b1 > a1", mapping_id="m2")))

    assert one.kind is Kind.MIRRORED
    assert one.relations == ("superset-of", "subset-of")


def test_mirrored_rows_that_agree_only_repeat():
    assert [
        one.kind for one in found(room(stated("a1 > b1"), stated("b1 < a1", mapping_id="x")))
    ] == [Kind.DUPLICATE]


def test_mappings_carried_to_one_requirement_of_a_newer_edition_may_be_duplicates():
    said = room(stated("a1 < b1"), stated("a2 < b1"), letters="ab")
    newer = lists("c")[0].model_copy(update={"replaces": "a"})
    steps = tuple(Step(older=older, newer="1", relation="equal") for older in "12")
    brought(said, FrameworkBrought(framework=newer, replaces="a", steps=steps))

    (one,) = found(said, Kind.DUPLICATE)

    assert set(row(one)) == {"b1", "c1"}


def test_a_withdrawn_mapping_is_none():
    said = room(stated("a1 = b1"), stated("a1 < b1", mapping_id="m2"))
    said.mappings["m2"] = type(said.mappings["m2"])(
        **{**vars(said.mappings["m2"]), "withdrawn": True}
    )
    assert found(said) == []


def test_a_gap_beside_a_counterpart_of_the_same_group_is_found():
    (one,) = found(room(missing("b1", "a"), stated("a1 < b1")))

    assert (one.kind, row(one)) == (Kind.GAP_AND_MAPPING, ["b1", "a1"])
    assert (one.gap_ids, one.relations) == (("gap-b1-a-1",), ("superset-of",))


@pytest.mark.parametrize(
    "said",
    [
        [missing("a1", "b"), stated("a1 0 b1")],
        [missing("a1", "b"), stated("a1 = c1")],
        [missing("a1", "b"), stated("a1 = b1", 2)],
    ],
)
def test_a_gap_is_not_contradicted_by(said):
    assert found(room(said)) == []


# --- what the room settled ---------------------------------------------------------------------

DISPUTED = [stated("a1 = b1"), stated("a1 < b1", 2)]
SETTLED = settled("a1 = b1", "a1-b1-1", "a1-b1-2")


def test_what_was_settled_is_not_contradicted_by_what_it_was_settled_from():
    assert found(room(DISPUTED, SETTLED)) == []


def test_an_answer_that_was_not_heard_contradicts_what_was_settled():
    (one,) = found(room(DISPUTED, SETTLED, stated("b1 x a1", 3)))

    assert (one.kind, one.settlement_id) == (Kind.SETTLED_OTHERWISE, "s1")
    assert (one.group_ids, one.relations) == (("g3",), ("equal", "intersects-with"))


def test_a_later_answer_that_says_what_was_settled_is_none():
    assert found(room(DISPUTED, SETTLED, stated("a1 = b1", 3))) == []


def test_a_gap_stated_later_contradicts_a_settled_counterpart():
    (one,) = found(room(DISPUTED, SETTLED, missing("b1", "a", 3)))

    assert (one.kind, row(one)) == (Kind.SETTLED_OTHERWISE, ["b1", "a1"])
    assert one.gap_ids == ("gap-b1-a-3",)


def test_a_counterpart_named_later_contradicts_a_settled_gap():
    end = gap_settled("a1", "b", "gap-a1-b-1", "a1-b1-2")
    unlike = [missing("a1", "b"), stated("a1 = b1", 2)]

    assert found(room(unlike, end)) == []
    (one,) = found(room(unlike, end, stated("b2 = a1", 3)))
    assert (one.kind, row(one), one.group_ids) == (
        Kind.SETTLED_OTHERWISE,
        ["a1", "b2"],
        ("g3",),
    )


def test_a_counterpart_named_again_contradicts_a_settled_gap_seen_from_where_it_was_settled():
    unlike = [missing("b1", "a"), stated("a1 = b1", 2)]
    end = gap_settled("b1", "a", "gap-b1-a-1", "a1-b1-2")

    (one,) = found(room(unlike, end, stated("a1 > b1", 3)))

    assert (one.kind, row(one), one.relations) == (
        Kind.SETTLED_OTHERWISE,
        ["b1", "a1"],
        ("no-relationship", "subset-of"),
    )


# --- chains of equals --------------------------------------------------------------------------


def test_a_chain_of_equals_contradicts_a_stated_relation():
    said = room(stated("a1 = b1"), stated("c1 = b1", 2), stated("a1 < c1", 3))

    (one,) = found(said)

    assert (one.kind, row(one), one.group_ids) == (Kind.EQUAL_CHAIN, ["a1", "c1"], ("g3",))
    assert names(one.chain) == ["a1", "b1", "c1"]
    assert one.chain_group_ids == ("g1", "g2")


def test_the_shortest_chain_is_given():
    long = ["a1 = b1", "b1 = c1", "c1 = d1", "d1 = e1"]
    short = ["b1 = e1"]
    said = room(map(stated, [*long, *short]), stated("e1 x a1"), letters="abcde")

    (one,) = found(said, Kind.EQUAL_CHAIN)

    assert names(one.chain) == ["a1", "b1", "e1"]


def test_a_chain_may_be_long():
    links = ["a1 = b1", "b1 = c1", "c1 = d1", "d1 = e1", "e1 = f1"]
    said = room(map(stated, links), stated("a1 0 f1"), letters="abcdef")

    (one,) = found(said, Kind.EQUAL_CHAIN)

    assert names(one.chain) == ["a1", "b1", "c1", "d1", "e1", "f1"]


@pytest.mark.parametrize(
    "link",
    [
        [stated("b1 = c1", 2), stated("b1 < c1", 3)],
        [stated("b1 < c1", 2)],
        [],
    ],
)
def test_a_chain_holds_only_while_every_link_is_equal(link):
    assert found(room(stated("a1 = b1"), link, stated("a1 x c1")), Kind.EQUAL_CHAIN) == []


def test_a_pair_that_some_group_calls_equal_is_a_disagreement_and_not_against_the_chain():
    chain = [stated("a1 = b1"), stated("b1 = c1")]
    assert found(room(chain, stated("a1 = c1"), stated("a1 < c1", 2))) == []


def test_a_disputed_pair_that_nobody_calls_equal_is_against_the_chain():
    chain = [stated("a1 = b1"), stated("b1 = c1")]

    (one,) = found(room(chain, stated("a1 > c1"), stated("a1 < c1", 2)), Kind.EQUAL_CHAIN)

    assert one.group_ids == ("g1", "g2")


def test_a_chain_of_equals_contradicts_a_gap():
    said = room(stated("a1 = b1"), stated("b1 = c2"), missing("a1", "c", 2))

    (one,) = found(said)

    assert (one.kind, row(one), one.group_ids) == (Kind.GAP_CHAIN, ["a1", "c2"], ("g2",))
    assert names(one.chain) == ["a1", "b1", "c2"]


def test_two_requirements_of_one_framework_that_equals_tie_are_worth_a_look():
    (one,) = found(room(stated("a1 = b1"), stated("a2 = b1", 2)))

    assert (one.kind, one.severity, row(one)) == (Kind.EQUALS_WITHIN, Severity.LOOK, ["a1", "b1"])
    assert (names(one.refs), names(one.chain)) == (["a1", "a2"], ["a1", "b1", "a2"])


def test_three_requirements_of_one_framework_are_one_finding():
    (one,) = found(room(map(stated, ["a3 = b1", "a1 = b1", "a2 = b1"])))
    assert names(one.refs) == ["a1", "a2", "a3"]


# --- through a third framework -----------------------------------------------------------------


def test_three_pairs_that_cannot_all_be_are_found_once():
    (one,) = found(room(map(stated, ["a1 > b1", "b1 > c1"]), stated("a1 < c1", strength="weak")))

    assert (one.kind, row(one)) == (Kind.THREE_WAY, ["a1", "c1"])  # the pair that is least sure
    assert names(path.through for path in one.paths) == ["b1"]


@pytest.mark.parametrize(
    "said",
    [
        ["a1 > b1", "b1 > c1", "a1 > c1"],
        ["a1 > b1", "b1 < c1", "a1 x c1"],
        ["a1 x b1", "b1 x c1", "a1 0 c1"],
    ],
)
def test_three_pairs_that_can_be_are_no_finding(said):
    assert found(room(map(stated, said))) == []


def test_ways_through_other_frameworks_that_exclude_each_other_are_found():
    ways = ["a1 = b1", "b1 = d1", "a1 < c1", "c1 < d1"]

    (one,) = found(room(map(stated, ways), letters="abcd"), Kind.INFERRED_APART)[:1]

    assert (row(one), one.relations) == (["a1", "d1"], ("equal", "subset-of"))


# --- numbers -----------------------------------------------------------------------------------


def one_pair(sign, ours, theirs):
    said = room(stated(f"a1 {sign} b1"), letters="ab", numbers={"a1": ours, "b1": theirs})
    return [(one.severity.value, one.numbers.against.value) for one in found(said, Kind.NUMBERS)]


@pytest.mark.parametrize(
    ("sign", "ours", "theirs", "severity"),
    [
        ("=", "6", "12", "contradicts"),
        (">", "6", "12", "contradicts"),
        (">", "12", "6", "note"),
        ("<", "6", "12", "note"),
        ("<", "12", "6", "contradicts"),
        ("x", "6", "12", "note"),
    ],
)
def test_numbers_that_differ_are_found_by_what_the_pair_is_said_to_be(sign, ours, theirs, severity):
    assert [one[0] for one in one_pair(sign, months(ours), months(theirs))] == [severity]


def test_of_a_most_the_smaller_is_the_stricter():
    four, eight = (months(value, bound="at-most") for value in ("4", "8"))

    assert one_pair(">", four, eight) == [("note", "stricter")]
    assert one_pair(">", eight, four) == [("contradicts", "looser")]


def test_numbers_are_compared_across_units():
    year = {"minimum_duration": Number(value="1", unit="year")}

    assert one_pair("=", months("12"), year) == []
    assert one_pair("=", months("6"), year) == [("contradicts", "looser")]


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Number(value="6", unit="month", or_own_minimum=True), "own-minimum"),
        (Number(unit="month", left_to="programme"), "left-open"),
        (Number(value="20", unit="session"), "other-unit"),
        (Number(value="50", unit="week"), "about"),
    ],
)
@pytest.mark.parametrize("sign", ["=", ">", "<", "x"])
def test_what_cannot_be_compared_for_certain_is_told_and_contradicts_nothing(other, why, sign):
    assert one_pair(sign, months("12"), {"minimum_duration": other}) == [("note", why)]


@pytest.mark.parametrize("sign", ["0", "="])
def test_numbers_of_pairs_without_relation_or_of_other_names_are_not_compared(sign):
    theirs = months("6") if sign == "0" else {"contacts": Number(value="1", unit="per month")}
    assert one_pair(sign, months("12"), theirs) == []


numbers = st.builds(
    Number,
    value=st.sampled_from(["4", "6", "12", "52"]),
    unit=st.sampled_from(["month", "week", "year"]),
    bound=st.sampled_from(["at-least", "at-most", "exactly"]),
    or_own_minimum=st.booleans(),
)
BACK = {Against.STRICTER: Against.LOOSER, Against.LOOSER: Against.STRICTER}


@given(numbers, numbers)
def test_numbers_stand_against_each_other_alike_from_both_sides(one, other):
    assert against(other, one) == BACK.get(against(one, other), against(one, other))
    assert against(one, one) is Against.SAME


def of(value, **more):
    return Number(value=value, unit="month", **more)


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ([of("6"), of("12"), Number(value="1", unit="year")], ["12"]),
        ([of("6", bound="at-most"), of("4", bound="at-most")], ["4"]),
        ([of("6"), of("12", or_own_minimum=True)], ["6", "12"]),
        ([of("12"), of("6", or_own_minimum=True)], ["12"]),
        ([of("12"), Number(value="20", unit="session")], ["12", "20"]),
        ([of("6"), Number(unit="month", left_to="pair")], ["6"]),
    ],
)
def test_the_strictest_number_is_the_one_that_no_other_outdoes(asked, left):
    ranked = strictest((one, place) for place, one in enumerate(asked))
    assert [number.value for number, _ in ranked] == left


def test_all_who_ask_the_strictest_number_are_named():
    ranked = strictest([(of("12"), "a"), (Number(value="1", unit="year"), "b"), (of("6"), "c")])
    assert [who for _, who in ranked] == [["a", "b"]]


# --- open ends ---------------------------------------------------------------------------------


def orphans(said, **more):
    return {
        (one.subject.framework_id, one.framework_id): (names(one.refs), one.total)
        for one in found(said, Kind.ORPHANS, **more)
    }


def test_orphans_are_listed_in_both_directions():
    said = room(stated("a1 = b2"), missing("a2", "b"), stated("a3 0 b3"), letters="ab")
    assert orphans(said) == {("a", "b"): (["a3"], 3), ("b", "a"): (["b1", "b3"], 3)}


@given(
    st.lists(
        st.builds(
            "a{} {} b{}".format, *[st.integers(1, 3), st.sampled_from("=x0"), st.integers(1, 3)]
        )
    ),
    st.sets(st.sampled_from(["a1", "a2", "b1"])),
)
def test_orphans_are_those_of_the_coverage(said, gone):
    gaps = [missing(name, "b" if name[0] == "a" else "a", 2) for name in sorted(gone)]
    happened = [stated(text, mapping_id=f"m{place}") for place, text in enumerate(said)]
    spoken = room(happened, gaps, letters="ab")

    for seen in all_compared(spoken).values():
        for one in (seen, seen.turned()):
            left = coverage.orphans(
                spoken.frameworks[one.subjects], one.pairs, one.unmatched(one.subjects)
            )
            listed = orphans(spoken).get((one.subjects, one.objects), ([], 0))[0]
            assert [name[1:] for name in listed] == left


def test_frameworks_that_nobody_compared_have_no_orphans():
    assert orphans(room(stated("a1 = b1"))).keys() == {("a", "b"), ("b", "a")}
    assert orphans(room()) == {}


def test_where_all_is_reached_there_are_no_orphans():
    assert orphans(room(stated("a1 = b1"), missing("a2", "b"), letters="ab", size=2)).keys() == {
        ("b", "a")
    }


# --- who sees what -----------------------------------------------------------------------------

HIDDEN = [
    blind("a", "b", 1, 2),
    stated("a1 = b1"),
    stated("a1 < b1", mapping_id="again"),
    stated("a2 = b1", mapping_id="tied"),
    missing("a1", "b"),
]


def test_what_groups_answer_blind_is_found_for_themselves_alone():
    said = room(HIDDEN)

    assert findings(said) == findings(said, "g2") == []
    assert {one.kind for one in findings(said, "g1")} == {
        Kind.TWO_RELATIONS,
        Kind.GAP_AND_MAPPING,
        Kind.ORPHANS,
    }


def test_a_hidden_link_contradicts_nothing_that_others_see():
    open_ = [stated("b1 = c1"), stated("a1 < c1", 2)]
    said = room(blind("a", "b", 1, 2), stated("a1 = b1"), open_)

    assert found(said) == found(said, "g2") == []
    assert [one.kind for one in found(said, group_id="g1")] == [Kind.EQUAL_CHAIN]


# --- all together ------------------------------------------------------------------------------


def test_the_gravest_comes_first_then_the_order_of_the_sources():
    said = room(
        map(stated, ["a3 = b3", "a2 = b2"]),
        [stated("a3 < b3", mapping_id="x"), stated("a2 < b2", mapping_id="y")],
        [stated("a1 = b1"), stated("a1 = b1", mapping_id="z")],
        letters="ab",
    )
    assert [(one.severity.value, row(one)) for one in findings(said)] == [
        ("contradicts", ["a2", "b2"]),
        ("contradicts", ["a3", "b3"]),
        ("look", ["a1", "b1"]),
    ]


def test_between_two_frameworks_stand_the_findings_of_their_rows_and_of_the_chains_through_them():
    said = room(map(stated, ["a1 = b1", "b1 = c1", "a1 < c1"]), letters="abcd")
    everything = findings(said)

    kinds = {
        ends: {one.kind for one in between(everything, *ends)} - {Kind.ORPHANS}
        for ends in ("ab", "bc", "ac", "ca", "ad")
    }

    assert kinds == {
        "ab": {Kind.EQUAL_CHAIN},
        "bc": {Kind.EQUAL_CHAIN},
        "ac": {Kind.EQUAL_CHAIN},
        "ca": {Kind.EQUAL_CHAIN},
        "ad": set(),
    }


def test_a_clean_crosswalk_has_no_finding():
    said = room(
        agreed("a1 = b1", "b1 > c1", "a1 > c1", "a2 < b2"),
        missing("c2", "a"),
    )
    assert found(said) == []


rows = st.builds(
    "{} {} {}".format,
    st.sampled_from(["a1", "a2"]),
    st.sampled_from(list(SIGNS)),
    st.sampled_from(["b1", "b2", "c1", "c2"]),
)


@given(st.lists(st.tuples(rows, st.integers(1, 3)), max_size=12))
def test_every_finding_leads_to_a_row_of_two_frameworks(said):
    happened = [
        stated(text, group, mapping_id=f"m{number}") for number, (text, group) in enumerate(said)
    ]
    for one in findings(room(happened)):
        assert one.subject.framework_id != one.framework_id
        assert one.object is None or one.object.framework_id == one.framework_id
        assert one.group_ids or one.kind is Kind.ORPHANS


def test_a_requirement_that_a_newer_state_of_a_list_no_longer_holds_breaks_nothing():
    said = room(map(stated, ["a1 = b3", "b3 = c1", "a1 < c1"]))
    said.frameworks["b"] = lists("b", size=2)[0]

    assert [row(one) for one in found(said)] == [["a1", "c1"]]
    assert at("b3") in found(said)[0].chain
