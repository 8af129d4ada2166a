"""Two groups judge, the room settles: disagreements from the first answer to the agenda."""

import re

from playwright.sync_api import expect

from tests.pages.axe import problems
from tests.pages.callers import Caller
from tests.pages.people import Facilitator

BE, EU = "be-mentoring-belgium", "eu-eument-net"
POCKET = {"width": 390, "height": 844}


def caller(room, seat):
    code = room.link(seat).rpartition("/")[2]
    return Caller(f"http://127.0.0.1:{room.port}").open(code)


def says(group, relation, why, ours="A5", theirs="10"):
    ends = {"framework_id": BE, "ref_id": ours}, {"framework_id": EU, "ref_id": theirs}
    said = {"subject": ends[0], "object": ends[1], "relation": relation}
    return group.act("state_mapping", **said, justification=why, lang="en")


def test_the_room_settles_what_groups_answered_differently(new_context, room):
    one, two = (caller(room, f"Reporter · Group {group}") for group in (1, 2))
    desk = Facilitator(new_context().new_page(), room).arrive()
    desk.assign(1, 2)
    page = desk.page
    expect(page.locator(".pair")).to_contain_text("0 of 23 judged")
    says(one, "superset-of", "Nine topics against an access.")
    says(two, "intersects-with", "Theirs speaks of mentees, too.")
    says(one, "equal", "The same agreement.", "C5", "7")
    says(two, "equal", "Both in writing.", "C5", "7")
    point = page.locator("li.disagreement")
    expect(point).to_contain_text("Nine topics against an access.")
    expect(point).to_contain_text("Theirs speaks of mentees, too.")
    expect(page.locator(".pair")).to_contain_text("1 of 2 alike, 50%")

    take_and_open_again(page, point)
    words_are_kept_until_they_are_settled(desk, point, two)
    everybody_reads_what_was_settled(new_context, room, one)
    the_agenda_is_ready(desk)
    assert problems(page, grave_only=True) == []


def take_and_open_again(page, point):
    point.get_by_role("button", name=re.compile("Take this answer, of Group 1")).click()
    expect(point).to_have_count(0)
    page.get_by_text("Agreed in the room (1)").click()
    page.get_by_text("The answers it came from (2)").click()
    expect(page.locator(".settled")).to_contain_text("Theirs speaks of mentees, too.")
    page.get_by_role("button", name="Open it again").click()
    expect(point).to_have_count(1)


def words_are_kept_until_they_are_settled(desk, point, two):
    point.get_by_text("Settle it in other words").click()
    point.locator(".relation-choice button").nth(3).click()
    words = point.get_by_label("Why? What the room agreed on")
    words.fill("Both train; the topics differ.")
    says(two, "subset-of", "We thought again.")
    expect(point).to_contain_text("The answers have changed since you began.")
    expect(point.get_by_role("button", name="Settle it")).to_be_disabled()
    desk.page.reload()
    desk.section("Crosswalk")
    expect(words).to_have_value("Both train; the topics differ.")
    point.get_by_role("button", name="I have read them").click()
    point.get_by_role("button", name="Settle it").click()
    expect(point).to_have_count(0)


def everybody_reads_what_was_settled(new_context, room, one):
    says(one, "equal", "Only we say so.", "A1", "5")
    page = new_context(viewport=POCKET).new_page()
    page.goto(room.link("Researcher"))
    seat_id = page.url.split("seat=")[1]
    page.goto(f"{room.address}/voila/render/crosswalk.ipynb?seat={seat_id}")
    tabs = page.get_by_role("group", name="Look at", exact=True).first
    tabs.get_by_role("button", name="Disagreements").click()
    expect(page.locator(".settled")).to_contain_text("Both train; the topics differ.")
    expect(page.locator(".settled")).to_contain_text("agreed in the room")
    tabs.get_by_role("button", name="Checks").click()
    expect(page.locator(".check-found").first).to_contain_text("Mentoring Belgium")
    assert problems(page, grave_only=True) == []
    page.locator(".check-found").last.get_by_role("button").click()
    expect(page.locator(".view-coverage section").last).to_be_focused()


def the_agenda_is_ready(desk):
    agenda = desk.document("Points to settle at the next meeting")
    expect(agenda.get_by_role("heading", name="Settled already")).to_be_visible()
    expect(agenda.get_by_text("Both train; the topics differ.")).to_be_visible()
    expect(agenda.get_by_text("Only we say so.")).to_be_visible()
