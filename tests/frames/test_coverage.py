from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain import events as ev
from kit.domain.crosswalk.coverage import coverage, orphans
from kit.domain.crosswalk.judging import compared
from kit.domain.framework import Completeness
from kit.frames import figures
from tests.frames.crosswalked import ABC, agreed, crosswalked, framework, gap, judges, ref, stated

COUNTS = ["total", "strict", "any", "candidate", "gaps", "orphans"]


def table(session):
    """The rows by framework and the one that reaches it; by none: all others together."""
    found = figures.coverage(session).astype(object)
    rows = found.where(found.notna(), None).to_dict("records")
    return {(one["framework_id"], one["by_framework_id"]): one for one in rows}


def row(session, one, by=None):
    return table(session)[one, by]


def counts(session, one, by=None):
    return [row(session, one, by)[name] for name in COUNTS]


def states(session, one, by):
    found = figures.reach(session)
    these = found[(found["subject_framework_id"] == one) & (found["framework_id"] == by)]
    return dict(zip(these["subject_ref_id"], these["state"], strict=True))


ROOM = crosswalked(
    agreed("a1", "b1"),
    agreed("a1", "b2", "superset-of"),
    stated("a2", "b3", "intersects-with"),
    gap("a3", "b"),
    agreed("a3", "c1", "subset-of"),
    gap("a2", "c"),
)


def test_both_directions_are_counted_each_by_itself():
    assert counts(ROOM, "a", "b") == [3, 1, 1, 1, 1, 0]
    assert counts(ROOM, "b", "a") == [3, 1, 2, 1, 0, 0]
    assert row(ROOM, "b", "a")["any_share"] == pytest.approx(2 / 3)


def test_by_all_others_a_requirement_counts_by_what_reaches_it_best():
    assert counts(ROOM, "a") == [3, 1, 2, 1, 0, 0]
    assert counts(ROOM, "c") == [3, 0, 1, 0, 0, 2]


def test_a_gap_towards_all_others_is_one_that_is_stated_of_each():
    some = crosswalked(gap("a1", "b"), gap("a1", "c"), gap("a2", "c"))

    assert counts(some, "a") == [3, 0, 0, 0, 1, 2]


def test_what_was_not_compared_has_no_counts():
    only = row(ROOM, "b", "c")

    assert (only["state"], only["total"]) == ("not-compared", 3)
    assert [only[name] for name in [*COUNTS[1:], "strict_share", "any_share"]] == [None] * 7


def test_an_incomplete_list_says_so_beside_every_count():
    partial = framework("b", completeness=Completeness.PARTIAL)
    room = crosswalked(gap("a1", "b"), frameworks=(ABC[0], partial))

    assert row(room, "a", "b")["by_completeness"] == "partial"
    assert row(room, "b", "a")["completeness"] == "partial"


def test_nothing_is_a_gap_in_a_list_that_is_not_complete():
    partial = framework("b", completeness=Completeness.PARTIAL)
    statements = gap("a1", "b"), gap("b1", "a")
    room = crosswalked(*statements, frameworks=(ABC[0], partial))

    assert states(room, "a", "b") == {
        "a1": "not-in-known-part",
        "a2": "not-judged",
        "a3": "not-judged",
    }
    assert states(room, "b", "a")["b1"] == "gap"


def test_every_requirement_says_how_far_it_is_reached():
    assert states(ROOM, "a", "b") == {"a1": "strict", "a2": "candidate", "a3": "gap"}
    assert states(ROOM, "a", "c") == {"a1": "not-judged", "a2": "gap", "a3": "any"}
    assert states(ROOM, "b", "c") == {}


def test_a_gap_names_who_stated_it_and_what_became_of_it():
    room = crosswalked(
        gap("a1", "b", "g2"), gap("a1", "b", "g1"), gap("a2", "b"), stated("a2", "b1", by="g2")
    )
    found = figures.reach(room).query("subject_framework_id == 'a'").set_index("subject_ref_id")

    assert found["gap_by"].fillna("").to_dict() == {"a1": "g1 g2", "a2": "g1", "a3": ""}
    assert found["gap_state"].fillna("").to_dict() == {"a1": "agreed", "a2": "disputed", "a3": ""}
    assert found["state"].to_dict() == {"a1": "gap", "a2": "candidate", "a3": "not-judged"}
    assert found["counterparts"].tolist() == [0, 1, 0]


