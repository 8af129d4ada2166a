"""Ballots of all methods, on phone and vote page: whoever votes knows what is stored."""

import re
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.pages.axe import LOOKS, SCREENS, problems
from tests.pages.callers import Caller

DELPHI = {"name": "delphi", "high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}
PLANS: dict[str, dict[str, Any]] = {
    "rating": {"rule": DELPHI, "asks_scope": True},
    "yes-no": {"rule": {"name": "double-threshold", "weights_of": "voters"}, "secrecy": "open"},
    "approval": {"rule": {"name": "approval", "places": "2"}},
    "grading": {"rule": {"name": "majority-judgment"}},
    "consent": {"rule": {"name": "consent"}, "secrecy": "open"},
}
STANDARDS = ("Mentors are trained.", "Mentors are met monthly.", "Every pair has a contact.")
STORED = re.compile("^Your ballot is stored")
POCKET, DESK = SCREENS[1], SCREENS[0]
COMPANY = 4
"""Other phones of the room: a secret round needs five."""


class Vote:
    """A room with standards in which rounds can be opened, and one browser that votes."""

    def __init__(self, room, new_context):
        self.room, self.new_context = room, new_context
        self.server = f"http://127.0.0.1:{room.port}"
        code = room.link("Facilitator").rpartition("/")[2]
        self.facilitator = Caller(self.server).open(code)
        self.company = [
            Caller(self.server).join(room.room_code(), 1 + number % 4) for number in range(COMPANY)
        ]
        self.standard_ids = [self.propose(text) for text in STANDARDS]
        self.round_id = ""

    def act(self, name, **args):
        return self.facilitator.act(name, **args)

    def propose(self, text):
        made = self.act("gather_standard", text=text, lang="en")
        return made["standard_id"]

    def phone(self, size=POCKET, **more) -> Page:
        page: Page = self.new_context(viewport=size, **more).new_page()
        page.goto(f"{self.room.address}/j?room={self.room.room_code()}")
        page.locator("button[type=submit]").click()
        page.wait_for_url("**/p/**")
        return page

    def open(self, method="rating", closes_at=None, **more):
        plan = {"id": f"x-{method}", "electorate": "persons", "secrecy": "secret"}
        self.act("plan_round", plan={**plan, "method": method, **PLANS[method], **more})
        until = {"closes_at": closes_at.isoformat()} if closes_at else {}
        opened = self.act("open_round", plan_id=f"x-{method}", heads=20, **until)
        self.round_id = opened["round_id"]

    def deliver(self, request):
        """Hand a page's request to the server, as a line does that breaks before the answer."""
        headers = {**request.all_headers(), "host": f"room.test:{self.room.port}"}
        sent = Request(f"{self.server}/api/act", request.post_data_buffer, headers)
        with urlopen(sent) as answer:
            return answer.status

    def of_round(self, name, **more):
        return self.act(name, round_id=self.round_id, **more)

    def close(self):
        closed = self.of_round("close_round", confirmed=True)
        self.round_id = ""
        return closed


@pytest.fixture
def vote(room, new_context):
    return Vote(room, new_context)


def begin(page):
    """Nothing to press: the first standard is there as soon as the round is."""
    expect(page.locator("article.standard")).to_be_visible()


def choose(page, name):
    """As a thumb does: on what is seen of the control."""
    page.locator("label.choice", has=page.get_by_label(name, exact=True)).first.click()


def finish(page):
    page.get_by_role("button", name="All standards").click()
    expect(page.get_by_text(STORED).first).to_be_visible(timeout=10_000)


def receipt(page):
    return page.locator(".receipt")


def sent(page):
    """The ballots that leave a page, as it sends them."""
    ballots = []

    def note(request):
        if request.url.endswith("/api/act") and request.post_data_json["act"] == "cast":
            ballots.append(request.post_data_json["args"]["ballot"])

    page.on("request", note)
    return ballots


FIRST = {
    "rating": "8",
    "yes-no": "Yes",
    "approval": "Give it a place",
    "grading": "Very good",
    "consent": "Consent",
}


def test_one_phone_votes_by_all_five_methods(vote):
    page = vote.phone()
    for method, answer in FIRST.items():
        vote.open(method)
        begin(page)
        choose(page, answer)
        finish(page)
        vote.close()
        found = page.get_by_text("Your choice is in the published list, unchanged")
        expect(found).to_be_visible()


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS)
def test_no_ballot_shuts_anybody_out(vote, viewport, scheme):
    page = vote.phone(viewport, color_scheme=scheme)
    found = {}
    for method, answer in FIRST.items():
        vote.open(method)
        if viewport is POCKET:
            begin(page)
        choose(page, answer)
        expect(page.locator(":is(.stored, .pill.good):visible").first).to_be_visible(timeout=10_000)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if here := problems(page, grave_only=True) + (
            ["wider than the screen"] if wide > 0 else []
        ):
            found[method] = here
        vote.close()
        expect(page.locator(".results")).to_be_visible()
        if here := problems(page, grave_only=True):
            found[f"{method}, results"] = here
    assert found == {}


