import pytest

from kit.commands.act import ACTS
from kit.commands.perform import SUBJECTS
from kit.domain.errors import BadInput, KitError, NotAllowed, NotFound, NotNow
from kit.domain.rights import MAY, Act
from kit.domain.seat import Role


def test_every_act_has_a_right_and_a_function():
    assert SUBJECTS
    assert set(MAY) == set(Act)
    assert set(ACTS) == set(Act) - {Act.CAST, Act.CLOSE_ROUND}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", sorted(set(Act) - {Act.CAST}))
def test_only_the_roles_of_the_table_get_past_the_door(room, role, name):
    room.start().join()
    with pytest.raises(KitError) as refused:
        room.act(role, name, nonsense=True)
    assert (refused.value.message_id == "act-not-yours") == (role not in MAY[name])


def test_an_act_is_done_once_however_often_it_is_sent(room):
    room.start()
    room.act(Role.FACILITATOR, "start_item", item_id="brainstorm")
    key = room.key()
    asked = {"question_id": "q1", "text": "Trust.", "lang": "en"}
    first = room.act(Role.REPORTER, "write_line", key=key, **asked)
    again = room.act(Role.REPORTER, "write_line", key=key, **asked)
    assert again.position == first.position
    assert again.result == first.result
    assert [line.text for line in room.session.lines.values()] == ["Trust."]


def test_a_resent_act_stands_even_where_the_moment_has_passed(room):
    room.start()
    key = room.key()
    first = room.act(Role.FACILITATOR, "start_item", key=key, item_id="brainstorm")
    room.act(Role.FACILITATOR, "end_item")
    again = room.act(Role.FACILITATOR, "start_item", key=key, item_id="brainstorm")
    assert again.position == first.position


def test_the_same_key_from_two_seats_makes_two_things(room):
    room.start()
    room.act(Role.FACILITATOR, "start_item", item_id="brainstorm")
    key = room.key()
    for role in (Role.REPORTER, Role.INSTRUCTOR):
        room.act(role, "write_line", key=key, question_id="q1", text=role, lang="en")
    assert len(room.session.lines) == 2


def test_a_withdrawn_seat_can_do_nothing(room):
    room.start()
    reporter = room.seat(Role.REPORTER)
    room.act(Role.FACILITATOR, "withdraw_seat", seat_id=reporter.seat_id)
    with pytest.raises(NotAllowed, match="seat-withdrawn"):
        room.act(reporter, "call_help")


def test_arguments_that_cannot_be_read_are_named(room):
    room.start()
    with pytest.raises(BadInput) as refused:
        room.act(Role.FACILITATOR, "extend_item", minutes="many")
    assert refused.value.values["place"] == "minutes"


@pytest.mark.parametrize(
    "key", ["", "short", "UPPERCASEUPPERCASE", "a" * 41, "with space with space"]
)
def test_a_key_of_another_shape_is_refused(room, key):
    room.start()
    with pytest.raises((BadInput, NotFound)):
        room.act(Role.FACILITATOR, "start_item", key=key or " ", item_id="brainstorm")


def test_nothing_is_added_to_a_closed_session(room):
    room.start()
    room.act(Role.FACILITATOR, "close_session")
    with pytest.raises(NotNow, match="session-closed"):
        room.act(Role.REPORTER, "call_help")
    with pytest.raises(NotNow, match="session-closed"):
        room.join()


def test_a_refused_act_writes_nothing(room):
    room.start()
    before = room.store.revision("demo")
    with pytest.raises(NotNow):
        room.write()
    assert room.store.revision("demo") == before
