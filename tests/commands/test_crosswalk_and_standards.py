import pytest

from kit.domain.crosswalk.pairs import PairState, pairs
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.seat import Role

A1 = {"framework_id": "be-mentoring", "ref_id": "A1"}
A2 = {"framework_id": "be-mentoring", "ref_id": "A2"}
B1 = {"framework_id": "eu-net", "ref_id": "B1"}


def state(room, group, relation="equal", subject=A1, other=B1):
    done = room.act(
        room.seat(Role.REPORTER, group),
        "state_mapping",
        subject=subject,
        object=other,
        relation=relation,
        justification="The same moment.",
        lang="en",
    )
    return done.result["mapping_id"]


def judged(room):
    session = room.session
    return pairs(session.standing_mappings(), session.judges, "be-mentoring", "eu-net")


def test_two_groups_that_say_the_same_from_both_sides_agree(room):
    room.start()
    state(room, 1, "superset-of")
    assert judged(room)[0].state is PairState.CANDIDATE
    state(room, 2, "subset-of", subject=B1, other=A1)
    (pair,) = judged(room)
    assert (pair.state, pair.relation) == (PairState.AGREED, "superset-of")


def test_groups_that_differ_dispute_and_both_reasons_stay(room):
    room.start()
    state(room, 1, "equal")
    state(room, 2, "intersects-with")
    (pair,) = judged(room)
    assert pair.state is PairState.DISPUTED
    assert len(pair.mappings) == 2


def test_judging_again_replaces_what_the_group_said(room):
    room.start()
    state(room, 1, "equal")
    state(room, 1, "no-relationship")
    assert [mapping.relation for mapping in room.session.standing_mappings()] == ["no-relationship"]


def test_a_gap_and_a_counterpart_exclude_each_other(room):
    room.start()
    reporter = room.seat(Role.REPORTER)
    gap = {
        "subject": A1,
        "framework_id": "eu-net",
        "justification": "Nothing like it.",
        "lang": "en",
    }
    room.act(reporter, "state_gap", **gap)
    state(room, 1, "equal")
    assert room.session.standing_gaps() == []
    with pytest.raises(BadInput, match="gap-has-mapping"):
        room.act(reporter, "state_gap", **gap)


def test_a_pair_within_one_framework_or_with_a_heading_is_refused(room):
    room.start()
    with pytest.raises(BadInput, match="pair-same-framework"):
        state(room, 1, other=A2)
    with pytest.raises(NotFound, match="requirement-unknown"):
        state(room, 1, other={"framework_id": "eu-net", "ref_id": "B"})


def test_a_standard_keeps_what_it_came_from_and_its_parents(room):
    room.start()
    mapping_id = state(room, 1)
    first = room.standard("One.", requirements=[A1, B1], mapping_ids=[mapping_id])
    second = room.standard("Two.")
    joined = room.standard("Both.", parent_ids=[first, second])
    assert [one.standard_id for one in room.session.standing_standards()] == [joined]
    assert room.session.standards[joined].parent_ids == (first, second)
    with pytest.raises(NotFound, match="theme-unknown"):
        room.standard("Three.", theme_ids=["no-such-theme"])


def test_a_standard_on_an_open_ballot_stands_still(room):
    room.start()
    _, _, standards = room.voting()
    fresh = {"standard_id": standards[0], "base": 1, "text": "Other words.", "lang": "fr"}
    with pytest.raises(NotNow, match="standard-on-ballot"):
        room.act(Role.FACILITATOR, "reword_standard", **fresh)
    with pytest.raises(NotNow, match="standard-on-ballot"):
        room.act(Role.FACILITATOR, "drop_standard", standard_id=standards[0])
