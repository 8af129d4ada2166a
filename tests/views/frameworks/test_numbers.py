"""Numbers compared: exact, in words, and nothing hidden."""

import json
from fractions import Fraction

import pytest

from kit.domain.framework import Completeness, Number
from kit.domain.ids import LANGUAGES
from kit.domain.numbers_compared import measure
from kit.formats.library import Library
from kit.views.frameworks import numbers
from kit.words import catalogue
from kit.words.quantities import number
from tests.builders import framework
from tests.views.frameworks.lists import months, one_asking, plain, shelf


def kinds(*frameworks, lang="en"):
    view = numbers.view(shelf(*frameworks), lang)
    return {kind["id"]: kind for area in view["areas"] for kind in area["kinds"]}


def duration(*frameworks):
    return kinds(*frameworks)["minimum-duration"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_numbers_of_all_shipped_lists_are_plain_json(lang):
    library = Library()
    view = numbers.view(shelf(*map(library.framework, library.frameworks())), lang)

    assert json.loads(json.dumps(view)) == view
    assert len(view["areas"]) >= 4


def test_every_name_and_unit_of_the_shipped_lists_has_words():
    library = Library()
    lists = [library.framework(one) for one in library.frameworks()]
    asked = [part.numbers for one in lists for part in one.walk()]
    asked += [part.numbers for one in lists for part in one.scheme]
    names = {f"number-name-{name.replace('_', '-')}" for each in asked for name in each}
    units = {f"number-unit-{one.unit.replace(' ', '-')}" for each in asked for one in each.values()}

    assert names | units <= set(catalogue("en"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("12", "month"), ("1", "year")),
        (("4", "per quarter"), ("16", "per year")),
        (("52", "per year"), ("1", "per week")),
        (("90", "minute"), ("1.5", "hour")),
    ],
)
def test_units_of_one_kind_are_compared_exactly(one, other):
    first, second = (measure(Number(value=value, unit=unit)) for value, unit in (one, other))

    assert first == second


def test_weekly_is_more_often_than_four_times_a_month():
    weekly = measure(Number(value="1", unit="per week"))
    monthly = measure(Number(value="4", unit="per month"))

    assert weekly is not None
    assert monthly is not None
    assert weekly.value == Fraction(13, 3) > monthly.value


def test_the_largest_stands_first_then_other_units_then_what_is_left_open():
    rows = duration(
        one_asking("a-pair", {"minimum_duration": {"unit": "month", "left_to": "pair"}}),
        one_asking("b-six", months("6")),
        one_asking("c-year", months("1", "year", or_own_minimum=True)),
        one_asking("d-school", months("1", "school year")),
    )["rows"]

    assert [one["words"] for one in rows] == [
        "1 year, or the programme’s own minimum",
        "6 months",
        "1 school year",
        "the pair decides",
    ]
    assert [one["bar"] for one in rows] == ["100.00%", "50.00%", None, None]


def test_beside_each_number_stands_for_whom_it_holds_and_where_it_stands():
    adults = one_asking("be-adults", months("6"), audience={"en": "Adults looking for work"})
    (row,) = duration(adults)["rows"]

    assert plain(row["audience"]) == "Adults looking for work"
    assert [one["href"] for one in row["places"]] == ["/frameworks/be-adults#r-A1"]


def test_who_is_silent_is_said_apart_for_whole_lists_and_for_others():
    found = duration(
        one_asking("a-asks", months("6")),
        framework("b-whole"),
        framework("c-part", completeness=Completeness.PARTIAL),
    )

    assert [one["framework_href"] for one in found["absent"]] == ["/frameworks/b-whole"]
    assert [one["framework_href"] for one in found["unknown"]] == ["/frameworks/c-part"]


def test_a_name_that_nobody_knows_is_shown_as_it_is():
    found = kinds(one_asking("a-net", {"cups_of_tea": {"value": "3", "unit": "cup"}}))[
        "cups-of-tea"
    ]

    assert found["name"] == "cups_of_tea"
    assert found["rows"][0]["words"] == "3 cup"


@pytest.mark.parametrize(
    ("lang", "value", "unit", "words"),
    [
        ("fr", "1.5", "hour", "1,5 heure"),
        ("es", "1.5", "hour", "1,5 horas"),
        ("en", "1.5", "hour", "1.5 hours"),
        ("en", "1", "per week", "once a week"),
        ("es", "2", "per month", "2 veces al mes"),
        ("fr", "80", "percent", "80\u00a0%"),
    ],
)
def test_numbers_are_said_as_people_say_them(lang, value, unit, words):
    assert number(Number(value=value, unit=unit), lang) == words


def test_every_known_name_has_words():
    known = {name for names in numbers.AREAS.values() for name in names}

    assert {f"number-name-{name.replace('_', '-')}" for name in known} == {
        one for one in catalogue("en") if one.startswith("number-name-")
    }
