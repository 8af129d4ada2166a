"""Looking: the view once, followed over a socket, or asked for again and again."""

import json
import threading
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kit.domain.seat import Role
from kit.server.follow import STAFF_GAP, Follower
from tests.server.running import Browser, Running, eventually, next_view


def write(running: Running, text: str) -> None:
    said = {"question_id": "seal-1", "text": text, "lang": "en"}
    answer = running.reporter().act(running.seat_id(Role.REPORTER, 1), "write_line", said)
    assert answer.status == 200


def test_a_view_names_revision_clock_language_and_tag(running):
    seat_id = running.seat_id(Role.REPORTER, 1)

    view = running.reporter().view(seat_id, "reporter", lang="fr").json()

    assert view["revision"] == running.store.revision("room")
    assert view["lang"] == "fr"
    assert view["languages"] == ["en", "fr", "es"]
    assert view.keys() >= {"now", "live", "shared", "own", "tag"}


def test_a_socket_brings_the_view_at_once_and_then_what_is_new(running):
    running.start_item("brainstorm")
    seat_id = running.seat_id(Role.REPORTER, 1)

    with running.reporter().follow(seat_id, "reporter") as socket:
        assert json.loads(socket.recv(timeout=10)).keys() >= {"shared", "own"}
        write(running, "Seen within a moment.")
        message = next_view(socket, lambda one: "Seen within" in json.dumps(one))

    assert "shared" not in message, "what has not changed is not sent again"


def test_who_comes_back_is_sent_only_what_changed_meanwhile(running):
    running.start_item("brainstorm")
    seat_id, browser = running.seat_id(Role.REPORTER, 1), running.reporter()
    path = f"/api/follow?seat={seat_id}&page=reporter&lang=en&after="

    with browser.follow(seat_id, "reporter") as socket:
        next_view(socket, lambda one: "shared" in one)
        settled = browser.view(seat_id, "reporter", lang="en").json()["tag"]
    with browser.socket(path + settled) as socket:
        nothing_new = json.loads(socket.recv(timeout=10))
    write(running, "Written meanwhile.")
    with browser.socket(path + settled) as socket:
        missed = json.loads(socket.recv(timeout=10))
    with browser.socket(path + "of-another-make") as socket:
        unknown = json.loads(socket.recv(timeout=10))

    assert nothing_new.keys().isdisjoint({"own", "own_changes"})
    assert nothing_new.keys() >= {"now", "revision", "tag"}
    assert "Written meanwhile." in json.dumps(missed["own"])
    assert unknown.keys() >= {"shared", "own"}


def test_who_asks_again_is_sent_only_the_part_that_changed(running):
    browser, seat_id = running.phone()
    before = browser.view(seat_id, "phone").json()
    running.start_item("brainstorm")

    after = browser.view(seat_id, "phone", after=before["tag"]).json()

    assert after["shared"]["moment"]
    assert "own" not in after


def test_a_phone_that_reads_nothing_keeps_the_server_no_more_than_what_is_on_its_way(running):
    browser, seat_id = running.phone()
    with browser.follow(seat_id, "phone") as socket:
        socket.recv(timeout=10)
        [follower] = running.on_loop(lambda: followers(running))
        sent: list[object] = []
        follower.send, follower.is_full = (lambda *given: sent.append(given)), lambda: True
        running.start_item("brainstorm")
        eventually(lambda: running.on_loop(lambda: is_behind(follower)))

        held_back = list(sent)
        follower.is_full = lambda: False
        eventually(lambda: sent)

    assert held_back == []


def followers(running: Running) -> list[Follower]:
    return [
        one
        for pair in running.server.place.audiences._by_room.values()
        for audience in pair
        for one in audience._followers
    ]


def is_behind(follower: Follower) -> bool:
    assert follower.shown is not None
    return follower.looker.room.session.revision > follower.shown.own_at[0]


def test_a_burst_of_changes_comes_in_few_messages_and_the_last_is_there(running):
    running.start_item("brainstorm")
    seat_id = running.seat_id(Role.REPORTER, 1)
    received: list[str] = []

    with running.reporter().follow(seat_id, "reporter") as socket:
        socket.recv(timeout=10)
        for number in range(20):
            write(running, f"Line {number}")
        while not received or "Line 19" not in received[-1]:
            received.append(str(socket.recv(timeout=10)))

    assert len(received) < 20


def test_ten_tabs_of_one_browser_follow_at_the_same_time(running):
    running.start_item("brainstorm")
    browser, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)

    with ExitStack() as open_:
        tabs = [open_.enter_context(browser.follow(seat_id, "reporter")) for _ in range(10)]
        write(running, "In every tab.")
        for tab in tabs:
            assert next_view(tab, lambda one: "In every tab." in json.dumps(one))


def test_who_looks_elsewhere_on_a_page_is_sent_what_is_there(running):
    ours, theirs = list(running.room.session.frameworks)[:2]
    seat_id = running.seat_id(Role.REPORTER, 1)

    with running.reporter().follow(seat_id, "crosswalk") as socket:
        first = json.loads(socket.recv(timeout=10))
        socket.send(json.dumps({"look": f"{theirs} {ours} pair"}))
        turned = next_view(socket, lambda one: "shared" in one or "shared_changes" in one)
        for noise in ("no such place", ["pair"], "x" * 5000):
            socket.send(json.dumps({"look": noise}))

    assert first["shared"]["at"] == f"{ours} {theirs} pair"
    assert f"{theirs} {ours} pair" in json.dumps(turned)


