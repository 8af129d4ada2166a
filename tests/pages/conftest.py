"""What every browser test gets: a Chromium, a served room, a guard against the outside world."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.find_chromium import find
from tests.pages.served import Served

OURS = {"127.0.0.1", "localhost", "room.test"}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the system's Chromium, where `room.test` is an insecure origin as in a real room."""
    executable = find()
    return browser_type_launch_args | {
        **({"executable_path": executable} if executable else {}),
        "args": [
            "--host-resolver-rules=MAP room.test 127.0.0.1",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
        ],
    }


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test of this folder, so that none can be forgotten."""
    item.add_marker("page")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run them last: once playwright has started, `asyncio.run` fails until the end. The longest
    story first among them: at the end one of two processes would wait for it."""
    items.sort(key=lambda item: (item.get_closest_marker("page") is not None, not _is_story(item)))


def _is_story(item: pytest.Item) -> bool:
    return item.path.name == "test_story.py"


class Guard:
    """Notes what no page may do: ask somebody outside this machine, or fail in its scripts."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def watch(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._asked(request.url))
        context.on("weberror", lambda error: self.found.append(f"script: {error.error}"))
        context.on("page", self._watch_sockets)

    def _watch_sockets(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        asked = urlsplit(url)
        if asked.scheme in ("http", "https", "ws", "wss") and asked.hostname not in OURS:
            self.found.append(f"outside: {url}")


@pytest.fixture(autouse=True)
def guard() -> Iterator[Guard]:
    """Fail a test whose pages asked for something outside, or threw an error."""
    watching = Guard()
    yield watching
    assert watching.found == []


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext], guard: Guard) -> Any:
    """Make a browser of its own for one more person, guarded like the first."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        guard.watch(context)
        return context

    return make


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's sessions in a store, made once: that takes a second and more."""
    folder = tmp_path_factory.mktemp("begun")
    served = Served(folder)
    served.start()
    served.stop()
    return folder


@pytest.fixture
def room(tmp_path: Path, begun: Path) -> Iterator[Served]:
    """A served room of this test alone: the demo's sessions in a store of its own."""
    yield from _serve(tmp_path, begun)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, begun: Path) -> Iterator[Served]:
    """A served room that the tests of a file share: for those that change nothing in it."""
    yield from _serve(tmp_path_factory.mktemp("served"), begun)


def _serve(folder: Path, begun: Path) -> Iterator[Served]:
    shutil.copytree(begun, folder, dirs_exist_ok=True)
    served = Served(folder)
    try:
        served.start()
        yield served
    finally:
        served.stop()
