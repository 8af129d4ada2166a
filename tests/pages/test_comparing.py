"""A reporter compares by keyboard: guesses, several at once, one against all, the way back."""

import json
import re
from dataclasses import dataclass
from secrets import token_hex

from playwright.sync_api import Page, Route, expect

from tests.pages.axe import SCREENS, problems
from tests.pages.callers import Caller
from tests.pages.people import Reporter
from tests.pages.served import Served

COUNT_KEYS = "addEventListener('keydown', () => (window.pressed = (window.pressed ?? 0) + 1), true)"
REASON = "Both want people to know what they join."


class Desk(Caller):
    """The facilitator, who takes one more list in."""

    def bring(self, framework_id: str) -> None:
        asked = {"seat": self.seat_id, "do": "bring", "framework_id": framework_id}
        self._post("framework", {**asked, "key": token_hex(16)})


@dataclass
class Form:
    """The form of a reporter, used with the keyboard alone."""

    page: Page

    def compare(self, theirs: str) -> None:
        self.page.locator(".chooser select").nth(1).select_option(theirs)
        expect(self.page.locator(".guess").first).to_be_visible(timeout=30_000)
        self.page.locator(".judging").focus()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def say(self, reason: str) -> None:
        expect(self.page.locator("#why")).to_be_focused()
        self.page.keyboard.type(reason)

    def judged(self, count: int) -> None:
        expect(self.page.locator("header .pill").first).to_have_text(f"{count} of 23 judged")

    def at(self, ref_id: str) -> None:
        expect(self.page.locator(".ours .compared .number").first).to_have_text(ref_id)

    def pressed(self) -> int:
        count: int = self.page.evaluate("window.pressed")
        return count

    def recorded(self) -> None:
        """All that was said is durable and shown."""
        expect(self.page.locator(".saved")).to_have_text(re.compile("saved"))
        expect(self.page.locator(".answers .pill.warn")).to_have_count(0)


