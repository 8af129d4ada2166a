"""How busy the computer is that plays the phones: what it does late is not the server's fault."""

import asyncio
import contextlib
from time import perf_counter
from types import TracebackType

from kit.rehearsal.checks import percentile

EVERY = 0.05


class Busy:
    """Looks at the clock all the time; `seconds` is how late 95 of 100 looks were at most."""

    def __init__(self) -> None:
        self._late: list[float] = []

    async def __aenter__(self) -> "Busy":
        self._task = asyncio.create_task(self._look())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task

    @property
    def seconds(self) -> float:
        """How late."""
        return percentile(self._late, 95) if self._late else 0.0

    async def _look(self) -> None:
        while True:
            due = perf_counter() + EVERY
            await asyncio.sleep(EVERY)
            self._late.append(max(0.0, perf_counter() - due))
