"""The plain pages: usable by everyone, on a phone and on a desk, from the entrance to a refusal."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", "/j", "/test", "/s/wrong", "/nothing"])
def test_plain_pages_are_accessible(new_context, served, path, scheme):
    page = new_context(color_scheme=scheme, viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{served.address}{path}")
    if path == "/test":
        expect(page.get_by_role("status")).to_contain_text("take part")

    found = Axe().run(page).response["violations"]

    assert [one["id"] for one in found if one["impact"] in SERIOUS] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_from_the_entrance_a_typed_code_leads_to_the_room_and_back(new_context, served):
    page = new_context(locale="es-ES").new_page()
    page.goto(served.address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Le damos la bienvenida a la sala")

    page.get_by_label("Código de la sala o del puesto").fill(served.room_code().upper())
    page.keyboard.press("Enter")
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/p/**")

    page.goto(served.address)
    expect(page.locator(".door-seat")).to_have_count(1)


def test_a_phone_needs_few_requests_and_few_bytes(new_context, room):
    page = new_context(viewport={"width": 390, "height": 844}).new_page()
    page.goto(f"{room.address}/j?room={room.room_code()}")
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/p/**")
    asked, weight = [], []
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    devtools.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    devtools.on("Network.loadingFinished", lambda event: weight.append(event["encodedDataLength"]))

    page.reload()
    expect(page.locator("main h2").first).to_be_visible()

    assert len(asked) <= 6
    assert sum(weight) < 40_000
