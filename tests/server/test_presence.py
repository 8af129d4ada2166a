"""Who is here is known to all servers of a store, and nobody is taken for present who is not."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kit.domain.seat import Role
from kit.server.presence import GONE_AFTER, Presence
from tests.server.running import Running, eventually

SAID: dict[str, Any] = {"seats": {"room": ["seat-x", "seat-y"]}, "reached": {}}
AT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Spoken:
    """What a presence says, and the time that passes for it."""

    def __init__(self) -> None:
        self.statements: list[tuple[int, dict[str, Any]]] = []
        self.now = 0.0

    def state(self, _server_id: str, number: int, said: str) -> None:
        self.statements.append((number, json.loads(said)))


@pytest.fixture
def spoken() -> Spoken:
    return Spoken()


@pytest.fixture
def presence(running: Running, spoken: Spoken) -> Presence:
    """The presence of a server that shares the rooms of the running one."""
    rooms = running.server.place.rooms
    made: Presence = running.on_loop(lambda: Presence(rooms, spoken.state, lambda: spoken.now))
    return made


@contextmanager
def kept(running: Running, presence: Presence) -> Iterator[None]:
    """It says who is here, again and again."""

    async def keep() -> None:
        while True:
            await presence.keep()

    async def begin() -> asyncio.Task[None]:
        return asyncio.create_task(keep())

    async def end() -> None:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    task = running.on_loop(begin)
    try:
        yield
    finally:
        running.on_loop(end)


def hear(running: Running, presence: Presence, said: object = SAID, server_id: str = "b") -> None:
    running.on_loop(lambda: presence.heard(server_id, json.dumps(said)))


def present(running: Running) -> frozenset[str]:
    found: frozenset[str] = running.on_loop(lambda: running.room.live(None).present)
    return found


def test_whoever_looks_elsewhere_is_present_here(running: Running, presence: Presence) -> None:
    seat_id = running.seat_id(Role.REPORTER, 1)
    with running.reporter().follow(seat_id, "reporter"):
        eventually(lambda: seat_id in present(running))

        hear(running, presence)

        assert present(running) == {seat_id, "seat-x", "seat-y"}
        assert running.room.here == {seat_id}


def test_a_server_that_says_nothing_any_more_takes_its_seats_with_it(
    running: Running, presence: Presence, spoken: Spoken
) -> None:
    hear(running, presence)
    hear(running, presence, {"seats": {"room": ["seat-z"]}, "reached": {}}, "c")
    assert presence.servers == 3

    spoken.now = GONE_AFTER - 1
    hear(running, presence, {"seats": {"room": ["seat-z"]}, "reached": {}}, "c")
    spoken.now = GONE_AFTER + 1
    with kept(running, presence):
        eventually(lambda: present(running) == {"seat-z"})

    assert presence.servers == 2


def test_a_server_that_ends_says_so(running: Running, presence: Presence, spoken: Spoken) -> None:
    running.on_loop(lambda: running.room.arrive("seat-z"))
    running.on_loop(presence.farewell)
    hear(running, presence)

    hear(running, presence, spoken.statements[0][1])

    assert spoken.statements == [(1, {"seats": {}, "reached": {}})]
    assert present(running) == {"seat-z"}


def test_who_comes_is_said_soon_and_a_crowd_in_one_statement(
    running: Running, presence: Presence, spoken: Spoken
) -> None:
    with kept(running, presence):

        def come() -> None:
            for number in range(3_000):
                running.room.arrive(f"seat-{number}")
                running.server.place.rooms.changed(running.room)

        running.on_loop(come)
        eventually(lambda: any(len(said["seats"].get("room", ())) for _, said in spoken.statements))

    crowded = [said for _, said in spoken.statements if said["seats"]]
    assert len(crowded[0]["seats"]["room"]) == 3_000
    assert [number for number, _ in spoken.statements] == [*range(1, len(spoken.statements) + 1)]
    assert len(spoken.statements) <= 3


def test_what_we_say_ourselves_is_nobody_elsewhere(
    running: Running, presence: Presence, spoken: Spoken
) -> None:
    mine: list[str] = []
    presence._state = lambda server_id, *_: mine.append(server_id)
    running.on_loop(presence.farewell)

    hear(running, presence, SAID, mine[0])

    assert present(running) == set()
    assert presence.servers == 1


def test_seats_of_a_session_that_is_not_here_harm_nothing(
    running: Running, presence: Presence
) -> None:
    hear(running, presence, {"seats": {"other": ["seat-x"]}, "reached": {}})

    assert present(running) == set()


def test_an_address_that_was_reached_elsewhere_was_reached_and_the_newest_time_stands(
    running: Running, presence: Presence
) -> None:
    address, changed = "http://room.test:8866", list[int]()
    running.server.place.rooms.on_change.append(lambda _: changed.append(1))
    later, earlier = AT + timedelta(minutes=1), AT

    hear(running, presence, {"seats": {}, "reached": {address: later.isoformat()}})
    hear(running, presence, {"seats": {}, "reached": {address: earlier.isoformat()}})

    assert running.on_loop(lambda: running.room.live(None).reached) == {address: later}
    assert len(changed) == 1
