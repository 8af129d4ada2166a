"""A bad network on this machine: a proxy in front of a server that cuts, hangs, delays and drops.

    python tests/faults/proxy.py --to 8866 --port 9000

Open the room through port 9000 instead, and type what shall happen: `cut`, `hang`, `delay 2`,
`drop 0.3`, `mend`, `anew`, `links`. Tests use the class, one proxy for all clients or one for each.
"""

import argparse
import asyncio
import contextlib
import os
import random
import socket
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that it also runs from a checkout that is not installed

from tests.faults.link import HOST, Line, Link  # noqa: E402 (needs the line above)

T = TypeVar("T")


class Proxy:
    """In front of one port of this machine; every method may be called from any thread.

    `with Proxy(port) as proxy:` runs it in a thread of its own; `await proxy.serve()` and
    `await proxy.close()` run it on the loop that is there.
    """

    def __init__(self, to: int, port: int = 0, seed: int | None = None) -> None:
        self.to = to
        self.line = Line()
        self._chance = random.Random(seed)
        # It holds the port while nobody listens, so that a cut one can be mended.
        self._holder = _bound(port)
        self.port = int(self._holder.getsockname()[1])
        self._links: list[Link] = []
        self._count = 0
        self._listening: tuple[socket.socket, asyncio.Task[None]] | None = None
        self.flows = asyncio.Condition()
        self._runner: threading.Thread | None = None

    def cut(self) -> None:
        """Reset every connection and refuse new ones."""
        self.on_loop(self._cut)

    def hang(self) -> None:
        """Keep every connection open, move no byte; new ones are taken and hang as well."""
        self.on_loop(lambda: self._change(Line(True, self.line.seconds)))

    def delay(self, seconds: float) -> None:
        """Let what comes from now on arrive so much later, in both directions."""
        self.on_loop(lambda: self._change(Line(self.line.hangs, seconds)))

    def drop(self, share: float = 0.5) -> int:
        """Reset each open connection with this probability; how many it were."""
        return self.on_loop(lambda: self._drop(share))

    def mend(self) -> None:
        """Everything flows again, without delay; what hung goes on."""
        self.on_loop(self._mend)

    def mend_anew(self) -> None:
        """Everything flows again, on new connections: what hung is reset."""
        self.on_loop(self._mend_anew)

    @property
    def links(self) -> list[Link]:
        """The connections that are open, the oldest first."""
        return self.on_loop(lambda: list(self._links))

    @property
    def accepted(self) -> int:
        """How many connections were ever taken."""
        return self.on_loop(lambda: self._count)

    def _change(self, line: Line) -> None:
        self.line = line
        self.stir()

    def _cut(self) -> None:
        self._stop_listening()
        for link in list(self._links):
            link.reset()

    def _drop(self, share: float) -> int:
        dropped = [link for link in self._links if self._chance.random() < share]
        for link in dropped:
            link.reset()
        return len(dropped)

    def _mend(self) -> None:
        for link in self._links:
            link.line = Line()
        self._change(Line())
        self._listen()

    def _mend_anew(self) -> None:
        for link in [one for one in self._links if one.hangs]:
            link.reset()
        self._mend()

    async def serve(self) -> None:
        """Begin, on the loop that runs."""
        self._loop = asyncio.get_running_loop()
        self._listen()

    async def close(self) -> None:
        """End everything, on the same loop."""
        self._stop_listening()
        ending = [link.task for link in self._links if link.task is not None]
        for link in list(self._links):
            link.reset()
        await asyncio.gather(*ending, return_exceptions=True)
        self._holder.close()

    def __enter__(self) -> "Proxy":
        began = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._runner = threading.Thread(target=self._run, args=(began,), daemon=True)
        self._runner.start()
        began.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self.close(), self._loop).result(timeout=30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        assert self._runner is not None
        self._runner.join(timeout=30)
        self._loop.close()

    def _run(self, began: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self.serve())
        self._loop.call_soon(began.set)
        self._loop.run_forever()

    def on_loop(self, work: Callable[[], T]) -> T:
        """Do something where the connections live, and wait for it."""
        with contextlib.suppress(RuntimeError):
            if asyncio.get_running_loop() is self._loop:
                return work()

        async def call() -> T:
            return work()

        return asyncio.run_coroutine_threadsafe(call(), self._loop).result(timeout=30)

    def stir(self) -> None:
        """On the loop: whoever waits for the line looks at it again."""

        async def tell() -> None:
            async with self.flows:
                self.flows.notify_all()

        self._stirring = self._loop.create_task(tell())

    def _listen(self) -> None:
        if self._listening is not None:
            return
        listener = _bound(self.port)
        listener.listen(1024)
        self._listening = listener, self._loop.create_task(self._accept(listener))

    def _stop_listening(self) -> None:
        if self._listening is None:
            return
        listener, task = self._listening
        self._listening = None
        task.cancel()
        listener.close()

    def _ended(self, link: Link, _: "asyncio.Task[None]") -> None:
        self._links.remove(link)

    async def _accept(self, listener: socket.socket) -> None:
        while True:
            accepted, _ = await self._loop.sock_accept(listener)
            reader, writer = await asyncio.open_connection(sock=accepted)
            self._count += 1
            link = Link(self._count, reader, writer, self)
            self._links.append(link)
            link.task = self._loop.create_task(link.carry())
            link.task.add_done_callback(partial(self._ended, link))


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setblocking(False)
    if os.name != "nt":
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    bound.bind((HOST, port))
    return bound


def obey(proxy: Proxy, words: list[str]) -> str:
    """Do what one typed line asks; what to say to it."""
    match words:
        case ["cut"]:
            proxy.cut()
        case ["hang"]:
            proxy.hang()
        case ["delay", seconds]:
            proxy.delay(float(seconds))
        case ["drop", *share]:
            return f"{proxy.drop(*map(float, share))} dropped"
        case ["mend"]:
            proxy.mend()
        case ["anew"]:
            proxy.mend_anew()
        case ["links"]:
            return "\n".join(_described(link) for link in proxy.links) or "none"
        case _:
            return "cut, hang, delay SECONDS, drop SHARE, mend, anew, links"
    return "done"


def _described(link: Link) -> str:
    began = link.asked.partition(b"\n")[0].decode(errors="replace").rstrip()
    return f"{link.number}  {'hangs' if link.hangs else 'flows'}  {began}"


def main() -> int:
    """Run until the input ends."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=int, required=True, help="the port of the server")
    parser.add_argument("--port", type=int, default=0, help="the port of the bad network")
    given = parser.parse_args()
    with Proxy(given.to, given.port) as proxy:
        print(f"http://{HOST}:{proxy.port} leads to port {given.to}", flush=True)
        for line in sys.stdin:
            try:
                print(obey(proxy, line.split()), flush=True)
            except ValueError as error:
                print(error, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
