"""Several servers of one database, each a process of its own, behind a load balancer."""

import asyncio
import contextlib
import itertools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Coroutine, Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any, TypeVar

from tests.server.running import Answer, Browser, fresh_key
from tests.store.builders import KEY

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
SESSION = "room"
SERVE = "serve seal --port 0 --listen 127.0.0.1 --no-browser --warm 0"


class Process:
    """`sealkit serve` on a database, on any free port."""

    def __init__(self, url: str, folder: Path, **environment: str) -> None:
        self._said: list[str] = []
        self.port = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kit", *f"{SERVE} --session {SESSION} --store".split(), url],
            cwd=folder,
            env=os.environ
            | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "SEALKIT_KEY": KEY}
            | {"JUPYTER_RUNTIME_DIR": str(folder)}
            | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    @property
    def said(self) -> str:
        """All that it has printed."""
        return "".join(self._said)

    def await_port(self) -> "Process":
        """Wait until it serves; from then on what it prints is read as it comes."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                self.port = int(found[1])
                break
        assert self.port, self.said
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        return self

    def kill(self) -> None:
        """Without warning, as a power cut would."""
        self._process.kill()
        self._process.wait(timeout=30)
        if self.port:
            self._reader.join(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError):  # closed while we read
            self._said.extend(self._process.stdout)


@contextlib.contextmanager
def servers(url: str, folder: Path, count: int = 2) -> Iterator[list[Process]]:
    """So many servers, started in the same moment."""
    started = [Process(url, folder) for _ in range(count)]
    try:
        yield [one.await_port() for one in started]
    finally:
        for one in started:
            one.kill()


class Balancer:
    """Gives each connection to the next server in turn that takes it, on a port of its own."""

    def __init__(self, *ports: int) -> None:
        self._ports = itertools.cycle(ports)
        self._count = len(ports)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> "Balancer":
        self._thread.start()
        self._server = self._call(asyncio.start_server(self._carry, "127.0.0.1", 0, backlog=1024))
        self.port = int(self._server.sockets[0].getsockname()[1])
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    def _call(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=20)

    async def _end(self) -> None:
        self._server.close()
        tasks = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(OSError, asyncio.CancelledError):
            there, back = await self._open()
            with contextlib.closing(back):
                ways = [self._pump(reader, back), self._pump(there, writer)]
                tasks = [asyncio.create_task(way) for way in ways]
                try:
                    # Where one side has ended, the other shall learn it.
                    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
                finally:
                    for task in tasks:
                        task.cancel()

    async def _open(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        for _ in range(self._count):
            with contextlib.suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", next(self._ports))
        raise OSError("no server takes it")

    @staticmethod
    async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError):
            while data := await reader.read(2**16):
                writer.write(data)
                await writer.drain()


class Phone:
    """Casts one ballot after another, each until it is answered, as a phone's page does."""

    def __init__(self, browser: Browser, seat_id: str, number: int) -> None:
        self.browser = browser
        self.seat_id = seat_id
        self.number = number
        self.version = 0
        self.code = ""
        """Of the ballot that was acknowledged last."""
        self.resent = 0
        self.refused: list[Answer] = []

    def vote(self, round_id: str, standard_id: str) -> None:
        """Until it is refused."""
        while not self.refused:
            code = f"p{self.number:03d}v{self.version:08d}".ljust(20, "z")
            choice = {"value": str(self.version % 9 + 1), "code": code}
            ballot = {"choices": {standard_id: choice}}
            sent = {"round_id": round_id, "base": self.version, "ballot": ballot}
            answer = self._insist(sent)
            if answer.status == 200:
                self.version, self.code = answer.json()["result"]["version"], code
            else:
                self.refused.append(answer)

    def _insist(self, sent: dict[str, Any]) -> Answer:
        key = fresh_key()
        while True:
            with contextlib.suppress(OSError, HTTPException):
                answer = self.browser.act(self.seat_id, "cast", sent, key)
                if answer.status < 500:
                    return answer
            self.resent += 1
            threading.Event().wait(0.02)
