"""The whole story in one room: from seat links to a draft seal, with everybody there at once."""

import re
import time

from playwright.sync_api import expect

from tests.pages.people import Facilitator, Phone, Reporter

DESK = {"width": 1280, "height": 900}
POCKET = {"width": 390, "height": 844}
PHONES = 5


def test_a_room_goes_from_its_first_line_to_a_draft_seal(new_context, room):
    desk = new_context(viewport=DESK)
    facilitator = Facilitator(desk.new_page(), room).arrive()
    with desk.expect_page() as opened:
        facilitator.page.get_by_role("link", name="Open the plenary screen").click()
    screen = opened.value
    expect(screen.get_by_text(room.room_code()).first).to_be_visible()
    reporters = [
        Reporter(new_context(viewport=DESK).new_page(), room, group).arrive() for group in (1, 2)
    ]
    phones = [
        Phone(new_context(viewport=POCKET, has_touch=True).new_page(), room).join(1 + number % 2)
        for number in range(PHONES)
    ]

    brainstorm(facilitator, screen, reporters, phones)
    plenary(facilitator, screen)
    crosswalk(facilitator, reporters)
    standards(facilitator)
    vote(facilitator, screen, phones)
    documents(facilitator)


def brainstorm(facilitator, screen, reporters, phones):
    one, two = reporters
    facilitator.start("The groups answer their questions")
    one.write("Trust comes first.", "Small programmes need time.")
    two.write("La confianza es lo primero — <b>«sí»</b> 🙂", "=1+1")
    phones[0].send("Pay the bus fare of mentees.")
    one.page.get_by_role("button", name="Take up").click()
    expect(phones[0].page.get_by_text("taken up by your group")).to_be_visible()
    two.page.get_by_role("button", name="Call the facilitator").click()
    expect(facilitator.page.get_by_text("Group 2 needs you")).to_be_visible()
    facilitator.page.get_by_role("button", name="I have been there").click()
    expect(facilitator.page.get_by_text("Group 2 needs you")).to_have_count(0)
    facilitator.give_minutes(5)
    expect(facilitator.page.locator(".clock.large")).to_contain_text(
        re.compile(r"^(30:00|29:\d\d)")
    )
    expect(screen.locator(".clock").first).to_contain_text(re.compile(r"^(30:00|29:\d\d)"))


def plenary(facilitator, screen):
    facilitator.start("Each group reports to the room")
    facilitator.section("Plenary and themes")
    facilitator.page.get_by_role("button", name="Give Group 1 the floor").click()
    expect(screen.get_by_text("Trust comes first.")).to_be_visible()
    expect(screen.get_by_text("Pay the bus fare of mentees.")).to_be_visible()
    facilitator.gather(["Trust comes first.", "La confianza es lo primero"], "Trust")
    expect(screen.get_by_text("Trust", exact=True)).to_be_visible()
    facilitator.take_apart("Trust")
    expect(screen.get_by_text("Trust", exact=True)).to_have_count(0)
    facilitator.gather(["Trust comes first.", "La confianza es lo primero"], "Trust")


def crosswalk(facilitator, reporters):
    facilitator.start("After the hour: the groups compare the frameworks")
    facilitator.assign(1, 2)
    one, two = (reporter.compare() for reporter in reporters)
    one.judge("clear", 4, "Both want people to know what they join.")
    two.judge("clear", 4, "The same aim, another content.")
    one.judge("policy", 1, "The same.")
    two.judge("policy", 5, "Not at all the same.")
    one.say_gap("Nothing about selection there.")
    expect(facilitator.page.get_by_text("Agreed: 1")).to_be_visible()
    expect(facilitator.page.get_by_text("Disagreements to talk about (1)")).to_be_visible()
    expect(facilitator.page.get_by_text("Not at all the same.")).to_be_visible()


