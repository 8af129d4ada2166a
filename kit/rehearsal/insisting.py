"""Insisting: an act is sent again, with the same key, until the server has answered."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import perf_counter

from kit.rehearsal.phone import Answer

PATIENCE = 20.0
"""Seconds after which even the most patient person gives up."""


@dataclass(frozen=True)
class Insisted:
    """The answer that came in the end, how long it took, and how often it was asked for."""

    answer: Answer
    seconds: float
    tries: int

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return self.answer.ok


async def insist(
    send: Callable[[], Awaitable[Answer]], pause: float, chance: random.Random
) -> Insisted:
    """Send until there is an answer, with growing pauses, as the outbox of a page does."""
    begun, tries = perf_counter(), 0
    while True:
        answer = await send()
        tries += 1
        seconds = perf_counter() - begun
        if not _is_lost(answer) or seconds > PATIENCE:
            return Insisted(answer, seconds, tries)
        await asyncio.sleep(pause * 2 ** min(3, tries - 1) * chance.uniform(0.5, 1.5))


def _is_lost(answer: Answer) -> bool:
    """Whether it is not known what became of it, or the server asks to come again."""
    return answer.status in (0, 429) or answer.status >= 500
