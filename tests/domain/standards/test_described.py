"""What groups answer about a standard, and what of it stands. Nothing is chosen for anybody."""

import pytest

from kit.domain import events as ev
from kit.domain.standards.described import (
    Question,
    State,
    arranged,
    description,
    is_described,
    requirement_of,
    standing,
)
from tests.builders import session, standard


def said(standard_id="s1", group_id="g1", lang="en", **answers):
    return ev.StandardDescribed(standard_id=standard_id, group_id=group_id, lang=lang, **answers)


def room(standard_id="s1", **answers):
    return said(standard_id, group_id=None, **answers)


def found(*happened, question, of="s1"):
    happening = session(standard(), *happened)
    answered = description(happening, happening.standards[of])
    return next(one for one in answered if one.question is question)


def states(*happened):
    happening = session(standard(), *happened)
    return {one.question: one.state for one in description(happening, happening.standards["s1"])}


def ids(standards):
    return [one.standard_id for one in standards]


# --- what answers amount to ---------------------------------------------------------------------


def test_what_nobody_answered_is_open_and_nothing_is_assumed():
    assert states() == dict.fromkeys(
        [Question.SCOPE, Question.TIER, Question.UNDER, Question.HARM, Question.EVIDENCE],
        State.OPEN,
    )


@pytest.mark.parametrize(
    ("tiers", "state"),
    [
        (("basic", None), State.ALIKE),
        (("basic", "basic"), State.ALIKE),
        (("basic", "additional"), State.DIFFER),
        ((None, None), State.OPEN),
    ],
)
def test_choices_of_groups_are_alike_or_differ(tiers, state):
    answers = [said(group_id=f"g{number}", tier=tier) for number, tier in enumerate(tiers, 1)]

    assert states(*answers)[Question.TIER] is state


def test_words_of_several_groups_stand_beside_each_other_and_do_not_differ_by_machine():
    answers = [said(harm="A broken promise."), said(group_id="g2", harm="Une promesse rompue.")]

    assert states(*answers)[Question.HARM] is State.BESIDE
    assert states(answers[0], said(group_id="g2", harm=answers[0].harm))[Question.HARM] is (
        State.ALIKE
    )


def test_what_the_room_settled_stands_whatever_the_groups_said():
    answered = found(
        said(tier="basic"),
        said(group_id="g2", tier="additional"),
        room(tier="additional"),
        question=Question.TIER,
    )

    assert (answered.state, answered.settled.value) == (State.SETTLED, "additional")
    assert [(one.group_id, one.value) for one in answered.said] == [
        ("g1", "basic"),
        ("g2", "additional"),
    ]


def test_groups_are_named_in_the_order_of_their_numbers_and_those_taken_off_last():
    answered = found(
        said(group_id="gone", tier="basic"),
        said(group_id="g2", tier="basic"),
        said(group_id="g1", tier="basic"),
        question=Question.TIER,
    )

    assert [one.group_id for one in answered.said] == ["g1", "g2", "gone"]


@pytest.mark.parametrize(
    ("happened", "asked"),
    [
        ([], False),
        ([said(scope="universal")], False),
        ([said(scope="adaptable")], True),
        ([said(scope="adaptable"), room(scope="universal")], False),
        ([said(scope="universal"), room(scope="adaptable")], True),
    ],
)
def test_how_it_is_adapted_is_asked_only_where_somebody_holds_that_it_may(happened, asked):
    assert (Question.ADAPTATION in states(*happened)) is asked


def test_only_an_answer_makes_a_standard_described():
    happening = session(standard(), said())
    one = happening.standards["s1"]

    assert not is_described(one)
    assert is_described(session(standard(), said(tier="basic")).standards["s1"])


# --- requirements, and standards under them ------------------------------------------------------


def under(standard_id, under_id):
    return room(standard_id, under_id=under_id)


def three(*happened):
    return session(standard(), standard("Two.", "s2"), standard("Three.", "s3"), *happened)


def above(happening, standard_id):
    found = requirement_of(happening, happening.standards[standard_id])
    return found and found.standard_id


def test_a_standard_stands_under_what_the_room_settled_not_what_a_group_says():
    assert above(three(said("s2", under_id="s1")), "s2") is None
    assert above(three(under("s2", "s1")), "s2") == "s1"


def test_a_requirement_of_its_own_names_itself():
    assert above(three(under("s2", "s2")), "s2") is None


def test_a_requirement_comes_first_and_the_standards_under_it_follow():
    happening = three(under("s1", "s3"))

    assert ids(arranged(happening, happening.standing_standards())) == ["s2", "s3", "s1"]


def test_what_is_left_out_of_a_list_moves_nothing_in_it():
    happening = three(under("s1", "s3"))
    listed = [happening.standards[one] for one in ("s1", "s2")]

    assert arranged(happening, listed) == listed


def test_what_a_requirement_was_joined_into_takes_its_place():
    happening = three(under("s3", "s1"), standard("Both.", "s4", parent_ids=("s1", "s2")))

    assert above(happening, "s3") == "s4"
    assert standing(happening, "s1") is happening.standards["s4"]


def test_an_answer_that_names_a_joined_standard_means_what_it_was_joined_into():
    joined = standard("Both.", "s4", parent_ids=("s1", "s2"))
    happening = three(said("s3", under_id="s1"), said("s3", "g2", under_id="s2"), joined)
    answered = description(happening, happening.standards["s3"])

    assert {one.state for one in answered if one.question is Question.UNDER} == {State.ALIKE}


def test_of_the_parts_of_a_split_requirement_none_takes_its_place():
    happening = session(
        standard("Whole.", "s1", requirements=("A1", "B1")),
        standard("Other.", "s2"),
        under("s2", "s1"),
        standard("Half.", "s3", requirements=("A1",), parent_ids=("s1",)),
        standard("Half.", "s4", requirements=("B1",), parent_ids=("s1",)),
    )

    assert above(happening, "s2") is None


def test_a_dropped_requirement_has_nothing_under_it():
    assert above(three(under("s2", "s1"), ev.StandardDropped(standard_id="s1")), "s2") is None


def test_what_stands_under_what_stands_under_another_is_listed_under_the_topmost():
    happening = three(under("s3", "s2"), under("s2", "s1"))

    assert ids(arranged(happening, happening.standing_standards())) == ["s1", "s2", "s3"]
    assert above(happening, "s3") == "s1"


def test_a_circle_of_requirements_leads_nowhere_and_ends():
    happening = three(under("s1", "s2"), under("s2", "s1"), under("s3", "s1"))

    assert [above(happening, one) for one in ("s1", "s2", "s3")] == [None, None, None]
    assert len(arranged(happening, happening.standing_standards())) == 3


def test_arranging_loses_and_doubles_nothing():
    happening = three(under("s1", "s3"), under("s2", "s3"))
    everything = list(happening.standards.values())

    assert sorted(ids(arranged(happening, everything))) == ["s1", "s2", "s3"]
