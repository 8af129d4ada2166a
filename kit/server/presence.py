"""Presence: which seats look at the other servers of the store, as these say every few seconds."""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import Any

from kit.server.room import Room, Rooms

State = Callable[[str, int, str], None]
"""Says something to all servers: who says it, the how-manieth it is, and what."""

EVERY = 3.0
"""Seconds between two statements while nothing changes."""
GAP = 0.5
"""Seconds between two statements at least: three thousand phones come in a burst."""
GONE_AFTER = 10.0
"""Seconds after which a server that says nothing is taken as gone, and its seats with it."""


@dataclass(frozen=True)
class Statement:
    """What a server said, and when it was heard."""

    at: float
    seats: dict[str, frozenset[str]]
    reached: dict[str, datetime]


class Presence:
    """Says who is here, and hears who is elsewhere. Lives on the event loop."""

    def __init__(
        self, rooms: Rooms, state: State, elapsed: Callable[[], float] = monotonic
    ) -> None:
        self._rooms = rooms
        self._state = state
        self._elapsed = elapsed
        self._server_id = secrets.token_hex(8)
        self._number = 0
        self._said_at: dict[str, int] = {}
        self._heard: dict[str, Statement] = {}
        self._woken = asyncio.Event()
        rooms.on_change.append(self.look)

    @property
    def servers(self) -> int:
        """How many servers there are, this one among them."""
        return len(self._heard) + 1

    def look(self, room: Room) -> None:
        """A room shows something new: only who is here, and what was reached, matters."""
        if self._said_at.get(room.session_id, 0) != room.presence_revision:
            self._woken.set()

    async def keep(self) -> None:
        """Say who is here: soon when it has changed, else after a while."""
        self._forget_silent()
        try:
            async with asyncio.timeout(EVERY):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()
        await self._say(self._here())
        await asyncio.sleep(GAP)

    async def farewell(self) -> None:
        """Nobody is here any more."""
        await self._say({"seats": {}, "reached": {}})

    def heard(self, server_id: str, said: str) -> None:
        """A server has said who is there. Our own statements come back to us too."""
        if server_id == self._server_id:
            return
        given = json.loads(said)
        self._heard[server_id] = Statement(
            at=self._elapsed(),
            seats={one: frozenset(seats) for one, seats in given["seats"].items()},
            reached={one: datetime.fromisoformat(at) for one, at in given["reached"].items()},
        )
        self._show()

    def _here(self) -> dict[str, Any]:
        rooms = list(self._rooms)
        return {
            "seats": {room.session_id: sorted(room.here) for room in rooms if room.here},
            "reached": {
                address: at.isoformat() for room in rooms for address, at in room.reached.items()
            },
        }

    async def _say(self, said: dict[str, Any]) -> None:
        self._number += 1
        self._said_at = {room.session_id: room.presence_revision for room in self._rooms}
        text = json.dumps(said, separators=(",", ":"))
        await asyncio.to_thread(self._state, self._server_id, self._number, text)

    def _forget_silent(self) -> None:
        since = self._elapsed() - GONE_AFTER
        gone = [server_id for server_id, one in self._heard.items() if one.at < since]
        for server_id in gone:
            del self._heard[server_id]
        if gone:
            self._show()

    def _show(self) -> None:
        """Let every room show it that shows something else now."""
        for room in self._rooms:
            statements = self._heard.values()
            seats = [one.seats.get(room.session_id, frozenset()) for one in statements]
            reached = [pair for one in statements for pair in one.reached.items()]
            if room.hear(frozenset().union(*seats), dict(reached)):
                self._rooms.changed(room)
