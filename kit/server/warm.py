"""Warm pages: the kernel's half of a seat's page, made before anybody opens it.

The server asks itself for the page with the seat's cookie and keeps the answer: one millisecond
instead of seven hundred. What is shown never comes from here, so nothing can be out of date.
"""

import asyncio
import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tornado.httpclient import AsyncHTTPClient, HTTPError
from tornado.web import create_signed_value

from kit.domain.rights import HOME, Page
from kit.domain.seat import Role, Seat
from kit.server.cookie import NAME
from kit.server.kernel_seats import KernelSeats
from kit.server.room import Room, Rooms, held_by
from kit.server.shown import Looker
from kit.store.rehearsals import is_rehearsal

ROLES = (Role.FACILITATOR, Role.PLENARY, Role.REPORTER)
"""Whose pages are kept warm: those that a whole room would wait for."""
_KERNEL_ID = re.compile(r'"kernelId": ?"([0-9a-f-]{36})"')
log = logging.getLogger("kit.warm")


@dataclass(frozen=True)
class Kept:
    """The half of a page that waits, and its kernel."""

    kernel_id: str
    html: str


@dataclass
class Warm:
    """The pages that wait, one per seat and page."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    most: int = 0
    server_url: str = ""
    is_alive: Callable[[str], Awaitable[bool]] | None = None
    is_full: Callable[[], bool] = lambda: False
    seats: KernelSeats = field(default_factory=KernelSeats)
    _pages: dict[tuple[str, Page], Kept] = field(default_factory=dict)

    async def take(self, looker: Looker) -> str | None:
        """The waiting half, if there is one and its kernel lives; it is given once."""
        kept = self._pages.pop((looker.seat.seat_id, looker.page), None)
        given = self.seats.of_kernel(kept.kernel_id) if kept else None
        if kept is None or given is None or self.is_alive is None:
            return None
        if given.held != held_by(looker.room, looker.seat):
            return None
        if not await self.is_alive(kept.kernel_id):
            return None
        given.is_warm = False
        self.seats.renew(given)
        return kept.html

    async def keep(self, rooms: Rooms, cookie_key: bytes, pause: float = 3.0) -> None:
        """Fill what is missing, what is needed first before the rest, until cancelled."""
        while True:
            await self._drop_ended()
            for room, seat in self._wanted(rooms):
                wanted = (seat.seat_id, HOME[seat.role])
                if len(self._pages) >= self.most or self.is_full():
                    break
                if wanted not in self._pages:
                    row = [room.session_id, seat.seat_id, seat.version]
                    await self._fill(wanted, row, cookie_key)
            await asyncio.sleep(pause)

    def _wanted(self, rooms: Rooms) -> list[tuple[Room, Seat]]:
        open_rooms = [
            room
            for room in rooms
            if room.session.closed_at is None and not is_rehearsal(room.session_id)
        ]
        return [
            (room, seat)
            for role in ROLES
            for room in open_rooms
            for seat in room.session.standing_seats(role)
        ]

    async def _drop_ended(self) -> None:
        """A kernel that has ended, for another's sake or by itself, keeps no page ready."""
        for wanted, kept in list(self._pages.items()):
            if self.is_alive is None or not await self.is_alive(kept.kernel_id):
                self._pages.pop(wanted, None)

    async def _fill(self, wanted: tuple[str, Page], row: list[object], cookie_key: bytes) -> None:
        signed = create_signed_value(cookie_key, NAME, json.dumps([row])).decode()
        seat_id, page = wanted
        try:
            asked = AsyncHTTPClient().fetch(
                f"{self.server_url}/voila/render/{page}.ipynb?seat={seat_id}",
                headers={"Cookie": f"{NAME}={signed}", "X-Kit-Warm": self.secret},
                request_timeout=120,
            )
            # When the server stops, nobody waits any more, and how it ends is no news.
            answer = await asyncio.shield(asked)
            html = answer.body.decode()
            found = _KERNEL_ID.search(html)
        except (HTTPError, OSError, UnicodeError) as error:
            # A page that cannot be warmed is made when it is opened; the others go on.
            log.warning("a page could not be warmed: %s", error)
            return
        if found:
            self._pages[wanted] = Kept(found[1], html)
