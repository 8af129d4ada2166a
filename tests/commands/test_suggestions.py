import pytest

from kit.domain.errors import BadInput, NotFound
from kit.domain.seat import Role

A1 = {"framework_id": "be-mentoring", "ref_id": "A1"}
B1, B2 = ({"framework_id": "eu-net", "ref_id": one} for one in ("B1", "B2"))


def show(room, *objects, group=1):
    suggested = [
        {"object": one, "rank": rank, "score": 6000 - rank} for rank, one in enumerate(objects, 1)
    ]
    seat = room.seat(Role.REPORTER, group)
    return room.act(seat, "show_suggestions", subject=A1, method="n-grams", suggested=suggested)


def test_what_a_group_was_shown_is_logged_once(room):
    room.start()
    show(room, B1)
    before = room.session.revision
    show(room, B1)
    assert room.session.revision == before
    show(room, B1, B2)

    assert [one.object.ref_id for one in room.session.suggested.values()] == ["B1", "B2"]


def test_each_group_is_shown_for_itself(room):
    room.start()
    show(room, B1)
    show(room, B1, group=2)

    assert [one.group_id for one in room.session.suggested.values()] == ["group-1", "group-2"]


def test_a_suggestion_is_refused_once_by_the_group_that_saw_it(room):
    room.start()
    show(room, B1)
    for _ in range(2):
        room.act(Role.REPORTER, "refuse_suggestion", subject=A1, object=B1)
    with pytest.raises(NotFound, match="suggestion-unknown"):
        room.act(room.seat(Role.REPORTER, 2), "refuse_suggestion", subject=A1, object=B1)

    assert [one.refused for one in room.session.suggested.values()] == [True]
    assert room.session.mappings == {}


def test_a_pair_that_cannot_be_is_not_logged(room):
    room.start()
    with pytest.raises(BadInput, match="pair-same-framework"):
        show(room, {"framework_id": "be-mentoring", "ref_id": "A2"})
    with pytest.raises(NotFound, match="requirement-unknown"):
        show(room, {"framework_id": "eu-net", "ref_id": "B99"})
