"""Take the pictures of docs/pictures: `make pictures` plays a workshop and photographs it.

A run makes them all anew; what is in them comes from the demo's invented example. Look at them
before they are committed.
"""

import base64
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from typing import Any

from playwright.sync_api import Locator, ViewportSize, expect, sync_playwright

from kit.analysis.bundle import open_bundle
from kit.analysis.figures import figure_votes
from kit.server.demo import ballots, crosswalk, notes, standards
from kit.server.demo.example import ORGANISATIONS
from tests.find_chromium import find
from tests.pages.callers import Caller
from tests.pages.people import Facilitator, Phone, Reporter
from tests.pages.served import Served
from tests.pages.stage import PICTURES, Stage

ADDRESS = "http://192.168.8.2:8866"
POCKET: ViewportSize = {"width": 390, "height": 844}
TALL: ViewportSize = {"width": 1280, "height": 1118}
SHEET: ViewportSize = {"width": 900, "height": 1200}
HEAD: ViewportSize = {"width": 1280, "height": 720}
PRINT: ViewportSize = {"width": 1100, "height": 580}
ROOM: ViewportSize = {"width": 1280, "height": 660}
ROOM_STYLE = """
body { margin: 0; background: #e7e3da; }
img { position: absolute; box-shadow: 0 18px 40px rgb(20 30 40 / 0.28); }
.screen { left: 30px; top: 30px; width: 930px; border: 10px solid #1b222b; border-radius: 14px; }
.phone { width: 208px; border: 8px solid #1b222b; border-radius: 28px; }
.one { left: 800px; top: 206px; }
.two { left: 1032px; top: 150px; }
"""
CROWD = 24


def prepare(stage: Stage) -> None:
    """The facilitator sets the room up; the screen waits for phones; somebody joins."""
    facilitator = stage.caller("Facilitator")
    facilitator.act("list_organisations", text=ORGANISATIONS)
    facilitator.act("choose_address", address=ADDRESS)
    desk = Facilitator(stage.page("Facilitator", size=TALL), stage.room)
    desk.section("Set-up")
    stage.take(desk.page, "facilitator-setup")
    stage.take(stage.page("Plenary screen", size=HEAD), "plenary-welcome")
    phone = stage.context("fr", POCKET).new_page()
    phone.goto(f"{stage.room.address}/j?room={stage.room.room_code()}")
    expect(phone.locator("button[type=submit]")).to_be_visible()
    stage.take(phone, "phone-join")


def lists(stage: Stage) -> None:
    """The quality lists as everybody can read them, and one on its way into the session."""
    page = stage.context("fr", TALL).new_page()
    for name, address in (
        ("framework", "/frameworks/us-eepm4?phase=training"),
        ("framework-numbers", "/frameworks/numbers"),
        ("framework-crosswalk", "/frameworks/crosswalks/be--us-eepm4"),
    ):
        page.goto(f"{stage.room.address}{address}")
        stage.take(page, name)
    desk = Facilitator(stage.page("Facilitator", size=TALL), stage.room)
    desk.section("Frameworks")
    desk.page.get_by_role("button", name="Show the lists").click()
    desk.page.get_by_label("Find a list").fill("ontario")
    desk.page.get_by_role("button", name=re.compile("Look at Ontario")).click()
    begin_at(desk.page.get_by_role("heading", name="Before it comes in"))
    stage.take(desk.page, "facilitator-frameworks")


def brainstorm(stage: Stage) -> None:
    """Groups fill their sheets, phones send ideas, one group calls."""
    facilitator = stage.caller("Facilitator")
    facilitator.act("start_item", item_id="brainstorm")
    join_crowd(stage)
    reporters = [stage.caller(f"Reporter · Group {number}") for number in (1, 2, 3, 4)]
    for line in notes.LINES:
        said = {"question_id": line.question, "text": line.text, "lang": line.lang}
        made = reporters[line.group - 1].act("write_line", **said)
        stage.line_ids[line.name] = made["line_id"]
        for lang, text in line.translations:
            reporters[line.group - 1].act(
                "translate_line", line_id=made["line_id"], lang=lang, text=text
            )
    for idea in notes.IDEAS:
        sender = stage.crowd[idea.group - 1]
        sender.act("send_idea", question_id=idea.question, text=idea.text, lang=idea.lang)
    for reporter in reporters:
        reporter.page = "reporter"
        stage.looking.enter_context(reporter.look())
    reporters[2].act("call_help")
    stage.take(stage.page("Facilitator"), "facilitator")
    sheet = stage.page("Reporter · Group 1", lang="fr")
    sheet.locator("main textarea").first.fill("Un même engagement envers les jeunes, quel que soit")
    stage.take(sheet, "reporter")
    phone = Phone(stage.context("es", POCKET).new_page(), stage.room)
    phone.page.goto(f"{stage.room.address}/j?room={stage.room.room_code()}")
    phone.page.locator("label").filter(has_text="3").first.click()
    phone.page.locator("button[type=submit]").click()
    field = phone.page.locator("main textarea").first
    field.fill("Un sello que las familias reconozcan.")
    phone.page.get_by_role("button", name="Enviar al grupo").click()
    expect(phone.page.get_by_text("Sus ideas (1)")).to_be_visible()
    field.fill("Nos ayuda a formar mejor a")
    stage.take(phone.page, "phone-idea")


