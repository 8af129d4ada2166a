"""From a code to the ballot in one step, for every eye, ear and hand."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.pages.axe import problems
from tests.pages.test_ballots import FIRST, POCKET, STANDARDS, STORED, Vote, choose

ACTIVE = "document.activeElement"
HELD = f"{ACTIVE} !== document.body && {ACTIVE}.isConnected"
WIDER = """() => [...document.querySelectorAll('header *, main *')].filter((one) => {
  const box = one.getBoundingClientRect();
  const cut = one.scrollWidth > one.clientWidth + 1 && one.matches('.button, .choice > span');
  return !one.closest('.unseen') && box.width > 2 && (box.right > innerWidth + 1 || cut);
}).map((one) => `${one.className}: ${one.textContent.slice(0, 30)}`)"""
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4')].map((one) => one.localName).join('')"
SMALL, SIDEWAYS = {"width": 320, "height": 568}, {"width": 844, "height": 390}
SCREENS = [("small", SMALL, ""), ("sideways", SIDEWAYS, ""), ("large text", POCKET, "32px")]


@pytest.fixture(scope="module")
def standing(served):
    """One room for all of this file: its rounds follow each other, as at a summit."""
    return Vote(served, None)


@pytest.fixture
def vote(standing, new_context):
    standing.new_context, standing.round_id = new_context, ""
    yield standing
    if standing.round_id:
        standing.close()


def press_tab_until(page, condition):
    """Go on with Tab; the focus is always somewhere that can be seen or heard."""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(HELD)
        if page.evaluate(condition):
            return
    raise AssertionError(f"never came to {condition}")


def test_one_tap_lies_between_the_code_and_the_ballot(vote):
    page = vote.new_context(viewport=POCKET).new_page()
    code = f"{vote.room.address}/j?room={vote.room.room_code()}"
    page.goto(code)
    notice, join = page.get_by_text("You take part without name"), page.locator("[type=submit]")
    assert notice.bounding_box()["y"] < join.bounding_box()["y"]
    join.click()  # the one tap
    page.wait_for_url("**/p/**")
    vote.open("rating")

    choose(page, "8")
    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)
    expect(page.locator("article.standard")).to_contain_text(STANDARDS[0])

    page.goto(code)  # scanned once more: the phone has its seat, and its ballot
    page.wait_for_url("**/p/**")
    expect(page.get_by_text(STORED).first).to_be_visible()


def test_who_comes_late_is_told_so_and_gets_the_ballot_once_admitted(vote):
    vote.phone()
    vote.open("rating")
    page = vote.phone()
    expect(page.get_by_text("You came after the round was opened")).to_be_visible()
    assert problems(page, grave_only=True) == []

    vote.act("admit_seat", seat_id=page.url.rsplit("/", 1)[1])

    choose(page, "8")
    expect(page.get_by_text("● stored")).to_be_visible(timeout=10_000)


@pytest.mark.parametrize("method", FIRST)
def test_a_ballot_needs_no_more_than_a_keyboard(vote, method):
    page = vote.phone()
    vote.open(method)
    expect(page.locator("article.standard")).to_be_visible()
    answer = page.locator("input[name^=answer]").first
    name = f"{ACTIVE}.name?.startsWith('answer-')"

    press_tab_until(page, name)
    page.keyboard.press("Space")

    expect(answer).to_be_checked()
    expect(answer).to_be_focused()
    expect(page.get_by_role("status").filter(has_text=STORED)).to_be_attached(timeout=10_000)
    expect(answer).to_be_focused()  # what was drawn since has not taken the keys away
    if method != "approval":
        press_tab_until(page, f"{ACTIVE}.textContent === 'Clear'")
        page.keyboard.press("Enter")
        expect(answer).not_to_be_checked()
        assert page.evaluate(name)
    press_tab_until(page, f"{ACTIVE}.textContent === 'Next'")
    page.keyboard.press("Enter")
    expect(page.locator("h2", has_text=STANDARDS[1])).to_be_focused()


def test_what_changes_by_itself_is_said_aloud_and_keeps_the_keys_in_the_page(vote):
    page = vote.phone()
    said = page.locator("#main > [role=status]").first
    page.locator("main a.button, main summary").first.focus()  # gone as soon as the round is open
    vote.open("rating")
    expect(said).to_have_text(re.compile(r"^Round \d: the vote is open\.$"))
    expect(page.locator("#main")).to_be_focused()

    vote.of_round("set_deadline", closes_at=(datetime.now(UTC) + timedelta(seconds=50)).isoformat())
    expect(said).to_have_text("Less than one minute left.")
    vote.of_round("pause_round")
    expect(said).to_contain_text("The vote is paused.")
    vote.of_round("resume_round")
    page.context.set_offline(True)
    lost = page.get_by_role("status").filter(has_text="Connection lost")
    expect(lost).to_be_visible(timeout=15_000)
    page.context.set_offline(False)
    expect(lost).to_have_count(0, timeout=15_000)
    vote.close()
    expect(said).to_have_text(re.compile(r"^Round \d: the vote is closed, its results are here\.$"))


def test_small_turned_and_enlarged_screens_hold_the_whole_ballot(vote):
    page = vote.phone(SMALL, locale="fr-FR")
    found = {}

    def look(what):
        for name, size, text in SCREENS:
            page.set_viewport_size(size)
            page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", text)
            if wider := page.evaluate(WIDER):
                found[f"{what}, {name}"] = wider[:3]

    look("welcome")
    for method in FIRST:
        vote.open(method)
        page.locator("label.choice").first.click()
        expect(page.locator(".pill.good:not(.saved)")).to_be_visible(timeout=10_000)
        look(method)
        page.get_by_role("button", name="Tous les standards").click()
        expect(page.locator(".overview")).to_be_visible()
        look(f"{method}, all")
        vote.close()
        expect(page.locator(".results")).to_be_visible()
        look(f"{method}, results")
    assert found == {}
    assert re.fullmatch(r"h1(h2(h3)*)+", page.evaluate(HEADINGS))
