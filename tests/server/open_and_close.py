"""Opens pages and leaves them in every way there is, and counts what stays behind.

`python -m tests.server.open_and_close 500` prints what the server holds before and after.
"""

import contextlib
import logging
import os
import re
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

from psutil import Process  # type: ignore[import-untyped]

from kit.domain.seat import Role
from tests.server.conftest import served
from tests.server.running import Browser, Running, eventually

KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')
AT_ONCE = 4
LEASE = 2.0


@dataclass(frozen=True)
class Held:
    """What a server holds at a moment."""

    kernels: int
    tokens: int
    """Pages that were given a kernel or wait for one."""
    present: int
    processes: int
    connection_files: int
    files: int
    threads: int
    megabytes: int


def held(running: Running, runtime: Path) -> Held:
    """Count it. The server runs in this process, so what we hold ourselves is counted too."""
    here = Process()
    seats = running.server.place.kernels
    return Held(
        kernels=len(running.kernels),
        tokens=len(seats._by_token),
        present=len(running.room._present),
        processes=len(here.children(recursive=True)),
        connection_files=len(list(runtime.rglob("kernel-*.json"))),
        files=here.num_fds(),
        threads=threading.active_count(),
        megabytes=here.memory_info().rss // 1_000_000,
    )


def closed_with_its_beacon(running: Running, group: int) -> None:
    """As a browser closes a page."""
    browser, kernel_id = _opened(running, group)
    with browser.socket(_channels(kernel_id)):
        pass
    shutdown = f"/voila/api/shutdown/{kernel_id}?_xsrf={browser.cookies['_xsrf']}"
    assert browser.post(shutdown, b"").status == 204


def gone_before_it_was_whole(running: Running, group: int) -> None:
    """As a finger that taps reload again and again."""
    browser = running.reporter(group)
    with socket.create_connection(("127.0.0.1", running.port), timeout=30) as line:
        asked = f"GET {_page(running, group)} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\n"
        line.sendall(f"{asked}Cookie: {browser.cookie_header}\r\n\r\n".encode())
        assert line.recv(100).startswith(b"HTTP/1.1 200")


def never_connected(running: Running, group: int) -> None:
    """As a browser that shows the first half and goes to sleep."""
    _opened(running, group)


def asleep_past_its_lease(running: Running, group: int) -> None:
    """As a laptop that was shut: its sockets end without a word."""
    browser, kernel_id = _opened(running, group)
    seat_id = running.seat_id(Role.REPORTER, group)
    with browser.socket(_channels(kernel_id)) as page, browser.follow(seat_id, "reporter") as view:
        for one in (page, view):
            one.socket.shutdown(socket.SHUT_RDWR)


WAYS: tuple[Callable[[Running, int], None], ...] = (
    closed_with_its_beacon,
    gone_before_it_was_whole,
    never_connected,
    asleep_past_its_lease,
)


def open_and_close(running: Running, number: int) -> None:
    """That many pages, a few at once, each left in another way; until none is left."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in [
            pool.submit(WAYS[one % len(WAYS)], running, one // len(WAYS) % 4 + 1)
            for one in range(number)
        ]:
            done.result()
    eventually(lambda: not running.server.place.kernels._by_token, 60)
    eventually(lambda: not len(running.kernels) and not running.room._present, 60)


def _page(running: Running, group: int) -> str:
    return f"/voila/render/reporter.ipynb?seat={running.seat_id(Role.REPORTER, group)}"


def _channels(kernel_id: str) -> str:
    return f"/api/kernels/{kernel_id}/channels?session_id=test"


def _opened(running: Running, group: int) -> tuple[Browser, str]:
    browser = running.reporter(group)
    found = KERNEL.search(browser.get(_page(running, group)).text)
    assert found is not None
    return browser, found[1]


@contextmanager
def _server(folder: Path) -> Iterator[Running]:
    os.environ["JUPYTER_RUNTIME_DIR"] = str(folder / "runtime")
    yield from served(folder, lease_seconds=LEASE)


def main(number: int) -> None:
    """Print what the server held before and after, and how long it took."""
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as folder, _server(Path(folder)) as running:
        runtime = Path(folder) / "runtime"
        open_and_close(running, 8)  # what is loaded with the first pages is no leak
        before, began = held(running, runtime), time.monotonic()
        open_and_close(running, number)
        took = time.monotonic() - began
        after = held(running, runtime)
    print(f"{number} pages in {took:.0f} s".ljust(24), "before".rjust(8), "after".rjust(8))
    for one in fields(Held):
        print(one.name.ljust(24), *(str(getattr(x, one.name)).rjust(8) for x in (before, after)))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
