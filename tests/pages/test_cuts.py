"""A line that is cut, hangs or sleeps: the page says so, loses nothing, comes back by itself."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from kit.store.store import Store
from tests.faults.proxy import Proxy
from tests.pages.callers import Caller
from tests.pages.served import Served

LOST = "Connection lost"
BANNER = 6_000
"""Milliseconds: what a person waits at most, and a busy machine's delay."""
BACK = 8_000
WATCHED = """() => {
  window.field = document.querySelector("main textarea");
  window.ended = 0;
  window.field.addEventListener("compositionend", () => (window.ended += 1));
  window.field.focus();
}"""
STANDS = "() => [window.field.isConnected, document.activeElement === window.field, window.ended]"


class Line:
    """A served room behind a bad network, and somebody in it whose own line is good."""

    def __init__(self, room: Served, proxy: Proxy, new_context: Any) -> None:
        self.room, self.proxy, self.new_context = room, proxy, new_context
        self.facilitator = self.caller("Facilitator")

    def caller(self, seat: str) -> Caller:
        code = self.room.link(seat).rpartition("/")[2]
        return Caller(f"http://127.0.0.1:{self.room.port}").open(code)

    def over(self, address: str) -> str:
        return address.replace(f":{self.room.port}", f":{self.proxy.port}")

    def desk(self, seat: str) -> Page:
        page: Page = self.new_context().new_page()
        page.goto(self.over(self.room.link(seat)))
        over_kernel = expect(page.locator("html"))
        over_kernel.to_have_attribute("data-view-over", "kernel", timeout=15_000)
        return page

    def phone(self) -> Page:
        page: Page = self.new_context(viewport={"width": 390, "height": 844}).new_page()
        page.goto(self.over(f"{self.room.address}/j?room={self.room.room_code()}"))
        page.locator("button[type=submit]").click()
        page.wait_for_url("**/p/**")
        return page

    def stored(self) -> str:
        store = Store.open_to_read(self.room.folder / "sealkit.db")
        try:
            return "\n".join(repr(one.event) for one in store.read("demo"))
        finally:
            store.close()

    def start(self, item_id: str) -> None:
        self.facilitator.act("start_item", item_id=item_id)


@pytest.fixture
def line(room: Served, new_context: Any) -> Iterator[Line]:
    with Proxy(room.port, seed=6) as proxy:
        yield Line(room, proxy, new_context)


def lost(*pages: Page) -> None:
    for page in pages:
        expect(page.get_by_text(LOST)).to_be_visible(timeout=BANNER)


def back(*pages: Page) -> None:
    for page in pages:
        expect(page.get_by_text(LOST)).to_have_count(0, timeout=BACK)


def saved(page: Page) -> Any:
    return page.locator(".pill.good.saved")


def compose(devtools: CDPSession, text: str) -> None:
    """As an input method does, before anything is chosen."""
    at = {"selectionStart": len(text), "selectionEnd": len(text)}
    devtools.send("Input.imeSetComposition", {"text": text, **at})


def test_a_reporter_who_composes_an_accent_while_the_line_hangs_loses_nothing(line):
    line.start("brainstorm")
    page = line.desk("Reporter · Group 1")
    devtools = page.context.new_cdp_session(page)
    page.evaluate(WATCHED)
    devtools.send("Input.insertText", {"text": "Caf"})
    compose(devtools, "´")

    line.proxy.hang()
    line.caller("Instructor · Group 1").act(
        "write_line", question_id="seal-1", text="Meanwhile, by another hand.", lang="en"
    )
    lost(page)
    compose(devtools, "é")
    line.proxy.mend()
    back(page)
    expect(page.get_by_text("Meanwhile, by another hand.")).to_be_visible()

    assert page.evaluate(STANDS) == [True, True, 0]
    devtools.send("Input.insertText", {"text": "é"})
    expect(page.locator("main textarea").first).to_have_value("Café")
    page.keyboard.press("Enter")
    expect(saved(page)).to_be_visible()
    assert line.stored().count("'Café'") == 1


