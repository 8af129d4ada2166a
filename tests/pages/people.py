"""The people of a room, each doing what their page lets them do, as they would do it."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from tests.pages.served import Served


@dataclass
class Facilitator:
    """Runs the room."""

    page: Page
    room: Served

    def arrive(self) -> "Facilitator":
        self.page.goto(self.room.link("Facilitator"))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self

    def section(self, name: str) -> None:
        sections = self.page.get_by_role("navigation", name="Sections")
        sections.get_by_role("button", name=re.compile(f"^{name}")).click()
        expect(self.page.get_by_role("heading", name=name, level=2, exact=True)).to_be_visible()

    def start(self, title: str) -> None:
        """Start an item by its title, whatever the agenda foresees next."""
        others = self.page.locator("details.others")
        if others.get_attribute("open") is None:
            others.locator("summary").click()
        others.get_by_role("listitem").filter(has_text=title).get_by_role("button").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Start").click()
        expect(self.page.locator(".now .what")).to_contain_text(title)

    def give_minutes(self, count: int) -> None:
        self.page.get_by_role("button", name=f"+{count} min").first.click()

    def gather(self, lines: list[str], title: str) -> None:
        self.section("Plenary and themes")
        for line in lines:
            self.page.get_by_role("checkbox", name=re.compile(re.escape(line))).check()
        self.page.get_by_label("What they have in common").fill(title)
        self.page.get_by_role("button", name="Gather into a theme").click()
        expect(self.theme(title)).to_be_visible()

    def theme(self, title: str) -> Locator:
        return self.page.get_by_role("heading", name=title, exact=True)

    def take_apart(self, title: str) -> None:
        card = self.page.locator("section, li, div.card").filter(has=self.theme(title)).last
        card.locator("summary").click()
        card.get_by_role("button", name="Take apart").click()
        self.page.get_by_role("dialog").get_by_role("button", name="Take apart").click()
        expect(self.theme(title)).to_have_count(0)

    def propose(self, text: str) -> None:
        self.page.get_by_text("In our own words").click()
        self.page.get_by_label("The standard, in one sentence").fill(text)
        self.page.get_by_role("button", name="Propose", exact=True).click()
        expect(self.page.get_by_text("Proposed standards (1)")).to_be_visible()

    def document(self, name: str) -> Page:
        with self.page.context.expect_page() as opened:
            self.page.get_by_role("link", name=name).click()
        opened.value.wait_for_load_state()
        return opened.value

    def download(self, name: str) -> str:
        """What is in a file, as its link gives it."""
        link = self.page.get_by_role("link", name=re.compile(f"^{name}")).get_attribute("href")
        text: str = self.page.evaluate("async (url) => (await fetch(url)).text()", link)
        return text

    def assign(self, *groups: int) -> None:
        self.section("Crosswalk")
        for group in groups:
            self.page.locator(".assign").get_by_role("checkbox", name=f"Group {group}").check()
        self.page.get_by_role("button", name="Let them compare").click()

    def plan(self, preset: str) -> Locator:
        """Begin a round from a usual one; gives the form."""
        self.page.get_by_text("Plan a round").click()
        self.page.get_by_role("button", name=preset, exact=True).click()
        return self.page.locator(".plan-form")

    def open_round(self, heads: int) -> None:
        self.section("Vote")
        self.page.get_by_label("People in the room who vote").first.fill(str(heads))
        self.page.get_by_role("button", name="Open the round").first.click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Open the round").click()

    def count_on_paper(self, voters: int, *counts: dict[str, int]) -> None:
        """Enter what was counted by hand, one standard after the other."""
        self.page.get_by_text("Enter votes on paper or by show of hands").click()
        counted(self.page.locator(".open-round .tally"), voters, counts)
        self.page.get_by_role("button", name="Enter this count").click()

    def close_round(self) -> None:
        self.page.get_by_role("button", name="Close the round").first.click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("checkbox").check()
        dialog.get_by_role("button", name="Close the round").click()


def counted(grid: Locator, voters: int, counts: tuple[dict[str, int], ...]) -> None:
    """Fill the grid of a count: for each standard how many gave each answer."""
    grid.get_by_label("How many people voted so").fill(str(voters))
    for number, one in enumerate(counts, start=1):
        grid.get_by_role("button", name=f"Standard {number}:").click()
        expect(grid.locator(".tally-standard legend")).to_contain_text(f"Standard {number} of")
        for answer, count in one.items():
            grid.get_by_label(answer, exact=True).fill(str(count))


@dataclass
class Reporter:
    """Writes down what a group says, and judges pairs for it."""

    page: Page
    room: Served
    group: int

    def arrive(self) -> "Reporter":
        self.page.goto(self.room.link(f"Reporter · Group {self.group}"))
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        return self

    def write(self, *lines: str) -> None:
        field = self.page.get_by_label("New line")
        for line in lines:
            field.fill(line)
            field.press("Enter")
            expect(self.page.locator("main").get_by_text(line)).to_be_visible()

    def judge(self, theirs: str, relation: int, why: str) -> None:
        """Find a counterpart, press the relation's key, say why, save: by keyboard alone."""
        self.page.locator("[data-search]").fill(theirs)
        self.page.locator("[data-search]").press("Enter")
        button = self.page.locator(".relations button").nth(relation - 1)
        self.page.locator(".relations button").first.press(str(relation))
        expect(button).to_have_attribute("aria-pressed", "true")
        self.page.locator("#why").fill(why)
        self.page.locator("#why").press("Control+Enter")

    def compare(self) -> "Reporter":
        self.page.get_by_role("link", name="Compare the criteria").click()
        expect(self.page.locator("[data-search]")).to_be_visible()
        return self

    def reword(self, old: str, new: str) -> None:
        """Change a line; done when the page says that it is saved."""
        self.page.get_by_role("button", name="Edit line 1").click()
        field = self.page.get_by_label("Wording")
        expect(field).to_have_value(old)
        field.fill(new)
        with self.page.expect_response("**/api/act"):
            self.page.get_by_role("button", name="Save", exact=True).click()

    def count_again(self, voters: int, *counts: dict[str, int]) -> None:
        """Count votes on paper a second time, without having seen the first count."""
        counted(self.page.locator(".second-count .tally"), voters, counts)
        self.page.get_by_role("button", name="This is my count").click()

    def say_gap(self, why: str) -> None:
        self.page.locator(".choice.none input").check()
        self.page.locator("#why").fill(why)
        self.page.locator("#why").press("Control+Enter")


