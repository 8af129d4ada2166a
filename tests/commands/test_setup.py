import pytest

from kit.domain.errors import BadInput, KitError, NotAllowed, NotNow
from kit.domain.seat import Role


def facilitator(room, name, **args):
    return room.act(Role.FACILITATOR, name, **args)


def test_a_session_starts_with_its_seats_and_dealt_questions(room):
    room.start()
    session = room.session
    assert [group.question_set for group in session.groups.values()] == ["seal", "alliances"]
    roles = [seat.role for seat in session.standing_seats()]
    assert roles.count(Role.REPORTER) == roles.count(Role.INSTRUCTOR) == 2
    assert session.places == 16


def test_a_session_name_is_taken_once(room):
    room.start()
    with pytest.raises(NotNow, match="session-exists"):
        room.start()


def test_pasted_organisations_are_understood_in_the_usual_forms(room):
    room.start()
    text = "DUO for a JOB; be\nCollectif Mentorat\tFR\nCoordinadora (ES)\n\nQuartiersmeister\n"
    facilitator(room, "list_organisations", text=text)
    listed = [(one.title, one.country) for one in room.session.organisations.values()]
    assert listed == [
        ("DUO for a JOB", "BE"),
        ("Collectif Mentorat", "FR"),
        ("Coordinadora", "ES"),
        ("Quartiersmeister", None),
    ]


def test_an_organisation_somebody_joined_for_stays_in_the_list(room):
    room.start()
    facilitator(room, "list_organisations", text="A; BE\nB; FR")
    first = next(iter(room.session.organisations))
    assert room.join(organisation_id=first).country == "BE"
    with pytest.raises(NotNow, match="organisation-has-seats"):
        facilitator(room, "list_organisations", text="B; FR")


def test_a_removed_group_takes_its_seats_along_unless_it_has_lines(room):
    room.start()
    facilitator(room, "arrange_groups", groups=[{"group_id": "group-1", "question_set": "seal"}])
    assert len(room.session.standing_seats(Role.REPORTER)) == 1
    facilitator(room, "start_item", item_id="brainstorm")
    room.write()
    with pytest.raises(NotNow, match="group-has-lines"):
        facilitator(room, "arrange_groups", groups=[{"question_set": "seal"}])


def test_joining_twice_from_one_device_is_one_seat(room):
    room.start()
    key = room.key()
    assert room.join(key=key) == room.join(key=key)
    assert len(room.session.standing_seats(Role.PARTICIPANT)) == 1


def test_who_names_no_group_goes_to_the_smallest(room):
    room.start()
    room.join(group_id="group-1")
    assert room.join().group_id == "group-2"


def test_a_full_room_says_so(room):
    room.start()
    facilitator(room, "allow_places", places=1)
    room.join()
    with pytest.raises(NotNow, match="room-full"):
        room.join()


def test_a_reporter_hands_over_only_the_own_seat(room):
    room.start()
    own, other = room.seat(Role.REPORTER), room.seat(Role.REPORTER, group=2)
    room.act(own, "hand_over_seat", seat_id=own.seat_id)
    assert room.session.seats[own.seat_id].version == 2
    with pytest.raises(NotAllowed, match="seat-of-others"):
        room.act(own, "hand_over_seat", seat_id=other.seat_id)
    room.act(room.seat(Role.INSTRUCTOR), "hand_over_seat", seat_id=own.seat_id)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://a/b", "room", "http://a b"])
def test_an_address_that_is_none_is_refused(room, address):
    room.start()
    with pytest.raises((BadInput, KitError)):
        facilitator(room, "choose_address", address=address)