def test_an_approval_ballot_keeps_one_code_through_all_its_changes(vote):
    page = vote.phone()
    vote.open("approval")
    ballots = sent(page)
    begin(page)
    expect(page.get_by_text("Places in the seal: 2 · ticked: 0")).to_be_visible()
    choose(page, "Give it a place")
    page.get_by_role("button", name="Next").click()
    choose(page, "Give it a place")
    finish(page)
    page.reload()
    page.locator(".overview button").nth(2).click()
    choose(page, "Give it a place")
    expect(page.get_by_text("ticked: 3")).to_be_visible()
    finish(page)

    codes = {one["code"] for ballot in ballots for one in ballot["choices"].values()}
    assert len(ballots[-1]["choices"]) == 3
    assert len(codes) == 1


def test_who_approves_nothing_can_say_so(vote):
    page = vote.phone()
    vote.open("approval")
    page.get_by_role("button", name="All standards").click()
    page.get_by_role("button", name="I approve none of them").click()

    expect(page.get_by_text(STORED).first).to_be_visible()
    expect(page.get_by_text("1 of 5 have voted")).to_be_visible()


def test_an_objection_asks_at_once_for_its_reason(vote):
    page = vote.phone()
    vote.open("consent")
    ballots = sent(page)
    begin(page)
    choose(page, "Objection")
    expect(page.get_by_text("without a reason it is stored, but does not count")).to_be_visible()
    finish(page)
    expect(receipt(page)).to_contain_text("Still without a reason, so not counted: 1")

    page.locator(".overview button").first.click()
    page.get_by_label("Reason", exact=True).fill("It costs too much.")
    finish(page)

    expect(receipt(page)).not_to_contain_text("Still without")
    [reason] = ballots[-1]["reasons"]
    assert (reason["side"], reason["text"]) == ("drop", "It costs too much.")


def test_only_the_scope_is_changed_and_it_is_handed_in_too(vote):
    page = vote.phone()
    vote.open("rating")
    ballots = sent(page)
    begin(page)
    expect(page.locator("input[name^=scope]:checked")).to_have_count(0)
    choose(page, "Adaptable locally")
    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)
    page.get_by_role("button", name="Leave open").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)

    assert [list(one["scopes"].values()) for one in ballots] == [["adaptable"], []]


def test_a_paused_ballot_waits_and_leaves_by_itself(vote):
    page = vote.phone()
    vote.open("rating")
    begin(page)
    vote.of_round("pause_round")
    expect(page.get_by_text("The vote is paused").first).to_be_visible()
    ballots = sent(page)
    choose(page, "7")
    expect(page.get_by_text("○ paused")).to_be_visible()
    page.wait_for_timeout(2_500)  # longer than a choice waits before it leaves
    assert ballots == []

    vote.of_round("resume_round")

    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)
    expect(page.get_by_text("The vote is paused")).to_have_count(0)


def test_a_ballot_that_met_a_pause_on_its_way_is_no_dead_end(vote):
    page = vote.phone()
    vote.open("rating")
    begin(page)
    page.route("**/api/act", lambda route: (vote.of_round("pause_round"), route.continue_()))
    choose(page, "7")
    expect(page.get_by_text("○ paused")).to_be_visible(timeout=10_000)
    page.unroute("**/api/act")
    vote.of_round("resume_round")

    expect(page.get_by_text("● stored")).to_be_visible(timeout=15_000)
    expect(page.locator(".notice.bad")).to_have_count(0)


def test_what_did_not_arrive_before_the_closing_is_said_not_to_count(vote):
    page = vote.phone()
    vote.open("rating")
    begin(page)
    choose(page, "8")
    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)
    page.context.set_offline(True)
    choose(page, "2")
    expect(page.get_by_text("○ not handed in yet")).to_be_visible(timeout=10_000)
    vote.close()
    page.context.set_offline(False)

    late = page.get_by_role("alert")
    expect(late).to_contain_text("came too late and were not counted", timeout=20_000)
    expect(late).to_contain_text("What counts is the ballot that was stored at")
    expect(late.locator(".version").first).to_contain_text("8")
    expect(late.locator(".version").last).to_contain_text("2")
    expect(page.get_by_text("Your choice is in the published list")).to_be_visible()
    late.get_by_role("button", name="Understood").click()
    expect(late).to_have_count(0)


