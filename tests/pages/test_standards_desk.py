"""Standards on the facilitator's page: nervous fingers and two people at one wording."""

import re

from playwright.sync_api import expect

from tests.pages.people import Facilitator


def wording(desk, lang="EN"):
    """The wording of the first standard in that language, with its form."""
    card = desk.page.locator("li.standard").first
    if card.locator("details").get_attribute("open") is None:
        card.get_by_text("Wordings and origin").click()
    return card.locator("form").filter(has=desk.page.get_by_label(lang, exact=True))


def reword(desk, text, lang="EN"):
    form = wording(desk, lang)
    form.get_by_role("textbox").fill(text)
    with desk.page.expect_response("**/api/act"):
        form.get_by_role("button", name="Save").click()


def test_a_double_click_proposes_one_standard(new_context, room):
    desk = Facilitator(new_context().new_page(), room).arrive()
    desk.section("Standards")
    desk.page.get_by_text("In our own words").click()
    desk.page.get_by_label("The standard, in one sentence").fill("Mentors are trained.")

    desk.page.get_by_role("button", name="Propose", exact=True).dblclick()

    expect(desk.page.get_by_text(re.compile(r"● saved"))).to_be_visible()
    expect(desk.page.get_by_text("Proposed standards (1)")).to_be_visible()


def test_a_wording_that_changed_while_somebody_typed_is_kept_beside_theirs(new_context, room):
    one, other = (Facilitator(new_context().new_page(), room).arrive() for _ in range(2))
    one.section("Standards")
    one.propose("Mentors are trained.")
    other.section("Standards")
    wording(one).get_by_role("textbox").fill("Mentors are trained first.")

    reword(other, "Los mentores se forman.", "ES")
    reword(other, "Mentors are prepared.")
    expect(one.page.locator(".meanwhile")).to_contain_text("Mentors are prepared.")
    with one.page.expect_response("**/api/act"):
        wording(one).get_by_role("button", name="Save").click()

    for desk in (one, other):
        rival = desk.page.get_by_role("group", name="Somebody else wrote at the same time")
        expect(rival).to_contain_text("Mentors are prepared.")
    one.page.get_by_role("button", name="Keep the wording above").click()
    expect(other.page.get_by_role("group", name="Somebody else wrote")).to_have_count(0)
    expect(other.page.locator("li.standard .text").first).to_have_text("Mentors are trained first.")
