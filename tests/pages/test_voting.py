"""The voting desk in a browser: rounds are planned, opened, paused, counted on paper, closed."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.axe import problems
from tests.pages.callers import Caller
from tests.pages.people import Facilitator, Reporter

POCKET = {"width": 390, "height": 844}
NETWORKS = "Mentoring Belgium; BE\nCollectif Mentorat; FR\nCoordinadora; ES"


@pytest.fixture(name="fac")
def _fac(room):
    """The facilitator's seat, in a room with two standards and three networks."""
    code = room.link("Facilitator").rpartition("/")[2]
    fac = Caller(f"http://127.0.0.1:{room.port}").open(code)
    fac.act("list_organisations", text=NETWORKS)
    for text in ("Mentors are trained.", "A coordinator is reachable."):
        given: dict[str, list[str]] = {"requirements": [], "theme_ids": [], "mapping_ids": []}
        fac.act("gather_standard", text=text, lang="en", **given)
    return fac


def joined(room, count, **more):
    server = f"http://127.0.0.1:{room.port}"
    return [Caller(server).join(room.room_code(), 1 + n % 2, **more) for n in range(count)]


def desk(new_context, room, **options):
    facilitator = Facilitator(new_context(**options).new_page(), room).arrive()
    facilitator.section("Vote")
    return facilitator


def test_a_round_is_planned_in_the_servers_words_and_nothing_typed_is_lost(new_context, room, fac):
    facilitator = desk(new_context, room)
    page = facilitator.page
    form = facilitator.plan("Organisations: two thirds yes, a quarter no, 55% of countries")
    expect(form.locator(".rule")).to_contain_text("Yes is at least 2/3 of yes and no, by weight.")
    form.get_by_label("Title (EN)").fill("The clauses")
    form.get_by_label("Yes needed, of yes and no").fill("160%")
    expect(form.locator(".rule")).to_contain_text("is 160%; it must be more than 0%")
    form.get_by_role("button", name="Save the round").click()
    expect(form.get_by_label("Yes needed, of yes and no")).to_have_value("160%")

    page.reload()
    facilitator.section("Vote")
    expect(form.get_by_label("Title (EN)")).to_have_value("The clauses")
    form.get_by_label("Yes needed, of yes and no").fill("75%")
    form.get_by_text("Weights of the organisations").click()
    form.get_by_label("Mentoring Belgium").fill("3")
    expect(form.locator(".power")).to_contain_text("3 times: 60.0%")
    assert problems(page, grave_only=True) == []
    form.get_by_role("button", name="Save the round").click()

    expect(form).to_have_count(0)
    planned = page.locator(".plan").filter(has_text="The clauses")
    expect(planned.get_by_role("heading", name="The clauses")).to_be_focused()
    expect(planned.locator(".rule")).to_contain_text("Yes is at least 75% of yes and no")


def test_a_secret_round_asks_for_nothing_that_would_tell_who_voted(new_context, room, fac):
    facilitator = desk(new_context, room)
    form = facilitator.plan("Organisations: two thirds yes, a quarter no, 55% of countries")
    form.get_by_label("Persons, each with a phone").check()
    form.get_by_label("In secret", exact=True).check()

    expect(form.locator(".rule")).to_contain_text("Each vote has its own weight.")
    expect(form.locator(".rule")).not_to_contain_text("countries")