def test_what_the_room_settled_to_be_a_gap_is_one():
    counterpart = stated("a1", "b1", by="g1")
    missing = gap("a1", "b", "g2")
    settled = ev.GapSettled(
        settlement_id="settled1",
        subject=ref("a1"),
        framework_id="b",
        justification="After talking.",
        lang="en",
        parent_ids=(counterpart.mapping_id, missing.gap_id),
    )
    room = crosswalked(counterpart, missing, settled)

    assert states(room, "a", "b")["a1"] == "gap"
    assert counts(room, "a", "b") == [3, 0, 0, 0, 1, 2]
    assert counts(room, "b", "a") == [3, 0, 0, 0, 0, 3]


def test_what_the_room_settled_on_counts_as_agreed():
    answers = [stated("a1", "b1", "equal", "g1"), stated("a1", "b1", "subset-of", "g2")]
    settled = ev.PairSettled(
        settlement_id="settled1",
        subject=ref("a1"),
        object=ref("b1"),
        relation="equal",
        justification="After talking.",
        lang="en",
        parent_ids=tuple(one.mapping_id for one in answers),
    )
    room = crosswalked(answers, settled)

    assert counts(room, "a", "b")[:3] == counts(room, "b", "a")[:3] == [3, 1, 1]
    assert counts(crosswalked(answers), "a", "b")[:4] == [3, 0, 0, 1]


def test_what_groups_still_judge_blind_is_counted_nowhere():
    room = crosswalked(
        judges("a", "b", "g1", "g2", blind=True), stated("a1", "b1"), gap("a2", "b"), gap("a2", "c")
    )

    assert set(states(room, "a", "b").values()) == set(states(room, "b", "a").values()) == {"blind"}
    assert (row(room, "a", "b")["state"], row(room, "a", "b")["any"]) == ("blind", None)
    assert counts(room, "a") == [3, 0, 0, 0, 1, 2]
    assert row(room, "b")["state"] == "blind"


NAMES = [f"{letter}{number}" for letter in "abc" for number in (1, 2, 3)]
RELATIONS = ["equal", "subset-of", "superset-of", "intersects-with", "no-relationship"]
said = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(NAMES),
            st.sampled_from(RELATIONS),
            st.sampled_from(["g1", "g2", "g3"]),
        ).filter(lambda one: one[0][0] != one[1][0]),
        st.tuples(
            st.sampled_from(NAMES), st.sampled_from("abc"), st.sampled_from(["g1", "g2", "g3"])
        ).filter(lambda one: one[0][0] != one[1]),
    ),
    max_size=16,
)


def events(rows):
    return [stated(*one) if len(one) == 4 else gap(*one) for one in rows]


@settings(deadline=None)
@given(said)
def test_strict_is_within_any_and_all_counts_add_up(rows):
    found = figures.coverage(crosswalked(events(rows))).query("state == 'compared'")

    assert (found["strict"] <= found["any"]).all()
    assert (found["any"] <= found["total"]).all()
    assert (found[COUNTS[2:]].sum(axis=1) == found["total"]).all()


@settings(deadline=None)
@given(said)
def test_the_list_and_the_counts_say_the_same(rows):
    room = crosswalked(events(rows))
    expected = table(room)
    found = figures.reach(room)
    listed = Counter(
        zip(found["subject_framework_id"], found["framework_id"], found["state"], strict=True)
    )

    for one, by in set(zip(found["subject_framework_id"], found["framework_id"], strict=True)):
        strict, any_, candidate, gaps, left = (
            listed[one, by, state] for state in ("strict", "any", "candidate", "gap", "not-judged")
        )
        assert [3, strict, strict + any_, candidate, gaps, left] == [
            expected[one, by][name] for name in COUNTS
        ]


@settings(deadline=None)
@given(said)
def test_the_figures_are_those_that_every_page_shows(rows):
    room = crosswalked(events(rows))
    for (one, by), found in table(room).items():
        if by is not None and found["state"] == "compared":
            seen = compared(room, one, by)
            gaps = seen.unmatched(one)
            expected = coverage(room.frameworks[one], seen.pairs, gaps)
            left = orphans(room.frameworks[one], seen.pairs, gaps)
            assert {name: found[name] for name in COUNTS[:-1]} == vars(expected)
            assert found["orphans"] == len(left)


@settings(deadline=None)
@given(said)
def test_all_others_together_reach_at_least_as_far_as_each(rows):
    found = table(crosswalked(events(rows)))
    for (one, _), each in found.items():
        if each["state"] == "compared":
            assert each["strict"] <= found[one, None]["strict"]
            assert each["any"] <= found[one, None]["any"]
