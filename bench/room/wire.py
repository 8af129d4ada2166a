"""What really goes over the air: every byte between a browser and a server, counted on its way."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CHUNK = 1 << 16


@dataclass
class Wire:
    """A line to a server; `down` are the bytes that came from it."""

    server: str
    address: str = ""
    down: int = 0
    _ends: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)

    async def connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until either end closes it."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        to = urlsplit(self.server)
        far_reader, far_writer = await asyncio.open_connection(to.hostname, to.port)
        self._ends |= {writer, far_writer}
        await asyncio.gather(self._up(reader, far_writer), self._down(far_reader, writer))

    async def _up(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await _read(reader):
            writer.write(data)
        writer.close()

    async def _down(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await _read(reader):
            self.down += len(data)
            writer.write(data)
        writer.close()

    async def end(self) -> None:
        """Cut what is still open."""
        for writer in self._ends:
            writer.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> bytes:
    """What comes next; nothing where the other end has gone."""
    try:
        return await reader.read(CHUNK)
    except ConnectionError:
        return b""


@asynccontextmanager
async def wire_to(server: str) -> AsyncIterator[Wire]:
    """A line of one's own to a server, on this machine."""
    wire = Wire(server)
    listening = await asyncio.start_server(wire.connect, "127.0.0.1", 0)
    wire.address = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield wire
    finally:
        listening.close()
        await wire.end()
