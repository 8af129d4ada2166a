"""The pages of frameworks in a browser: for everybody, on a phone and on a desk."""

import itertools
import re

import pytest
from playwright.sync_api import expect

from tests.pages.axe import LOOKS, SCREENS, problems

PAGES = [
    "/frameworks",
    "/frameworks?q=mentor&phase=training",
    "/frameworks?q=xyzzy",
    "/frameworks/be-mentoring-belgium",
    "/frameworks/be-mentoring-belgium?q=formation",
    "/frameworks/es-sello-mc",
    "/frameworks/us-eepm4",
    "/frameworks/numbers",
    "/frameworks/crosswalks",
    "/frameworks/crosswalks/be--gb-aps",
]
SMALL = """
() => [...document.querySelectorAll('main :is(button, input, select, summary, .button, .inside a)')]
  .map((one) => [one.textContent.trim() || one.name, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
  .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)
"""


def look_at(page, url):
    answer = page.goto(url)
    assert answer.status == 200
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_the_pages_shut_nobody_out(new_context, served, viewport, scheme):
    found = {}
    page = new_context(viewport=viewport, color_scheme=scheme).new_page()
    for path in PAGES:
        look_at(page, served.address + path)
        if problems_here := problems(page):
            found[path] = problems_here
    assert found == {}


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_nothing_is_wider_than_a_phone_or_too_small_for_a_thumb(new_context, served, lang):
    page = new_context(viewport=SCREENS[1], locale=lang).new_page()
    for path in PAGES:
        look_at(page, served.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert page.evaluate(SMALL) == [], path


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_two_languages_stand_side_by_side_on_a_desk_and_below_each_other_on_a_phone(
    new_context, served, lang
):
    for viewport, beside in zip(SCREENS, (True, False), strict=True):
        page = new_context(viewport=viewport, locale=lang).new_page()
        look_at(page, f"{served.address}/frameworks/be-mentoring-belgium")
        first, second = page.locator("#r-A2 .pair > p").all()
        assert first.get_attribute("lang") == lang
        assert second.get_attribute("lang") == {"en": "fr", "fr": "en"}[lang]
        boxes = first.bounding_box(), second.bounding_box()
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert (boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]) is beside
        page.context.close()


def test_a_search_leads_to_the_place_where_the_words_stand(new_context, served):
    page = new_context(locale="fr-FR").new_page()
    look_at(page, f"{served.address}/frameworks")

    page.get_by_label("Chercher dans toutes les listes").fill("EVALUE")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_contain_text(re.compile("évalu", re.IGNORECASE))
    page.locator(".answer .ref").first.click()

    expect(page.locator(":target")).to_be_in_viewport()


def test_a_phase_is_chosen_by_the_keyboard_and_stands_in_the_address(new_context, served):
    page = new_context(locale="en").new_page()
    look_at(page, f"{served.address}/frameworks/be-mentoring-belgium")

    page.get_by_label("Phase of the relationship").select_option("ending")
    page.get_by_role("button", name="Show").press("Enter")

    expect(page.get_by_role("status")).to_have_text("2 of 23 requirements shown")
    assert "phase=ending" in page.url
    page.get_by_role("link", name="Show everything").click()
    expect(page.get_by_role("status")).to_have_text("23 requirements")


def test_headings_come_in_order(new_context, served):
    page = new_context().new_page()
    for path in PAGES:
        look_at(page, served.address + path)
        levels = page.evaluate(
            "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((one) => +one.tagName[1])"
        )
        steps = [after - before for before, after in itertools.pairwise(levels)]
        assert levels.count(1) == 1, path
        assert max(steps) <= 1, path


def test_the_whole_way_from_the_entrance_needs_no_script(new_context, served):
    page = new_context(java_script_enabled=False, locale="en").new_page()
    page.goto(served.address)

    page.get_by_role("link", name="Read the frameworks").click()
    page.get_by_role("link", name="Numbers compared").click()
    page.locator(".compared td a").first.click()

    expect(page.locator(":target")).to_be_visible()


def test_the_crosswalk_page_leads_to_its_frameworks(new_context, served):
    page = new_context(locale="en").new_page()
    page.goto(served.link("Reporter · Group 1"))
    seat = page.url.split("seat=")[1]
    page.goto(f"{served.address}/voila/render/crosswalk.ipynb?seat={seat}")

    links = page.locator("a[href^='/frameworks/']")

    expect(links.first).to_be_visible()
    assert links.first.get_attribute("target") == "_blank"


def test_a_phone_that_waits_finds_the_lists(new_context, served):
    page = new_context(viewport=SCREENS[1], locale="es").new_page()
    page.goto(f"{served.address}/j?room={served.room_code()}")
    page.locator("button[type=submit]").click()

    page.get_by_role("link", name="Todos los marcos").click()

    expect(page.get_by_role("heading", name="Marcos", level=1)).to_be_visible()
