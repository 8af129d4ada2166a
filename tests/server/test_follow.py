"""Following: the first change at once, the others together."""

import asyncio
from typing import Any, cast

import pytest

from kit.server import follow
from kit.server.follow import AT_ONCE, Audience, Follower, Pulse
from kit.server.shown import Envelope, Looker, Part, Seen, Shown, Telling


def beats(gap, *waits):
    """Beat after each of these waits; when it fired, in gaps."""

    async def play():
        loop, fired = asyncio.get_running_loop(), []
        began = loop.time()
        pulse = Pulse(gap, lambda: fired.append(loop.time() - began))
        for wait in waits:
            await asyncio.sleep(wait)
            pulse.beat()
        await asyncio.sleep(3 * gap)
        pulse.stop()
        return fired

    return asyncio.run(play())


def test_the_first_change_is_told_at_once():
    assert beats(0.1, 0)[0] < 0.05


def test_what_follows_at_once_is_told_together():
    fired = beats(0.1, 0, 0, 0, 0, 0)

    assert len(fired) == 2
    assert fired[1] >= 0.1


def test_the_last_change_is_always_told():
    assert len(beats(0.1, 0, 0.09, 0.02)) >= 2


class Quiet:
    """A room in which nothing happens."""

    live_revision = 0

    class session:  # noqa: N801 (stands for an instance)
        revision = 0


class Here:
    """As much of a looker as following needs."""

    page = "phone"
    room = Quiet()

    def again(self) -> "Here":
        return self


class Views:
    """Makes views that differ each time."""

    made = 0

    def envelope(
        self, looker: Looker, before: Envelope | None = None, telling: Telling | None = None
    ) -> Envelope:
        self.made += 1
        seen = Seen(Part("{}", str(self.made)), Part("{}", ""))
        return Envelope(looker, seen, (0, 0), (0, self.made))


def crowd(size: int, told: list[int], **more: Any) -> list[Follower]:
    looker = cast(Looker, Here())
    return [
        Follower(looker, lambda *_, n=number: told.append(n), lambda: None, **more)
        for number in range(size)
    ]


def test_whoever_comes_while_a_large_room_is_told_is_not_kept_waiting():
    async def play():
        told: list[int] = []
        audience = Audience(60, cast(Shown, Views()))
        audience._followers = set(crowd(4 * AT_ONCE, told))
        audience.pulse.beat()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        between = len(told)
        assert audience._telling is not None
        await audience._telling
        audience.stop()
        return between, len(told)

    between, after = asyncio.run(play())

    assert 0 < between < after == 4 * AT_ONCE


def test_a_page_that_left_while_the_room_is_told_is_told_no_more():
    async def play():
        told: list[int] = []
        audience = Audience(60, cast(Shown, Views()))
        everybody = crowd(2 * AT_ONCE, told)
        audience._followers = set(everybody)
        audience.pulse.beat()
        await asyncio.sleep(0)
        for follower in everybody:
            audience.remove(follower)
        assert audience._telling is not None
        await audience._telling
        audience.stop()
        return len(told)

    assert asyncio.run(play()) <= AT_ONCE


def test_who_has_seen_what_is_newer_is_not_told_of_the_moment_before():
    async def play():
        told: list[int] = []
        audience = Audience(60, cast(Shown, Views()))
        everybody = crowd(2 * AT_ONCE, told)
        audience._followers = set(everybody)
        audience.pulse.beat()
        await asyncio.sleep(0)
        late = next(one for number, one in enumerate(everybody) if number not in told)
        audience.turn(late, late.looker)  # while the others are told
        assert audience._telling is not None
        await audience._telling
        audience.stop()
        return told

    assert sorted(asyncio.run(play())) == list(range(2 * AT_ONCE))


def test_what_takes_long_to_tell_is_told_less_often(monkeypatch):
    clock = iter(number / 20 for number in range(100))
    monkeypatch.setattr(follow, "thread_time", lambda: next(clock))

    async def play():
        audience = Audience(0.25, cast(Shown, Views()))
        audience._followers = set(crowd(2 * AT_ONCE, []))
        await audience._tell_all()
        slow = audience.pulse.gap
        audience._followers.clear()
        await audience._tell_all()
        return slow, audience.pulse.gap

    slow, idle = asyncio.run(play())

    assert slow == pytest.approx(0.1 / follow.SHARE)  # two batches of a twentieth of a second
    assert idle == 0.25


def test_however_large_a_room_is_it_is_told_in_time(monkeypatch):
    clock = iter(range(100))
    monkeypatch.setattr(follow, "thread_time", lambda: float(next(clock)))

    async def play():
        audience = Audience(0.25, cast(Shown, Views()))
        audience._followers = set(crowd(9 * AT_ONCE, []))
        await audience._tell_all()
        return audience.pulse.gap

    assert asyncio.run(play()) == follow.LONGEST_GAP
