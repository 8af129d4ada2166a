from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.agreement.judges import judges_agreement
from kit.domain.crosswalk.judging import shown_gaps, shown_mappings
from kit.domain.crosswalk.said import inverse
from tests import builders as make

BE, EU = make.two_frameworks()
RELATIONS = ("equal", "subset-of", "superset-of", "intersects-with", "no-relationship")


def judged(*happened, groups=("g1", "g2"), subject=BE, other=EU):
    """What groups of a session in which this happened agree on."""
    room = make.session(*happened, groups=4)
    mappings = shown_mappings(room, BE.id, EU.id)
    return judges_agreement(mappings, shown_gaps(room, BE.id, EU.id), subject, other, groups)


def mapping(group_id, subject="A1", object_="B1", relation="equal", **more):
    name = f"{group_id}-{subject}-{object_}-{len(more)}".lower()
    return make.mapping(name, group_id, subject, object_, relation, **more)


def gap(group_id, subject):
    towards = EU.id if subject.startswith("A") else BE.id
    return make.gap(f"{group_id}-{subject}".lower(), group_id, subject, towards)


def test_both_questions_are_counted_over_what_both_judged():
    found = judged(
        mapping("g1", "A1", "B1", "equal"),
        mapping("g2", "A1", "B1", "subset-of"),
        mapping("g1", "A2", "B2"),
        gap("g2", "A2"),
        gap("g1", "A3"),
        gap("g2", "A3"),
        mapping("g2", "A3", "B3", "no-relationship"),
    )
    (two,) = found.each_two

    # A1 and B1 alike, A2 not, A3 alike; B2 and B3 were judged by one or by none
    assert (two.counterpart.alike, two.counterpart.total) == (3, 4)
    assert (two.relation.alike, two.relation.total) == (0, 1)
    assert (found.counterpart.unanimous, found.counterpart.questions) == (3, 4)
    assert found.relation.share == Fraction(0)


def test_nothing_in_common_is_an_answer_on_a_pair_but_not_on_the_requirement():
    found = judged(
        mapping("g1", relation="no-relationship"), mapping("g2", relation="no-relationship")
    )

    assert (found.relation.alike, found.relation.compared) == (1, 1)
    assert found.counterpart.questions == 0


def test_a_gap_is_no_answer_on_pairs_so_that_a_difference_counts_once():
    found = judged(mapping("g1"), gap("g2", "A1"))

    assert (found.counterpart.alike, found.counterpart.compared) == (0, 1)
    assert found.relation.questions == 0


def test_a_group_that_names_a_counterpart_after_all_has_one():
    found = judged(gap("g1", "A1"), mapping("g1"), mapping("g2"))

    assert found.counterpart.alike == found.counterpart.compared == 2


def test_the_latest_answer_of_a_group_counts():
    found = judged(mapping("g1"), mapping("g2", relation="subset-of"), make.mapping("m9", "g2"))

    assert (found.relation.alike, found.relation.compared) == (1, 1)


def test_it_does_not_matter_from_which_side_a_group_looks():
    found = judged(mapping("g1", "A1", "B1", "subset-of"), mapping("g2", "B1", "A1", "superset-of"))

    assert found.relation.unanimous == 1


def test_what_was_taken_back_or_wants_another_look_is_no_answer():
    room = make.session(mapping("g1"), mapping("g2"), gap("g1", "A2"), gap("g2", "A2"))
    mappings, gaps = room.standing_mappings(), room.standing_gaps()

    marked = [
        (replace(mappings[1], look_again=True), replace(gaps[1], look_again=True)),
        (replace(mappings[1], withdrawn=True), replace(gaps[1], withdrawn=True)),
    ]
    for last, no_more in marked:
        found = judges_agreement([mappings[0], last], [gaps[0], no_more], BE, EU, ("g1", "g2"))

        assert (found.counterpart.questions, found.relation.questions) == (0, 0)


def test_groups_that_are_not_asked_for_do_not_count():
    found = judged(mapping("g1"), mapping("g3"), gap("g3", "A2"), gap("g1", "A2"))

    assert found.counterpart.questions == found.relation.questions == 0


