import pytest

from kit.domain.errors import BadInput, NotFound
from kit.domain.seat import Role

A1, A2 = ({"framework_id": "be-mentoring", "ref_id": one} for one in ("A1", "A2"))
B1, B2 = ({"framework_id": "eu-net", "ref_id": one} for one in ("B1", "B2"))


def state(room, subjects, objects, relation="equal", group=1, **more):
    return room.act(
        room.seat(Role.REPORTER, group),
        "state_bundle",
        subjects=subjects,
        objects=objects,
        relation=relation,
        justification="Together they name the same topics.",
        lang="en",
        **more,
    )


def said(room):
    return {
        (one.subject.ref_id, one.object.ref_id): one.relation
        for one in room.session.standing_mappings()
    }


def test_several_are_judged_in_one_act_with_what_follows_for_each_pair(room):
    room.start()
    done = state(room, [A1], [B1, B2])

    (bundle,) = room.session.standing_bundles()
    assert bundle.bundle_id == done.result["bundle_id"]
    assert bundle.relation == "equal"
    assert said(room) == {("A1", "B1"): "superset-of", ("A1", "B2"): "superset-of"}


def test_sent_twice_it_is_said_once(room):
    room.start()
    key = room.key()
    state(room, [A1, A2], [B1, B2], key=key)
    state(room, [A1, A2], [B1, B2], key=key)

    assert len(room.session.standing_bundles()) == 1
    assert len(room.session.mappings) == 4


def test_it_takes_the_place_of_what_the_group_said_of_these_pairs(room):
    room.start()
    reporter = room.seat(Role.REPORTER)
    gap = {"subject": A1, "framework_id": "eu-net", "justification": "No.", "lang": "en"}
    room.act(reporter, "state_gap", **gap)
    state(room, [A1], [B1, B2])
    state(room, [A1], [B1, B2], "intersects-with")

    assert room.session.standing_gaps() == []
    assert set(said(room).values()) == {"intersects-with"}
    assert len(room.session.standing_bundles()) == 1


def test_it_is_taken_back_as_one(room):
    room.start()
    bundle_id = state(room, [A1], [B1, B2]).result["bundle_id"]
    with pytest.raises(NotFound, match="mapping-unknown"):
        room.act(room.seat(Role.REPORTER, 2), "withdraw_bundle", bundle_id=bundle_id)
    room.act(room.seat(Role.REPORTER), "withdraw_bundle", bundle_id=bundle_id)

    assert (said(room), room.session.standing_bundles()) == ({}, [])


@pytest.mark.parametrize(
    ("subjects", "objects", "refusal"),
    [
        ([A1, B1], [B2], "bundle-one-framework"),
        ([A1, A1], [B1], "bundle-named-twice"),
        ([A1], [B1], "bundle-of-one"),
        ([A1], [A2, A1], "pair-same-framework"),
        ([], [B1], "args-unreadable"),
    ],
)
def test_what_is_no_bundle_is_refused_and_nothing_is_written(room, subjects, objects, refusal):
    room.start()
    with pytest.raises(BadInput, match=refusal):
        state(room, subjects, objects)
    assert room.session.mappings == {}
