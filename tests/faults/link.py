"""One connection through the bad network: bytes move on late, or not at all."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

HOST = "127.0.0.1"
CHUNK = 2**16
MOST_UNDERWAY = 64
"""Chunks that may be underway in one direction; then the sender has to wait, as on a real line."""

Underway = asyncio.Queue[tuple[float, bytes]]
"""What was read, and when it is due on the other side."""


@dataclass
class Line:
    """How bytes travel just now: not at all, or so many seconds late."""

    hangs: bool = False
    seconds: float = 0.0


class Network(Protocol):
    """What all connections have in common."""

    to: int
    line: Line
    flows: asyncio.Condition

    def on_loop(self, work: Callable[[], Any]) -> Any:
        """Do something where the connections live."""

    def stir(self) -> None:
        """Whoever waits for the line looks at it again."""


@dataclass(eq=False)
class Link:
    """One connection of one client and its way on to the server."""

    number: int
    reader: asyncio.StreamReader
    client: asyncio.StreamWriter
    network: Network
    line: Line = field(default_factory=Line)
    asked: bytes = b""
    """How the client began, for instance `GET /api/follow?seat=…`."""
    server: asyncio.StreamWriter | None = None
    task: "asyncio.Task[None] | None" = None

    def hang(self) -> None:
        """Keep this connection and move no byte of it."""
        self.network.on_loop(lambda: self._change(Line(True, self.line.seconds)))

    def delay(self, seconds: float) -> None:
        """Let what comes from now on arrive so much later, in both directions."""
        self.network.on_loop(lambda: self._change(Line(self.line.hangs, seconds)))

    def mend(self) -> None:
        """Let it flow again, unless the whole network hangs."""
        self.network.on_loop(lambda: self._change(Line()))

    def cut(self) -> None:
        """Reset this connection on both sides; what was underway is lost."""
        self.network.on_loop(self.reset)

    @property
    def hangs(self) -> bool:
        return self.line.hangs or self.network.line.hangs

    @property
    def seconds(self) -> float:
        return self.line.seconds + self.network.line.seconds

    # --- on the loop ----------------------------------------------------------------------------

    def reset(self) -> None:
        """End both sides with a reset."""
        for side in filter(None, (self.client, self.server)):
            _reset(side)
        if self.task is not None:
            self.task.cancel()

    async def carry(self) -> None:
        """Reach the server, then carry both directions until they end."""
        try:
            await self._flow()
            server, self.server = await asyncio.open_connection(HOST, self.network.to)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(self.reader, self.server))
                both.create_task(self._pump(server, self.client))
        except (OSError, ExceptionGroup):
            self.reset()  # one side is gone, or no server is there: the other learns it
        finally:
            for side in filter(None, (self.client, self.server)):
                side.close()

    def _change(self, line: Line) -> None:
        self.line = line
        self.network.stir()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one direction: what was read is due later, in its order."""
        underway: Underway = asyncio.Queue(MOST_UNDERWAY)
        async with asyncio.TaskGroup() as ends:
            ends.create_task(self._take(reader, underway))
            ends.create_task(self._give(writer, underway))

    async def _take(self, reader: asyncio.StreamReader, underway: Underway) -> None:
        loop = asyncio.get_running_loop()
        data = b"begins"
        while data:
            data = await reader.read(CHUNK)
            self.asked = self.asked or data[:200]
            await underway.put((loop.time() + self.seconds, data))

    async def _give(self, writer: asyncio.StreamWriter, underway: Underway) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due, data = await underway.get()
            await asyncio.sleep(max(0.0, due - loop.time()))
            await self._flow()
            if not data:
                break
            writer.write(data)
            await writer.drain()
        if writer.can_write_eof():
            writer.write_eof()

    async def _flow(self) -> None:
        """Wait until this link hangs no longer."""
        async with self.network.flows:
            await self.network.flows.wait_for(lambda: not self.hangs)


def _reset(side: asyncio.StreamWriter) -> None:
    """A reset, as from a router: nothing that waits is sent any more."""
    endpoint = side.get_extra_info("socket")
    with contextlib.suppress(OSError, AttributeError):
        endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    side.transport.abort()
