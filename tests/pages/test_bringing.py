"""The facilitator takes lists into the session: one at hand, one from a spreadsheet, a bad one."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.axe import problems
from tests.pages.people import Facilitator
from tests.pages.served import Served

LIST = (
    "ref_id;parent_ref_id;assessable;lang;title;statement;level;locator\r\n"
    "1;;FAUX;fr;Recrutement;;;p. 1\r\n"
    "1;;FAUX;es;Captación;;;p. 1\r\n"
    "1.1;1;VRAI;fr;;Chaque mentor·e est reçu·e en entretien.;obligatoire;p. 2\r\n"
    "1.1;1;VRAI;es;;Se entrevista a cada persona mentora.;obligatorio;p. 2\r\n"
)


@pytest.fixture(name="facilitator")
def _facilitator(page: Page, room: Served) -> Facilitator:
    facilitator = Facilitator(page, room).arrive()
    facilitator.section("Frameworks")
    return facilitator


def choose(page: Page, folder: Path, text: str, name: str = "liste.csv") -> None:
    path = folder / name
    path.write_bytes(text.encode("utf-8-sig"))
    page.get_by_label("The file").set_input_files(path)
    expect(page.get_by_text(f"Chosen: {name}")).to_be_visible()


def compared(page: Page, issuer: str):
    card = page.locator("section.card").filter(has_text="Compared in this session")
    return card.get_by_text(issuer, exact=True)


def test_a_list_at_hand_is_found_looked_at_and_taken_in(facilitator):
    page = facilitator.page
    page.get_by_role("button", name="Show the lists").click()
    page.get_by_label("Find a list").fill("espana")
    page.get_by_label("Find a list").fill("spain")
    page.get_by_role("button", name=re.compile("Look at .*Coordinadora")).click()

    expect(page.get_by_role("heading", name="Before it comes in")).to_be_focused()
    expect(page.get_by_text("No requirement is known yet")).to_be_visible()
    assert problems(page, grave_only=True) == []
    page.get_by_role("button", name="Bring it into the session").click()

    expect(compared(page, "Coordinadora de Mentoría Social")).to_be_visible()
    page.get_by_role("button", name="Set Coordinadora de Mentoría Social aside").click()
    page.get_by_role("dialog").get_by_role("button", name="Set aside").click()
    expect(compared(page, "Coordinadora de Mentoría Social")).to_have_count(0)


def test_a_list_of_ones_own_is_previewed_and_then_everybody_has_it(facilitator, tmp_path):
    page = facilitator.page
    choose(page, tmp_path, LIST)
    page.get_by_label("Title of the list").fill("Notre charte")
    page.get_by_label("Issued by").fill("Réseau d’exemple")
    page.get_by_label("Country").fill("FR")
    page.get_by_role("button", name="Show a preview").click()

    expect(page.get_by_text("Nothing is recorded yet.")).to_be_visible()
    expect(page.locator(".framework-rows [lang=es]").last).to_contain_text("Se entrevista")
    assert problems(page, grave_only=True) == []
    page.get_by_role("button", name="Bring it into the session").click()

    expect(compared(page, "Réseau d’exemple")).to_be_visible()
    page.reload()
    facilitator.section("Frameworks")
    expect(compared(page, "Réseau d’exemple")).to_be_visible()


def test_a_broken_list_is_told_row_by_row_and_can_be_chosen_again(facilitator, tmp_path):
    page = facilitator.page
    choose(page, tmp_path, LIST.replace(";1;VRAI;", ";9;VRAI;"))
    page.get_by_label("Title of the list").fill("Cassée")
    page.get_by_role("button", name="Show a preview").click()

    expect(page.get_by_role("heading", name=re.compile("To mend in the file"))).to_be_focused()
    expect(page.locator("td").filter(has_text=re.compile("“?9”?")).first).to_be_visible()
    assert problems(page, grave_only=True) == []
    page.get_by_role("button", name="Choose the file again").click()
    expect(page.get_by_label("Title of the list")).to_have_value("Cassée")


def test_a_preview_that_the_network_took_is_asked_for_again(facilitator, tmp_path):
    page = facilitator.page
    choose(page, tmp_path, LIST)
    page.context.set_offline(True)
    page.get_by_role("button", name="Show a preview").click()
    expect(page.get_by_text("The server did not answer")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Nothing is recorded yet.")).to_be_visible()