def test_a_view_that_is_asked_for_names_where_one_looks(running):
    ours, theirs = list(running.room.session.frameworks)[:2]
    seat_id = running.seat_id(Role.REPORTER, 1)
    at = f"{theirs} {ours} pair"

    shown = running.reporter().view(seat_id, "crosswalk", at=at.replace(" ", "%20")).json()

    assert shown["shared"]["at"] == at


def test_a_ping_is_answered_with_the_servers_clock(running):
    seat_id = running.seat_id(Role.PLENARY)

    with running.browser((Role.PLENARY, None)).follow(seat_id, "plenary") as socket:
        socket.recv(timeout=10)
        socket.send('{"ping": 17}')
        answer = next_view(socket, lambda one: "pong" in one)

    assert answer["pong"] == 17
    assert answer["now"] > 1_700_000_000_000


@pytest.mark.parametrize("noise", ["", "{", "[]", '"ping"', "\x00"])
def test_noise_on_a_socket_changes_nothing(running, noise):
    seat_id = running.seat_id(Role.PLENARY)

    with running.browser((Role.PLENARY, None)).follow(seat_id, "plenary") as socket:
        socket.send(noise)
        socket.send('{"ping": 1}')
        assert next_view(socket, lambda one: "pong" in one)


def test_a_socket_is_refused_without_the_seat_and_from_a_foreign_page(running):
    seat_id = running.seat_id(Role.PLENARY)
    path = f"/api/follow?seat={seat_id}&page=plenary"

    with pytest.raises(InvalidStatus, match="403"):
        running.reporter().socket(path)
    with pytest.raises(InvalidStatus, match="403"):
        running.browser((Role.PLENARY, None)).socket(path, Origin="http://evil.example")


def test_a_socket_ends_when_its_seat_is_handed_over(running):
    seat_id = running.seat_id(Role.REPORTER, 1)
    reporter = running.reporter()

    with reporter.follow(seat_id, "reporter") as socket:
        socket.recv(timeout=10)
        reporter.act(seat_id, "hand_over_seat", {"seat_id": seat_id})
        with pytest.raises(ConnectionClosed) as ended:
            next_view(socket, lambda _: False)

    assert ended.value.rcvd is not None
    assert ended.value.rcvd.code == 4403


def test_asking_again_with_the_same_tag_waits_and_then_has_nothing(running):
    browser, seat_id = running.browser((Role.PLENARY, None)), running.seat_id(Role.PLENARY)
    tag = browser.view(seat_id, "plenary").json()["tag"]

    assert browser.view(seat_id, "plenary", after=tag, wait="0.1").status == 204


def test_asking_again_is_answered_as_soon_as_there_is_something_new(running):
    running.start_item("brainstorm")
    browser, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    tag = browser.view(seat_id, "reporter").json()["tag"]
    later = threading.Timer(0.2, write, (running, "News."))
    later.start()

    answer = browser.view(seat_id, "reporter", after=tag, wait="20")
    if "News." not in answer.text:  # somebody's arrival was news before it
        answer = browser.view(seat_id, "reporter", after=answer.json()["tag"], wait="20")
    later.join()

    assert "News." in answer.text


def test_who_looks_is_present_and_who_left_is_gone_after_a_moment(running):
    seat_id = running.seat_id(Role.REPORTER, 1)
    present = lambda: running.on_loop(lambda: running.room.live(None).present)  # noqa: E731

    with running.reporter().follow(seat_id, "reporter") as socket:
        socket.recv(timeout=10)
        assert seat_id in present()

    eventually(lambda: seat_id not in present())


def test_the_facilitator_sees_that_a_group_is_there(running):
    watching = running.facilitator().follow(running.seat_id(Role.FACILITATOR), "facilitator")
    reporting = running.reporter().follow(running.seat_id(Role.REPORTER, 1), "reporter")

    with watching as screen:
        screen.recv(timeout=10)
        with reporting:
            assert next_view(screen, lambda one: "shared_changes" in one)


def test_codes_are_in_the_facilitators_view_and_in_no_other(running):
    code = running.code(Role.REPORTER, 1)
    pages = [
        (running.facilitator(), running.seat_id(Role.FACILITATOR), "plenary"),
        (running.facilitator(), running.seat_id(Role.FACILITATOR), "research"),
        (running.reporter(), running.seat_id(Role.REPORTER, 1), "reporter"),
    ]

    own = running.facilitator().view(running.seat_id(Role.FACILITATOR), "facilitator")

    assert code in own.text
    assert all(code not in browser.view(seat, page).text for browser, seat, page in pages)


def test_the_addresses_a_phone_has_reached_are_remembered(running):
    at = running.on_loop(lambda: running.room.live_revision)

    Browser(running.port, host=f"room.test:{running.port}").get("/test")

    # This machine's own visit proves nothing about a phone's.
    assert running.on_loop(lambda: running.room.live_revision) == at


def test_staff_hear_of_changes_within_a_quarter_of_a_second():
    assert STAFF_GAP < 0.25
