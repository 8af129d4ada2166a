"""A browser of the rehearsal: holds seats, does acts with keys, follows its view as pages do."""

import asyncio
import json
import re
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from aiohttp import (
    ClientError,
    ClientSession,
    ClientTimeout,
    ClientWebSocketResponse,
    DummyCookieJar,
    TCPConnector,
    WSMsgType,
)

from kit.client import merged

LONGEST_REQUEST = 30.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")
HEADERS = {"X-Kit": "1"}
SEATS = "kit_seats"
"""The cookie that holds a browser's seats; others, such as the language, are not kept."""
_FILE = re.compile(r'(?:src|href)="(/(?:static|words)/[^"]+)"')
_VIEW = re.compile(r'<script type="application/json" id="kit-view">(.*?)</script>', re.DOTALL)
_VIEW_HAS_COME = re.compile(rb'id="kit-view">.*?</script>', re.DOTALL)


@dataclass(frozen=True)
class Answer:
    """What the server said, and how many seconds it took. Status 0: there was no answer."""

    status: int
    seconds: float
    body: dict[str, Any] = field(default_factory=dict)
    raw: bytes = b""
    location: str = ""

    @property
    def ok(self) -> bool:
        """Whether it was done."""
        return self.status == 200


def browsers(server: str = "") -> ClientSession:
    """The network of a crowd of browsers; each keeps its own cookies.

    A server on this very machine is believed whatever its certificate: nobody is in between.
    """
    is_here = urlsplit(server).hostname in LOOPBACK
    return ClientSession(
        connector=TCPConnector(limit=0, ssl=not is_here),
        cookie_jar=DummyCookieJar(),
        timeout=ClientTimeout(total=LONGEST_REQUEST),
    )


def fresh_key() -> str:
    """The key of an act, drawn as pages draw it."""
    return secrets.token_hex(16)


@dataclass(eq=False)
class Phone:
    """One browser. Its seat is named in every call; `view` is what it would show.

    `closed_with` is the code with which its last line was closed; None where it was cut.
    """

    http: ClientSession
    server: str
    seat: str = ""
    cookie: str = ""
    lang: str = ""
    view: dict[str, Any] = field(default_factory=dict)
    socket: ClientWebSocketResponse | None = None
    closed_with: int | None = None
    files: set[str] = field(default_factory=set)

    async def join(self, room_code: str, **wanted: str) -> Answer:
        """Become a participant, as from the join page."""
        body = {"room_code": room_code, "key": fresh_key(), **self._spoken(), **wanted}
        answer = await self._ask("POST", "/api/join", body)
        self.seat = str(answer.body.get("seat", ""))
        return answer

    async def open_link(self, code: str, seat_id: str = "") -> Answer:
        """Take a seat by its link, which leads to the seat's page."""
        answer = await self._ask("GET", f"/s/{code}")
        found = re.search(r"seat-[0-9a-f]+", answer.location)
        self.seat = seat_id or (found[0] if found else "")
        return answer

    async def page(self, path: str) -> Answer:
        """Load a page, without what it would load next."""
        return await self._ask("GET", path)

    async def visit(self, path: str) -> Answer:
        """Load a page and the files that it names; `seconds` until its first view can be drawn.

        A page with a kernel goes on coming behind its view.
        """
        begun = perf_counter()
        try:
            status, text, seen = await self._read(path)
        except (ClientError, TimeoutError, asyncio.IncompleteReadError):
            return Answer(0, perf_counter() - begun)
        if found := _VIEW.search(text):
            self.view = json.loads(found[1])
        loaded = await asyncio.gather(*(self.page(one) for one in self._new_files(text)))
        failed = [one.status for one in loaded if not one.ok]
        drawn = max([seen - begun, *(seen - begun + one.seconds for one in loaded)])
        return Answer(failed[0] if failed else status, drawn)

    async def _read(self, path: str) -> tuple[int, str, float]:
        """A page's status and text, and the moment at which its view had come."""
        raw, seen = b"", 0.0
        async with self.http.get(self.server + path, headers=self._headers()) as response:
            async for chunk in response.content.iter_any():
                raw += chunk
                if not seen and _VIEW_HAS_COME.search(raw):
                    seen = perf_counter()
        return response.status, raw.decode(errors="replace"), seen or perf_counter()

    def _new_files(self, text: str) -> list[str]:
        """The files that a page names and this browser does not have yet."""
        new = set(_FILE.findall(text)) - self.files
        self.files |= new
        return sorted(new)

    async def act(self, act: str, args: dict[str, Any], key: str = "") -> Answer:
        """Do something, once however often it is sent with the same key."""
        body = {"seat": self.seat, "act": act, "args": args, "key": key or fresh_key()}
        return await self.call("/api/act", body)

    async def call(self, path: str, body: dict[str, Any]) -> Answer:
        """Send data to the server."""
        return await self._ask("POST", path, body | self._spoken())

    async def look(self, page: str = "phone") -> Answer:
        """Ask for the view once."""
        answer = await self._ask("GET", f"/api/view?{self._query(page)}")
        if answer.ok:
            self.view = answer.body
        return answer

    async def follow(self, page: str, took: Callable[["Phone"], None]) -> None:
        """Follow the view until the line ends; `took` is called with every message."""

        def heard(text: str) -> None:
            self.take(json.loads(text))
            took(self)

        await self.listen(page, heard)

    async def listen(self, page: str, heard: Callable[[str], None]) -> None:
        """Follow without reading: `heard` is called with the text of every message."""
        after = f"&after={self.view['tag']}" if "tag" in self.view else ""
        address = f"{self.server}/api/follow?{self._query(page)}{after}"
        async with self.http.ws_connect(
            address, headers=self._headers(), max_msg_size=0, compress=15
        ) as line:
            self.socket = line
            try:
                async for message in line:
                    if message.type is WSMsgType.TEXT:
                        heard(message.data)
            finally:
                self.socket = None
                self.closed_with = line.close_code

    def take(self, message: dict[str, Any]) -> None:
        """Show what a message brings."""
        self.view = merged(self.view, message)

    def cut(self) -> None:
        """Lose the line as a phone does that leaves the Wi-Fi: without a word to the server."""
        wire = self.socket.get_extra_info("socket") if self.socket else None
        if wire is not None:
            wire.shutdown(socket.SHUT_RDWR)

    def _headers(self) -> dict[str, str]:
        cookie = {"Cookie": self.cookie} if self.cookie else {}
        language = {"Accept-Language": self.lang} if self.lang else {}
        return HEADERS | cookie | language

    def _query(self, page: str) -> str:
        spoken = f"&lang={self.lang}" if self.lang else ""
        return f"seat={self.seat}&page={page}{spoken}"

    def _spoken(self) -> dict[str, str]:
        return {"lang": self.lang} if self.lang else {}

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Answer:
        begun = perf_counter()
        address, headers = self.server + path, self._headers()
        try:
            async with self.http.request(
                method, address, json=body, headers=headers, allow_redirects=False
            ) as response:
                raw = await response.read()
        except (ClientError, TimeoutError, asyncio.IncompleteReadError):
            return Answer(0, perf_counter() - begun)
        for name, morsel in response.cookies.items():
            if name == SEATS:
                self.cookie = f"{name}={morsel.value}"
        is_data = response.content_type == "application/json" and raw
        read = json.loads(raw) if is_data else {}
        location = response.headers.get("Location", "")
        return Answer(response.status, perf_counter() - begun, read, raw, location)
