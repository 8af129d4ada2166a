"""A first visit in a real Chromium with an empty cache: bytes over the air, requests, seconds."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, async_playwright

from bench.room.figures import Measured
from bench.room.wire import wire_to
from tests.find_chromium import find

LONGEST = 60_000
QUIET_SECONDS = 1.5
PHONE = {"width": 390, "height": 844}


@dataclass
class Visit:
    """What a page asked for until it rested."""

    bytes: int = 0
    """All that came over the line, headers and sockets too."""
    http_bytes: int = 0
    """What the browser says that its requests brought, sockets not included."""
    requests: int = 0
    sockets: int = 0
    outside: int = 0
    """Requests to somebody else's server, which a room without internet does not answer."""
    seconds: float = 0.0
    files: list[str] = field(default_factory=list)
    """What it loaded beside its pages and calls, for visitors without a browser."""

    def figures(self) -> Measured:
        """As the table has them."""
        return {
            "first_bytes": float(self.bytes),
            "first_http_bytes": float(self.http_bytes),
            "first_requests": float(self.requests + self.sockets),
            "first_outside": float(self.outside),
            "first_seconds": self.seconds,
        }


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """The browser of all visits."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        try:
            yield browser
        finally:
            await browser.close()


async def visited(
    browser: Browser,
    server: str,
    go: Callable[[Page, str], Awaitable[None]],
    cookies: list[Any] | None = None,
) -> Visit:
    """Do something on a new page, given the server's address, until nothing more is asked for."""
    visit = Visit()
    async with wire_to(server) as wire:
        context = await browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
        await context.add_cookies(cookies or [])
        page = await context.new_page()
        await _watch(page, visit)
        began = perf_counter()
        await go(page, wire.address)
        visit.seconds = perf_counter() - began
        await page.wait_for_load_state("networkidle", timeout=LONGEST)
        await asyncio.sleep(QUIET_SECONDS)
        visit.bytes = wire.down
        await context.close()
    return visit


async def _watch(page: Page, visit: Visit) -> None:
    devtools = await page.context.new_cdp_session(page)
    devtools.on("Network.requestWillBeSent", lambda event: _asked(visit, event))
    devtools.on("Network.loadingFinished", lambda event: _came(visit, event["encodedDataLength"]))
    devtools.on("Network.webSocketCreated", lambda _: _opened(visit))
    await devtools.send("Network.enable")


def _asked(visit: Visit, event: dict[str, Any]) -> None:
    address = urlsplit(event["request"]["url"])
    if address.scheme not in ("http", "https"):
        return  # what is inside the page is not asked of anybody
    visit.requests += 1
    if address.hostname != "127.0.0.1":
        visit.outside += 1
    elif event["type"] not in ("Document", "XHR", "Fetch"):
        visit.files.append(address.path + (f"?{address.query}" if address.query else ""))


def _came(visit: Visit, length: float) -> None:
    visit.http_bytes += int(length)


def _opened(visit: Visit) -> None:
    visit.sockets += 1
