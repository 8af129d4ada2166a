"""A bad line: what is sent over it comes late, is lost, or its answer is."""

import asyncio
import contextlib
import random
from typing import Any

from kit.rehearsal.phone import Answer, Phone

LOST = 0.25
"""How much of what is sent never arrives; as much arrives, and its answer is lost."""
LATE = (0.02, 0.3)
CUT_WITHIN = (0.0, 0.02)
"""Seconds between sending and the cut that loses the answer."""


class BadLine:
    """What a phone on such a line does. It counts its losses."""

    def __init__(self, phone: Phone, chance: random.Random) -> None:
        self._phone = phone
        self._chance = chance
        self.losses = 0

    async def act(self, act: str, args: dict[str, Any], key: str) -> Answer:
        """Send an act, if it gets through."""
        await asyncio.sleep(self._chance.uniform(*LATE))
        luck = self._chance.random()
        if luck < LOST:
            return self._lost()
        if luck < 2 * LOST:
            return await self._unanswered(act, args, key)
        return await self._phone.act(act, args, key)

    async def _unanswered(self, act: str, args: dict[str, Any], key: str) -> Answer:
        """The server may have done it, or not: nobody here knows."""
        sent = asyncio.create_task(self._phone.act(act, args, key))
        await asyncio.wait([sent], timeout=self._chance.uniform(*CUT_WITHIN))
        sent.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await sent
        self._phone.cut()
        return self._lost()

    def _lost(self) -> Answer:
        self.losses += 1
        return Answer(0, 0.0)
