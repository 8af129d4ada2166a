"""The writer: answers after the commit, in order, and outlives whatever goes wrong."""

import asyncio
import threading
from datetime import UTC, datetime

import pytest

from kit.commands import start_session
from kit.commands.start import Start
from kit.domain.errors import NotNow
from kit.domain.events import PlacesAllowed, SessionStarted
from kit.formats.library import Library
from kit.server.writer import Writer, Written
from kit.store.store import Store

AT = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(name="store")
def _store(tmp_path):
    store = Store.open(tmp_path / "room.db")
    library = Library()
    workshop = library.workshop("partnership")
    start = Start("room", workshop, [], AT.date(), "k" * 20, AT)
    with store.transaction(["room"]) as tx:
        start_session(tx, start)
    yield store
    store.close()


def places(number):
    """Write how many may join."""

    def write(tx, session):
        event = PlacesAllowed(places=number)
        recorded = tx.append("room", [event], at=AT, seat_id=None, key=f"{number:020d}")
        return Written(session.revision + 1, recorded)

    return write


def refuse(_tx, _session):
    raise NotNow("session-closed")


def fail(_tx, _session):
    raise ZeroDivisionError


def play(store, *writes):
    """Write all at once; what each was answered, and what was committed."""
    committed = []
    writer = Writer(store, lambda session_id, recorded: committed.append((session_id, recorded)))

    async def ask():
        asked = [writer.write("room", write) for write in writes]
        return await asyncio.gather(*asked, return_exceptions=True)

    answers = asyncio.run(ask())
    writer.close()
    return answers, committed


def test_what_is_answered_is_in_the_store_and_was_announced(store):
    (answer,), committed = play(store, places(7))

    assert answer == store.revision("room")
    assert [one.event for one in committed[0][1]] == [PlacesAllowed(places=7)]


def test_each_task_sees_what_the_one_before_it_wrote(store):
    before = store.revision("room")

    answers, _ = play(store, *[places(number) for number in range(10)])

    assert answers == list(range(before + 1, before + 11))


def test_a_refused_task_refuses_only_itself(store):
    (first, second, third), _ = play(store, places(1), refuse, places(2))

    assert isinstance(second, NotNow)
    assert (first, third) == (store.revision("room") - 1, store.revision("room"))


def test_a_mistake_of_ours_fails_only_its_task(store):
    (first, second, third), _ = play(store, places(1), fail, places(2))

    assert isinstance(second, ZeroDivisionError)
    assert third == first + 1


def test_a_task_that_wrote_before_it_was_refused_leaves_nothing(store):
    before = store.revision("room")

    def write_and_refuse(tx, session):
        places(3)(tx, session)
        raise NotNow("session-closed")

    play(store, write_and_refuse)

    assert store.revision("room") == before


def test_what_another_process_wrote_is_seen(store, tmp_path):
    writer = Writer(store, lambda *_: None)
    other = Store.open(tmp_path / "room.db")
    asyncio.run(writer.write("room", places(1)))
    with other.transaction(["room"]) as tx:
        tx.append("room", [PlacesAllowed(places=2)], at=AT, seat_id=None, key="x" * 20)
    other.close()

    answer = asyncio.run(writer.write("room", places(3)))

    assert answer == store.revision("room")
    writer.close()


def test_what_nobody_waits_for_any_more_is_not_written(store):
    writer = Writer(store, lambda *_: None)
    entered, go_on = threading.Event(), threading.Event()

    def hold(_tx, _session):
        entered.set()
        go_on.wait(10)
        return Written(None)

    async def ask():
        first = asyncio.create_task(writer.write("room", hold))
        await asyncio.to_thread(entered.wait)
        second = asyncio.create_task(writer.write("room", places(9)))
        await asyncio.sleep(0)
        second.cancel()
        go_on.set()
        await first

    before = store.revision("room")
    asyncio.run(ask())
    writer.close()

    assert store.revision("room") == before


def test_a_session_of_no_events_can_be_started(store):
    writer = Writer(store, lambda *_: None)
    workshop = Library().workshop("partnership")

    def write(tx, _session):
        return Written(None, start_session(tx, Start("new", workshop, [], AT.date(), "n" * 20, AT)))

    asyncio.run(writer.write("new", write))
    writer.close()

    assert isinstance(store.read("new")[0].event, SessionStarted)
