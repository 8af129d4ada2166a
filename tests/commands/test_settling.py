import pytest

from kit.domain.crosswalk.judging import compared
from kit.domain.crosswalk.pairs import PairState
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.seat import Role

BE, EU = "be-mentoring", "eu-net"
A1 = {"framework_id": BE, "ref_id": "A1"}
B1, B2 = ({"framework_id": EU, "ref_id": one} for one in ("B1", "B2"))


def answer(room, group, relation="equal", other=B1):
    said = {"subject": A1, "object": other, "relation": relation}
    why = {"justification": "The same moment.", "lang": "en"}
    done = room.act(room.seat(Role.REPORTER, group), "state_mapping", **said, **why)
    return done.result["mapping_id"]


def gap(room, group):
    said = {"subject": A1, "framework_id": EU, "justification": "Nothing there.", "lang": "en"}
    return room.act(room.seat(Role.REPORTER, group), "state_gap", **said).result["gap_id"]


def settle(room, parent_ids, relation="superset-of", **more):
    said = {"subject": A1, "object": B1, "relation": relation, "parent_ids": parent_ids}
    given = {**said, "justification": "Agreed after reading.", "lang": "en", **more}
    return room.act(Role.FACILITATOR, "settle_pair", **given).result["settlement_id"]


def settle_gap(room, parent_ids):
    return room.act(
        Role.FACILITATOR,
        "settle_gap",
        subject=A1,
        framework_id=EU,
        parent_ids=parent_ids,
        justification="Nothing there after all.",
        lang="en",
    ).result["settlement_id"]


def pairs(room):
    return compared(room.session, BE, EU).pairs


def test_a_disagreement_is_settled_from_the_answers_that_stand(room):
    room.start()
    parents = [answer(room, 1), answer(room, 2, "intersects-with")]
    settle(room, parents)

    (pair,) = pairs(room)
    assert (pair.state, pair.relation) == (PairState.AGREED, "superset-of")
    assert pair.settlement.parent_ids == tuple(parents)


def test_who_settles_has_to_have_seen_what_stands_now(room):
    room.start()
    parents = [answer(room, 1), answer(room, 2, "intersects-with")]
    answer(room, 2, "subset-of")
    with pytest.raises(NotNow, match="settle-answers-changed"):
        settle(room, parents)
    assert pairs(room)[0].state is PairState.DISPUTED


def test_settled_anew_the_newer_stands(room):
    room.start()
    parents = [answer(room, 1), answer(room, 2, "intersects-with")]
    settle(room, parents)
    settle(room, parents, "equal")

    assert len(room.session.standing_settlements()) == 1
    assert pairs(room)[0].relation == "equal"


def test_no_counterpart_is_settled_against_all_that_named_one(room):
    room.start()
    parents = [gap(room, 1), answer(room, 2), answer(room, 2, "intersects-with", B2)]
    settlement_id = settle_gap(room, parents)

    found = compared(room.session, BE, EU)
    assert [one.state for one in found.claims] == [PairState.AGREED]
    assert {one.relation for one in found.pairs} == {"no-relationship"}

    room.act(Role.FACILITATOR, "withdraw_settlement", settlement_id=settlement_id)
    assert room.session.standing_settlements() == []
    assert compared(room.session, BE, EU).claims[0].state is PairState.DISPUTED


def test_what_was_settled_of_the_same_answers_gives_way(room):
    room.start()
    parents = [gap(room, 1), answer(room, 2)]
    settle_gap(room, parents)
    settle(room, parents, "equal")

    found = compared(room.session, BE, EU)
    assert len(room.session.standing_settlements()) == 1
    assert (found.claims, found.pairs[0].relation) == ((), "equal")


def test_a_counterpart_is_settled_against_a_gap(room):
    room.start()
    settle(room, [answer(room, 2), gap(room, 1)], "equal")

    found = compared(room.session, BE, EU)
    assert (found.claims, found.pairs[0].relation) == ((), "equal")


def test_nobody_settles_what_groups_still_judge_blind(room):
    room.start()
    ends = {"subject_framework_id": BE, "object_framework_id": EU}
    room.act(
        Role.FACILITATOR, "assign_judges", **ends, group_ids=["group-1", "group-2"], blind=True
    )
    parents = [answer(room, 1)]
    with pytest.raises(NotNow, match="settle-still-blind"):
        settle(room, parents)


def test_only_the_facilitator_settles_and_only_answers_that_are_there(room):
    room.start()
    parents = [answer(room, 1)]
    given = {"subject": A1, "object": B1, "relation": "equal", "parent_ids": parents}
    with pytest.raises(NotAllowed, match="act-not-yours"):
        room.act(Role.REPORTER, "settle_pair", **given, justification="So.", lang="en")
    with pytest.raises(BadInput, match="args-unreadable"):
        settle(room, [])
    with pytest.raises(NotFound, match="settlement-unknown"):
        room.act(Role.FACILITATOR, "withdraw_settlement", settlement_id="no-such-one")