def test_requirements_of_other_frameworks_and_headings_do_not_count():
    elsewhere = make.framework("fr-net", country="FR")

    found = judged(mapping("g1"), mapping("g2"), other=elsewhere)

    assert found.counterpart.questions == found.relation.questions == 0


def test_three_judges_have_three_couples_and_one_alpha():
    found = judged(
        *(mapping(one, relation="equal") for one in ("g1", "g2", "g3")),
        mapping("g1", "A2", "B2", "subset-of"),
        mapping("g2", "A2", "B2", "superset-of"),
        mapping("g3", "A3", "B3"),
        groups=("g1", "g2", "g3"),
    )

    assert [(one.first, one.second) for one in found.each_two] == [
        ("g1", "g2"),
        ("g1", "g3"),
        ("g2", "g3"),
    ]
    assert (found.relation.questions, found.relation.unanimous) == (2, 1)
    assert (found.relation.compared, found.relation.alike) == (4, 3)
    # five answers, o = 6 pairs alike over 2 and 1 pair unlike both ways: 1 - 4 * 2 / 14
    assert found.relation.alpha == Fraction(3, 7)


@pytest.mark.parametrize("groups", [(), ("g1",), ("g1", "g2")])
def test_where_nobody_judged_there_is_nothing_to_say(groups):
    found = judged(groups=groups)

    assert found.counterpart.share is None
    assert found.relation.alpha is None
    assert len(found.each_two) == len(groups) * (len(groups) - 1) // 2


def test_where_all_say_the_same_percent_stands_without_kappa():
    found = judged(mapping("g1"), mapping("g2"))
    (two,) = found.each_two

    assert two.relation.share == 1
    assert two.relation.kappa is two.relation.weighted_kappa is two.relation.alpha is None


said = st.lists(
    st.tuples(
        st.sampled_from(["g1", "g2", "g3"]),
        st.sampled_from(["A1", "A2", "A3"]),
        st.sampled_from(["B1", "B2", "B3", None]),
        st.sampled_from(RELATIONS),
    ),
    max_size=14,
    unique_by=lambda one: one[:3],
)


def events(rows):
    return [
        gap(group, subject) if object_ is None else mapping(group, subject, object_, relation)
        for group, subject, object_, relation in rows
    ]


def of_all(found):
    return found.counterpart, found.relation


@settings(deadline=None)
@given(said, st.randoms(use_true_random=False))
def test_who_is_called_how_and_spoke_when_changes_no_figure_over_all(rows, chance):
    three = ("g1", "g2", "g3")
    renamed = dict(zip(three, chance.sample(three, 3), strict=True))
    shuffled = [(renamed[group], *rest) for group, *rest in chance.sample(rows, len(rows))]

    before, after = judged(*events(rows), groups=three), judged(*events(shuffled), groups=three)

    assert of_all(before) == of_all(after)
    couples = {frozenset((one.first, one.second)): one for one in after.each_two}
    for one in before.each_two:
        same = couples[frozenset((renamed[one.first], renamed[one.second]))]
        assert (one.counterpart, one.relation) == (same.counterpart, same.relation)


@settings(deadline=None)
@given(said)
def test_it_is_the_same_from_either_framework(rows):
    room = make.session(*events(rows), groups=3)
    mappings, gaps = room.standing_mappings(), room.standing_gaps()
    three = ("g1", "g2", "g3")

    there = judges_agreement(mappings, gaps, BE, EU, three)
    back = judges_agreement([inverse(one) for one in mappings], gaps, EU, BE, three)

    assert there == back


@settings(deadline=None)
@given(said)
def test_of_two_judges_over_all_is_what_the_two_say(rows):
    found = judged(*events(rows))
    (two,) = found.each_two

    for one, other in ((two.counterpart, found.counterpart), (two.relation, found.relation)):
        assert (one.total, one.alike, one.alpha) == (other.questions, other.unanimous, other.alpha)
        assert one.weighted_alpha == other.weighted_alpha
