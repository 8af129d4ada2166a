"""Every page of a full session draws, in every language, without a missing label."""

import re

import pytest
from playwright.sync_api import expect

SEATS = {
    "Facilitator": ("facilitator", "plenary", "crosswalk", "research"),
    "Plenary screen": ("plenary",),
    "Reporter · Group 1": ("reporter", "crosswalk", "vote"),
    "Instructor · Group 2": ("reporter", "crosswalk"),
    "Researcher": ("research", "crosswalk"),
}


@pytest.mark.parametrize(
    ("session", "lang"),
    [("demo", "fr"), ("example", "en"), ("example", "fr"), ("example", "es")],
)
def test_every_page_draws(new_context, room, session, lang):
    for seat, pages in SEATS.items():
        page = new_context(locale=lang).new_page()
        page.goto(room.link(seat, session))
        found = re.search(r"seat=([\w-]+)", page.url)
        assert found is not None
        for name in pages:
            page.goto(f"{room.address}/voila/render/{name}.ipynb?seat={found[1]}")
            expect(page.locator("h1").first).to_be_visible()
            expect(page.locator("html")).to_have_attribute("lang", lang)
            assert not re.findall(r"\bui-[a-z-]+", page.locator("#room").inner_text()), name
        page.context.close()
