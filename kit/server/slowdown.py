"""Wrong codes slow their sender down, and nobody else."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

FREE = 5
"""Wrong codes in a row that cost nothing: people mistype."""
LONGEST = 8.0
FORGETS_AFTER = 120.0
MOST_CLIENTS = 1000


class Slowdown:
    """Counts wrong codes per client and says how long its next try has to wait, in seconds."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._turns: dict[str, asyncio.Lock] = {}

    def wait(self, client: str) -> float:
        """How long the next try of this client waits."""
        failed, last = self._failed.get(client, (0, 0.0))
        if failed < FREE or self._now() - last > FORGETS_AFTER:
            return 0.0
        return float(min(LONGEST, 0.5 * 2.0 ** (failed - FREE)))

    async def hold(self, client: str) -> None:
        """Let the client wait its time; its tries at the same moment wait one after another."""
        seconds = self.wait(client)
        if seconds:
            async with self._turns.setdefault(client, asyncio.Lock()):
                await asyncio.sleep(seconds)

    def failed(self, client: str) -> None:
        """A code was wrong."""
        before, last = self._failed.pop(client, (0, 0.0))
        fresh = self._now() - last > FORGETS_AFTER
        self._failed[client] = (1 if fresh else before + 1, self._now())
        while len(self._failed) > MOST_CLIENTS:
            forgotten, _ = self._failed.popitem(last=False)
            self._turns.pop(forgotten, None)
