import pytest

from kit.domain.results import counted
from kit.domain.seat import Role
from tests.builders import START, round_plan, workshop

F = Role.FACILITATOR
APPROVAL = {"method": "approval", "rule": {"name": "approval", "places": "1"}}


def opened(room, *, seats=5, standards=2, **more):
    room.start(workshop(rounds=(round_plan(**more),)))
    round_id, names = room.open(seats=seats, standards=standards)
    return round_id, names, room.session.standing_seats(Role.PARTICIPANT)


def closed(room, round_id):
    room.close(round_id)
    return room.round(round_id).closed


def test_a_round_closed_by_hand_and_one_closed_by_its_deadline_read_alike(room):
    round_id, [first, _], seats = opened(room)
    room.act(F, "set_deadline", round_id=round_id, closes_at="2026-11-21T12:00:00Z")
    room.cast(seats[0], round_id, {first: "7"})

    done = room.close_when_due(START.replace(hour=12))

    assert done.recorded[0].seat_id is None
    event = room.round(round_id).closed
    assert (event.entitled, event.voted) == (5, 1)
    assert [one.value for one in event.judgements[first]] == ["7"]


def test_a_ballot_in_the_second_of_the_deadline_is_refused_and_one_before_it_counts(room):
    round_id, [first, _], seats = opened(room)
    deadline = START.replace(hour=12)
    room.act(F, "set_deadline", round_id=round_id, closes_at=deadline.isoformat())
    room.cast(seats[0], round_id, {first: "7"}, at=deadline.replace(hour=11, minute=59, second=59))
    with pytest.raises(Exception, match="round-closed"):
        room.cast(seats[1], round_id, {first: "7"}, at=deadline)
    room.close_when_due(deadline)

    assert room.round(round_id).closed.voted == 1


def test_everything_a_device_sent_is_in_the_published_list(room):
    round_id, [first, second], seats = opened(room)
    sent = set()
    for number, seat in enumerate(seats):
        standing = room.cast(seat, round_id, {first: str(number + 1), second: "5"})
        sent |= {(name, one.code, one.value) for name, one in standing.ballot.choices.items()}

    published = closed(room, round_id).judgements

    assert {(name, one.code, one.value) for name in published for one in published[name]} == sent


def test_the_code_of_a_ballot_that_stays_whole_is_another_where_two_came_with_the_same(room):
    round_id, [first, second], seats = opened(room, **APPROVAL)
    same = room.key()
    room.cast(seats[0], round_id, {first: "1", second: "1"}, code=same)
    room.cast(seats[1], round_id, {first: "1"}, code=same)
    room.cast(seats[2], round_id, {}, code=same)

    event = closed(room, round_id)
    codes = [one.code for one in event.judgements[first]]

    assert len(set(codes)) == 2
    assert {one.code for one in event.judgements[second]} < set(codes)
    assert [one.outcome.n for one in counted(room.round(round_id)).results.values()] == [3, 3]


def test_two_judgements_on_one_standard_never_share_a_code(room):
    round_id, [first, second], seats = opened(room)
    same = room.key()
    room.cast(seats[0], round_id, {first: "9"}, code=same)
    room.cast(seats[1], round_id, {first: "1"}, code=same)
    room.cast(seats[2], round_id, {second: "1"}, code=same)

    event = closed(room, round_id)

    assert len({one.code for one in event.judgements[first]}) == 2
    assert [one.code for one in event.judgements[second]] == [same]


def test_an_open_round_tells_who_voted_how_and_who_handed_in_a_blank(room):
    round_id, [first, _], seats = opened(room, secrecy="open")
    room.cast(seats[0], round_id, {first: "9"})
    room.cast(seats[1], round_id, {})

    event = closed(room, round_id)

    assert [one.seat_id for one in event.judgements[first]] == [seats[0].seat_id]
    assert (event.blank, event.voted) == ((seats[1].seat_id,), 2)


def test_a_secret_round_does_not_tell_who_handed_in_a_blank(room):
    round_id, _, seats = opened(room)
    room.cast(seats[1], round_id, {})

    event = closed(room, round_id)

    assert (event.blank, event.voted) == ((), 1)
    assert seats[1].seat_id not in event.model_dump_json()


def test_a_group_of_which_nobody_judged_a_standard_is_not_shown_either(room):
    room.start(workshop(rounds=(round_plan(attribute="group"),)))
    seats = [room.join(group_id=f"group-{number}") for number in (1, 2) for _ in range(5)]
    both, one_group = room.standard("One."), room.standard("Two.")
    done = room.act(F, "open_round", plan_id="r1", heads=10)
    round_id = str(done.result["round_id"])
    for number, seat in enumerate(seats):
        room.cast(seat, round_id, {both: "7"} | ({one_group: "7"} if number < 5 else {}))

    judgements = closed(room, round_id).judgements

    assert {one.value_of for one in judgements[both]} == {"group-1", "group-2"}
    assert {one.value_of for one in judgements[one_group]} == {None}


def test_in_the_open_the_group_of_a_voter_is_told_however_few_they_are(room):
    room.start(workshop(rounds=(round_plan(attribute="group", secrecy="open"),)))
    seat = room.join(group_id="group-1")
    name = room.standard()
    done = room.act(F, "open_round", plan_id="r1", heads=1)
    round_id = str(done.result["round_id"])
    room.cast(seat, round_id, {name: "7"})

    event = closed(room, round_id)

    assert [one.value_of for one in event.judgements[name]] == ["group-1"]
    assert not event.attribute_dropped


def test_whether_a_standard_is_universal_is_counted_apart_from_its_judgements(room):
    round_id, [first, second], seats = opened(room, asks_scope=True)
    room.cast(seats[0], round_id, {first: "9"}, scopes={first: "universal", second: "adaptable"})
    room.cast(seats[1], round_id, {first: "9"}, scopes={first: "adaptable"})

    assert closed(room, round_id).scopes == {
        first: {"universal": 1, "adaptable": 1},
        second: {"universal": 0, "adaptable": 1},
    }


def test_a_round_in_which_nobody_voted_closes(room):
    round_id, names, _ = opened(room)

    event = closed(room, round_id)

    assert (event.voted, event.judgements) == (0, dict.fromkeys(names, ()))
    assert {one.verdict for one in counted(room.round(round_id)).results.values()} == {"undecided"}
