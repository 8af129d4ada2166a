"""The parts of a rehearsal by themselves: clocks, insisting, a bad line, views in pieces."""

import asyncio
import random
import time
from typing import Any

import pytest

from kit.client import merged
from kit.rehearsal.bad_line import BadLine
from kit.rehearsal.checks import all_of, in_time, mostly_in_time, percentile
from kit.rehearsal.clock import Clock
from kit.rehearsal.insisting import insist
from kit.rehearsal.phone import Answer
from kit.rehearsal.watch import Seen
from kit.server.changes import changes

CHANCE = random.Random(7)


@pytest.fixture(name="now")
def _now(monkeypatch):
    """A moment at which the world stands still, in milliseconds; the server is an hour ahead."""
    moment = [1_795_299_952.0]
    monkeypatch.setattr(time, "time", lambda: moment[0])
    return moment


def test_a_device_whose_clock_is_wrong_shows_the_servers_time(now):
    server = (now[0] + 3600) * 1000
    clock = Clock(wrong_by=-600_000)

    clock.hear(server)

    assert clock.now() == pytest.approx(server)


def test_the_quickest_answer_sets_the_clock(now):
    clock = Clock(wrong_by=90_000)
    for took in (0.8, 0.1, 2.0):
        asked = clock.device()
        now[0] += took / 2
        server = now[0] * 1000
        now[0] += took / 2
        clock.hear(server + (500 if took == 2.0 else 0), asked)

    assert clock.now() == pytest.approx(now[0] * 1000, abs=1)


def test_an_act_is_sent_again_until_it_is_answered():
    statuses = iter([0, 503, 429, 200])

    async def send() -> Answer:
        return Answer(next(statuses), 0.0)

    sent = asyncio.run(insist(send, 0.0, CHANCE))

    assert (sent.ok, sent.tries) == (True, 4)


def test_what_is_refused_is_not_sent_again():
    async def send() -> Answer:
        return Answer(409, 0.0)

    sent = asyncio.run(insist(send, 0.0, CHANCE))

    assert (sent.ok, sent.tries, sent.answer.status) == (False, 1, 409)


class Served:
    """A phone whose acts are kept by their keys, some while it waits for the answer."""

    def __init__(self) -> None:
        self.done: dict[str, int] = {}
        self.sent = 0

    async def act(self, act: str, args: dict[str, Any], key: str) -> Answer:
        self.sent += 1
        self.done.setdefault(key, len(self.done))
        await asyncio.sleep(0.01)
        return Answer(200, 0.01)

    def cut(self) -> None:
        pass


def test_over_a_bad_line_every_act_arrives_once_in_the_end(monkeypatch):
    monkeypatch.setattr("kit.rehearsal.bad_line.LATE", (0.0, 0.0))
    phone, chance = Served(), random.Random(3)
    line = BadLine(phone, chance)  # type: ignore[arg-type]

    async def play() -> list[bool]:
        wanted = [f"key{number}" for number in range(30)]
        sent = [await insist(lambda: line.act("x", {}, key), 0.0, chance) for key in wanted]  # noqa: B023
        return [one.ok for one in sent]

    assert asyncio.run(play()) == [True] * 30
    assert len(phone.done) == 30
    assert line.losses > 10
    assert phone.sent > 30  # some arrived, and their answer was lost


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"a": 1, "b": {"c": [1, 2]}}, {"a": 1, "b": {"c": [1]}}),
        ({"a": 1, "b": {"c": 2, "d": 3}}, {"b": {"c": 2}}),
        ({"a": None}, {"a": {"b": {"c": 1}}, "e": []}),
        ({"a": 1}, {"a": 1}),
    ],
)
def test_a_view_in_pieces_becomes_the_servers_view(before, after):
    message = {"revision": 2, "shared_changes": changes(before, after)}

    view = merged({"revision": 1, "shared": before, "own": {}}, message)

    assert view == {"revision": 2, "shared": after, "own": {}}


def test_a_check_holds_within_its_bound_and_not_beyond():
    assert in_time("reveal", Seen((0.1, 3.0)), 3.0).passed
    assert not in_time("reveal", Seen((0.1, 3.01)), 3.0).passed
    assert not in_time("reveal", Seen((0.1,), missing=1), 3.0).passed
    assert mostly_in_time("votes", [0.1] * 95 + [9.0] * 5, 0.5).passed
    assert not mostly_in_time("votes", [0.1] * 94 + [9.0] * 6, 0.5).passed
    assert not mostly_in_time("votes", [0.1] * 99, 0.5, missing=1).passed
    assert not mostly_in_time("votes", [], 0.5).passed
    assert all_of("once", 0, 0).passed
    assert not all_of("counted", 31, 32).passed


def test_a_percentile_is_one_of_the_figures():
    assert percentile([3.0, 1.0, 2.0], 50) == 2.0
    assert percentile(list(map(float, range(1, 101))), 95) == 95.0
    assert percentile([4.0], 95) == 4.0
