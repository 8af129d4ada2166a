"""From standards to a seal: two secret rounds, the networks' vote in the open, a Word document.

Two phones and the facilitator's desk are browsers; the other voters act through the API.
"""

import re
from secrets import token_hex
from typing import Any

from docx.table import Table
from playwright.sync_api import expect

from kit.domain.ids import made_id
from tests.pages.callers import Caller
from tests.pages.people import Facilitator
from tests.reports.docx_file import Read, style, texts

DESK = {"width": 1280, "height": 900}
POCKET = {"width": 390, "height": 844}
NETWORKS = {
    "Parrains du Canal": "BE",
    "Duo Horizon": "BE",
    "Red Puentes": "ES",
    "Tandem Avenir": "FR",
    "Le Pas d’après": "FR",
    "Mentorwerk": "NL",
}
TRAINED, REACHABLE = "Mentors are trained first.", "A salaried coordinator is reachable."
SURVEY, STUDY = "There is a yearly survey.", "Researchers may follow pairs."
ANYBODY = "A coordinator, salaried or trained for it, is reachable."
EVIDENCE = "There is a yearly survey, and researchers may follow pairs."

# One character a voter: the six of the networks, then two who come for none.
FIRST = {TRAINED: "98798798", REACHABLE: "97829182", SURVEY: "56745675", STUDY: "65475465"}
SECOND = {TRAINED: "99899888", ANYBODY: "98879582", EVIDENCE: "78789477"}
THIRD = {TRAINED: "yryyyy", ANYBODY: "ynnyny", EVIDENCE: "yyyyay"}
VALUES = {"y": "yes", "n": "no", "a": "abstain"}
BUTTONS = {"y": "Yes", "n": "No", "a": "Abstention"}
IN_BROWSERS = (0, 3)
RECUSED = 1
WHY = "Nuestras entidades viven del voluntariado."
STORED = re.compile("^Your ballot is stored")
PARTS = re.compile(r"(\d+) of (\d+)")


class Room:
    """A facilitator's desk, two phones, and six voters who need no browser."""

    def __init__(self, served, new_context):
        self.served, self.new_context = served, new_context
        self.server = f"http://127.0.0.1:{served.port}"
        self.fac = Caller(self.server).open(served.link("Facilitator").rpartition("/")[2])
        listed = "\n".join(f"{name}; {country}" for name, country in NETWORKS.items())
        self.fac.act("list_organisations", text=listed)
        self.ids = {text: self.propose(text) for text in FIRST}
        self.callers = {
            number: self._call(number) for number in range(8) if number not in IN_BROWSERS
        }
        self.phones = {number: self._phone(number) for number in IN_BROWSERS}
        self.desk = Facilitator(new_context(viewport=DESK).new_page(), served).arrive()

    def propose(self, text, **more):
        return self.fac.act("gather_standard", text=text, lang="en", **more)["standard_id"]

    def _call(self, number):
        named = [*NETWORKS, "", ""][number]
        more = {"organisation_id": made_id("org", named.casefold())} if named else {}
        return Caller(self.server).join(self.served.room_code(), 1 + number % 4, **more)

    def _phone(self, number):
        page = self.new_context(viewport=POCKET, has_touch=True).new_page()
        page.goto(f"{self.served.address}/j?room={self.served.room_code()}")
        page.locator("label").filter(has_text=[*NETWORKS][number]).click()
        page.get_by_role("button", name="Join").click()
        expect(page.get_by_text("You are in")).to_be_visible()
        return page

    def revise(self):
        """What the room does between two rounds: other words for one, one made of two."""
        reworded = {"standard_id": self.ids[REACHABLE], "base": 1, "text": ANYBODY}
        self.fac.act("reword_standard", **reworded, lang="en")
        self.ids[ANYBODY] = self.ids[REACHABLE]
        self.ids[EVIDENCE] = self.propose(EVIDENCE, parent_ids=[self.ids[SURVEY], self.ids[STUDY]])

    def round_id(self):
        """The round that is open, as every page is told."""
        return self.phones[0].evaluate(
            "async (seat) => (await (await fetch(`/api/view?page=phone&seat=${seat}`)).json())"
            ".shared.round.round_id",
            self.phones[0].url.rsplit("/", 1)[1],
        )

    def vote(self, rows, why=()):
        """Everybody votes: two with their thumbs, the others through the API."""
        round_id = self.round_id()
        voters = len(next(iter(rows.values())))
        for number, caller in self.callers.items():
            if number < voters:
                ballot = self._ballot(number, rows, why)
                caller.act("cast", round_id=round_id, base=0, ballot=ballot)
        for number, page in self.phones.items():
            by_thumb(page, [row[number] for row in rows.values()])

    def _ballot(self, number, rows, why):
        given = {text: row[number] for text, row in rows.items() if row[number] != "r"}
        return {
            "choices": {
                self.ids[text]: {"value": VALUES.get(mark, mark), "code": token_hex(16)}
                for text, mark in given.items()
            },
            "reasons": [
                {"standard_id": self.ids[text], "side": "drop", "text": words}
                for voter, text, words in why
                if voter == number
            ],
        }