def join_crowd(stage: Stage) -> None:
    """Phones for every group, each looking at its page."""
    for number in range(CROWD):
        phone = Caller(stage.server).join(stage.room.room_code(), number % 4 + 1)
        stage.crowd.append(phone)
        stage.looking.enter_context(phone.look())


def plenary(stage: Stage) -> None:
    """A group speaks; lines of several groups are gathered."""
    facilitator = stage.caller("Facilitator")
    facilitator.act("start_item", item_id="plenary")
    facilitator.act("answer_help", group_id="group-3")
    facilitator.act("call_speaker", group_id="group-1")
    for theme in notes.THEMES[:4]:
        named = [stage.line_ids[name] for name in theme.lines]
        facilitator.act("gather_theme", title=theme.title, lang="en", line_ids=named)
    facilitator.act("call_speaker", group_id="group-2")
    screen = stage.page("Plenary screen", size=HEAD)
    screen.locator("select").first.select_option("fr")
    for _ in range(2):
        screen.get_by_role("button", name="Next").click()
    stage.take(screen, "plenary")
    desk = Facilitator(stage.page("Facilitator", size=TALL), stage.room)
    desk.section("Plenary and themes")
    stage.take(desk.page, "facilitator-themes")


def compare(stage: Stage) -> None:
    """Two groups judge pairs; the example has them all."""
    facilitator = stage.caller("Facilitator")
    facilitator.act("start_item", item_id="crosswalk")
    facilitator.act(
        "assign_judges",
        subject_framework_id=crosswalk.BE,
        object_framework_id=crosswalk.EU,
        group_ids=["group-1", "group-2"],
    )
    form = Reporter(stage.page("Reporter · Group 2", size=TALL), stage.room, 2).compare()
    form.page.locator("[data-search]").fill("from the start")
    form.page.locator("[data-search]").press("Enter")
    form.page.locator(".relations button").nth(3).click()
    form.page.locator("#why").fill("Both want people to know what they join, before they join.")
    form.page.evaluate("scrollTo(0, 0)")
    stage.take(form.page, "crosswalk-form")
    page = stage.page("Researcher", "example", size=TALL)
    seat_id = page.url.split("seat=")[1]
    page.goto(f"{stage.room.address}/voila/render/crosswalk.ipynb?seat={seat_id}")
    expect(page.get_by_role("button", name="Graph")).to_be_visible()
    stage.take(page, "crosswalk-all")
    page.get_by_role("button", name="Matrix").click()
    page.set_viewport_size(HEAD)
    stage.take(page, "crosswalk-matrix")
    page.set_viewport_size(TALL)
    page.get_by_role("button", name="Standards").click()
    page.get_by_text("Mentors are trained").first.click()
    stage.take(page, "crosswalk-standards")
    page.get_by_role("button", name="Two lists").click()
    stage.take(page, "crosswalk")
    page.get_by_role("button", name=re.compile("Disagreements")).click()
    stage.take(page, "crosswalk-disagreements")