def test_only_the_chosen_standards_and_seats_vote_until_the_deadline(new_context, room, fac):
    facilitator = desk(new_context, room)
    page = facilitator.page
    form = facilitator.plan("Organisations: two thirds yes, a quarter no, 55% of countries")
    form.get_by_label("Title (EN)").fill("The clauses")
    form.get_by_role("button", name="Save the round").click()
    plan = page.locator(".plan").filter(has_text="The clauses")
    listed = page.evaluate(
        "async (seat) => (await (await fetch(`/api/view?page=facilitator&at=vote&seat=${seat}`))"
        ".json()).shared.plan_form.organisations",
        fac.seat_id,
    )
    for one in listed[:2]:
        joined(room, 1, organisation_id=one["organisation_id"])
    expect(plan).to_contain_text("Organisations that vote: 2 of 3")
    expect(plan).to_contain_text("Do not vote: Coordinadora")

    plan.get_by_text("Standards on the ballot: 2 of 2").click()
    plan.get_by_role("checkbox", name="A coordinator is reachable.").uncheck()
    plan.get_by_label("The round closes").select_option("after 3 days")
    plan.get_by_role("button", name="Open the round").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 of 2")
    page.get_by_role("dialog").get_by_role("button", name="Open the round").click()

    running = page.locator(".open-round")
    expect(running).to_contain_text("2 d 23 h left")
    running.get_by_text("The rule, fixed when it opened").click()
    expect(running.locator("code")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    running.get_by_role("button", name="+1 day").click()
    expect(running).to_contain_text("3 d 23 h left")
    running.get_by_text("Recusals (0)").click()
    running.get_by_label("Whose seat").select_option(index=1)
    running.get_by_role("checkbox", name="Mentors are trained.").check()
    running.get_by_role("button", name="Recuse", exact=True).click()
    expect(running).to_contain_text("not on standard 1")
    running.get_by_text("Not voted yet (2)").click()
    silent = running.get_by_label("Who has not voted yet")
    expect(silent).to_have_value(
        re.compile(r"/j on the device.*Mentoring Belgium · Group 1", re.DOTALL)
    )


def test_votes_on_paper_count_once_a_second_seat_counted_the_same(new_context, room, fac):
    joined(room, 5)
    facilitator = desk(new_context, room)
    page = facilitator.page
    facilitator.open_round(8)
    running = page.locator(".open-round")
    running.get_by_role("button", name="Pause").click()
    expect(running).to_contain_text("No ballot is taken.")

    facilitator.count_on_paper(3, {"7": 2, "9": 1}, {"1": 3})
    expect(running).to_contain_text("waits for the second count")
    running.get_by_role("button", name="Go on").click()
    assert problems(page, grave_only=True) == []

    other = new_context(viewport=POCKET).new_page()
    reporter = Reporter(other, room, 1).arrive()
    card = other.locator(".second-count")
    expect(card).to_be_visible()
    reporter.count_again(3, {"7": 1, "9": 1}, {"1": 3})
    expect(card).to_contain_text("The two counts differ on standard 1.")
    other.reload()
    expect(card.get_by_label("How many people voted so")).to_have_value("3")
    assert problems(other, grave_only=True) == []
    facilitator_is_warned(page)

    reporter.count_again(3, {"7": 2})
    expect(card).to_have_count(0)
    expect(running).to_contain_text("counted twice, counts at closing")
    facilitator.close_round()
    expect(page.locator(".results")).to_contain_text("8 entitled = 3 voted")

    page.get_by_label("Next review of the seal").fill("2031-05-01")
    page.get_by_role("button", name="Set the day").click()
    expect(page.get_by_text("looked at again on 1 May 2031")).to_be_visible()


def facilitator_is_warned(page):
    page.get_by_role("button", name="Close the round").click()
    expect(page.get_by_role("dialog")).to_contain_text("Counts that nobody has confirmed: 1.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_count_adds_up_as_it_is_typed_with_the_keyboard_alone(new_context, room, fac):
    joined(room, 5)
    facilitator = desk(new_context, room, viewport=POCKET)
    page = facilitator.page
    facilitator.open_round(8)
    page.get_by_text("Enter votes on paper or by show of hands").click()
    grid = page.locator(".tally")
    grid.get_by_label("How many people voted so").fill("3")
    grid.get_by_label("1", exact=True).focus()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    page.keyboard.type("4")
    expect(grid.locator(".tally-sum")).to_have_text("Counted: 6, but only 3 voted: 3 too many.")
    expect(page.get_by_role("button", name="Enter this count")).to_be_disabled()

    page.keyboard.press("Backspace")
    expect(grid.locator(".tally-sum")).to_have_text("Counted: 2 of 3 · left blank: 1")
    for _ in range(9):
        page.keyboard.press("Enter")
    expect(grid).to_contain_text("Standard 2 of 2")
    expect(grid.get_by_label("1", exact=True)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") <= POCKET["width"]
