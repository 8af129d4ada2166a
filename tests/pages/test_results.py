"""Results of every method as a room sees them: on the wall, on a wide screen and on a phone.

The scripts draw what the views say; which seat looks, and how the view came, makes no difference.
"""

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kit.domain import events as ev
from kit.domain.session import Session
from kit.views import phone, plenary
from kit.views.live import Live
from kit.views.published import published
from kit.views.results import results
from kit.words import labels
from tests.builders import item_started, session, standard
from tests.decided import RULES, room, voted
from tests.pages.axe import problems

ANSWERS: dict[str, Sequence[str]] = {
    "delphi": list("123456789"),
    "rand-ucla": list("123456789"),
    "median-iqr": list("123456789"),
    "double-threshold": ["yes", "yes", "no", "abstain"],
    "approval": ["1", ""],
    "equal-shares": ["1", ""],
    "majority-judgment": ["excellent", "very-good", "good", "fair", "poor", "reject"],
    "consent": ["yes", "yes", "abstain", "object"],
}
TEXTS = (
    "Mentors are trained before the relation starts, and again while it lasts.",
    "The relation lasts at least six months; both know from the beginning when it will end.",
    "A member of staff follows every pair and can be reached within two working days.",
    "Goals are written down.",
    "Every mentor shows a certificate of good conduct before the first meeting.",
    "Pairs meet every two weeks.",
)
DOOR = Live(address="http://192.168.1.20:8765", room_code="KPZ4R")
COUNTRIES = ("BE", "FR", "ES", "DE", "IT", "NL", "PT", "AT")


def held(rule: str) -> Session:
    """Two rounds on the same standards; yes and no by organisations with weights."""
    drawn = random.Random(rule)
    countries = COUNTRIES if rule == "double-threshold" else ()
    voters = len(COUNTRIES) if countries else 20
    weights = {"o1": "4", "o2": "2.5"} if countries else {}

    def answers() -> dict[str, list[str]]:
        return {
            f"s{number}": drawn.choices(ANSWERS[rule], k=voters)
            for number in range(1, len(TEXTS) + 1)
        }

    rounds = [
        voted(rule, answers(), countries=countries, weights=weights, number=n, standards=False)
        for n in (1, 2)
    ]
    return session(
        *room(countries),
        *(standard(text, f"s{number}") for number, text in enumerate(TEXTS, start=1)),
        item_started("vote"),
        *rounds[0],
        *rounds[1],
        participants=0 if countries else voters,
    )


def last(told: Session) -> ev.RoundClosed:
    closed = list(told.rounds.values())[-1].closed
    assert closed is not None
    return closed


DRAW = (Path(__file__).parent / "drawn_results.js").read_text("utf-8")
KINDS = {
    "wall": ("pages/plenary.mjs", "pages/plenary.css", 1280, 720),
    "wide": ("results.mjs", "pages/research.css", 1280, 720),
    "phone": ("published.mjs", "ballot.css", 390, 844),
}
"""Which script draws, in which sheet, on a screen of which size."""


@pytest.fixture
def shown(new_context: Any, served: Any) -> Any:
    """A page on which a view is drawn by the served scripts."""

    def show(
        kind: str, view: Any, *, lang: str = "en", kept: Any = None, lists: Any = None
    ) -> Page:
        module, sheet, width, height = KINDS[kind]
        page: Page = new_context(viewport={"width": width, "height": height}).new_page()
        page.goto(served.address)
        found = re.search(r"/static/[^/\"]+", page.content())
        assert found is not None
        given = {
            "kind": kind,
            "base": found[0],
            "sheet": sheet,
            "module": module,
            "view": json.loads(json.dumps(view)),  # as a page gets it
            "labels": labels(lang),
            "lang": lang,
            "kept": kept,
            "lists": lists,
        }
        page.evaluate(DRAW, given)
        return page

    return show


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("rule", RULES)
def test_every_page_of_a_round_fits_the_wall(shown, rule, lang):
    told = held(rule)
    view = plenary.shared(told, DOOR, lang)
    assert view["phase"] == "results"
    page = shown("wall", view, lang=lang)

    pages = page.evaluate("turnTo(0)")

    assert pages >= 3
    for number in range(pages):
        page.evaluate("(page) => turnTo(page)", number)
        wide, tall = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert (wide, tall) == (1280, 720), f"page {number + 1} of {pages}"


@pytest.mark.parametrize("rule", ["delphi", "double-threshold", "equal-shares"])
def test_a_wide_screen_shows_a_round_to_everybody(shown, rule):
    told = held(rule)
    view = {"results": results(list(told.rounds.values())[-1], "en", told)}
    page = shown("wide", view)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")

    assert problems(page) == []


def test_the_standards_stand_as_on_the_ballot_or_the_most_agreed_first(shown):
    told = held("consent")
    view = {"results": results(list(told.rounds.values())[-1], "en", told)}
    page = shown("wide", view)
    numbers = page.locator(".results table tbody tr th .num")
    at = sorted(view["results"]["rows"], key=lambda row: row["at"])

    assert [one.rstrip(". ") for one in numbers.all_inner_texts()] == ["1", "2", "3", "4", "5", "6"]
    page.get_by_role("radio", name="most agreed first").check()

    found = [int(one.rstrip(". ")) for one in numbers.all_inner_texts()]
    assert found == [row["number"] for row in at]


@pytest.mark.parametrize("rule", RULES)
def test_a_phone_finds_its_own_answers_among_the_published_ones(shown, rule):
    told = held(rule)
    view = phone.shared(told, Live(), "en")
    kept = {
        standard_id: {"value": given[0].value, "code": given[0].code}
        for standard_id, given in last(told).judgements.items()
    }
    other = {**kept, "s2": {**kept["s2"], "code": "f" * 32}}
    rows = published(list(told.rounds.values())[-1])
    lists = {view["results"]["round_id"]: rows}
    page = shown("phone", view, kept={"choices": kept}, lists=lists)

    found, missing = (
        page.evaluate("([round, rows, kept]) => lookUp(round, rows, kept)", [*given, one])
        for given in [(view["results"], rows)]
        for one in (kept, other)
    )

    assert found == {"kept": len(TEXTS), "missing": []}
    assert missing == {"kept": len(TEXTS), "missing": ["s2"]}
    assert page.locator(".check.found").count() == 1
    assert page.locator(".own").count() == len(TEXTS)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert problems(page) == []
