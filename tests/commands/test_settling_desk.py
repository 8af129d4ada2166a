"""Whatever the facilitator's page offers to settle a point is taken, and settles it."""

import pytest

from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared
from kit.domain.errors import NotNow
from kit.domain.seat import Role
from kit.domain.workshop import Groups
from kit.views.settling import to_confirm, to_settle
from tests.builders import workshop

BE, EU = "be-mentoring", "eu-net"
OWN = {"relation": "equal", "rationale": "functional", "strength": "strong"}


def end(framework_id, ref_id):
    return {"framework_id": framework_id, "ref_id": ref_id}


def said(room, group, ours, theirs, relation):
    args = {"subject": end(BE, ours), "object": end(EU, theirs), "relation": relation}
    room.act(
        room.seat(Role.REPORTER, group), "state_mapping", justification="So.", lang="en", **args
    )


def missing(room, group, subject, framework_id):
    args = {"subject": subject, "framework_id": framework_id}
    room.act(room.seat(Role.REPORTER, group), "state_gap", justification="None.", lang="en", **args)


def pair_and_gap_from_below(room):
    """A pair given two relations while a third group says that theirs has no counterpart."""
    said(room, 1, "A1", "B1", "equal")
    said(room, 2, "A1", "B1", "subset-of")
    missing(room, 3, end(EU, "B1"), BE)


def gap_that_two_fill(room):
    """One group knows no counterpart; two others name different ones."""
    missing(room, 1, end(BE, "A1"), EU)
    said(room, 2, "A1", "B1", "equal")
    said(room, 3, "A1", "B2", "intersects-with")


def points(room):
    seen = all_compared(room.session)
    return to_settle(room.session, ranked(room.session, seen.values()), "en")["points"]


def offered(room):
    """Every act that the page can send now, with the point it is for."""
    for key, point in points(room).items():
        yield from ((key, one["take"]["act"], one["take"]["args"]) for one in point["answers"])
        for one in point["choices"]:
            own = OWN if one["act"] == "settle_pair" else {}
            yield key, one["act"], {**one["args"], **own, "justification": "Ours.", "lang": "en"}


@pytest.mark.parametrize("play", [pair_and_gap_from_below, gap_that_two_fill])
def test_every_way_that_is_offered_is_taken(room, play):
    room.start(workshop(groups=Groups(count=3, size=8, question_sets=("seal",))))
    play(room)
    ways = list(offered(room))
    assert len(ways) >= 5
    for _, act, args in ways:
        done = room.act(Role.FACILITATOR, act, **args)
        assert done.result["settlement_id"] in room.session.settlements
        room.act(
            Role.FACILITATOR, "withdraw_settlement", settlement_id=done.result["settlement_id"]
        )


def test_the_answer_that_was_taken_settles_the_point(room):
    room.start()
    said(room, 1, "A1", "B1", "equal")
    said(room, 2, "A1", "B1", "subset-of")
    _, act, args = next(offered(room))

    room.act(Role.FACILITATOR, act, **args)

    assert points(room) == {}


def test_what_the_page_showed_before_somebody_answered_anew_is_refused(room):
    room.start()
    said(room, 1, "A1", "B1", "equal")
    said(room, 2, "A1", "B1", "subset-of")
    ways = list(offered(room))
    said(room, 2, "A1", "B1", "superset-of")

    for _, act, args in ways:
        with pytest.raises(NotNow, match="settle-answers-changed"):
            room.act(Role.FACILITATOR, act, **args)


def test_the_room_may_agree_to_what_one_group_says(room):
    room.start()
    said(room, 1, "A1", "B1", "equal")
    missing(room, 2, end(BE, "A2"), EU)
    seen = all_compared(room.session)
    found = to_confirm(room.session, seen.values(), "en")["points"].values()
    assert len(found) == 2

    for one in found:
        take = one["answers"][0]["take"]
        room.act(Role.FACILITATOR, take["act"], **take["args"])

    seen = all_compared(room.session)
    assert to_confirm(room.session, seen.values(), "en")["order"] == []
