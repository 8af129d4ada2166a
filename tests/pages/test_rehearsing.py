"""The rehearsal on the facilitator's page: begun by keyboard, read aloud, stopped, put away."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, expect

from kit.domain.seat import Role
from kit.words import say
from tests.pages.axe import problems
from tests.server import conftest
from tests.server.played import quick
from tests.server.running import Running

POCKET = {"width": 390, "height": 844}
AT_LAST = 60_000


@pytest.fixture
def running(tmp_path, monkeypatch) -> Iterator[Running]:
    """A room of few places, on a computer that carries no more than six phones."""
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    with contextmanager(conftest.served)(tmp_path, most_kernels=0) as found:
        found.room.carries = (6, 1, "memory")
        yield quick(found)


def opened(new_context, running: Running, **options) -> tuple[Page, Locator]:
    page = new_context(**options).new_page()
    page.goto(f"http://room.test:{running.port}/s/{running.code(Role.FACILITATOR)}")
    return page, page.get_by_role("region", name=re.compile("^(Rehearse|Répétition)"))


def test_a_facilitator_rehearses_without_a_command_line(new_context, running):
    page, desk = opened(new_context, running, locale="en-GB", color_scheme="dark")
    pocket, there = opened(new_context, running, locale="fr-FR", viewport=POCKET)
    expect(desk.get_by_role("radio")).to_have_count(1)
    expect(desk.get_by_role("status")).to_be_empty()
    page.get_by_role("radio", name="6", exact=True).focus()
    page.keyboard.press("Enter")

    expect(desk.get_by_role("status")).to_contain_text(re.compile("begins|Scene"))
    expect(there.get_by_role("status")).to_contain_text("Scène", timeout=AT_LAST)
    pocket.get_by_role("button", name="Arrêter la répétition").click()
    stopped = say("ui-fac-rehearse-stopped", "fr")
    expect(there.get_by_role("status")).to_have_text(stopped, timeout=AT_LAST)
    assert running.store.rehearsals() == {}

    page.get_by_role("button", name="Begin the rehearsal").click()
    expect(page.locator("#rehearsal-title")).to_be_focused()
    rows = desk.get_by_role("row")
    expect(rows).to_have_count(24, timeout=AT_LAST)
    expect(desk.get_by_role("status")).to_contain_text(re.compile("^This room is (not )?ready"))
    expect(rows.filter(has_text="Ballots counted")).to_contain_text(re.compile("PASS.*6 of 6"))
    expect(rows.filter(has_text="6 phones came in")).to_contain_text(re.compile(r"s.?at most 2"))
    counted = there.get_by_role("row", name="Bulletins comptés")
    expect(counted).to_contain_text(re.compile("OK.*6 sur 6"))
    wide = "document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll("
    assert not pocket.evaluate(f"{wide}'.table')].some((one) => one.scrollWidth > one.clientWidth)")
    assert problems(page, grave_only=True) == problems(pocket, grave_only=True) == []

    desk.get_by_role("button", name="Put the sheet away").press("Enter")
    expect(there.get_by_role("table")).to_have_count(0)
    expect(there.get_by_role("button", name="Lancer la répétition")).to_be_enabled()
