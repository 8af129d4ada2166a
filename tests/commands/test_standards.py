import pytest

from kit.domain.errors import BadInput, NotNow
from kit.domain.seat import Role

A1, A2 = ({"framework_id": "be-mentoring", "ref_id": one} for one in ("A1", "A2"))
B1 = {"framework_id": "eu-net", "ref_id": "B1"}


def refs(standard):
    return [one.ref_id for one in standard.requirements]


def describe(room, standard_id, role=Role.REPORTER, **answers):
    return room.act(role, "describe_standard", standard_id=standard_id, lang="en", **answers)


def described(room, standard_id, group_id="group-1"):
    return room.session.standards[standard_id].described[group_id]


def test_a_merged_standard_rests_on_all_that_its_parents_rested_on(room):
    room.start()
    first = room.standard("One.", requirements=[A1, B1])
    second = room.standard("Two.", requirements=[A2, B1])
    both = room.standard("Both.", parent_ids=[first, second])

    assert refs(room.session.standards[both]) == ["A1", "B1", "A2"]


def test_a_standard_is_split_and_each_part_keeps_it_as_its_parent(room):
    room.start()
    whole = room.standard("Both.", requirements=[A1, A2, B1])
    parts = [
        {"text": "One.", "lang": "en", "requirements": [A1]},
        {"text": "Two.", "lang": "en", "requirements": [A2, B1]},
    ]
    room.act(Role.FACILITATOR, "split_standard", standard_id=whole, parts=parts)

    standing = room.session.standing_standards()
    assert [(one.text, refs(one)) for one in standing] == [("One.", ["A1"]), ("Two.", ["A2", "B1"])]
    assert {one.parent_ids for one in standing} == {(whole,)}


def test_a_part_cannot_rest_on_what_the_whole_did_not(room):
    room.start()
    whole = room.standard("Both.", requirements=[A1])
    parts = [
        {"text": "One.", "lang": "en", "requirements": [A1]},
        {"text": "Two.", "lang": "en", "requirements": [B1]},
    ]
    with pytest.raises(BadInput, match="split-foreign-source"):
        room.act(Role.FACILITATOR, "split_standard", standard_id=whole, parts=parts)


def test_each_group_answers_for_itself_and_the_facilitator_for_the_room(room):
    room.start()
    standard_id = room.standard()
    describe(room, standard_id, scope="adaptable", adaptation="Hours as the law has them.")
    describe(room, standard_id, room.seat(Role.REPORTER, 2), scope="universal")
    describe(room, standard_id, Role.FACILITATOR, tier="basic")

    answers = room.session.standards[standard_id].described
    assert {group: one.scope for group, one in answers.items()} == {
        "group-1": "adaptable",
        "group-2": "universal",
        None: None,
    }
    assert answers[None].tier == "basic"


def test_where_two_hands_of_a_group_answer_both_texts_stay(room):
    room.start()
    standard_id = room.standard()
    describe(room, standard_id, harm="Mentors who harm.")
    describe(room, standard_id, Role.INSTRUCTOR, harm="Broken promises.", base=0)
    seen = described(room, standard_id)
    assert (seen.harm, seen.rivals, seen.version) == (
        "Broken promises.",
        ("Mentors who harm.",),
        2,
    )
    describe(room, standard_id, harm="Both.", base=2)
    assert described(room, standard_id).rivals == ()


def test_a_standard_stands_under_a_requirement_and_no_deeper(room):
    room.start()
    top, below, deeper = room.standard("One."), room.standard("Two."), room.standard("Three.")
    describe(room, below, under_id=top)
    assert described(room, below).under_id == top
    for standard_id, under_id in ((deeper, below), (top, deeper)):
        with pytest.raises(BadInput, match="standard-under-nested"):
            describe(room, standard_id, under_id=under_id)


def test_a_requirement_of_its_own_names_itself_and_may_have_standards_under_it(room):
    room.start()
    top, other, below = (room.standard(f"{number}.") for number in (1, 2, 3))
    describe(room, top, under_id=top)
    describe(room, below, under_id=top)
    describe(room, other, under_id=other)

    describe(room, other, under_id=top)
    assert described(room, top).under_id == top
    assert described(room, other).under_id == top


def test_what_is_voted_on_is_neither_described_nor_split(room):
    room.start()
    _, _, (standard_id, _) = room.voting()
    parts = [{"text": one, "lang": "en"} for one in ("One.", "Two.")]
    with pytest.raises(NotNow, match="standard-on-ballot"):
        describe(room, standard_id, tier="basic")
    with pytest.raises(NotNow, match="standard-on-ballot"):
        room.act(Role.FACILITATOR, "split_standard", standard_id=standard_id, parts=parts)