def standards(facilitator):
    page = facilitator.page
    facilitator.section("Standards")
    page.get_by_role("button", name="Make it a standard").first.click()
    page.get_by_text("Themes of the plenary (1)").click()
    page.locator("li.source", has_text="Trust").get_by_role("button").click()
    expect(page.get_by_text("Proposed standards (2)")).to_be_visible()


def vote(facilitator, screen, phones):
    facilitator.start("After the hour: first vote on the standards")
    facilitator.open_round(heads=PHONES)
    for phone, values in zip(phones, [(9, 3), (8, 2), (7, None), (9, 1)], strict=False):
        phone.vote(*values)
    expect(facilitator.page.locator(".turnout")).to_contain_text("4/5")
    expect(screen.locator("main")).to_contain_text("4")
    phones[0].page.reload()
    expect(phones[0].page.get_by_text(re.compile("^Your ballot is stored")).first).to_be_visible()
    phones[4].vote(8, 9)
    facilitator.close_round()
    for word in ("1 in", "0 out", "1 undecided"):
        expect(phones[0].page.get_by_text(word).first).to_be_visible()
    expect(phones[0].page.get_by_text("are all in the published list")).to_be_visible()
    expect(screen.locator("main")).to_contain_text("5 entitled = 5 voted + 0 did not")


def documents(facilitator):
    facilitator.section("Documents and data")
    seal = facilitator.document("Draft seal each standard")
    expect(seal.get_by_role("heading", name="Towards a common quality seal")).to_be_visible()
    expect(seal.get_by_text("5 of 5 rate it 7 to 9")).to_be_visible()
    expect(seal.get_by_text("La confianza es lo primero — <b>«sí»</b> 🙂")).to_be_visible()
    minutes = facilitator.document("Minutes")
    expect(minutes.get_by_text("Small programmes need time.")).to_be_visible()
    assert "'=1+1" in facilitator.download("Lines")


def test_the_plenary_follows_a_save_within_a_second(new_context, room):
    facilitator = Facilitator(new_context().new_page(), room).arrive()
    screen, reporter = new_context().new_page(), Reporter(new_context().new_page(), room, 1)
    screen.goto(room.link("Plenary screen"))
    reporter.arrive()
    facilitator.start("The groups answer their questions")
    reporter.write("First words.")
    facilitator.start("Each group reports to the room")
    facilitator.section("Plenary and themes")
    facilitator.page.get_by_role("button", name="Give Group 1 the floor").click()
    expect(screen.get_by_text("First words.")).to_be_visible()

    reporter.reword("First words.", "Better words.")
    saved = time.monotonic()
    expect(screen.get_by_text("Better words.")).to_be_visible(timeout=5_000)

    assert time.monotonic() - saved < 1


def test_two_devices_with_one_seat_cast_one_ballot_and_are_told(new_context, room):
    facilitator = Facilitator(new_context().new_page(), room).arrive()
    phones = [
        Phone(new_context(viewport=POCKET).new_page(), room).join(1 + number % 2)
        for number in range(PHONES)
    ]
    facilitator.section("Standards")
    facilitator.propose("Mentors are trained.")
    facilitator.section("Vote")
    facilitator.open_round(heads=PHONES)
    first = phones[0]
    second = Phone(first.page.context.new_page(), room)
    second.page.goto(first.page.url)

    first.vote(9)
    expect(second.page.get_by_text(re.compile("stored")).first).to_be_visible()
    expect(facilitator.page.locator(".turnout")).to_contain_text("1/5")
    first.page.context.set_offline(True)
    first.change(2)
    expect(first.page.get_by_text("NOT handed in yet").first).to_be_visible(timeout=10_000)
    first.page.context.set_offline(False)

    expect(first.page.get_by_text(re.compile("^Your ballot is stored")).first).to_be_visible(
        timeout=20_000
    )
    facilitator.close_round()
    expect(first.page.get_by_text("You gave:")).to_contain_text("2")
    expect(facilitator.page.get_by_text("1 changed their ballot").first).to_be_visible()
