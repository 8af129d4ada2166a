"""The page of one framework, as data."""

import json
from typing import Any

import pytest

from kit.domain.framework import Completeness, Framework
from kit.domain.ids import LANGUAGES
from kit.domain.prepared import PreparedCrosswalk
from kit.formats.library import Library
from kit.formats.spreadsheet import columns as spreadsheet_columns
from kit.views.frameworks import coming_in, page
from kit.views.frameworks.at_hand import Asked, AtHand, Shelf
from tests.builders import framework, requirement
from tests.views.frameworks.lists import announced, fact, graded, plain, refs, shelf


def shown(one: Framework, lang: str = "en", **asked: str) -> dict[str, Any]:
    return page.view(shelf(one), one.id, Asked(**asked), lang)


def tree(one: Framework, lang: str = "en", **asked: str) -> list[str]:
    return refs(shown(one, lang, **asked)["requirements"]["rows"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("framework_id", Library().frameworks())
def test_every_shipped_framework_is_shown_as_plain_json(framework_id, lang):
    view = shown(Library().framework(framework_id), lang)

    assert json.loads(json.dumps(view)) == view


def test_a_list_stands_in_the_readers_language_and_beside_it_in_the_sources():
    french = graded(languages=("fr", "en"))
    (heading,) = shown(french)["requirements"]["rows"]
    statement = heading["below"][0]["statement"]

    assert [one["lang"] for one in statement] == ["en", "fr"]
    assert shown(french)["requirements"]["second"] == "fr"
    assert shown(french, "fr")["requirements"]["second"] == "en"
    assert shown(graded(languages=("en", "fr")))["requirements"]["second"] is None


def test_the_second_language_can_be_chosen_or_left_out():
    one = graded(languages=("fr", "en"))

    assert shown(one, "fr", beside="none")["requirements"]["second"] is None
    assert shown(one, "fr", beside="en")["requirements"]["second"] == "en"
    assert shown(one, "fr", beside="de")["requirements"]["second"] == "en"
    assert [each["words"] for each in shown(one)["requirements"]["beside"]] == [
        "French (source)",
        "none",
    ]


def test_a_language_that_the_list_does_not_have_is_said():
    assert shown(graded(), "es")["elsewhere"] is not None
    assert shown(graded(), "fr")["elsewhere"] is None


def test_a_phase_leaves_its_requirements_and_the_headings_above_them():
    view = shown(graded(), phase="training")["requirements"]

    assert refs(view["rows"]) == ["A", "A2", "A2a"]
    assert view["said"] == "1 of 4 requirements shown"


def test_requirements_without_a_phase_can_be_asked_for():
    assert tree(graded(), phase="none") == ["A", "A4"]
    assert tree(graded(), phase="ending") == []


def test_words_are_searched_in_every_language_and_in_the_points_of_a_requirement():
    assert tree(graded(), search="ethics") == ["A", "A2", "A2a"]
    assert tree(graded(), search="trained (fr)") == ["A", "A2", "A2a"]
    assert tree(graded(), search="a3") == ["A", "A3"]


def test_a_heading_that_is_found_brings_all_below_it():
    assert tree(graded(), search="first part") == ["A", "A1", "A2", "A2a", "A3", "A4"]
    assert tree(graded(), search="first part", phase="training") == ["A", "A2", "A2a"]


def test_found_words_are_marked():
    (heading,) = shown(graded(), search="pair")["requirements"]["rows"]
    pieces = heading["below"][0]["statement"][0]["pieces"]

    assert [one["text"] for one in pieces if one["hit"]] == ["pair"]


def test_a_requirement_shows_level_phase_and_numbers_in_words():
    (heading,) = shown(graded())["requirements"]["rows"]
    first, _, third, _ = heading["below"]

    assert plain(first["level"]) == "mandatory"
    assert first["phase"] == "selection"
    assert third["numbers"] == [{"name": "how long a relationship lasts", "words": "6 months"}]


def test_where_something_was_read_is_said_with_its_document_and_a_remark():
    other = {"copy": {"document": "A copy", "url": "https://copy.example/list"}}
    row = requirement("A1", source="copy", reading="copy", locator="page 3", printed="1")
    one = framework("be-mentoring", row, other_sources=other)
    (heading,) = shown(one)["requirements"]["rows"]
    (asked,) = heading["below"]

    assert asked["read"]["source"]["document"] == "A copy"
    assert asked["read"]["locator"] == "page 3"
    assert asked["read"]["remark"] == "read in a copy, not at the issuer’s"
    assert asked["printed"] == "printed as 1"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//elsewhere.example"])
def test_an_address_that_no_browser_should_follow_is_no_link(url):
    one = framework(source={"document": "A list", "url": url})

    assert shown(one)["about"]["source"]["url"] is None


def test_a_list_that_nobody_has_seen_shows_what_is_known_and_how_it_comes_in():
    view = shown(announced())

    assert view["announced"]
    assert view["known"]["count"] == "not seen yet"
    assert view["requirements"]["rows"] == []
    assert [topic["topic"] for topic in view["scheme"]] == ["How long it holds"]
    assert view["coming_in"]["file"] == "es-seal.yaml"
    assert view["coming_in"]["example"]["columns"][0] == "ref_id"


def test_a_list_in_part_has_the_short_form_and_a_whole_one_none():
    part = framework(completeness=Completeness.PARTIAL)

    assert shown(part)["coming_in"]["example"] is None
    assert shown(framework())["coming_in"] is None


def test_facts_of_a_scheme_stand_by_topic():
    facts = (fact("G1"), fact("G2", topic="scope"), fact("G3"))
    view = shown(framework(scheme=facts))

    assert [len(topic["facts"]) for topic in view["scheme"]] == [1, 2]


def test_editions_know_each_other():
    old, new = framework("be-old"), framework("be-new", replaces="be-old", edition="2027")
    both = shelf(old, new)

    (newer,) = page.view(both, "be-old", Asked(), "en")["about"]["replaced_by"]
    older = page.view(both, "be-new", Asked(), "en")["about"]["replaces"]

    assert newer["href"] == "/frameworks/be-new"
    assert older["href"] == "/frameworks/be-old"
    alone = shown(framework("be-new", replaces="be-gone"))["about"]["replaces"]
    assert alone == {"href": None, "name": "be-gone"}


def test_a_sessions_state_of_a_framework_comes_first_and_is_marked():
    from_file = shelf(framework("be-mentoring"))
    changed = framework("be-mentoring", requirement("A9"))

    both = from_file.with_sessions([({"en": "Turin"}, [changed])])
    view = page.view(both, "be-mentoring", Asked(), "en")

    assert refs(view["requirements"]["rows"]) == ["A", "A9"]
    assert plain(view["session"]) == "Turin"


def test_prepared_crosswalks_are_named_from_both_sides():
    one, other = framework("be-mentoring"), framework("eu-net", country="EU")
    reading = PreparedCrosswalk.model_validate(
        {
            "id": "be-eu",
            "subject": "be-mentoring",
            "object": "eu-net",
            "reader": {"en": "A reader"},
            "made": "2026-11-20",
            "languages": ["en"],
            "mappings": [
                {
                    "subject": "A1",
                    "object": "B1",
                    "relation": "equal",
                    "justification": {"en": "The same."},
                }
            ],
        }
    )
    both = Shelf({each.id: AtHand(each) for each in (one, other)}, (), (reading,))

    for this, there in (("be-mentoring", "EU"), ("eu-net", "BE")):
        (found,) = page.view(both, this, Asked(), "en")["crosswalks"]
        assert found["country"]["code"] == there
        assert found["said"] == "1 of 3 requirements have a counterpart there"


def test_the_table_that_issuers_are_shown_has_the_columns_of_the_template():
    assert spreadsheet_columns.COLUMNS[: len(coming_in.COLUMNS)] == coming_in.COLUMNS
