"""The clock of the room: this machine's; where servers share a database, the database's."""

import asyncio
import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from kit.store.database_clock import told
from kit.store.store import Store

EVERY = 5.0
"""Seconds between two looks at the database's clock."""
TRIES = 3
SLOWEST = 0.5
"""Seconds an answer may take; what comes later tells too little, unless nothing is known yet."""
log = logging.getLogger("kit.clock")


class RoomClock:
    """Tells the time that deadlines, agenda and pages go by.

    Once it was set it goes on by elapsed time: a machine whose own clock is wrong, or is put right
    in the middle of a round, tells the same time as the others.
    """

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall = wall
        self._elapsed = elapsed
        self._ahead: float | None = None

    def seconds(self) -> float:
        """Since 1970, as clocks count."""
        return self._wall() if self._ahead is None else self._elapsed() + self._ahead

    def now(self) -> datetime:
        """The time that stands in the record."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def now_ms(self) -> int:
        """The time as browsers count it."""
        return int(self.seconds() * 1000)

    def measure(self, store: Store) -> None:
        """Set it by the database, from the answer that took least; a file has no clock."""
        if not store.is_shared:
            return
        took, ahead = min(self._ask(store) for _ in range(TRIES))
        if took <= SLOWEST or self._ahead is None:
            self._ahead = ahead

    def _ask(self, store: Store) -> tuple[float, float]:
        """How long an answer took, and how far the database is ahead of our elapsed time."""
        asked = self._elapsed()
        now = told(store)
        answered = self._elapsed()
        return answered - asked, now.timestamp() - (asked + answered) / 2

    async def keep(self, store: Store) -> None:
        """Measure again and again, until cancelled; without an answer it goes on as it went."""
        while True:
            await asyncio.sleep(EVERY)
            try:
                await asyncio.to_thread(self.measure, store)
            except Exception:
                log.debug("the database's clock could not be read", exc_info=True)
