"""The self-test tells a device what it can do here; nobody needs a seat, nobody can keep it."""

import json
import re

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from kit.domain.seat import Role
from kit.server.self_test import LONGEST_PING, MOST_PINGS
from tests.server.running import Browser


def line(running):
    return connect(f"ws://127.0.0.1:{running.port}/test/line")


def test_without_its_script_the_page_says_that_it_was_reached_and_that_the_line_is_open(running):
    page = Browser(running.port, host=f"room.test:{running.port}").get(
        "/test", Accept_Language="fr"
    )

    assert f"Cet appareil atteint la salle à l’adresse room.test:{running.port}" in page.text
    assert "La liaison n’est pas privée (http)" in page.text
    assert "Si cette phrase reste" in page.text
    words = re.search(r'id="kit-start">(.+?)</script>', page.text)
    assert words is not None
    assert json.loads(words[1])["words"]["ui-check-seat-good"] == "Il peut garder une place."


def test_a_seat_of_this_browser_is_one_tap_away(running):
    page = running.facilitator().get("/test").text

    facilitator = running.seat_id(Role.FACILITATOR)
    assert f'href="/voila/render/facilitator.ipynb?seat={facilitator}"' in page
    assert "door-code" not in page


def test_a_ping_comes_back_with_the_clock_of_the_room(running):
    now_ms = running.server.place.clock.now_ms
    before = now_ms()
    with line(running) as socket:
        socket.send("7")
        answer = json.loads(socket.recv(timeout=10))

    assert answer["pong"] == "7"
    assert before <= answer["now"] <= now_ms()


def test_the_line_is_nobodys_to_keep(running):
    with line(running) as socket:
        for number in range(MOST_PINGS):
            socket.send(str(number))
            socket.recv(timeout=10)
        socket.send("one more")

        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)


@pytest.mark.parametrize("message", ["x" * (LONGEST_PING + 1), b"bytes"])
def test_what_is_no_ping_ends_the_line(running, message):
    with line(running) as socket:
        socket.send(message)

        with pytest.raises(ConnectionClosed):
            socket.recv(timeout=10)
