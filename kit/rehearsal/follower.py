"""A page on the line: what it was sent, when, and what is waited for on it."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from kit.rehearsal.clock import Clock
from kit.rehearsal.phone import Phone

View = dict[str, Any]
Holds = Callable[[View], bool]


@dataclass(eq=False)
class Awaited:
    """What shall be seen on a page, and when it was."""

    holds: Holds
    seen: "asyncio.Future[float]"

    def look(self, view: View, at: float) -> bool:
        """Whether nobody waits any more, now that the page shows this."""
        if not self.seen.done() and self.holds(view):
            self.seen.set_result(at)
        return self.seen.done()


@dataclass(eq=False)
class Follower:
    """One page of one phone, which has another line to the server whenever it lost one."""

    phone: Phone
    page: str
    clock: Clock
    unread: int = 0
    is_gone: bool = False
    _line: object = None
    _new_line: "asyncio.Future[float] | None" = None
    _awaited: list[Awaited] = field(default_factory=list)

    def expect(self, holds: Holds) -> "asyncio.Future[float]":
        """Wait for something on this page: the moment at which the message came that shows it."""
        awaited = Awaited(holds, asyncio.get_running_loop().create_future())
        is_read = self.phone.view and not self.unread
        if not (is_read and awaited.look(self.phone.view, perf_counter())):
            self._awaited.append(awaited)
        return awaited.seen

    def expect_new_line(self) -> "asyncio.Future[float]":
        """Wait for what is heard first on the next line."""
        self._new_line = asyncio.get_running_loop().create_future()
        return self._new_line

    def hear(self, at: float) -> None:
        """Something came, and is not read yet."""
        self.unread += 1
        if self._line is not self.phone.socket:
            self._line = self.phone.socket
            if self._new_line is not None and not self._new_line.done():
                self._new_line.set_result(at)

    def read(self, text: str, at: float) -> None:
        """Read what came at that moment."""
        self.unread -= 1
        message = json.loads(text)
        asked = message.get("pong")
        if asked is None:
            self.phone.take(message)
            self._awaited = [one for one in self._awaited if not one.look(self.phone.view, at)]
        late = (perf_counter() - at) * 1000  # between its coming and its reading
        self.clock.hear(message["now"] + late, None if asked is None else asked + late)

    async def ping(self) -> None:
        """Say that the page is there, as pages do."""
        line = self.phone.socket
        if line is not None and not line.closed:
            await line.send_str(json.dumps({"ping": self.clock.device()}))
