"""Standards: gathered, described, settled, merged; nervous fingers, two people at one wording."""

import re

from playwright.sync_api import expect

from tests.pages.axe import problems
from tests.pages.callers import Caller
from tests.pages.people import Facilitator, Reporter


def wording(desk, lang="EN"):
    """The wording of the first standard in that language, with its form."""
    card = desk.page.locator("li.standard").first
    if card.locator("details.wordings").get_attribute("open") is None:
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


AT_ONCE = """(item, harm) => {
  item.querySelector("input[type=radio][value=basic]").click();
  const field = item.querySelector("textarea[id^=harm]");
  field.value = harm;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
"""Two answers before the page is drawn again, as on a machine that is busy."""


def agree(room, *groups):
    """Groups say the same of one pair of requirements, without a browser for each."""
    ends = {
        "subject": {"framework_id": "be-mentoring-belgium", "ref_id": "A2"},
        "object": {"framework_id": "eu-eument-net", "ref_id": "4"},
    }
    for group in groups:
        link = room.link(f"Reporter · Group {group}")
        reporter = Caller(f"http://127.0.0.1:{room.port}").open(link.rpartition("/")[2])
        reporter.act(
            "state_mapping", **ends, relation="superset-of", justification="More.", lang="en"
        )


def asked_about(reporter):
    """The first standard on the groups' page, opened."""
    reporter.page.goto(reporter.page.url.replace("reporter", "crosswalk"))
    reporter.page.get_by_role("button", name="Standards").click()
    one = reporter.page.locator(".asked-standard").first
    one.locator("summary").first.click()
    return one


def test_what_groups_agree_on_becomes_a_standard_that_they_describe_and_the_room_settles(
    new_context, room
):
    agree(room, 1, 2)
    desk = Facilitator(new_context().new_page(), room).arrive()
    desk.section("Standards")
    desk.page.get_by_role("button", name="Make it a standard").dblclick()
    card = desk.page.locator("li.standard").first
    expect(desk.page.get_by_text("Proposed standards (1)")).to_be_visible()
    expect(card.get_by_text("Not worded yet")).to_have_count(0)  # the list has it in all languages
    expect(desk.page.get_by_text(re.compile(r"● saved"))).to_be_visible()
    expect(card.get_by_role("group", name="Somebody else wrote")).to_have_count(0)

    reporter = Reporter(new_context().new_page(), room, 1).arrive()
    one = asked_about(reporter)
    expect(one.get_by_role("radio", name=re.compile("^Basic"))).to_be_visible()
    one.evaluate(AT_ONCE, "A promise that is broken.")
    reporter.page.reload()
    one = reporter.page.locator(".asked-standard").first
    one.locator("summary").first.click()
    expect(one.get_by_label("Which harm does it prevent?")).to_have_value(
        "A promise that is broken."
    )
    one.get_by_role("button", name="Save the answers").click()
    expect(one.get_by_text("2 of 5 answered")).to_be_visible()
    assert problems(reporter.page) == []

    card.get_by_text("What it is for").click()
    tier = card.get_by_role("region", name="Basic or additional")
    tier.get_by_role("button", name="Take this answer").click()
    expect(tier.get_by_text("settled", exact=True)).to_be_visible()
    harm = card.get_by_role("region", name="Harm it prevents")
    harm.get_by_role("button", name="Take this answer").click()
    expect(card.get_by_label("Which harm does it prevent?")).to_have_value(
        "A promise that is broken."
    )
    card.get_by_role("button", name="Save the answers").click()
    expect(harm.get_by_text("settled", exact=True)).to_be_visible()
    assert problems(desk.page) == []

    desk.page.get_by_text("In our own words").click()
    desk.page.get_by_label("The standard, in one sentence").fill("There is a strategy.")
    desk.page.get_by_role("button", name="Propose", exact=True).click()
    expect(desk.page.get_by_text("Proposed standards (2)")).to_be_visible()
    for number in (0, 1):
        desk.page.get_by_role("checkbox", name=re.compile("^Merge ")).nth(number).check()
    desk.page.get_by_role("button", name="Merge into one").click()
    expect(desk.page.get_by_text("Proposed standards (1)")).to_be_visible()
    card.get_by_text("What it is for").click()
    expect(card.get_by_text("What was said before")).to_be_visible()
    card.get_by_text("Wordings and origin").click()
    card.get_by_role("button", name="Undo the merge").click()
    expect(desk.page.get_by_text("Proposed standards (2)")).to_be_visible()
