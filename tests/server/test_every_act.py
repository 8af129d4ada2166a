"""Every act happens once, however often it is sent: three times, in a story that has them all."""

from collections.abc import Iterator

import pytest

from kit.domain.events import IdeaSent, LineWritten
from kit.domain.rights import Act
from kit.domain.seat import Role
from tests.server.api.story import story
from tests.server.api.telling import Story, Told
from tests.server.running import Browser, Running, fresh_key
from tests.server.test_acts import ballot, line, opened_round

LOOKS = ("preview_framework", "rule")
"""Calls that change nothing."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with story(tmp_path_factory.mktemp("story"), times=3) as found:
        yield found


def posted(told: Story) -> list[Told]:
    return [one for one in told.told if one.sent and one.name not in LOOKS]


def test_the_story_has_every_act(told):
    done = {one.sent["act"] for one in told.told if "act" in one.sent}

    assert done == {*Act} - {Act.BRING_FRAMEWORK}
    assert "bring_framework" in {one.name for one in told.told}


def test_an_act_that_is_sent_three_times_happens_once(told):
    assert [one.name for one in posted(told) if one.again] == []
    recorded = [one.name for one in posted(told) if one.recorded == 0]
    # ballots are in the box, a rehearsal is in a session of its own
    assert {name.partition(" ")[0] for name in recorded} == {"cast", "vote", "rehearsal"}
    assert told.running.store.verify("room") == told.running.room.session.revision


def test_its_answers_are_equal(told):
    for one in posted(told):
        assert [answer.status for answer in one.answers] == [200] * 3, one.name
        assert len({answer.text for answer in one.answers}) == 1, one.name


def test_what_is_sent_three_times_is_counted_once(told):
    first, *_ = told.running.room.session.rounds.values()
    assert first.closed is not None

    # six phones at the opening, one admitted, two on paper
    assert (first.closed.entitled, first.closed.voted) == (9, 9)
    assert first.closed.changed == 1
    assert len(first.closed.judgements[told.ballot[0]]) == 9


# --- keys that are used otherwise ----------------------------------------------------------------


def stored(running: Running, kind: type[LineWritten] | type[IdeaSent]) -> list[str]:
    recorded = running.store.read("room")
    return [one.event.text for one in recorded if isinstance(one.event, kind)]


def reporting(running: Running) -> tuple[Browser, str]:
    running.start_item("brainstorm")
    return running.reporter(), running.seat_id(Role.REPORTER, 1)


def test_another_content_under_a_used_key_is_not_done(running):
    reporter, seat_id = reporting(running)
    key = fresh_key()
    reporter.act(seat_id, "write_line", line("First."), key)

    answer = reporter.act(seat_id, "write_line", line("Second."), key)

    assert (answer.status, answer.json()["message_id"]) == (400, "key-used")
    assert stored(running, LineWritten) == ["First."]


def test_another_act_under_a_used_key_is_not_done(running):
    reporter, seat_id = reporting(running)
    key = fresh_key()
    written = reporter.act(seat_id, "write_line", line("First."), key).json()["result"]

    answer = reporter.act(seat_id, "remove_line", {"line_id": written["line_id"]}, key)

    assert (answer.status, answer.json()["message_id"]) == (400, "key-used")
    assert not running.room.session.lines[written["line_id"]].removed


def test_another_seats_act_under_the_same_key_is_another_act(running):
    running.start_item("brainstorm")
    key = fresh_key()

    for group in (1, 2):
        answer = running.reporter(group).act(
            running.seat_id(Role.REPORTER, group), "write_line", line(f"Group {group}."), key
        )
        assert answer.status == 200

    assert stored(running, LineWritten) == ["Group 1.", "Group 2."]


def test_the_key_of_what_was_refused_is_free_again(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    key = fresh_key()
    assert reporter.act(seat_id, "write_line", line("Early."), key).status == 409
    running.start_item("brainstorm")

    assert reporter.act(seat_id, "write_line", line("Now."), key).status == 200
    assert stored(running, LineWritten) == ["Now."]


def test_a_resend_after_the_end_is_told_that_it_was_done(running):
    reporter, seat_id = reporting(running)
    key = fresh_key()
    first = reporter.act(seat_id, "write_line", line("In time."), key)
    running.facilitator().act(running.seat_id(Role.FACILITATOR), "end_item", {})

    again = reporter.act(seat_id, "write_line", line("In time."), key)

    assert again.json() == first.json()


def test_another_ballot_under_a_used_key_is_not_taken(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    key = fresh_key()
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"), key)

    answer = browser.act(seat_id, "cast", ballot(round_id, standard_id, "2"), key)

    assert (answer.status, answer.json()["message_id"]) == (400, "key-used")
    mine = browser.view(seat_id, "phone").json()["own"]["ballot"]
    assert (mine["version"], mine["choices"][standard_id]["value"]) == (1, "8")


def test_an_older_ballot_that_is_sent_again_changes_nothing(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    older = fresh_key()
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"), older)
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "2", base=1))

    again = browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"), older)

    assert (again.status, again.json()["message_id"]) == (409, "ballot-outdated")
    assert again.json()["present"]["ballot"]["choices"][standard_id]["value"] == "2"


def test_who_hands_over_the_own_seat_has_none_for_a_resend(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    key = fresh_key()
    assert reporter.act(seat_id, "hand_over_seat", {"seat_id": seat_id}, key).status == 200

    again = reporter.act(seat_id, "hand_over_seat", {"seat_id": seat_id}, key)

    assert (again.status, again.json()["message_id"]) == (403, "door-no-seat")


def test_the_key_of_a_phone_finds_its_seat_in_another_browser(running):
    _, seat_id = running.phone("phonekey00000000", group_id="group-1")

    _, again = running.phone("phonekey00000000", group_id="group-2")

    assert again == seat_id
    assert running.room.session.seats[seat_id].group_id == "group-1"
