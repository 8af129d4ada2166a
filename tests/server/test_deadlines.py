"""A round closes at its deadline, whatever happens: once, and never before."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from kit.commands import Asked, cast, perform, read_cast
from kit.domain.errors import NotNow, Unusable
from kit.domain.events import Recorded
from kit.domain.rounds import Round
from kit.domain.seat import Role, Seat
from kit.server import deadlines
from kit.server.deadlines import Deadlines
from kit.server.room import Room, Rooms
from kit.server.writer import Writer, Written
from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from tests.builders import START
from tests.commands.room import SESSION
from tests.commands.room import Room as Acted

NOON = START + timedelta(hours=3)
HOUR = timedelta(hours=1)


@dataclass
class Hall:
    """A room with an open round, a writer, and a clock that the test sets."""

    acted: Acted
    round_id: str
    seats: list[Seat]
    standards: list[str]
    now: datetime = NOON - HOUR
    told: list[int] = field(default_factory=list)

    def play(self, scenario: Callable[["Hall"], Awaitable[Any]]) -> None:
        """Keep the deadlines while this goes on."""

        async def run() -> None:
            loop = asyncio.get_running_loop()
            store, box = self.acted.store, self.acted.box
            self.rooms = Rooms(store, box, tuple)
            self.rooms.on_change.append(lambda room: self.told.append(room.session.revision))

            def committed(session_id: str, recorded: list[Recorded]) -> None:
                loop.call_soon_threadsafe(self.rooms.took, session_id, recorded)

            self.writer = Writer(store, committed)
            self.kept = Deadlines(self.rooms, self.writer, box, lambda: self.now)
            keeping = asyncio.create_task(self._keep())
            try:
                await scenario(self)
            finally:
                keeping.cancel()
                await asyncio.to_thread(self.writer.close)

        asyncio.run(run())

    async def _keep(self) -> None:
        while True:
            await self.kept.keep()

    @property
    def room(self) -> Room:
        found = self.rooms.find(SESSION)
        assert found is not None
        return found

    @property
    def round(self) -> Round:
        return self.room.session.rounds[self.round_id]

    async def act(self, name: str, **args: Any) -> None:
        seat_id = self.acted.seat(Role.FACILITATOR).seat_id
        asked = Asked(seat_id, name, args, self.acted.key(), self.now)

        def write(tx: Any, session: Any) -> Written[Any]:
            done = perform(tx, session, asked, self.acted.box)
            return Written(done, done.recorded)

        await self.writer.write(SESSION, write)

    async def cast(self, seat: Seat) -> None:
        box, key = self.acted.box, self.acted.key()
        choice = {"value": "8", "code": self.acted.key()}
        ballot = {"choices": {self.standards[0]: choice}}
        args = {"round_id": self.round_id, "base": 0, "ballot": ballot}
        given = read_cast(self.room.session, seat, args, key, box)
        await self.writer.write(
            SESSION, lambda tx, session: Written(cast(tx, session, given, self.now, box))
        )

    async def closed(self) -> Round:
        """The round, once it is closed."""
        changed = asyncio.Event()
        self.rooms.on_change.append(lambda _: changed.set())
        async with asyncio.timeout(5):
            while self.round.is_open:
                changed.clear()
                await changed.wait()
        return self.round

    async def stays_open(self) -> None:
        """Give the deadlines several turns in which they could close it."""
        await asyncio.sleep(6 * deadlines.LONGEST_SLEEP)
        assert self.round.is_open


@pytest.fixture(autouse=True)
def _short_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "LONGEST_SLEEP", 0.03)
    monkeypatch.setattr(deadlines, "LONGEST_PAUSE", 0.05)


@pytest.fixture
def hall(tmp_path) -> Iterator[Hall]:
    """A round that closes at noon; it is eleven."""
    store = Store.open(tmp_path / "room.db")
    acted = Acted(store, BallotBox(store)).start()
    round_id, seats, standards = acted.voting()
    acted.act(Role.FACILITATOR, "set_deadline", round_id=round_id, closes_at=NOON)
    yield Hall(acted, round_id, seats, standards)
    store.close()


def events(hall: Hall) -> list[str]:
    return [type(one.event).__name__ for one in hall.acted.store.read(SESSION)]


def test_a_round_closes_at_its_deadline_and_not_before(hall):
    async def scenario(hall):
        await hall.cast(hall.seats[0])
        hall.now = NOON - timedelta(milliseconds=1)
        await hall.stays_open()
        hall.now = NOON
        closed = await hall.closed()
        assert closed.closed_at == NOON
        assert closed.closed.voted == 1
        assert hall.told[-1] == hall.room.session.revision

    hall.play(scenario)

    assert events(hall).count("RoundClosed") == 1
    assert hall.acted.store.read(SESSION)[-1].seat_id is None
    assert hall.acted.store.round_keys.left(SESSION) == []


def test_a_deadline_that_passed_while_the_server_was_down_is_kept_at_its_start(hall):
    hall.now = NOON + 24 * HOUR

    hall.play(lambda hall: hall.closed())

    assert hall.acted.session.rounds[hall.round_id].closed_at == hall.now
    assert hall.acted.store.round_keys.left(SESSION) == []


def test_a_paused_round_is_not_closed_and_gets_its_time_back(hall):
    async def scenario(hall):
        await hall.act("pause_round", round_id=hall.round_id)
        hall.now = NOON + HOUR
        await hall.stays_open()
        await hall.act("resume_round", round_id=hall.round_id)
        await hall.stays_open()
        hall.now = NOON + 2 * HOUR
        await hall.closed()

    hall.play(scenario)


def test_a_deadline_that_was_moved_counts_from_then_on(hall):
    async def scenario(hall):
        later = NOON + HOUR
        await hall.act("set_deadline", round_id=hall.round_id, closes_at=later)
        hall.now = NOON + timedelta(minutes=1)
        await hall.stays_open()
        sooner = NOON + timedelta(minutes=2)
        await hall.act("set_deadline", round_id=hall.round_id, closes_at=sooner)
        hall.now = sooner
        assert (await hall.closed()).closed_at == sooner

    hall.play(scenario)


def test_a_round_whose_deadline_was_taken_away_closes_only_by_hand(hall):
    async def scenario(hall):
        await hall.act("set_deadline", round_id=hall.round_id, closes_at=None)
        hall.now = NOON + 24 * HOUR
        await hall.stays_open()

    hall.play(scenario)


def test_a_clock_that_is_set_back_delays_the_closing_and_reopens_nothing(hall):
    async def scenario(hall):
        hall.now = NOON - 5 * HOUR
        await hall.stays_open()
        hall.now = NOON + HOUR
        await hall.closed()
        hall.now = NOON - HOUR
        with pytest.raises(NotNow, match="round-closed"):
            await hall.cast(hall.seats[0])

    hall.play(scenario)

    assert events(hall).count("RoundClosed") == 1


def test_after_the_deadline_no_ballot_is_taken_even_before_the_closing_is_written(
    hall, monkeypatch
):
    def refuse(*_: Any) -> None:
        raise Unusable("store-full", store="room.db")

    monkeypatch.setattr(hall.acted.box, "empty", refuse)

    async def scenario(hall):
        await hall.cast(hall.seats[0])
        hall.now = NOON
        with pytest.raises(NotNow, match="round-closed"):
            await hall.cast(hall.seats[1])
        assert hall.round.is_open

    hall.play(scenario)


def test_a_store_that_refuses_is_asked_again_and_the_log_told_once(hall, monkeypatch, caplog):
    empty, refusals = hall.acted.box.empty, iter(range(3))

    def refuse_at_first(*asked: Any) -> Any:
        if next(refusals, None) is not None:
            raise Unusable("store-full", store="room.db")
        return empty(*asked)

    monkeypatch.setattr(hall.acted.box, "empty", refuse_at_first)

    async def scenario(hall):
        await hall.cast(hall.seats[0])
        hall.now = NOON
        assert (await hall.closed()).closed.voted == 1

    with caplog.at_level(logging.ERROR):
        hall.play(scenario)

    assert next(refusals, None) is None
    assert [record.name for record in caplog.records] == ["kit.deadlines"]
    assert "store-full" in caplog.text


def test_a_mistake_of_ours_in_one_room_does_not_stop_the_closing_of_others(hall, monkeypatch):
    other = Acted(hall.acted.store, hall.acted.box)
    empty = hall.acted.box.empty

    def fail_here(tx: Any, session_id: str, *asked: Any) -> Any:
        if session_id == "another":
            raise ZeroDivisionError
        return empty(tx, session_id, *asked)

    with hall.acted.store.transaction() as tx:
        recorded = [one.event for one in hall.acted.store.read(SESSION)]
        hall.acted.box.open_box(tx, "another", hall.round_id)
        tx.append("another", recorded, at=START, seat_id="f", key=other.key())
    monkeypatch.setattr(hall.acted.box, "empty", fail_here)
    hall.now = NOON + HOUR

    hall.play(lambda hall: hall.closed())


def test_a_key_that_cannot_be_destroyed_keeps_no_round_open(hall, monkeypatch, caplog):
    def refuse(*_: str) -> None:
        raise OSError

    monkeypatch.setattr(hall.acted.box, "destroy_key", refuse)
    hall.now = NOON

    hall.play(lambda hall: hall.closed())

    assert "could not be destroyed" in caplog.text
    assert hall.acted.store.round_keys.left(SESSION) == [hall.round_id]
    BallotBox(hall.acted.store)  # the next start of the server
    assert hall.acted.store.round_keys.left(SESSION) == []


def test_the_server_sleeps_while_nothing_is_due(hall, monkeypatch):
    monkeypatch.setattr(deadlines, "LONGEST_SLEEP", 60.0)
    turns: list[int] = []

    async def scenario(hall):
        await asyncio.sleep(0.05)
        keep = hall.kept.keep

        async def turn() -> None:
            turns.append(1)
            await keep()

        monkeypatch.setattr(hall.kept, "keep", turn)
        for seat in hall.seats:
            await hall.cast(seat)
            hall.room.count_again()
            hall.rooms.changed(hall.room)
        await asyncio.sleep(0.05)
        assert turns == []
        await hall.act("set_deadline", round_id=hall.round_id, closes_at=None)
        await asyncio.sleep(0.05)
        assert len(turns) == 1
        assert hall.kept._sleep() is None

    hall.play(scenario)