def test_a_group_compares_with_the_keyboard_and_loses_nothing(new_context, room):
    bring(room, "us-eepm4")
    page = new_context(viewport=SCREENS[0]).new_page()
    page.add_init_script(COUNT_KEYS)
    Reporter(page, room, 1).arrive()
    page.goto(page.url.replace("/reporter.ipynb", "/crosswalk.ipynb"))
    form = Form(page)
    form.compare("eu-eument-net")
    expect(
        page.get_by_text("may well be wrong").or_(page.get_by_text("often wrong"))
    ).to_be_visible()

    by_guess_and_reason(form)
    undone_as_if_not_said(form)
    nothing_there_typed_at_once(form)
    a_guess_that_is_none(form)
    several_taken_together(form)
    kept_over_a_reload_and_a_refusal(form)
    a_double_click(form)
    one_against_all_others(form)
    for screen in SCREENS:
        page.set_viewport_size(screen)
        assert problems(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        below = page.locator("main").evaluate(
            "(one) => one.getBoundingClientRect().bottom + scrollY"
        )
        assert page.evaluate("document.documentElement.scrollHeight") < below + 100


def bring(room: Served, framework_id: str) -> None:
    desk = Desk(f"http://127.0.0.1:{room.port}")
    desk.open(room.link("Facilitator").rpartition("/")[2])
    desk.bring(framework_id)


def by_guess_and_reason(form: Form) -> None:
    """A pair costs its reason and four keys more; the same reason again costs two."""
    form.press("q", "4")
    form.say(REASON)
    form.press("Control+Enter")
    form.at("A2")
    form.judged(1)
    before = form.pressed()
    for number in range(2, 5):
        form.press("q", "4", "Alt+r", "Control+Enter")
        form.at(f"A{number + 1}")
    assert form.pressed() - before == 3 * 6
    form.judged(4)
    expect(form.page.locator(".judging .guess").first).to_be_focused()
    form.recorded()


def undone_as_if_not_said(form: Form) -> None:
    """Back at the pair, its relation and reason in place; saved again, it stands again."""
    expect(form.page.locator(".last-act")).to_contain_text("A4 ∩")
    form.press("Control+z")
    form.at("A4")
    form.judged(3)
    expect(form.page.locator("#why")).to_have_value(REASON)
    expect(form.page.locator(".relations button").nth(3)).to_have_attribute("aria-pressed", "true")
    form.press("Control+Enter")
    form.at("A5")
    form.judged(4)
    form.recorded()


def nothing_there_typed_at_once(form: Form) -> None:
    """The field stays where the hands are while the form around it changes: no key is lost."""
    words = "Nothing: 2 of us looked, 3 agree."
    form.press("0")
    form.page.keyboard.type(words)
    expect(form.page.locator("#why")).to_have_value(words)
    form.press("Control+Enter")
    form.judged(5)
    form.press("Control+z")
    form.judged(4)
    form.recorded()


def a_guess_that_is_none(form: Form) -> None:
    first, second = (form.page.locator(".guess strong").nth(one).inner_text() for one in (0, 1))
    form.press("Shift+Q")
    expect(form.page.locator(".guess strong").first).to_have_text(second)
    form.recorded()
    form.page.reload()
    expect(form.page.locator(".guess strong").first).to_have_text(second)
    assert first not in form.page.locator(".guess strong").all_inner_texts()
    form.page.locator(".judging").focus()


def several_taken_together(form: Form) -> None:
    """Two of theirs for one of ours: the words speak of both, one line says what is recorded."""
    page = form.page
    form.press("q", "/")
    expect(page.locator("[data-search]")).to_be_focused()
    page.keyboard.type("evaluat")
    form.press("Shift+Enter")
    expect(page.locator(".theirs .compared")).to_have_count(2)
    page.locator(".judging").focus()
    form.press("2")
    expect(page.locator(".relations button").nth(1)).to_have_text(re.compile("2 ask together"))
    expect(page.locator(".recorded")).to_contain_text("each of the 2 pairs")
    form.say("Only both together come near.")
    form.press("Control+Enter")
    form.judged(5)
    form.recorded()
    page.get_by_role("button", name="Our answers").click()
    expect(page.locator(".right .answers > li.card")).to_have_count(5)
    form.press("Control+z")  # not in the form: nothing is undone
    form.judged(5)
    page.locator(".judging").focus()
    form.press("Control+z")
    form.judged(4)
    expect(page.locator(".theirs .compared")).to_have_count(2)


def kept_over_a_reload_and_a_refusal(form: Form) -> None:
    page = form.page
    expect(page.locator("#why")).to_have_value("Only both together come near.")
    form.recorded()
    page.reload()
    expect(page.locator(".theirs .compared")).to_have_count(2)
    expect(page.locator("#why")).to_have_value("Only both together come near.")
    page.route("**/api/act", refuse("state_bundle"))
    page.locator("#why").press("Control+Enter")
    expect(page.locator(".notice.bad")).to_contain_text("Not today.")
    page.unroute("**/api/act")
    page.locator(".notices button").click()
    page.locator(".jump").select_option("A5")
    page.locator(".judging").focus()
    form.press("q")
    form.press("/")
    page.keyboard.type("evaluat")
    form.press("Shift+Enter")
    expect(page.locator("#why")).to_have_value("Only both together come near.")
    page.locator(".theirs .compared .leave").last.click()
    expect(page.locator(".theirs .compared")).to_have_count(1)
    expect(page.locator("#why")).to_have_value("Only both together come near.")


def refuse(name: str):
    """A server that refuses one act in a sentence, and does the others."""

    def answer(route: Route) -> None:
        if json.loads(route.request.post_data or "{}").get("act") != name:
            route.continue_()
            return
        refusal = {"ok": False, "message_id": "not-today", "text": "Not today."}
        route.fulfill(status=409, content_type="application/json", body=json.dumps(refusal))

    return answer


def a_double_click(form: Form) -> None:
    form.page.locator(".relations button").nth(2).click()
    form.page.get_by_role("button", name="Save and next").dblclick()
    form.judged(5)
    form.at("B1")
    form.recorded()
    expect(form.page.locator(".right .answers > li.card")).to_have_count(5)


def one_against_all_others(form: Form) -> None:
    """One answer per list; what is found in none of the rest is one act of the hands."""
    page = form.page
    form.compare("*")
    page.locator(".jump").select_option("B5")
    expect(page.locator(".of-whom")).to_have_text([re.compile("eument-net"), re.compile("MENTOR")])
    page.locator(".judging").focus()
    form.press("0")
    expect(page.locator(".where input").first).to_be_focused()
    form.press("0")
    form.say("Nowhere else does anybody say so.")
    form.press("Control+Enter")
    expect(page.locator(".last-act")).to_contain_text("B5: no counterpart in eument-net, MENTOR")
    form.recorded()
    page.locator(".jump").select_option("B5")
    expect(page.locator(".where-answered li.done")).to_have_count(2)
    form.press("Control+z")
    page.locator(".judging").focus()
    form.press("Control+z")
    expect(page.locator(".where-answered li.done")).to_have_count(0)
    form.recorded()
