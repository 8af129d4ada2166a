"""The whole crosswalk in a browser: seen, walked through, filtered, taken away."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.pages.axe import problems
from tests.pages.callers import Caller
from tests.pages.people import Facilitator
from tests.pages.served import Served

BE, EU, US = "be-mentoring-belgium", "eu-eument-net", "us-eepm4"
CURVES = "svg.wheel path.edge"
BRING = """
([seat, framework_id]) => fetch("/api/framework", {
  method: "POST",
  headers: { "Content-Type": "application/json", "X-Kit": "1" },
  body: JSON.stringify({ seat, framework_id, do: "bring", key: "0123456789abcdef".repeat(2) }),
}).then(answer => answer.ok)
"""
IDS = "all => all.map(one => one.dataset.{})"


def state(caller, subject, theirs, relation="equal"):
    """Relate a Belgian requirement to one of another list."""
    caller.act(
        "state_mapping",
        subject={"framework_id": BE, "ref_id": subject},
        object={"framework_id": theirs[0], "ref_id": theirs[1]},
        relation=relation,
        justification="Written for the test.",
        lang="en",
    )


def code(room, seat):
    return room.link(seat).rpartition("/")[2]


def seat_of(page):
    return page.url.split("seat=")[1].split("&")[0]


@pytest.fixture(name="compared")
def _compared(room: Served, page: Page) -> Page:
    """Three lists, three pairs and a gap; a researcher looks at all of them."""
    Facilitator(page, room).arrive()
    assert page.evaluate(BRING, [seat_of(page), US])
    facilitator = Caller(f"http://127.0.0.1:{room.port}").open(code(room, "Facilitator"))
    facilitator.act("start_item", item_id="crosswalk")
    one, two = (
        Caller(facilitator.server).open(code(room, f"Reporter · Group {group}")) for group in (1, 2)
    )
    for caller in (one, two):
        state(caller, "A5", (EU, "10"))
    state(one, "A5", (US, "B.1.1"), "superset-of")
    state(two, "A5", (US, "B.1.1"), "subset-of")
    state(one, "A1", (EU, "5"), "intersects-with")
    one.act(
        "state_gap",
        subject={"framework_id": BE, "ref_id": "D1"},
        framework_id=EU,
        justification="Nothing on length.",
        lang="en",
    )
    page.goto(room.link("Researcher"))
    page.goto(f"{room.address}/voila/render/crosswalk.ipynb?seat={seat_of(page)}")
    expect(page.locator(CURVES)).to_have_count(3)
    return page


def view(page, name):
    page.get_by_role("group", name="Look at").get_by_role("button", name=name).click()


def test_all_lists_are_seen_walked_through_filtered_and_taken_away(compared, tmp_path):
    page = compared
    stops = page.locator("svg.wheel .spot")
    states = page.locator(CURVES).evaluate_all("all => all.map(one => one.classList[1])")
    assert sorted(states) == ["agreed", "candidate", "disputed"]
    assert problems(page, grave_only=True) == []

    # By keyboard alone: along the relation to its other end, and back to where one came from.
    walked = "document.activeElement.dataset.stop"
    page.locator(".wheel-region").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(walked) == f"{BE} A1"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(walked) == f"{EU} 5"
    page.keyboard.press("Escape")
    assert page.evaluate(walked) == f"{BE} A1"
    page.keyboard.press("Enter")
    closely = page.get_by_role("region", name="Looked at closely")
    expect(closely.get_by_text("They overlap; each asks something of its own")).to_be_visible()
    expect(closely.get_by_text("not confirmed yet")).to_be_visible()
    expect(page.locator(f"{CURVES}[data-lit]")).to_have_count(1)
    page.keyboard.press("+")
    assert page.locator("svg.wheel").get_attribute("viewBox") != "0 0 1640 1000"
    page.keyboard.press("0")
    expect(page.locator("svg.wheel")).to_have_attribute("viewBox", "0 0 1640 1000")

    # What is put away is in neither picture nor table; what is left is the same in both.
    page.get_by_role("button", name="disputed", exact=True).click()
    shown = page.locator(f"{CURVES}:visible")
    expect(shown).to_have_count(2)
    drawn = shown.evaluate_all(IDS.format("pair"))
    view(page, "Table")
    expect(page.locator("tr[data-row]")).to_have_count(3)
    rows = page.locator("tr[data-row]").evaluate_all(IDS.format("row"))
    assert sorted(rows) == sorted([*drawn, f"{BE} D1 > {EU}"])
    assert problems(page, grave_only=True) == []
    page.get_by_role("button", name="disputed", exact=True).click()
    page.get_by_label("Find a requirement in all lists").fill("INTÉGRÉE, formation")
    expect(page.get_by_text("Nothing to show")).to_be_visible()
    page.get_by_label("Find a requirement in all lists").fill("formatiòn")
    expect(page.locator("tr[data-row]")).to_have_count(3)
    page.get_by_label("Find a requirement in all lists").fill("")

    view(page, "Graph")
    with page.expect_download() as told:
        page.get_by_role("button", name="Save the picture as SVG").click()
    assert re.fullmatch(r"demo-crosswalk-all-r\d+\.svg", told.value.suggested_filename)
    told.value.save_as(tmp_path / "picture.svg")
    drawing = (tmp_path / "picture.svg").read_text("utf-8")
    assert "eument-net" in drawing
    assert "session demo, revision" in drawing
    assert "var(" not in drawing
    with page.expect_download() as told:
        page.get_by_role("button", name="Save the picture as PNG").click()
    told.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
    assert stops.count() > 60

    # A cell of the matrix leads to the two lists.
    view(page, "Matrix")
    assert problems(page, grave_only=True) == []
    there, beside = (
        page.get_by_role("button", name=re.compile(f"^Mentoring Belgium, reached by {name}")).first
        for name in ("eument-net: 1 of", "the part we know of MENTOR")
    )
    there.focus()
    page.keyboard.press("ArrowRight")
    expect(beside).to_be_focused()
    there.click()
    expect(page.get_by_role("heading", name=re.compile("reached by")).first).to_be_visible()
    expect(page.locator(".right")).to_be_focused()

    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="All lists").click()
    expect(page.get_by_label("This list, beside each other")).to_be_visible()
    assert problems(page, grave_only=True) == []