def vote(stage: Stage) -> None:
    """A secret round: a phone rates, the others have; then everybody sees the results."""
    facilitator = stage.caller("Facilitator")
    facilitator.act("start_item", item_id="vote")
    standard_ids = {one.name: propose(facilitator, one) for one in standards.CANDIDATES}
    phone = Phone(stage.context("en", POCKET, color_scheme="dark").new_page(), stage.room).join(1)
    opened = facilitator.act("open_round", plan_id="r1", heads=CROWD + 2)
    for number, voter in enumerate(stage.crowd, start=1):
        voter.act("cast", round_id=opened["round_id"], base=0, ballot=ballot(number, standard_ids))
    for number in range(1, len(standard_ids) + 1):
        with phone.page.expect_response("**/api/act"):
            phone.page.locator(".scale").get_by_text(str(10 - number), exact=True).click()
        if number == 3:
            expect(phone.page.get_by_text("● stored")).to_be_visible()
            stage.take(phone.page, "phone-ballot")
        phone.page.get_by_role("button", name=re.compile("Next|Finish")).click()
    expect(phone.page.get_by_text(re.compile("^Your ballot is stored")).first).to_be_visible()
    facilitator.act("close_round", round_id=opened["round_id"], confirmed=True)
    expect(phone.page.get_by_text("in the published list")).to_be_visible()
    stage.take(phone.page, "phone-results")
    screen = stage.page("Plenary screen", size=HEAD)
    screen.get_by_role("button", name="Next").click()
    stage.take(screen, "plenary-results")


def propose(facilitator: Caller, one: standards.Candidate) -> str:
    """A standard of the example, with what asks for it."""
    (lang, text), *_ = one.wordings
    named = [(crosswalk.BE, ref_id) for ref_id in one.ours]
    named += [(crosswalk.EU, ref_id) for ref_id in one.theirs]
    refs = [{"framework_id": framework_id, "ref_id": ref_id} for framework_id, ref_id in named]
    made = facilitator.act(
        "gather_standard", text=text, lang=lang, requirements=refs, theme_ids=[], mapping_ids=[]
    )
    return str(made["standard_id"])


def ballot(voter: int, standard_ids: dict[str, str]) -> dict[str, Any]:
    """What a voter of the example chose."""
    values = ballots.FIRST.values(voter)
    return {
        "choices": {
            standard_ids[name]: {"value": value, "code": token_hex(16)}
            for name, value in values.items()
        },
        "reasons": [],
    }


def read(stage: Stage) -> None:
    """What is left when all have gone home."""
    research = stage.page("Researcher", "example")
    stage.take(research, "research")
    with research.expect_download() as bundle:
        research.get_by_role("link", name=re.compile("bundle.zip")).click()
    figure(stage, bundle.value.path())
    desk = Facilitator(stage.page("Facilitator", "example", size=SHEET), stage.room)
    desk.section("Documents and data")
    seal = desk.document("Draft seal each standard")
    begin_at(seal.get_by_role("heading", name="Standards that are undecided"))
    stage.take(seal, "draft-seal")
    live = Facilitator(stage.page("Facilitator", size=SHEET), stage.room)
    live.section("Documents and data")
    cards = live.document("Seat links with QR codes")
    begin_at(cards.get_by_role("heading", name="Seat cards"))
    stage.take(cards, "seat-cards")


def figure(stage: Stage, bundle: Path) -> None:
    """A figure for print, as the notebooks draw it, at twice its size."""
    page = stage.context(size=PRINT, device_scale_factor=1).new_page()
    page.set_content(figure_votes(open_bundle(bundle)).svg)
    page.add_style_tag(content="svg { width: 100%; height: auto; }")
    stage.take(page, "figure-votes")


def begin_at(heading: Locator) -> None:
    """Scroll until a heading is at the top."""
    heading.evaluate("heading => heading.scrollIntoView()")


def compose(stage: Stage) -> None:
    """The picture of the README: the screen of the room, with two phones before it."""
    page = stage.context(size=ROOM).new_page()
    images = (
        f'<img class="{kind}" src="data:image/png;base64,{encoded(name)}">'
        for kind, name in (
            ("screen", "plenary"),
            ("phone one", "phone-idea"),
            ("phone two", "phone-ballot"),
        )
    )
    page.set_content(f"<style>{ROOM_STYLE}</style>{''.join(images)}")
    stage.take(page, "room")


def encoded(name: str) -> str:
    """A picture that was taken, for a data address."""
    return base64.b64encode((PICTURES / f"{name}.png").read_bytes()).decode()


SCENES: tuple[Callable[[Stage], None], ...] = (
    prepare,
    lists,
    brainstorm,
    plenary,
    compare,
    vote,
    read,
    compose,
)


def main() -> None:
    """Play all scenes; with names, take only these pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(),
            args=["--host-resolver-rules=MAP room.test 127.0.0.1", "--no-sandbox", "--disable-gpu"],
        )
        stage = Stage(Served(Path(folder)), browser, browser.new_page(), sys.argv[1:])
        try:
            stage.room.start()
            for scene in SCENES:
                scene(stage)
        finally:
            stage.looking.close()
            stage.room.stop()
            browser.close()


if __name__ == "__main__":
    main()
