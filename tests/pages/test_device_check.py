"""The device check: what a phone is told about itself, and what to do about it."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.axe import problems

POCKET = {"width": 390, "height": 844}
TWO_HOURS_FAST = "const now = Date.now; Date.now = () => now() + 7_200_000;"
NO_SOCKETS = "window.WebSocket = class { constructor() { throw new Error(); } };"
NOTHING_KEPT = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new Error('private'); } });"
)
NO_COOKIES = "Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });"
TOLD = {
    "": ["All is well", "It can hold a seat", "It hears of changes at once", "The line is quick"],
    TWO_HOURS_FAST: [
        "All is well",
        "Its clock is 2 h 0 min ahead of the room’s",
        "does not matter",
    ],
    NO_SOCKETS: ["every few seconds", "There is nothing to do", "Its clock agrees"],
    NOTHING_KEPT: ["It keeps nothing once the page is closed", "not a private one"],
    NO_COOKIES: ["cannot take part like this", "Allow cookies for this address"],
}


@pytest.mark.parametrize("lacking", TOLD, ids=["nothing", "clock", "sockets", "memory", "cookies"])
def test_a_device_is_told_what_it_lacks_and_what_to_do(new_context, served, lacking):
    page = new_context(viewport=POCKET, color_scheme="dark").new_page()
    page.add_init_script(lacking or "0")
    page.goto(f"{served.address}/test")

    verdict = page.get_by_role("status")
    expect(verdict).to_have_text(re.compile("take part"), timeout=15_000)
    for words in TOLD[lacking]:
        expect(page.locator("main")).to_contain_text(words)
    assert problems(page, grave_only=True) == []


def test_what_was_kept_is_told_at_the_next_visit(new_context, served):
    page = new_context(viewport=POCKET, locale="es-ES").new_page()
    page.goto(f"{served.address}/test")
    expect(page.locator("main")).to_contain_text("Cierre esta página y vuelva a abrirla")

    page.get_by_role("link", name="Comprobar de nuevo").click()

    expect(page.locator("main")).to_contain_text("recordaba su última visita")


def test_a_room_that_falls_silent_is_told_too(new_context, served):
    page = new_context(viewport=POCKET).new_page()
    page.route("**/api/health*", lambda route: route.abort())
    page.add_init_script(NO_SOCKETS)
    page.goto(f"{served.address}/test")

    expect(page.locator("main")).to_contain_text("The room does not answer any more")
    expect(page.get_by_role("status")).to_contain_text("cannot take part like this")


def test_a_device_without_scripts_is_told_what_can_be_told(new_context, served):
    page = new_context(java_script_enabled=False, viewport=POCKET).new_page()
    page.goto(f"{served.address}/test")

    expect(page.locator("main")).to_contain_text("This device reaches the room at room.test")
    expect(page.locator("main")).to_contain_text("If this sentence stays")