def test_a_ballot_whose_answer_alone_was_lost_counts_and_nothing_is_said(vote):
    page = vote.phone()
    vote.open("rating")
    begin(page)
    delivered = []

    def lose_the_answer(route):
        delivered.append(vote.deliver(route.request))
        route.abort()

    page.route("**/api/act", lose_the_answer)
    choose(page, "8")
    page.wait_for_timeout(2_500)  # longer than a choice waits before it leaves
    assert delivered[0] == 200
    page.context.set_offline(True)
    vote.close()
    page.unroute("**/api/act")
    page.context.set_offline(False)

    expect(page.get_by_text("Your choice is in the published list")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_two_devices_of_one_seat_show_both_ballots_and_one_counts(vote):
    first = vote.phone()
    vote.open("yes-no")
    cookies = first.context.cookies()
    other = vote.new_context(viewport=POCKET)
    other.add_cookies(cookies)
    second = other.new_page()
    second.goto(first.url)
    begin(first)
    begin(second)
    second.context.set_offline(True)
    choose(second, "No")
    choose(first, "Yes")
    expect(first.get_by_text("● stored")).to_be_visible(timeout=10_000)
    second.context.set_offline(False)

    rival = second.get_by_role("alert")
    expect(rival).to_contain_text("This seat voted elsewhere too", timeout=20_000)
    expect(rival.locator(".version").first).to_contain_text("yes")
    expect(rival.locator(".version").last).to_contain_text("no")
    assert problems(second, grave_only=True) == []
    rival.get_by_role("button", name="Hand in what is here").click()

    expect(second.get_by_text("● stored")).to_be_visible(timeout=10_000)
    expect(first.get_by_label("No", exact=True)).to_be_checked(timeout=10_000)


def test_two_tabs_of_one_device_are_one_voter_without_questions(vote):
    page = vote.phone()
    vote.open("rating")
    other = page.context.new_page()
    other.goto(page.url)
    begin(page)
    choose(page, "8")
    page.wait_for_timeout(1_200)  # the other tab has drawn the draft by now
    choose(page, "Adaptable locally")

    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)
    expect(other.get_by_text("voted elsewhere")).to_have_count(0)
    expect(page.get_by_text("voted elsewhere")).to_have_count(0)


def test_a_deadline_that_has_passed_ends_the_ballot(vote):
    page = vote.phone()
    vote.open("rating", closes_at=datetime.now(UTC) + timedelta(days=2, hours=3, minutes=5))
    expect(page.get_by_text("2 d 3 h left")).to_be_visible()
    begin(page)
    vote.of_round("set_deadline", closes_at=(datetime.now(UTC) + timedelta(seconds=4)).isoformat())
    expect(page.get_by_role("timer")).to_be_visible()

    over = page.get_by_text(re.compile("Voting is over|: results$"))
    expect(over.first).to_be_visible(timeout=15_000)


def test_a_seat_that_is_recused_sees_why_and_cannot_answer(vote):
    page = vote.phone()
    vote.open("yes-no")
    seat_id = page.url.rsplit("/", 1)[1]
    vote.of_round("recuse_seat", seat_id=seat_id, standard_ids=[vote.standard_ids[0]])
    begin(page)

    expect(page.get_by_text("On this standard you do not vote")).to_be_visible()
    expect(page.locator("input[name^=answer]")).to_have_count(0)
    page.get_by_role("button", name="Next").click()
    choose(page, "I do not vote on this: it is my own cause")
    finish(page)
    expect(receipt(page)).to_contain_text("1 own cause")
    expect(page.locator(".overview .given").first).to_have_text("own cause")


def test_the_second_round_says_what_has_changed_and_what_one_said_then(vote):
    page = vote.phone()
    vote.open("rating")
    begin(page)
    choose(page, "8")
    finish(page)
    for one in vote.company:
        choices = {vote.standard_ids[0]: {"value": "7", "code": token_hex(16)}}
        one.act("cast", round_id=vote.round_id, base=0, ballot={"choices": choices})
    vote.close()
    first, second, third = vote.standard_ids
    reworded = {"standard_id": first, "base": 1, "text": "Mentors are trained first."}
    vote.act("reword_standard", **reworded, lang="en")
    joined = {"text": "Monthly, and with a contact.", "lang": "en", "parent_ids": [second, third]}
    vote.act("gather_standard", **joined)
    vote.open("rating")

    expect(page.get_by_text("What has changed since")).to_be_visible()
    expect(page.locator("li", has_text="Reworded")).to_contain_text("1")
    expect(page.get_by_text("No longer on the ballot (2)")).to_be_visible()
    begin(page)
    expect(page.locator(".since")).to_contain_text("Mentors are trained.")
    expect(page.locator("p", has_text="Your answer then:")).to_contain_text("8")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".since")).to_contain_text("Joined from several")
    expect(page.locator(".since details")).to_have_count(2)
