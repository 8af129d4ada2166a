"""The self-test: tells a device what it can do in this room, and the facilitator that it came."""

import asyncio
import json

from tornado.websocket import WebSocketHandler

from kit.server.door import Call, Door
from kit.server.modules import modules_of, words_of
from kit.server.pages_door import seat_links
from kit.server.paper import harmless

SCRIPT = "device_check.mjs"
MOST_PINGS = 20
LONGEST_PING = 40
LONGEST_LINE = 30.0
"""Pings, their characters, and seconds until the line is closed: nobody needs a seat for it."""


class SelfTest(Door):
    """GET /test: what a device can do here; without its script, that it reaches the room."""

    def get(self) -> None:
        """Remember under which address we were found, unless this machine itself asked."""
        if self.client not in ("127.0.0.1", "::1"):
            address = f"{self.request.protocol}://{self.request.host}"
            for room in self.place.rooms:
                room.reach(address, self.place.clock.now())
                self.place.rooms.changed(room)
        static = self.place.static
        start = {"words": words_of(static, modules_of(static, SCRIPT), self.lang)}
        self.page(
            "test.html",
            host=self.request.host,
            private=self.request.protocol == "https",
            seats=seat_links(self),
            script=static.url(SCRIPT),
            start=harmless(json.dumps(start, ensure_ascii=False)),
        )


class LineTest(Call, WebSocketHandler):
    """GET /test/line: a socket that answers a few pings with our clock, for whoever tries it."""

    _left = MOST_PINGS

    def open(self, *_args: str, **_kwargs: str) -> None:
        """Nobody may keep it."""
        self._end = asyncio.get_running_loop().call_later(LONGEST_LINE, self.close)

    def on_message(self, message: str | bytes) -> None:
        """Give the ping back, with the time."""
        self._left -= 1
        if self._left < 0 or isinstance(message, bytes) or len(message) > LONGEST_PING:
            self.close()
            return
        self.write_message(json.dumps({"pong": message, "now": self.place.clock.now_ms()}))

    def on_close(self) -> None:
        """The device knows what it wanted to know."""
        self._end.cancel()
