"""Joining by room code: one device, one seat."""

import json

from kit.domain.seat import Role
from tests.server.running import Browser

KEY = "a" * 20


def test_a_phone_joins_and_is_led_to_its_page(running):
    browser = Browser(running.port)

    answer = browser.join(running.room.room_code, KEY, group_id="group-2")

    assert answer.json()["url"] == f"/p/{answer.json()['seat']}"
    assert running.room.session.seats[answer.json()["seat"]].group_id == "group-2"
    assert browser.get(answer.json()["url"]).status == 200


def test_the_same_device_joins_once_even_when_the_answer_was_lost(running):
    first = Browser(running.port).join(running.room.room_code, KEY)
    second = Browser(running.port).join(running.room.room_code, KEY)

    assert first.json()["seat"] == second.json()["seat"]


def test_a_browser_that_has_joined_finds_its_seat_again(running):
    browser, seat_id = running.phone()

    answer = browser.join(running.room.room_code, "b" * 20)

    assert answer.json()["seat"] == seat_id
    assert browser.get(f"/j?room={running.room.room_code}").headers["Location"] == f"/p/{seat_id}"


def test_joining_needs_the_room_code(running):
    answer = Browser(running.port).join("abcde", KEY)

    assert answer.status == 404
    assert answer.json()["message_id"] == "door-no-room"
    assert not running.room.session.standing_seats(Role.PARTICIPANT)


def test_the_join_page_shows_groups_and_the_privacy_notice(running):
    page = Browser(running.port).get(f"/j?room={running.room.room_code.upper()}")

    view = json.loads(page.text.split('id="kit-view">')[1].split("</script>")[0])
    assert page.status == 200
    assert len(view["shared"]["groups"]) == 4
    assert view["shared"]["notice"]


def test_without_a_code_the_join_page_asks_for_it(running):
    assert 'name="code"' in Browser(running.port).get("/j").text


def test_a_group_that_does_not_exist_is_refused(running):
    answer = Browser(running.port).join(running.room.room_code, KEY, group_id="group-99")

    assert answer.status == 404
    assert answer.json()["message_id"] == "group-unknown"


def test_what_a_phone_sends_is_checked(running):
    code = running.room.room_code
    for asked in ({"group_id": {"a": 1}}, {"organisation_id": 7}, {"role": "facilitator"}):
        assert Browser(running.port).join(code, KEY, **asked).status == 400


def test_a_full_room_says_so(running):
    facilitator, seat_id = running.facilitator(), running.seat_id(Role.FACILITATOR)
    facilitator.act(seat_id, "allow_places", {"places": 1})
    running.phone()

    answer = Browser(running.port).join(running.room.room_code, "c" * 20)

    assert answer.status == 409
    assert answer.json()["message_id"] == "room-full"


def test_an_idea_from_a_phone_arrives_at_its_group(running):
    running.start_item("brainstorm")
    browser, seat_id = running.phone(group_id="group-1")
    said = {"question_id": "seal-1", "text": "From a phone.", "lang": "en"}

    assert browser.act(seat_id, "send_idea", said).status == 200

    sheet = running.reporter().view(running.seat_id(Role.REPORTER, 1), "reporter").text
    assert "From a phone." in sheet
