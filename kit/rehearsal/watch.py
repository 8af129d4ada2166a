"""Who follows: keeps everybody's page on the line, and tells when a page shows something."""

import asyncio
import contextlib
import random
from collections import deque
from collections.abc import Coroutine, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from aiohttp import ClientError

from kit.rehearsal.clock import Clock
from kit.rehearsal.follower import Follower, Holds
from kit.rehearsal.phone import Phone

PING_SECONDS = 1.5
AGAIN_AFTER = (0.3, 1.0)
"""Seconds that a page waits before it opens a new line: as long as ours do."""
SEAT_GONE = 4403
MOST_WRONG = 15 * 60 * 1000
"""Milliseconds by which a device's own clock may be wrong."""


@dataclass(frozen=True)
class Seen:
    """How long it took those who were waited for, in seconds; how many never saw it."""

    seconds: tuple[float, ...]
    missing: int = 0

    @property
    def last(self) -> float | None:
        """How long it took the last one; None where one never saw it."""
        return None if self.missing else max(self.seconds, default=0.0)


@dataclass(frozen=True)
class Expected:
    """What some pages shall show."""

    found: Sequence["asyncio.Future[float]"]

    async def seen(self, since: float, within: float) -> Seen:
        """Wait until all do, counted from a moment."""
        if self.found:
            await asyncio.wait(self.found, timeout=within)
        at = [one.result() for one in self.found if one.done()]
        self.drop()
        return Seen(tuple(max(0.0, one - since) for one in at), len(self.found) - len(at))

    def drop(self) -> None:
        """Wait no more."""
        for one in self.found:
            one.cancel()


class Watch:
    """All followers. What comes is noted at once and read afterwards: reading three hundred
    messages takes longer than getting them, and would be counted as the server's time."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._followers: dict[Phone, Follower] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._unread: deque[tuple[Follower, str, float]] = deque()
        self._come = asyncio.Event()
        self._begin(self._read())
        self._begin(self._ping())

    def follow(self, phone: Phone, page: str) -> None:
        """Let a page follow until the end, on a new line whenever it lost one."""
        clock = Clock(wrong_by=self._chance.uniform(-MOST_WRONG, MOST_WRONG))
        self._followers[phone] = Follower(phone, page, clock)
        self._begin(self._keep(self._followers[phone]))

    def of(self, phone: Phone) -> Follower:
        """The page of a phone."""
        return self._followers[phone]

    def expect(self, phones: Iterable[Phone], holds: Holds) -> Expected:
        """Wait for something on the pages of these, from now on."""
        return Expected([self._followers[phone].expect(holds) for phone in phones])

    def cut(self, phones: Sequence[Phone]) -> Expected:
        """Cut the lines of these, who are then expected to hear on new ones."""
        back = [self._followers[phone].expect_new_line() for phone in phones]
        for phone in phones:
            phone.cut()
        return Expected(back)

    async def end(self) -> None:
        """Close all lines."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # --- what goes on meanwhile -----------------------------------------------------------------

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep(self, follower: Follower) -> None:
        def heard(text: str) -> None:
            at = perf_counter()
            follower.hear(at)
            self._unread.append((follower, text, at))
            self._come.set()

        while not follower.is_gone:
            # Whatever ends a line, the next one may hold.
            with contextlib.suppress(ClientError, TimeoutError, OSError):
                await follower.phone.listen(follower.page, heard)
            follower.is_gone = follower.phone.closed_with == SEAT_GONE
            await asyncio.sleep(self._chance.uniform(*AGAIN_AFTER))

    async def _read(self) -> None:
        """Read what has come, and let more come in between."""
        while True:
            await self._come.wait()
            await asyncio.sleep(0)
            if self._unread:
                follower, text, at = self._unread.popleft()
                follower.read(text, at)
            else:
                self._come.clear()

    async def _ping(self) -> None:
        """Every page says now and then that it is there, each at its own moment."""
        while True:
            begun = perf_counter()
            followers = list(self._followers.values())
            for number, one in enumerate(followers):
                due = begun + PING_SECONDS * number / len(followers)
                await asyncio.sleep(max(0.0, due - perf_counter()))
                with contextlib.suppress(ClientError, OSError):
                    await one.ping()  # a line that ends just now is opened anew elsewhere
            await asyncio.sleep(max(0.05, begun + PING_SECONDS - perf_counter()))
