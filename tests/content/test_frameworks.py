"""What the shipped frameworks hold, counted against their sources."""

import pytest

from kit.domain.framework import Completeness, Number
from kit.formats.library import Library
from tests.content.held import sub_points

BELGIUM = Library().framework("be-mentoring-belgium")
EUMENT = Library().framework("eu-eument-net")


@pytest.mark.parametrize("framework_id", Library().frameworks())
def test_every_shipped_framework_loads(framework_id):
    assert Library().framework(framework_id).id == framework_id


# Source: Mentoring Belgium, "Mentorat vers l'emploi : quels critères de qualité pour un impact
# durable ?", the five numbered lists.
def test_belgium_has_23_criteria_in_five_sections():
    sections = {each.ref_id: len(each.requirements) for each in BELGIUM.requirements}

    assert sections == {"A": 5, "B": 5, "C": 5, "D": 5, "E": 3}
    assert len(BELGIUM.assessable()) == 23
    assert not any(each.assessable for each in BELGIUM.requirements)


def test_belgium_has_three_definition_elements():
    assert [each.ref_id for each in BELGIUM.definitions] == ["def1", "def2", "def3"]


# Source: the same lists; nine bullets stand under no. 5 of the first, three under no. 1 of the
# first and no. 2 of the second; the other sub-points are enumerations inside a sentence.
def test_belgium_keeps_every_point_that_the_source_lists():
    assert sub_points(BELGIUM) == {
        "A1": 3, "A3": 3, "A5": 9, "B1": 2, "B2": 3, "B3": 2,
        "C1": 6, "C5": 3, "D3": 3, "D4": 4, "D5": 2, "E2": 2,
    }  # fmt: skip


def test_belgium_prints_the_numbers_of_the_source():
    for section in BELGIUM.requirements:
        printed = [each.printed for each in section.requirements]
        assert printed == [str(number + 1) for number in range(len(printed))]


# Source: no. 1 and 2 of the fourth list (six months, two contacts a month), no. 5 of the first
# (nine topics), no. 3 of the first and the second (one interview).
def test_belgiums_numbers_are_those_of_the_source():
    numbers = {each.ref_id: each.numbers for each in BELGIUM.assessable() if each.numbers}

    assert numbers == {
        "A3": {"interviews": Number(value="1", unit="interview")},
        "A5": {"topics": Number(value="9", unit="topic")},
        "B3": {"interviews": Number(value="1", unit="interview")},
        "D1": {"minimum_duration": Number(value="6", unit="month")},
        "D2": {"contacts": Number(value="2", unit="per month")},
    }


# Source: eument-net.eu/about/quality, ten bullets.
def test_eument_net_has_ten_standards():
    assert [each.ref_id for each in EUMENT.assessable()] == [str(n) for n in range(1, 11)]


@pytest.mark.parametrize("framework", [BELGIUM, EUMENT], ids=lambda framework: framework.id)
def test_a_complete_list_says_what_is_not_in_it_and_where_each_line_stands(framework):
    everything = [*framework.definitions, *framework.walk()]

    assert framework.completeness == Completeness.COMPLETE
    assert framework.gaps is not None
    assert all(each.locator for each in everything)
    assert all(each.level for each in framework.assessable())
    assert set(framework.languages) >= {"en", "fr"}


def test_only_criteria_can_be_met_or_not():
    below = [part for each in BELGIUM.assessable() for part in each.requirements]

    assert not any(part.assessable for part in below)
    assert not any(part.assessable for part in BELGIUM.definitions)
