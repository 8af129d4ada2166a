"""Who asks too much is cut off, and everybody else is served as before."""

import json
import socket
from contextlib import ExitStack

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from kit.domain.seat import Role
from kit.server.door import LARGEST_BODY
from kit.server.listening import SILENCE_SECONDS
from kit.server.looking import MOST_PAGES
from tests.server.running import Browser, Running, eventually, next_view


def cut_off(connection: socket.socket) -> bool:
    connection.settimeout(10)
    try:
        return connection.recv(1) == b""
    except ConnectionError:
        return True


def begun(running: Running) -> socket.socket:
    """A connection that begins a request and never ends it."""
    connection = socket.create_connection(("127.0.0.1", running.port))
    connection.sendall(b"GET / HT")
    return connection


def test_more_connections_than_there_is_room_for_are_closed_and_the_others_served(running, caplog):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    server = running.server.voila.server

    with ExitStack() as opened, reporter.follow(seat_id, "reporter") as follower:
        before = len([one for one in server._open if not one.closed()])
        server.most = before + 5
        few = [opened.enter_context(begun(running)) for _ in range(5)]
        too_many = [opened.enter_context(begun(running)) for _ in range(30)]

        assert all(cut_off(one) for one in too_many)
        follower.send('{"ping": 7}')
        assert next_view(follower, lambda message: "pong" in message)["pong"] == 7
        for one in few:
            one.close()
        assert eventually(lambda: reporter.get("/api/health").status) == 200

    assert len([one for one in caplog.records if one.name == "kit.listening"]) == 1


def test_a_connection_that_says_nothing_is_not_kept(running):
    parameters = running.server.voila.server.conn_params

    assert parameters.header_timeout == SILENCE_SECONDS
    assert parameters.body_timeout is not None


def test_a_seat_is_followed_in_many_tabs_but_not_in_any_number(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)

    with ExitStack() as opened:
        for _ in range(MOST_PAGES):
            opened.enter_context(reporter.follow(seat_id, "reporter"))
        with pytest.raises(InvalidStatus, match="409"):
            reporter.follow(seat_id, "reporter")
        other, other_seat = running.phone()
        with other.follow(other_seat, "phone") as follower:
            assert json.loads(follower.recv(timeout=10))["own"]


def test_a_flood_of_pings_keeps_nobody_waiting(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    phone, phone_seat = running.phone()

    with reporter.follow(seat_id, "reporter") as follower:
        for number in range(3000):
            follower.send(json.dumps({"ping": number}))
        assert phone.view(phone_seat, "phone").status == 200
        assert next_view(follower, lambda message: message.get("pong") == 2999)


def test_a_message_that_is_too_large_ends_its_socket_and_no_other(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)

    with reporter.follow(seat_id, "reporter") as one, reporter.follow(seat_id, "reporter") as other:
        one.send("x" * (LARGEST_BODY + 1))
        with pytest.raises(ConnectionClosed):
            next_view(one, lambda _: False)
        other.send('{"ping": 1}')
        assert next_view(other, lambda message: "pong" in message)


def test_many_wrong_codes_slow_their_sender_and_no_seat_of_the_same_address(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    slow = running.server.place.slowdown
    stranger = Browser(running.port)
    for _ in range(12):
        slow.failed("127.0.0.1")

    assert slow.wait("127.0.0.1") >= 8
    assert reporter.view(seat_id, "reporter").status == 200
    assert reporter.act(seat_id, "call_help", {}).status == 200
    assert reporter.get(f"/s/{running.code(Role.REPORTER, 1)}").status == 302
    assert stranger.get("/").status == 200