@dataclass
class Phone:
    """A participant with a phone."""

    page: Page
    room: Served

    def join(self, group: int) -> "Phone":
        self.page.goto(f"{self.room.address}/j?room={self.room.room_code()}")
        self.page.locator("label").filter(has_text=f"Group {group}").click()
        self.page.get_by_role("button", name="Join").click()
        expect(self.page.get_by_text("You are in")).to_be_visible()
        return self

    def send(self, idea: str) -> None:
        self.page.get_by_label("Your idea").fill(idea)
        self.page.get_by_role("button", name="Send to the group").click()
        expect(self.page.get_by_text("sent, at your table")).to_be_visible()

    def change(self, value: int) -> None:
        """Go back to the first standard and choose another value."""
        self.page.locator(".overview li").first.get_by_role("button").click()
        self.page.get_by_text(str(value), exact=True).first.click()

    def vote(self, *values: int | None) -> None:
        """Rate the standards one after the other; None cannot judge."""
        for number, value in enumerate(values, 1):
            name = "I cannot judge this" if value is None else str(value)
            self.page.get_by_text(name, exact=True).first.click()
            self.page.get_by_role(
                "button", name="Next" if number < len(values) else "Finish"
            ).click()
        expect(self.page.get_by_text(re.compile("^Your ballot is stored")).first).to_be_visible(
            timeout=10_000
        )
