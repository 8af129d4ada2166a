"""Servers of one database tell one time, whatever the clocks of their machines say."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kit.server.clock import RoomClock
from kit.store.database_clock import told
from kit.store.store import Store
from tests.store import postgres
from tests.store.builders import KEY

NEAR = timedelta(milliseconds=500)


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with postgres.server() as server, postgres.database(server) as url:
        store = Store.open(url.render_as_string(hide_password=False), key=KEY)
        yield store
        store.close()


@pytest.mark.parametrize("wrong", [timedelta(hours=-3), timedelta(minutes=10)])
def test_a_machine_whose_clock_is_wrong_tells_the_time_of_the_database(
    shared: Store, wrong: timedelta
) -> None:
    clock = RoomClock(wall=lambda: time.time() + wrong.total_seconds())
    assert abs(clock.now() - datetime.now(UTC) - wrong) < NEAR

    clock.measure(shared)

    assert abs(clock.now() - told(shared)) < NEAR
    assert abs(clock.now_ms() / 1000 - told(shared).timestamp()) < NEAR.total_seconds()


def test_a_clock_that_is_put_right_in_the_middle_changes_nothing(shared: Store) -> None:
    wall = [time.time()]
    clock = RoomClock(wall=lambda: wall[0])
    clock.measure(shared)
    before = clock.now()

    wall[0] += 3600

    assert timedelta(0) <= clock.now() - before < timedelta(minutes=1)


def test_a_late_answer_tells_nothing_where_a_better_one_was_heard(shared: Store) -> None:
    elapsed = [100.0]
    steps = [0.0]

    def tick() -> float:
        elapsed[0] += steps[0]
        return elapsed[0]

    clock = RoomClock(elapsed=tick)
    clock.measure(shared)
    known = clock.seconds()

    steps[0] = 30.0  # as if every answer took half a minute
    clock.measure(shared)
    steps[0] = 0.0

    assert clock.seconds() - known == elapsed[0] - 100.0


def test_a_file_has_no_clock_and_its_room_goes_by_the_machine(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "room.db")
    clock = RoomClock(wall=lambda: 1_000.5)

    clock.measure(store)
    store.close()

    assert (clock.seconds(), clock.now_ms()) == (1_000.5, 1_000_500)
