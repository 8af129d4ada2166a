"""A crowd of phones as they really behave: every file of a first visit, a socket, a ping now and
then. What they are sent is noted when it comes and read when there is time: reading three thousand
messages must not delay the clock."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import time
from typing import Any

from aiohttp import ClientError, ClientSession

import kit
from bench.room.served import Room
from kit.rehearsal.phone import Answer, Phone, browsers

FOLLOW = (Path(kit.__file__).parent / "static" / "follow.mjs").read_text("utf-8")
PING_SECONDS = int(re.findall(r"PING_EVERY = (\d+)", FOLLOW)[0]) / 1000
"""As our pages do it now."""
PING = '{"ping": 1}'
PONG = '{"pong"'


@dataclass(eq=False)
class Listener:
    """A phone, what it was sent and not read yet, and when what is awaited was there."""

    phone: Phone
    unread: list[tuple[float, str]] = field(default_factory=list)
    marker: str = '"revision"'
    found: asyncio.Event = field(default_factory=asyncio.Event)
    found_at: float = 0.0
    lost: int = 0

    def await_(self, marker: str) -> None:
        """From now on wait for a message that holds these characters."""
        self.marker = marker
        self.found = asyncio.Event()

    async def listen(self, page: str = "phone") -> None:
        """Follow the view until the line ends."""
        try:
            await self.phone.listen(page, self.hear)
        except (ClientError, TimeoutError):
            self.lost += 1

    def hear(self, text: str) -> None:
        """A message has come."""
        if text.startswith(PONG):
            return
        at = time()
        self.unread.append((at, text))
        if self.marker in text and not self.found.is_set():
            self.found_at = at
            self.found.set()

    async def ping(self) -> None:
        """Say that the page is there, as pages do."""
        socket = self.phone.socket
        if socket is not None and not socket.closed:
            try:
                await socket.send_str(PING)
            except ClientError:
                self.lost += 1

    async def leave(self) -> None:
        """Close the line."""
        if self.phone.socket is not None:
            await self.phone.socket.close()

    def read(self) -> dict[str, Any]:
        """The view after everything that came."""
        for _, text in self.unread:
            self.phone.take(json.loads(text))
        self.unread.clear()
        return self.phone.view


@dataclass
class Crowd:
    """Phones of a room that follow; they stay until the crowd goes."""

    room: Room
    http: ClientSession
    listeners: list[Listener] = field(default_factory=list)
    tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def arrive(self) -> float:
        """One more phone: scan the code, join, load the page, follow. Seconds until it sees."""
        began = time()
        phone = Phone(self.http, self.room.server)
        must(await phone.visit(f"/j?room={self.room.room_code}"))
        must(await phone.join(self.room.room_code))
        must(await phone.visit(f"/p/{phone.seat}"))
        listener = Listener(phone)
        self.listeners.append(listener)
        self.follow(listener)
        await listener.found.wait()
        return listener.found_at - began

    def follow(self, listener: Listener) -> None:
        """Let it listen from now on."""
        self.tasks.append(asyncio.create_task(listener.listen()))

    async def keep_pinging(self) -> None:
        """Every phone in its turn, so that they are spread over the time between two pings."""
        while True:
            began, listeners = time(), list(self.listeners)
            for number, listener in enumerate(listeners):
                due = began + PING_SECONDS * number / len(listeners)
                if (wait := due - time()) > 0.01:
                    await asyncio.sleep(wait)
                await listener.ping()
            await asyncio.sleep(max(0.0, began + PING_SECONDS - time()))

    def await_(self, marker: str) -> None:
        """All wait for a message that holds these characters."""
        for listener in self.listeners:
            listener.await_(marker)

    async def have(self, seconds: float = 120.0) -> list[float]:
        """When each had what is awaited."""
        async with asyncio.timeout(seconds):
            await asyncio.gather(*(one.found.wait() for one in self.listeners))
        return [one.found_at for one in self.listeners]


@asynccontextmanager
async def crowd_of(room: Room) -> AsyncIterator[Crowd]:
    """A crowd, empty at first; its lines are closed at the end."""
    async with browsers() as http:
        crowd = Crowd(room, http)
        pinging = asyncio.create_task(crowd.keep_pinging())
        try:
            yield crowd
        finally:
            pinging.cancel()
            await asyncio.gather(*(one.leave() for one in crowd.listeners))
            await asyncio.gather(pinging, *crowd.tasks, return_exceptions=True)


async def arrived(crowd: Crowd, phones: int) -> list[float]:
    """So many more at once; seconds until each of them sees."""
    return list(await asyncio.gather(*(crowd.arrive() for _ in range(phones))))


def refused(answers: Sequence[Answer]) -> list[str]:
    """What was not done, and why."""
    return [f"{one.status} {one.body.get('text', '')}" for one in answers if not one.ok]


def must(answer: Answer) -> None:
    """What is measured must have been done."""
    if not answer.ok:
        raise SystemExit(f"the server refused: {answer.status} {answer.body.get('text', '')}")
