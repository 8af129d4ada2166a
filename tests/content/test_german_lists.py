"""What the German lists hold, counted against their sources."""

import pytest

from kit.domain.framework import (
    Completeness,
    LeftTo,
    Number,
    Reading,
    Requirement,
    Topic,
)
from kit.formats.library import Library
from tests.content.held import in_each_section, numbers, sub_points

BUNDESVERBAND = Library().framework("de-bvsm-qualitaetsleitfaden")
KIPA = Library().framework("de-kipa-berlin")
LANDUNGSBRUECKEN = Library().framework("de-landungsbruecken")
MSM = Library().framework("de-msm-mindestanforderungen")
DGM = Library().framework("de-dgm")
FORUM = Library().framework("de-forum-mentoring")

GERMAN = [BUNDESVERBAND, KIPA, LANDUNGSBRUECKEN, MSM, DGM, FORUM]


def refs(requirements: tuple[Requirement, ...] | list[Requirement]) -> list[str]:
    return [each.ref_id for each in requirements]


# Source: Bundesverband soziales Mentoring, bundesverband-mentoring.social/qualitaet: eleven
# elements in three categories, of which elements 1 to 3, all of the first category, were read.
def test_the_bundesverband_guide_has_three_of_eleven_elements():
    assert in_each_section(BUNDESVERBAND) == {"M": ["1", "2", "3"]}
    assert len(BUNDESVERBAND.assessable()) == 3
    assert sub_points(BUNDESVERBAND) == {"1": 3, "2": 3, "3": 3}
    assert BUNDESVERBAND.completeness == Completeness.PARTIAL


# Source: the same page, which names Basis, Soll and Plus for each element; no text of a level was
# seen.
def test_no_element_of_the_bundesverband_is_given_a_level_that_was_not_read():
    assert list(BUNDESVERBAND.levels) == ["basis", "soll", "plus", "ungraded"]
    assert {each.level for each in BUNDESVERBAND.assessable()} == {"ungraded"}


# Source: kipa-berlin.de, list in four items; the first holds two demands.
def test_the_berlin_network_has_five_criteria_in_four_items():
    assert in_each_section(KIPA) == {"A": ["1", "2"], "B": ["3"], "C": ["4"], "D": ["9"]}
    assert sub_points(KIPA) == {"3": 4}
    assert numbers(KIPA) == {"4": {"minimum_duration": Number(value="6", unit="month")}}
    assert {each.reading for each in KIPA.assessable()} == {Reading.ISSUER}


# Source: an article on the network (usual practice) and the page of one member.
def test_what_is_usual_in_berlin_is_not_asked():
    told = {each.ref_id: each.source for each in KIPA.scheme}
    given = {each.ref_id: each.numbers for each in KIPA.scheme if each.numbers}

    assert told == {"5": "article", "6": "article", "7": "article", "8": "article", "10": "member"}
    assert {each.topic for each in KIPA.scheme} == {Topic.PRACTICE}
    assert {each.reading for each in KIPA.scheme} == {Reading.COPY}
    assert given == {
        "5": {
            "minimum_duration": Number(value="1", unit="year"),
            "contacts": Number(value="1", unit="per week"),
        }
    }


# Source: BürgerStiftung Hamburg, the pages Auswahl, Matching and Begleitung; the second
# requirement breaks off in the copy read.
def test_landungsbruecken_has_two_requirements_from_each_of_three_modules():
    partly = [each for each in LANDUNGSBRUECKEN.assessable() if each.reading == Reading.PARTLY]

    assert in_each_section(LANDUNGSBRUECKEN) == {"A": ["1", "2"], "M": ["3", "4"], "B": ["5", "6"]}
    assert sub_points(LANDUNGSBRUECKEN) == {"4": 4, "6": 6}
    assert refs(partly) == ["2"]
    assert numbers(LANDUNGSBRUECKEN) == {}


def test_each_module_of_landungsbruecken_stands_on_its_own_page():
    modules = LANDUNGSBRUECKEN.requirements
    pages = {each.ref_id: {one.source for one in each.walk()} for each in modules}

    assert pages == {"A": {"selection"}, "M": {"matching"}, "B": {"support"}}


# Source: report of a camp session of 2017 (half a year to a year).
def test_how_long_hamburgs_projects_last_is_a_fact_with_its_own_source():
    fact = next(each for each in LANDUNGSBRUECKEN.scheme if each.ref_id == "7")

    assert (fact.topic, fact.source) == (Topic.PRACTICE, "camp")
    assert fact.numbers == {"minimum_duration": Number(value="6", unit="month")}


# Source: Bundesverband Deutscher Stiftungen, questions on Chancenpatenschaften, paragraphs 2 and 3.
def test_the_federal_minimum_is_a_complete_list_of_five():
    assert refs(MSM.assessable()) == ["1", "2", "3", "4", "5"]
    assert sub_points(MSM) == {"2": 3}
    assert MSM.completeness == Completeness.COMPLETE
    assert MSM.gaps is not None
    assert {each.level for each in MSM.assessable()} == {"funding"}


# Source: the same, paragraph 2: the pair decides; there is no fixed minimum.
def test_the_federal_minimum_leaves_duration_and_frequency_to_the_pair():
    assert numbers(MSM) == {
        "2": {
            "minimum_duration": Number(unit="month", left_to=LeftTo.PAIR),
            "contacts": Number(unit="per month", left_to=LeftTo.PAIR),
        }
    }


# Source: aktion-zusammen-wachsen.de, questions 3 and 2: another body.
def test_what_another_body_describes_is_no_condition_of_the_federal_programme():
    facts = {each.ref_id: (each.topic, each.source) for each in MSM.scheme}

    assert facts == {"azw-1": (Topic.PRACTICE, "azw"), "azw-2": (Topic.PRACTICE, "azw")}


# Source: a book excerpt that names four preconditions of the Deutsche Gesellschaft für Mentoring.
def test_the_dgm_has_four_preconditions_read_in_a_book():
    assert in_each_section(DGM) == {"P": ["1", "2", "3", "4"]}
    assert {(each.source, each.reading) for each in DGM.assessable()} == {("book", Reading.COPY)}
    assert numbers(DGM) == {}


# Source: jl-netzwerk-rlp.de, list of seven conditions of the relationship.
def test_forum_mentoring_has_one_criterion_of_seven_conditions():
    assert refs(FORUM.assessable()) == ["1"]
    assert sub_points(FORUM) == {"1": 7}
    assert {(each.source, each.reading) for each in FORUM.walk()} == {("copy", Reading.COPY)}


# Source: the same page and forum-mentoring.de: Muss, Soll and Kann.
def test_forum_mentorings_grades_are_a_fact_and_its_one_criterion_is_a_must():
    assert list(FORUM.levels) == ["must", "should", "may"]
    assert [each.level for each in FORUM.assessable()] == ["must"]
    assert [(each.ref_id, each.topic) for each in FORUM.scheme] == [("2", Topic.LEVELS)]


@pytest.mark.parametrize("framework", GERMAN, ids=lambda framework: framework.id)
def test_every_german_criterion_has_a_level_a_phase_and_a_place_in_a_source(framework):
    assert framework.languages == ("de", "en", "fr", "es")
    assert all(each.level and each.phase for each in framework.assessable())
    assert all(each.locator for each in framework.walk())
    assert all(framework.source_of(each).document for each in framework.walk())
