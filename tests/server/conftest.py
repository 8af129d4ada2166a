"""A real server on a free port, in a thread of its own, with a store in a temporary folder."""

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kit.formats.library import Library, shipped_folder
from kit.server.launcher import Server, Wanted
from kit.server.sessions import start_or_resume
from kit.store.store import Store
from tests.server.running import Running


def served(folder: Path, **wanted: Any) -> Iterator[Running]:
    """Serve the seal workshop as session `room` until the test is over."""
    library = Library()
    store = Store.open(folder / "room.db")
    start_or_resume(store, library, library.workshop("seal"), "room", "k" * 20)
    asked = {"port": 0, "listen": "127.0.0.1", "addresses": ("room.test",), **wanted}
    server = Server(Wanted(str(folder / "room.db"), shipped_folder() / "notebooks", **asked), store)
    before = signal.getsignal(signal.SIGTERM)
    server.initialize()
    signal.signal(signal.SIGTERM, before)
    logging.getLogger("SeatVoila").handlers = []
    running = Running(server, store)
    try:
        yield running
    finally:
        running.stop()
        store.close()


@pytest.fixture(autouse=True)
def _own_runtime_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start a server that is set up in some way, for this test alone."""
    with ExitStack() as open_:

        def start(**wanted: Any) -> Running:
            return open_.enter_context(contextmanager(served)(tmp_path, **wanted))

        yield start


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """A server of this test alone."""
    yield from served(tmp_path)
