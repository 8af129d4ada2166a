"""Every page, in every state that the demo shows, with axe: nothing that shuts anybody out."""

import pytest
from playwright.sync_api import expect

from tests.pages.axe import LOOKS, SCREENS, problems

PAGES = [
    ("demo", "Facilitator", ""),
    ("demo", "Plenary screen", ""),
    ("demo", "Reporter · Group 1", ""),
    ("demo", "Reporter · Group 1", "crosswalk"),
    ("demo", "Reporter · Group 1", "vote"),
    ("demo", "Researcher", ""),
    ("example", "Facilitator", ""),
    ("example", "Facilitator", "crosswalk"),
    ("example", "Plenary screen", ""),
    ("example", "Reporter · Group 1", ""),
    ("example", "Reporter · Group 1", "crosswalk"),
    ("example", "Researcher", ""),
]


def look_at(page, url):
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#loading")).to_have_count(0)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_no_page_shuts_anybody_out(new_context, served, viewport, scheme):
    found = {}
    for session, seat, other in PAGES:
        page = new_context(viewport=viewport, color_scheme=scheme).new_page()
        look_at(page, served.link(seat, session))
        if other:
            seat_id = page.url.split("seat=")[1]
            look_at(page, f"{served.address}/voila/render/{other}.ipynb?seat={seat_id}")
        page.wait_for_load_state("networkidle")
        if problems_here := problems(page, grave_only=True):
            found[session, seat, other] = problems_here
        page.context.close()
    assert found == {}


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_phone_door_shuts_nobody_out(new_context, served, lang):
    page = new_context(viewport=SCREENS[1], locale=lang).new_page()
    for session in ("demo", "example"):
        look_at(page, f"{served.address}/j?room={served.room_code(session)}")
        assert problems(page, grave_only=True) == []
    look_at(page, f"{served.address}/j?room={served.room_code()}")
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/p/**")
    expect(page.locator("h1")).to_be_visible()
    assert problems(page, grave_only=True) == []


@pytest.mark.parametrize("path", ["/", "/nothing-here", "/s/wrong", "/test"])
def test_plain_pages_shut_nobody_out(new_context, served, path):
    page = new_context(viewport=SCREENS[1]).new_page()
    page.goto(served.address + path)
    expect(page.locator("h1")).to_be_visible()
    assert problems(page, grave_only=True) == []


def test_nothing_on_a_phone_is_wider_than_the_phone(new_context, served):
    page = new_context(viewport=SCREENS[1]).new_page()
    for session, seat in (("demo", "Facilitator"), ("demo", "Reporter · Group 1")):
        look_at(page, served.link(seat, session))
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (session, seat)
