"""The browser's half of redrawing the crosswalk: a served session, a page that looks at all of it.

Measured in the page: from the message that tells of a mapping to the frame that shows it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from kit.commands import start_session
from kit.commands.start import Start
from kit.domain import events as ev
from kit.domain.framework import Framework
from kit.store.store import Store
from tests.builders import workshop
from tests.find_chromium import find
from tests.many import many_stated
from tests.pages.callers import Caller

SESSION = "bench"
GROUPS = {"g1": "group-1", "g2": "group-2"}
WATCH = """
(() => {
  const told = (window.benchTold = []);
  const text = (data) => (typeof data === "string" ? data : new TextDecoder().decode(data));
  let heard = { at: 0, bytes: 0 };
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", (event) => {
        const at = performance.now();
        const said = text(event.data);
        if (said.includes('"pairs"')) heard = { at, bytes: said.length };
      });
    }
  };
  const shown = () => {
    const { at, bytes } = heard;
    requestAnimationFrame(() => setTimeout(() =>
      told.push({ browser: performance.now() - at, shown: Date.now(), bytes })));
  };
  new MutationObserver((changes) => {
    const added = changes.flatMap((one) => [...one.addedNodes]);
    if (added.some((node) => node.matches?.("path.edge"))) shown();
  }).observe(document, { childList: true, subtree: true });
})();
"""
"""Over the kernel's socket or ours: when the news came, and when a curve more was on the screen."""


@dataclass(frozen=True)
class Redrawn:
    """Medians are taken of these: seconds in the page, seconds from the act on, bytes sent."""

    browser: list[float]
    whole: list[float]
    bytes: list[int]
    nodes: int
    curves: int


def redrawn(
    frameworks: Sequence[Framework], new: Sequence[ev.MappingStated], mappings: int
) -> Redrawn:
    """Serve a session of that size, look at it, and state these mappings one after another."""
    with (
        tempfile.TemporaryDirectory() as folder,
        _served(Path(folder), frameworks, mappings) as (server, seats),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(WATCH)
        page.goto(f"{server}/s/{seats['researcher']['code']}")
        seat_id = seats["researcher"]["seat_id"]
        page.goto(f"{server}/voila/render/crosswalk.ipynb?seat={seat_id}")
        page.wait_for_selector("svg.wheel path.edge", state="attached")
        reporter = Caller(server).open(seats["reporter"]["code"])
        found = [_state(page, reporter, one) for one in new]
        nodes = page.locator("svg.wheel .spot").count()
        curves = page.locator("svg.wheel path.edge").count()
        browser.close()
    return Redrawn(
        [one["browser"] / 1000 for one, _ in found],
        [seconds for _, seconds in found],
        [one["bytes"] for one, _ in found],
        nodes,
        curves,
    )


def opened(file: Path, ready: str, runs: int) -> list[float]:
    """Open a page so often; seconds until what is awaited is there and painted."""
    found = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for _ in range(runs):
            began = time.perf_counter()
            page.goto(file.as_uri())
            page.wait_for_selector(ready)
            page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
            found.append(time.perf_counter() - began)
        browser.close()
    return found


def _state(page: Page, reporter: Caller, one: ev.MappingStated) -> tuple[dict[str, Any], float]:
    """State a mapping; what the page measured, and the seconds from the act to the frame."""
    before = page.evaluate("benchTold.length")
    given = one.model_dump(exclude={"mapping_id", "group_id"})
    time.sleep(0.4)  # the server gathers what comes sooner: here each is to be the first
    began = time.time()
    reporter.act("state_mapping", **given)
    page.wait_for_function("before => benchTold.length > before", arg=before)
    measured = page.evaluate("benchTold.at(-1)")
    return measured, measured["shown"] / 1000 - began


@contextmanager
def _served(
    folder: Path, frameworks: Sequence[Framework], mappings: int
) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    store = f"sqlite:///{folder / 's.db'}"
    _write(store, frameworks, mappings)
    kit = [sys.executable, "-m", "kit"]
    environment = os.environ | {"JUPYTER_RUNTIME_DIR": str(folder / "runtime")}
    listed = subprocess.run(
        [*kit, "seats", SESSION, "--format", "json", "--store", store],
        check=True,
        capture_output=True,
        env=environment,
    )
    seats = {one["role"]: one for one in reversed(json.loads(listed.stdout)["seats"])}
    log = folder / "log"
    command = [*kit, "serve", "--session", SESSION, "--no-browser", "--warm", "0"]
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*command, "--port", "0", "--store", store],
            stdout=file,
            stderr=subprocess.STDOUT,
            env=environment,
        )
    try:
        while "Ctrl-C" not in log.read_text("utf-8"):
            if server.poll() is not None:
                raise SystemExit(log.read_text("utf-8"))
            time.sleep(0.1)
        address = log.read_text("utf-8").split("Researcher", 1)[1].split()[0]
        yield address.rpartition("/s/")[0], seats
    finally:
        server.terminate()
        server.wait(timeout=30)


def _write(url: str, frameworks: Sequence[Framework], mappings: int) -> None:
    """The session with all that was stated before, in one go."""
    store = Store.open(url)
    at = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
    plan = workshop(frameworks=tuple(one.id for one in frameworks))
    start = Start(SESSION, plan, frameworks, at.date().replace(year=2036), "b" * 32, at)
    stated = [
        one.model_copy(update={"group_id": GROUPS[one.group_id]})
        for one in many_stated(frameworks, mappings)
        if isinstance(one, ev.MappingStated | ev.GapStated)
    ]
    running = ev.ItemStarted(item_id="crosswalk", minutes=60)
    try:
        with store.transaction([SESSION]) as tx:
            start_session(tx, start)
            tx.append(SESSION, [running, *stated], at=at, seat_id=None, key="c" * 32)
    finally:
        store.close()
