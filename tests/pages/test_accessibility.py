"""Every page, in every state that the demo shows, with axe: nothing that shuts anybody out."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.pages.served import Served

GRAVE = {"serious", "critical"}
SCREENS = [{"width": 1280, "height": 800}, {"width": 390, "height": 844}]
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


def problems(page):
    """What axe finds grave, with the place: one line each."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['target']}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]


def look_at(page, url):
    page.goto(url)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#loading")).to_have_count(0)


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    room = Served(tmp_path_factory.mktemp("served"))
    room.start()
    yield room
    room.stop()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", SCREENS, ids=lambda size: str(size["width"]))
def test_no_page_shuts_anybody_out(new_context, served, viewport, scheme):
    found = {}
    for session, seat, other in PAGES:
        page = new_context(viewport=viewport, color_scheme=scheme).new_page()
        look_at(page, served.link(seat, session))
        if other:
            seat_id = page.url.split("seat=")[1]
            look_at(page, f"{served.address}/voila/render/{other}.ipynb?seat={seat_id}")
        page.wait_for_load_state("networkidle")
        if problems_here := problems(page):
            found[session, seat, other] = problems_here
        page.context.close()
    assert found == {}


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_phone_door_shuts_nobody_out(new_context, served, lang):
    page = new_context(viewport=SCREENS[1], locale=lang).new_page()
    for session in ("demo", "example"):
        look_at(page, f"{served.address}/j?room={served.room_code(session)}")
        assert problems(page) == []
    look_at(page, f"{served.address}/j?room={served.room_code()}")
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/p/**")
    expect(page.locator("h1")).to_be_visible()
    assert problems(page) == []


@pytest.mark.parametrize("path", ["/", "/nothing-here", "/s/wrong", "/test"])
def test_plain_pages_shut_nobody_out(new_context, served, path):
    page = new_context(viewport=SCREENS[1]).new_page()
    page.goto(served.address + path)
    expect(page.locator("h1")).to_be_visible()
    assert problems(page) == []


def test_nothing_on_a_phone_is_wider_than_the_phone(new_context, served):
    page = new_context(viewport=SCREENS[1]).new_page()
    for session, seat in (("demo", "Facilitator"), ("demo", "Reporter · Group 1")):
        look_at(page, served.link(seat, session))
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, (session, seat)
