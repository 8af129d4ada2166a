"""A server that runs in a thread, and browsers that ask it, without a real one."""

import asyncio
import contextlib
import http.client
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any, TypeVar

from websockets.sync.client import ClientConnection, connect

from kit.domain.seat import Role
from kit.server.launcher import Server
from kit.server.room import Room
from kit.store.store import Store

T = TypeVar("T")


class Running:
    """The server under test, its loop in a thread."""

    def __init__(self, server: Server, store: Store) -> None:
        self.server = server
        self.store = store
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self.on_loop(server.start)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()

    def on_loop(self, work: Callable[[], Any]) -> Any:
        """Run a function, or a coroutine function, where the server runs."""

        async def call() -> Any:
            made = work()
            return await made if asyncio.iscoroutine(made) else made

        return asyncio.run_coroutine_threadsafe(call(), self._loop).result(timeout=60)

    def stop(self) -> None:
        self.on_loop(self.server.stop)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def room(self) -> Room:
        found = self.server.place.rooms.find("room")
        assert found is not None
        return found

    @property
    def kernels(self) -> Any:
        return self.server.voila.kernel_manager

    def seat_id(self, role: Role, group: int | None = None) -> str:
        wanted = None if group is None else f"group-{group}"
        seats = self.room.session.standing_seats(role)
        return next(seat.seat_id for seat in seats if seat.group_id == wanted)

    def code(self, role: Role, group: int | None = None) -> str:
        return str(self.on_loop(self.room.codes)[self.seat_id(role, group)])

    def browser(self, *seats: tuple[Role, int | None]) -> "Browser":
        """A browser that has opened these seats' links."""
        browser = Browser(self.port)
        for role, group in seats:
            assert browser.get(f"/s/{self.code(role, group)}").status == 302
        return browser

    def facilitator(self) -> "Browser":
        return self.browser((Role.FACILITATOR, None))

    def reporter(self, group: int = 1) -> "Browser":
        return self.browser((Role.REPORTER, group))

    def start_item(self, item_id: str) -> None:
        answer = self.facilitator().act(
            self.seat_id(Role.FACILITATOR), "start_item", {"item_id": item_id}
        )
        assert answer.status == 200, answer.text

    def phone(self, key: str = "p" * 20, **asked: object) -> tuple["Browser", str]:
        """A phone that has joined: its browser and its seat."""
        browser = Browser(self.port)
        answer = browser.join(self.room.room_code, key, **asked)
        assert answer.status == 200, answer.text
        return browser, str(answer.json()["seat"])


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Browser:
    """Keeps cookies, follows no redirect."""

    port: int
    host: str = ""
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, headers)

    def post(self, path: str, body: object, **headers: str) -> Answer:
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        given = {"Content-Type": "application/json", "X-Kit": "1", **_dashed(headers)}
        return self.ask("POST", path, sent, given)

    def ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"Host": self.host or f"127.0.0.1:{self.port}", **_dashed(headers)}
        if self.cookies:
            sent["Cookie"] = self.cookie_header
        with contextlib.closing(connection):
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        for line in response.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
        return answer

    @property
    def cookie_header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def act(self, seat_id: str, act: str, args: dict[str, Any], key: str = "") -> Answer:
        sent = {"seat": seat_id, "act": act, "args": args, "key": key or fresh_key(), "lang": "en"}
        return self.post("/api/act", sent)

    def join(self, room_code: str, key: str, **asked: object) -> Answer:
        return self.post("/api/join", {"room_code": room_code, "key": key, "lang": "en", **asked})

    def view(self, seat_id: str, page: str, **query: str) -> Answer:
        more = "".join(f"&{name}={value}" for name, value in query.items())
        return self.get(f"/api/view?seat={seat_id}&page={page}{more}")

    def socket(self, path: str, **headers: str) -> ClientConnection:
        given = {**_dashed(headers)}
        if self.cookies:
            given["Cookie"] = self.cookie_header
        return connect(
            f"ws://127.0.0.1:{self.port}{path}", additional_headers=given, max_size=2**24
        )

    def follow(self, seat_id: str, page: str) -> ClientConnection:
        return self.socket(f"/api/follow?seat={seat_id}&page={page}&lang=en")


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


_keys = iter(range(10**9))


def fresh_key() -> str:
    return f"key{next(_keys):020d}"


def eventually(holds: Callable[[], T], seconds: float = 15.0) -> T:
    """Wait for a condition, looking often; what it gave when it held."""
    until = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < until, "this never came true"
        threading.Event().wait(0.02)
    return found


def next_view(socket: ClientConnection, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first message that fulfils the condition."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        message: dict[str, Any] = json.loads(socket.recv(timeout=15))
        if holds(message):
            return message
    raise AssertionError("no such message came")