def by_thumb(page, marks):
    """One standard after the other, until the page says that the ballot is stored."""
    for mark in marks:
        words = re.compile(f"^{BUTTONS.get(mark, mark)}$", re.IGNORECASE)
        page.locator("label.choice").filter(has_text=words).click()
        page.get_by_role("button", name=re.compile("^(Next|Finish)$")).click()
    expect(page.get_by_text(STORED).first).to_be_visible(timeout=10_000)


def opened(desk, item, title, **fields):
    """The facilitator starts an item and opens the round it names, on the page."""
    desk.start(item)
    plan = desk.page.locator(".plan").filter(has=desk.page.get_by_role("heading", name=title))
    for label, text in fields.items():
        plan.get_by_label(label).fill(text)
    plan.get_by_role("button", name="Open the round").click()
    dialog = desk.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Open the round").click()
    running = desk.page.locator(".open-round")
    expect(running).to_be_visible()
    return running


HEADS = {"People in the room who vote": "8"}


def test_a_room_goes_through_three_rounds_and_sends_its_seal_the_same_evening(new_context, room):
    here = Room(room, new_context)
    desk, phone = here.desk, here.phones[0]

    running = opened(desk, "After the hour: first vote", "First round", **HEADS)
    here.vote(FIRST)
    expect(running).to_contain_text("8 of 8 have voted")
    expect(desk.page.locator(".results")).to_have_count(0)
    desk.close_round()
    expect(verdicts(desk.page)).to_have_text(["in", "undecided", "undecided", "undecided"])
    expect(phone.get_by_text("all in the published list")).to_be_visible()

    here.revise()
    opened(desk, "After the hour: second vote", "Second round", **HEADS)
    expect(phone.get_by_text("What has changed since")).to_be_visible()
    expect(phone.locator("li", has_text="Joined from several")).to_be_visible()
    here.vote(SECOND)
    desk.close_round()
    expect(verdicts(desk.page)).to_have_text(["in", "in", "in"])

    running = opened(desk, "After the hour: the networks vote", "Vote of the networks")
    recuse(running, here.callers[RECUSED].seat_id, TRAINED)
    here.vote(THIRD, why=[(2, ANYBODY, WHY)])
    expect(running).to_contain_text("6 of 6 have voted")
    desk.close_round()
    expect(verdicts(desk.page)).to_have_text(["in", "out", "in"])
    plan_review(desk.page)

    screen = on_screen(desk.page)
    assert [row["answers"] for row in screen.values()] == [
        [str(row.count(mark)) for mark in "yna"] for row in THIRD.values()
    ]
    assert [len(row["figures"]) for row in screen.values()] == [5, 5, 5]
    read = the_document(desk)
    assert of_clauses(read) == screen
    assert read.styled("Title") == ["Towards a common quality seal"]
    assert "The networks will look at this seal again on 1 May 2031." in read.lines
    assert "recused (1) – Duo Horizon (BE)" in read.text
    assert [line for line in read.lines if WHY in line and "Red Puentes" in line]


def verdicts(page):
    """Of the last round: the words in its table."""
    return last_round(page).locator("td:first-child > .verdict")


def last_round(page):
    return page.locator(".results").first.locator("table").first.locator("tbody tr")


def plan_review(page):
    page.get_by_label("Next review of the seal").fill("2031-05-01")
    page.get_by_role("button", name="Set the day").click()
    expect(page.get_by_text("looked at again on 1 May 2031")).to_be_visible()


def recuse(running, seat_id, text):
    running.get_by_text("Recusals (0)").click()
    running.get_by_label("Whose seat").select_option(value=seat_id)
    running.get_by_role("checkbox", name=text).check()
    running.get_by_role("button", name="Recuse", exact=True).click()
    expect(running).to_contain_text("not on standard 1")


def on_screen(page):
    """The last round as the facilitator reads it, standard by standard."""
    return {
        row.locator("th span").nth(1).inner_text(): {
            "verdict": row.locator("td:first-child > .verdict").inner_text(),
            "answers": row.locator(".answers b").all_inner_texts(),
            "figures": PARTS.findall(" ".join(row.locator(".lines-of p").all_inner_texts())),
            "sum": row.locator("th p").first.inner_text(),
        }
        for row in last_round(page).all()
    }


def the_document(desk):
    """The seal, as it arrives on the facilitator's disk."""
    desk.section("Documents and data")
    link = desk.page.get_by_role("link", name=re.compile("^Draft seal, as a Word document"))
    with desk.page.expect_download() as arriving:
        link.click()
    assert arriving.value.suggested_filename.endswith(".docx")
    return Read(arriving.value.path().read_bytes())


def of_clauses(read):
    """The same of every clause of the document."""
    found: dict[str, dict[str, Any]] = {}
    now: dict[str, Any] | None = None
    for block in read.blocks:
        if isinstance(block, Table):
            if now is not None and not now["answers"]:
                now["answers"] = texts(block.rows[1])
            continue
        kind, text = style(block), block.text
        if kind == "Heading3":
            now = found.setdefault(text.partition(" ")[2], {"answers": [], "figures": []})
        elif kind in ("Heading1", "Heading2"):
            now = None
        elif now is not None and kind == "Verdict":
            now["verdict"] = text.removeprefix("Verdict: ")
        elif now is not None and " voted = " in text:
            now["sum"] = text
        elif now is not None and kind in ("Counts", "Figures"):
            now["figures"] += PARTS.findall(text)
    return found
