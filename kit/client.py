"""What a kernel uses to follow its view on the server: it opens neither store nor key."""

import asyncio
import contextlib
import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tornado.httpclient import HTTPError, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

SEAT_GONE = 4403
PING_SECONDS = 2.0
SILENCE_SECONDS = 6.0
CHANGES = {"shared_changes": "shared", "own_changes": "own"}
"""What a message calls the changes of a part that the receiver has."""
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Service:
    """How the server introduced itself to this kernel: its address, and a token for one view."""

    server: str
    token: str
    page: str
    lang: str
    script: str = ""

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> "Service | None":
        """The server that started this kernel; none in a notebook that somebody opened."""
        if "KIT_SERVER" not in environment or "KIT_TOKEN" not in environment:
            return None
        return cls(
            server=environment["KIT_SERVER"],
            token=environment["KIT_TOKEN"],
            page=environment.get("KIT_PAGE", ""),
            lang=environment.get("KIT_LANG", "en"),
            script=environment.get("KIT_SCRIPT", ""),
        )


class ViewClient:
    """Follows one view and hands on each new one. Reconnects by itself until it is closed."""

    def __init__(self, service: Service, on_view: Callable[[dict[str, Any]], None]) -> None:
        self._service = service
        self._on_view = on_view
        self._lang = service.lang
        self._at = ""
        self._view: dict[str, Any] = {}
        self._socket: Any = None
        self._heard = 0.0
        self._task: asyncio.Task[None] | None = None
        self._apart: float | None = None

    @property
    def now(self) -> int:
        """What time it is on the server, in milliseconds; 0 before it has said so."""
        return 0 if self._apart is None else round(time.time() * 1000 + self._apart)

    @property
    def follows(self) -> bool:
        """Whether the server has answered just now."""
        return self._socket is not None and self._age() < SILENCE_SECONDS

    def start(self) -> None:
        """Begin, on the loop that runs."""
        self._task = asyncio.get_running_loop().create_task(self._follow())

    async def close(self) -> None:
        """Follow no longer, and say so to the server."""
        if self._task is not None:
            self._task.cancel()
        socket, self._socket = self._socket, None
        if socket is not None:
            socket.close()
            while await socket.read_message() is not None:
                pass  # what was on its way still comes before the end

    def speak(self, lang: str) -> None:
        """Follow the view in another language."""
        if lang != self._lang and lang.isalpha() and len(lang) <= 3:
            self._lang = lang
            if self._socket is not None:
                self._socket.close()

    def look(self, at: str) -> None:
        """Follow what is elsewhere on the page."""
        self._at = at
        if self._socket is not None:
            with contextlib.suppress(WebSocketClosedError):  # the next connection will ask for it
                self._socket.write_message(json.dumps({"look": at}))

    async def _follow(self) -> None:
        while True:
            try:
                if await self._listen() == SEAT_GONE:
                    return
            except HTTPError as error:
                if error.code in (403, 404):
                    return
                log.debug("the server refused: %s", error.code)
            except (OSError, TimeoutError) as error:
                log.debug("the server is not there: %s", error)
            await asyncio.sleep(0.2 if self._view else 1.0)

    async def _listen(self) -> int | None:
        query = urlencode({"lang": self._lang, "at": self._at})
        address = self._service.server.replace("http", "ws", 1)
        request = HTTPRequest(
            f"{address}/api/follow?{query}",
            headers={"X-Kit-Token": self._service.token},
            connect_timeout=5,
        )
        self._socket = socket = await websocket_connect(request, max_message_size=16 << 20)
        pinging = asyncio.create_task(self._ping(socket))
        try:
            while (message := await socket.read_message()) is not None:
                self._take(json.loads(message))
        finally:
            pinging.cancel()
            socket.close()
            if self._socket is socket:
                self._socket = None
        code: int | None = socket.close_code
        return code

    async def _ping(self, socket: Any) -> None:
        self._heard = asyncio.get_running_loop().time()
        while True:
            asked = asyncio.get_running_loop().time()
            await socket.write_message(json.dumps({"ping": asked}))
            await asyncio.sleep(PING_SECONDS)
            if self._age() > SILENCE_SECONDS:
                socket.close()
                return

    def _take(self, message: dict[str, Any]) -> None:
        self._heard = asyncio.get_running_loop().time()
        if "pong" in message:
            self._compare(message["now"], 1000 * (self._heard - message["pong"]))
            return
        if self._apart is None:
            self._compare(message["now"], 0.0)
        self._view = merged(self._view, message)
        self._on_view(self._view)

    def _compare(self, now: int, round_trip: float) -> None:
        """How far apart are the server's clock and ours; mostly it is one and the same."""
        self._apart = now + round_trip / 2 - time.time() * 1000

    def _age(self) -> float:
        return asyncio.get_running_loop().time() - self._heard


def merged(view: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    """The whole view after a message that may hold only what is new in it."""
    after = {**view, **{name: part for name, part in message.items() if name not in CHANGES}}
    for name, part in CHANGES.items():
        for path, *value in message.get(name, []):
            after[part] = _replaced(after[part], path, value)
    return after


def _replaced(view: Any, path: list[str], value: list[Any]) -> Any:
    if not path:
        return value[0]
    name, *rest = path
    copy = dict(view)
    if rest or value:
        copy[name] = _replaced(copy.get(name, {}), rest, value)
    else:
        copy.pop(name, None)
    return copy
