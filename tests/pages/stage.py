"""The stage of the pictures: the served room, a browser, and how a picture is taken."""

from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.pages.callers import Caller
from tests.pages.served import Served
from tests.pages.small_png import small

PICTURES = Path(__file__).parent.parent.parent / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 800}
STILL = (
    "*, *::before, *::after { transition: none !important; caret-color: transparent !important }"
)


@dataclass
class Stage:
    """The served room, the browser, and everybody who plays."""

    room: Served
    browser: Browser
    blank: Page
    only: list[str]
    crowd: list[Caller] = field(default_factory=list)
    looking: ExitStack = field(default_factory=ExitStack)
    line_ids: dict[str, str] = field(default_factory=dict)

    @property
    def server(self) -> str:
        return f"http://127.0.0.1:{self.room.port}"

    def caller(self, seat: str) -> Caller:
        return Caller(self.server).open(self.room.link(seat).rpartition("/")[2])

    def context(self, lang: str = "en", size: ViewportSize = DESK, **more: Any) -> BrowserContext:
        return self.browser.new_context(
            locale=lang, viewport=size, timezone_id="Europe/Brussels", **more
        )

    def page(self, seat: str, session: str = "demo", **more: Any) -> Page:
        page = self.context(**more).new_page()
        page.goto(self.room.link(seat, session))
        expect(page.locator("h1").first).to_be_visible()
        return page

    def take(self, page: Page, name: str) -> None:
        """One picture of the window: nothing moving, small."""
        if self.only and name not in self.only:
            return
        page.wait_for_load_state("networkidle")
        page.mouse.move(0, 0)
        taken = page.screenshot(style=STILL, animations="disabled", scale="css")
        path = PICTURES / f"{name}.png"
        path.write_bytes(small(taken, self.blank))
        print(f"{path.stat().st_size // 1000:>5} kB  {name}")