def test_what_is_done_in_the_dark_is_not_called_saved_and_arrives_once(line):
    line.start("brainstorm")
    facilitator, reporter, phone = (
        line.desk("Facilitator"),
        line.desk("Reporter · Group 1"),
        line.phone(),
    )
    line.proxy.cut()
    lost(facilitator, reporter, phone)

    facilitator.get_by_role("button", name="+5 min").first.click()
    reporter.locator("main textarea").first.fill("Written in the dark.")
    reporter.keyboard.press("Enter")
    phone.get_by_label("Your idea").fill("Thought in the dark.")
    phone.get_by_role("button", name="Send to the group").click()

    for page in (facilitator, reporter):
        expect(page.get_by_text("kept on this device").first).to_be_visible()
        expect(saved(page)).to_have_count(0)
    expect(phone.locator(".pill", has_text="not sent yet, kept on this device")).to_be_visible()
    address, context = phone.url, phone.context
    phone.close()
    line.proxy.mend()
    back(facilitator, reporter)
    for page in (facilitator, reporter):
        expect(saved(page)).to_be_visible(timeout=BACK)
    again = context.new_page()
    again.goto(address)
    expect(again.locator(".pill", has_text="sent, at your table")).to_be_visible()
    stored = line.stored()
    for words in ("ItemExtended", "Written in the dark.", "Thought in the dark."):
        assert stored.count(words) == 1, words


def test_a_line_that_is_refused_on_its_return_gives_its_words_back(line):
    line.start("brainstorm")
    reporter = line.desk("Reporter · Group 1")
    line.proxy.cut()
    lost(reporter)
    reporter.locator("main textarea").first.fill("Too late for this.")
    reporter.keyboard.press("Enter")
    line.facilitator.act("end_item")

    line.proxy.mend()

    back(reporter)
    expect(reporter.locator(".notice.bad")).to_be_visible()
    expect(reporter.locator("main").get_by_text("Too late for this.")).to_be_visible()
    expect(saved(reporter)).to_have_count(0)
    assert "Too late for this." not in line.stored()


def test_phones_that_lose_the_wi_fi_together_come_back_with_little_noise(line):
    line.start("brainstorm")
    phones = [line.phone() for _ in range(3)]
    for phone in phones:
        expect(phone.get_by_label("Your idea")).to_be_visible()
    asked: list[str] = []
    heard: list[int] = []

    def follow(socket: Any) -> None:
        asked.append(socket.url)
        socket.on("framereceived", lambda frame: heard.append(len(frame)))

    for phone in phones:
        phone.on("request", lambda request: asked.append(request.url))
        phone.on("websocket", follow)

    line.proxy.cut()
    lost(*phones)
    during = len(asked)
    heard.clear()
    line.proxy.mend()

    back(*phones)
    expect(phones[0].get_by_role("timer")).to_be_visible()
    line.facilitator.act("end_item")
    for phone in phones:
        expect(phone.get_by_label("Your idea")).to_have_count(0)
    assert during <= 5 * len(phones), asked[:during]
    assert [size for size in heard if size > 4_000] == [], "parts that had not changed came again"


def test_a_ballot_marked_in_the_dark_is_handed_in_once(line):
    line.facilitator.act("gather_standard", text="Mentors are trained.", lang="en")
    plan = {"id": "x", "method": "yes-no", "electorate": "persons", "secrecy": "open"}
    rule = {"name": "double-threshold", "weights_of": "voters"}
    line.facilitator.act("plan_round", plan={**plan, "rule": rule})
    phone = line.phone()
    line.facilitator.act("open_round", plan_id="x", heads=5)
    choice = phone.locator("label.choice", has=phone.get_by_label("Yes", exact=True)).first
    expect(choice).to_be_visible()

    line.proxy.hang()
    lost(phone)
    choice.click()
    expect(phone.get_by_text("not handed in yet").first).to_be_visible()
    line.proxy.mend_anew()

    back(phone)
    phone.get_by_role("button", name="All standards").click()
    expect(phone.get_by_text(re.compile("^Your ballot is stored")).first).to_be_visible()
    expect(phone.get_by_text("1 of 1 have voted")).to_be_visible()


def test_pages_that_slept_while_their_lines_died_are_right_when_they_wake(line):
    line.start("brainstorm")
    pages = [line.phone(), line.desk("Reporter · Group 1")]
    devtools = [page.context.new_cdp_session(page) for page in pages]
    for page, one in zip(pages, devtools, strict=True):
        expect(page.locator("main textarea").first).to_be_visible()
        one.send("Page.setWebLifecycleState", {"state": "frozen"})
    line.proxy.hang()
    line.facilitator.act("end_item")
    line.proxy.mend_anew()

    for one in devtools:
        one.send("Page.setWebLifecycleState", {"state": "active"})

    for page in pages:
        expect(page.locator("main textarea")).to_have_count(0, timeout=BACK)
    back(*pages)
