"""The page of all frameworks, as data."""

import json
from pathlib import Path
from typing import Any

import pytest

from kit.domain.errors import BrokenFiles, Problem
from kit.domain.framework import Completeness
from kit.domain.ids import LANGUAGES
from kit.views.frameworks import overview
from kit.views.frameworks.addresses import anchor
from kit.views.frameworks.at_hand import Asked, Shelf
from tests.builders import framework
from tests.views.frameworks.lists import announced, graded, plain, shelf

ALL = shelf(
    graded(),
    framework("eu-net", country="EU", completeness=Completeness.PARTIAL),
    announced(),
)


def shown(lang: str = "en", **asked: str) -> dict[str, Any]:
    return overview.view(ALL, Asked(**asked), lang)


def places(lang: str = "en", **asked: str) -> list[str]:
    found = shown(lang, **asked)["found"]
    return [one["href"] for group in found["groups"] for one in group["places"]]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("search", ["", "mentors"])
def test_the_page_is_plain_json(lang, search):
    view = shown(lang, search=search)

    assert json.loads(json.dumps(view)) == view


def test_lists_stand_under_their_country_in_the_order_of_the_readers_alphabet():
    assert [one["name"] for one in shown()["lists"]] == ["Belgium", "Europe", "Spain"]
    assert [one["name"] for one in shown("fr")["lists"]] == [
        "Belgique",
        "Espagne",
        "Europe",
    ]


def test_each_list_says_how_much_of_it_is_known():
    counts = [one["lists"][0]["known"]["count"] for one in shown()["lists"]]

    assert counts == ["4 requirements", "3 requirements known", "not seen yet"]


def test_lists_can_be_narrowed_by_country_and_completeness():
    assert [one["code"] for one in shown(country="EU")["lists"]] == ["EU"]
    assert [one["code"] for one in shown(completeness="announced")["lists"]] == ["ES"]
    assert shown(country="EU", completeness="complete")["lists"] == []


def test_a_search_leads_to_the_places_where_the_words_stand():
    assert places(search="trained") == ["/frameworks/be-mentoring#r-A2"]
    assert places(search="ethics") == ["/frameworks/be-mentoring#r-A2"]


def test_a_search_finds_facts_of_schemes_and_lists_by_their_name():
    assert places(search="valid") == ["/frameworks/es-seal#r-G1"]
    named = shown(search="spain")["found"]["named"]
    assert [one["href"] for one in named] == ["/frameworks/es-seal"]


def test_what_was_found_in_another_language_stands_beside_the_readers():
    (group,) = shown("en", search="trained fr")["found"]["groups"]
    (place,) = group["places"]

    assert [one["lang"] for one in place["statement"]] == ["en", "fr"]
    assert plain(place["statement"][1]) == "Mentors are trained. (fr)"


def test_a_phase_alone_lists_what_speaks_of_it_in_all_lists():
    assert places(phase="selection") == ["/frameworks/be-mentoring#r-A1"]


def test_nothing_found_says_what_was_searched():
    found = shown(search="xyzzy", country="BE", phase="ending")["found"]

    assert found["nothing"]
    assert found["searched"] == "“xyzzy” · ending · Belgium"


def test_a_broken_file_is_named_with_its_sentence_beside_the_others():
    problem = Problem(Path("folder/bad.yaml"), 3, 1, "yaml-empty")
    broken = Shelf(ALL.frameworks, (BrokenFiles([problem, problem]),))
    view = overview.view(broken, Asked(), "en")

    (row,) = view["broken"]
    assert (row["name"], row["line"], row["more"]) == ("bad.yaml", "line 3", "and 1 more mistake")
    assert len(view["lists"]) == 3


def test_every_number_has_an_anchor_of_its_own():
    refs = ["A1", "A 1", "A_1", "A.1", "é", "A-1", "A/1", "a1", "A_20_1"]

    assert len({anchor(one) for one in refs}) == len(refs)
    assert all(not set(anchor(one)) & set(" #?/%&") for one in refs)
