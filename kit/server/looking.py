"""Looking: a page's view, once or followed, over a socket or by asking again and again."""

import asyncio
import contextlib
import json
from typing import Any

from tornado.web import HTTPError
from tornado.websocket import WebSocketClosedError, WebSocketHandler, WebSocketProtocol

from kit.domain.errors import NotNow
from kit.server.door import Call
from kit.server.follow import Audience, Follower
from kit.server.kernel_seats import Given
from kit.server.room_protocol import RoomProtocol
from kit.server.shown import Envelope, Looker, Seen

LONGEST_WAIT = 25.0
ABSENT_AFTER = 4.0
"""Seconds after which a page that went away counts as gone: a reload is no absence."""
MOST_PAGES = 40
"""Pages of one seat that may follow at once: more is not somebody with many tabs."""
SEAT_GONE = 4403
"""The code with which a socket closes when its seat was withdrawn or handed over."""


class ViewCall(Call):
    """GET /api/view: what this seat sees on this page; with `after` and `wait` when it changes."""

    async def get(self) -> None:
        """Answer at once, or when there is something else to see."""
        looker = self.looker()
        renew_kernel(self, looker)
        envelope = self.place.shown.envelope(looker)
        after = self.get_query_argument("after", "")
        if envelope.tag == after:
            newer = await self._newer(looker, envelope)
            if newer is None:
                self.set_status(204)
                return
            envelope = newer
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(bytes(envelope.message(Seen.named(after))))

    async def _newer(self, looker: Looker, known: Envelope) -> Envelope | None:
        audience = self.place.audiences.of(looker)
        self._waiting = asyncio.get_running_loop().create_future()
        follower = Follower(looker, self._take, lambda: self._end(None), shown=known)
        audience.add(follower)
        arrive(self, looker)
        try:
            async with asyncio.timeout(self._seconds()):
                newer: Envelope | None = await self._waiting
                return newer
        except TimeoutError:
            return None
        finally:
            audience.remove(follower)
            leave_later(self, looker)

    def _seconds(self) -> float:
        try:
            return min(LONGEST_WAIT, max(0.0, float(self.get_query_argument("wait", "0"))))
        except ValueError:
            raise HTTPError(400) from None

    def _take(self, envelope: Envelope, _: Seen | None) -> None:
        self._end(envelope)

    def _end(self, envelope: Envelope | None) -> None:
        if not self._waiting.done():
            self._waiting.set_result(envelope)

    def on_connection_close(self) -> None:
        """The page has gone; nobody waits any more."""
        if hasattr(self, "_waiting"):
            self._end(None)


class FollowSocket(Call, WebSocketHandler):
    """GET /api/follow: the view, and what becomes new in it, for as long as the page looks."""

    _looker: Looker
    _follower: Follower | None = None
    _audience: Audience

    def prepare(self) -> None:
        """Refuse before the socket opens."""
        self._looker = self.looker()
        seat_id = self._looker.seat.seat_id
        if not self._is_kernel and self._looker.room.pages(seat_id) >= MOST_PAGES:
            raise NotNow("door-too-many-pages", most=MOST_PAGES)

    def open(self, *_args: str, **_kwargs: str) -> None:
        """Send the view, then what changes."""
        self._audience = self.place.audiences.of(self._looker)
        self._follower = Follower(
            self._looker,
            self._send,
            self._gone,
            after=Seen.named(self.get_query_argument("after", "")),
            is_full=self._is_full,
        )
        self._audience.add(self._follower)
        if not self._is_kernel:
            arrive(self, self._looker)

    @property
    def _is_kernel(self) -> bool:
        return "X-Kit-Token" in self.request.headers

    def on_message(self, message: str | bytes) -> None:
        """A ping, answered with our clock; or where on the page somebody looks now."""
        with contextlib.suppress(ValueError):
            given = json.loads(message)
            if not isinstance(given, dict):
                return
            if "ping" in given and not self._is_full():
                renew_kernel(self, self._looker)
                self._write(json.dumps({"pong": given["ping"], "now": self.place.clock.now_ms()}))
            if isinstance(given.get("look"), str) and self._follower is not None:
                self._audience.turn(self._follower, self._follower.looker.looking_at(given["look"]))

    def on_close(self) -> None:
        """The page has gone."""
        if self._follower is not None:
            self._audience.remove(self._follower)
            if not self._is_kernel:
                leave_later(self, self._looker)

    def _send(self, envelope: Envelope, known: Seen | None) -> None:
        self._write(envelope.message(known))

    def _gone(self) -> None:
        self.close(SEAT_GONE, "seat")

    def _is_full(self) -> bool:
        """Whether the other end has not read what it was sent; ended ones read nothing more."""
        stream = self.ws_connection.stream if self.ws_connection is not None else None
        return stream is not None and stream.writing()

    def _write(self, text: str | bytes) -> None:
        with contextlib.suppress(WebSocketClosedError):
            self.write_message(text)

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Tornado's protocol, compressing as a room needs it."""
        if self.request.headers.get("Sec-WebSocket-Version") != "13":
            return None
        return RoomProtocol(self)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Refuse the handshake."""
        super().write_error(status_code, **kwargs)


def renew_kernel(call: Call, looker: Looker) -> None:
    """A page that goes on without its kernel names it, so that it is not ended meanwhile."""
    given: Given | None = call.place.kernels.of_kernel(call.get_query_argument("kernel", ""))
    if given is not None and given.seat_id == looker.seat.seat_id:
        call.place.kernels.renew(given)


def arrive(call: Call, looker: Looker) -> None:
    """A page of this seat is looking."""
    before = looker.room.live_revision
    looker.room.arrive(looker.seat.seat_id)
    if looker.room.live_revision != before:
        call.place.rooms.changed(looker.room)


def leave_later(call: Call, looker: Looker) -> None:
    """A page of this seat has gone, unless it comes back at once."""

    def leave() -> None:
        before = looker.room.live_revision
        looker.room.leave(looker.seat.seat_id)
        if looker.room.live_revision != before:
            call.place.rooms.changed(looker.room)

    asyncio.get_running_loop().call_later(ABSENT_AFTER, leave)
