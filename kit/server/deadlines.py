"""Deadlines: a round whose time is over is closed by the server where nobody does it by hand."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic

from kit.commands import Done, close_at_deadline
from kit.domain.errors import KitError
from kit.domain.session import Session
from kit.server.room import Room, Rooms
from kit.server.writer import Writer, Written
from kit.store.ballot_box import BallotBox
from kit.store.transaction import Transaction

LONGEST_SLEEP = 1.0
"""Seconds. A machine that was asleep, or whose clock was set, is late by no more than this."""
LONGEST_PAUSE = 10.0
"""Seconds between two tries while the store refuses."""
log = logging.getLogger("kit.deadlines")


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Failure:
    """How often in a row a round could not be closed, and when it is tried again."""

    times: int
    again_at: float


class Deadlines:
    """Closes rounds at their deadline. Whether it has passed is decided by the writer, in its turn:
    a ballot that was taken before is counted, one that comes behind is refused."""

    def __init__(
        self, rooms: Rooms, writer: Writer, box: BallotBox, now: Callable[[], datetime] = _now
    ) -> None:
        self._rooms = rooms
        self._writer = writer
        self._box = box
        self._now = now
        self._woken = asyncio.Event()
        self._known: dict[str, datetime | None] = {}
        self._failures: dict[str, Failure] = {}
        rooms.on_change.append(self.look)

    def look(self, room: Room) -> None:
        """A room shows something new: only another deadline matters."""
        if self._known.get(room.session_id) != deadline(room.session):
            self._woken.set()

    async def keep(self) -> None:
        """Close what is over, then sleep until something else may be."""
        self._woken.clear()
        self._known = {room.session_id: deadline(room.session) for room in self._rooms}
        for session_id in list(self._known):
            if self._wait(session_id) == 0:
                await self._close(session_id)
        try:
            async with asyncio.timeout(self._sleep()):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _close(self, session_id: str) -> None:
        """Have the writer close it. What the store refuses is told once, and tried again."""
        try:
            done = await self._writer.write(session_id, self._write)
        except Exception as error:  # noqa: BLE001  (logged there, and the other rooms go on)
            self._failed(session_id, error)
            return
        self._failures.pop(session_id, None)
        room = self._rooms.find(session_id)
        if room is not None and done.position > room.session.revision:
            # Another server of the store was first, and its news is still on its way.
            self._rooms.catch_up(session_id, "events", done.position)

    def _write(self, tx: Transaction, session: Session) -> Written[Done]:
        done = close_at_deadline(tx, session, self._now(), self._box)
        return Written(done, done.recorded)

    def _failed(self, session_id: str, error: Exception) -> None:
        before = self._failures.get(session_id)
        if before is None:
            trace = None if isinstance(error, KitError) else error
            text = "the round of %s is over and not closed yet: %s"
            log.error(text, session_id, error, exc_info=trace)
        times = before.times + 1 if before else 1
        pause = min(LONGEST_PAUSE, 2.0**times / 4)
        self._failures[session_id] = Failure(times, monotonic() + pause)

    def _wait(self, session_id: str) -> float | None:
        """Seconds until a round is to be closed; None where no deadline runs."""
        room = self._rooms.find(session_id)
        closes_at = deadline(room.session) if room else None
        if closes_at is None:
            return None
        left = max(0.0, (closes_at - self._now()).total_seconds())
        failure = self._failures.get(session_id)
        return max(left, failure.again_at - monotonic() if failure else 0.0)

    def _sleep(self) -> float | None:
        """Seconds until one of the rounds is to be closed; None where none has a deadline."""
        waits = [wait for one in self._known if (wait := self._wait(one)) is not None]
        return min([LONGEST_SLEEP, *waits]) if waits else None


def deadline(session: Session) -> datetime | None:
    """When the open round closes by itself; while it is paused not at all."""
    round_ = session.open_round()
    return None if round_ is None or round_.is_paused else round_.closes_at
