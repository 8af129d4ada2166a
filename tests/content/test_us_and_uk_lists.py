"""What the shorter lists of the United States and the United Kingdom hold."""

import pytest

from kit.domain.framework import (
    Bound,
    Completeness,
    Framework,
    LeftTo,
    Number,
    Reading,
    Requirement,
    SchemeFact,
)
from kit.formats.library import Library
from tests.content.held import sub_points

CHARLOTTE = Library().framework("us-nc-charlotte-mma")
STUDENT_MENTOR_PROJECT = Library().framework("us-tsmp")
IOWA = Library().framework("us-ia-817-8")
MICHIGAN = Library().framework("us-mi-mentor-michigan")
COA = Library().framework("us-coa-mentoring")
BEFRIENDING = Library().framework("gb-bn-quality-in-mentoring")
NMS = Library().framework("gb-nms")
SCOTLAND = Library().framework("gb-sct-smn-quality-award")

LISTS = [CHARLOTTE, STUDENT_MENTOR_PROJECT, IOWA, MICHIGAN, COA, BEFRIENDING, NMS, SCOTLAND]

ONE_CYCLE = {"completed_cycle": Number(unit="month", left_to=LeftTo.PROGRAMME)}


def per_section(framework: Framework) -> dict[str, int]:
    """How many criteria stand in each section, or in a standard without sections."""
    return {
        section.ref_id: sum(each.assessable for each in section.walk())
        for section in framework.requirements
    }


def numbers(framework: Framework) -> dict[str, dict[str, Number]]:
    """The numbers of each criterion and of each fact, for those that have some."""
    parts: list[SchemeFact | Requirement] = [*framework.scheme, *framework.assessable()]
    return {each.ref_id: each.numbers for each in parts if each.numbers}


def per_level(framework: Framework) -> dict[str | None, list[str]]:
    """Which criteria are asked at which level."""
    levels = dict.fromkeys(each.level for each in framework.assessable())
    return {
        level: [each.ref_id for each in framework.assessable() if each.level == level]
        for level in levels
    }


def by_title_alone(framework: Framework) -> list[str]:
    """The criteria of which only the title is known."""
    return [each.ref_id for each in framework.assessable() if not each.statement]


# Source: City of Charlotte, Mayor's Mentoring Alliance, "Standards of Certification", no. 1.1 to
# 2.9, in the copy on studylib.net; 2.3 and 2.4 are one criterion here.
def test_charlotte_has_twelve_criteria_in_two_of_six_standards():
    assert per_section(CHARLOTTE) == {"1": 4, "2": 8}
    assert sub_points(CHARLOTTE) == {"1.1": 3}
    assert per_level(CHARLOTTE).keys() == {"certification"}
    assert CHARLOTTE.completeness == Completeness.PARTIAL


def test_charlotte_was_read_in_a_copy_throughout():
    parts: list[SchemeFact | Requirement] = [*CHARLOTTE.scheme, *CHARLOTTE.walk()]

    assert {(each.reading, each.source) for each in parts} == {(Reading.COPY, "studylib")}


# Source: the same, no. 2.7 and 2.9 (one programme year; one hour a month on average).
def test_charlottes_numbers_are_those_of_the_source():
    assert numbers(CHARLOTTE) == {
        "structure": {"standards": Number(value="6", unit="standard", bound=Bound.EXACTLY)},
        "2.7": {
            "minimum_duration": Number(value="1", unit="year"),
            "contact_hours": Number(value="1", unit="hour per month"),
        },
        "2.9": {"minimum_duration": Number(value="1", unit="year")},
    }


# Source: studentmentorproject.org, "become a mentor": two points each on recruiting mentors and
# mentees, seven on the screening of mentors, of which items 2 to 4 hold the numbers.
def test_the_student_mentor_project_has_eleven_criteria_in_three_sections():
    assert per_section(STUDENT_MENTOR_PROJECT) == {"A": 2, "B": 2, "C": 7}
    assert sub_points(STUDENT_MENTOR_PROJECT) == {"10": 3}
    assert per_level(STUDENT_MENTOR_PROJECT).keys() == {"mandatory"}
    assert STUDENT_MENTOR_PROJECT.completeness == Completeness.PARTIAL


def test_the_student_mentor_projects_numbers_are_those_of_the_source():
    assert numbers(STUDENT_MENTOR_PROJECT) == {
        "6": {"minimum_duration": Number(value="1", unit="school year")},
        "7": {
            "contacts": Number(value="1", unit="per week"),
            "session_length": Number(value="1", unit="hour"),
        },
        "8": {"interviews": Number(value="1", unit="interview")},
    }


# Source: Iowa Administrative Code, rule 817-8.4, standards (1), (2) a-d and e, (3) a-g.
def test_iowa_has_four_criteria_in_three_standards():
    assert per_section(IOWA) == {"(1)": 1, "(2)": 2, "(3)": 1}
    assert sub_points(IOWA) == {"1": 6, "2": 4, "4": 7}
    assert per_level(IOWA) == {"should": ["1"], "shall": ["2", "3", "4"]}
    assert IOWA.completeness == Completeness.PARTIAL


# Source: the same rule, (2) e (12 youth); rule 817-8.2 (six months, every two years).
def test_iowas_numbers_are_those_of_the_source():
    assert numbers(IOWA) == {
        "Rb": {"validity": Number(value="6", unit="month")},
        "Rc": {"review_interval": Number(value="2", unit="year", bound=Bound.AT_MOST)},
        "3": {"least_participants": Number(value="12", unit="person")},
    }


# Source: Mentor Michigan webinar, slide 2 (eleven titles) and the slide "Standard 5".
def test_michigan_has_ten_titles_and_standard_5_in_two_criteria():
    assert per_section(MICHIGAN) == {str(n): 2 if n == 5 else 1 for n in range(1, 12)}
    assert by_title_alone(MICHIGAN) == [str(n) for n in range(1, 12) if n != 5]
    assert sub_points(MICHIGAN) == {"5a": 4}
    assert per_level(MICHIGAN).keys() == {"standard"}


def test_michigan_was_read_in_the_webinars_slides():
    readings = {each.ref_id: each.reading for each in MICHIGAN.assessable()}

    assert {each.source for each in MICHIGAN.walk()} == {"webinar"}
    assert {ref_id for ref_id, one in readings.items() if one == Reading.COPY} == {"5a", "5b"}
    assert set(readings.values()) == {Reading.COPY, Reading.PARTLY}


# Source: the same slide (one trained mentor for at most four young people).
def test_michigans_numbers_are_those_of_the_source():
    assert numbers(MICHIGAN) == {
        "structure": {"standards": Number(value="11", unit="standard", bound=Bound.EXACTLY)},
        "5b": {"group_size": Number(value="4", unit="person", bound=Bound.AT_MOST)},
    }


# Source: the pages CA-MS 4, 5, 6 and 8 of social-current.org and PA-MS 2 of coanet.org.
def test_coa_has_five_of_its_standards_each_from_its_own_page():
    pages = {each.ref_id: each.source for each in COA.assessable()}

    assert pages == {"2": "pa-ms-2", "4": "ca-ms-4", "5": "ca-ms-5", "6": "ca-ms-6", "8": "ca-ms-8"}
    assert sub_points(COA) == {"6": 4}
    assert per_level(COA).keys() == {"accreditation"}
    assert COA.completeness == Completeness.HEADINGS
    assert numbers(COA) == {}


def test_coas_rating_is_a_fact_of_the_scheme():
    assert [(each.ref_id, each.topic) for each in COA.scheme] == [("R", "scoring")]


# Source: befriending.co.uk, "Quality in Mentoring", the list of seven practice areas; the
# eligibility criteria there and, for E4, on the page of Quality in Befriending.
def test_befriending_networks_has_seven_titles_for_both_levels():
    areas = [str(n) for n in range(1, 8)]

    assert by_title_alone(BEFRIENDING) == areas
    assert per_level(BEFRIENDING) == {"both": areas}
    assert BEFRIENDING.completeness == Completeness.HEADINGS


def test_befriending_networks_has_four_rules_of_eligibility():
    rules = [each for each in BEFRIENDING.scheme if each.topic == "eligibility"]

    assert [each.ref_id for each in rules] == ["E1", "E2", "E3", "E4"]
    assert [each.ref_id for each in rules if each.reading == Reading.PARTLY] == ["E3"]
    assert numbers(BEFRIENDING) == {"E2": ONE_CYCLE}


# Source: nationalmentoringday.org, "award-Gold" (pillars 1 to 3), and the welcome page of
# nationalmentoringstandards.com (the titles of pillars 4 to 7).
def test_the_national_mentoring_standards_have_three_pillars_at_gold_and_four_titles():
    assert per_section(NMS) == {"1": 4, "2": 1, "3": 3, "4": 1, "5": 1, "6": 1, "7": 1}
    assert per_level(NMS) == {
        "gold": ["1a", "1b", "1c", "1d", "2", "3a", "3b", "3c"],
        "all": ["4", "5", "6", "7"],
    }
    assert by_title_alone(NMS) == ["4", "5", "6", "7"]
    assert sub_points(NMS) == {"2": 10}
    assert list(NMS.levels) == ["bronze", "silver", "gold", "all"]


# Source: the accreditation pages of both sites (six of seven pillars, six months, one year) and
# pillar 2 of the Gold page (ten points).
def test_the_numbers_of_the_national_mentoring_standards_are_those_of_the_source():
    assert numbers(NMS) == {
        "L": {"levels_needed": Number(value="6", unit="pillar")},
        "S": {"waiting_period": Number(value="6", unit="month")},
        "V": {"validity": Number(value="1", unit="year")},
        "2": {"topics": Number(value="10", unit="topic")},
    }


# Source: scottishmentoringnetwork.co.uk, "Quality Award", the list of six elements; the first goes
# on, but is cut off.
def test_scotland_has_six_elements_and_the_beginning_of_the_first():
    assert [each.ref_id for each in SCOTLAND.assessable()] == [str(n) for n in range(1, 7)]
    assert by_title_alone(SCOTLAND) == ["2", "3", "4", "5", "6"]
    assert {each.reading for each in SCOTLAND.assessable()} == {Reading.PARTLY}
    assert SCOTLAND.completeness == Completeness.HEADINGS


# Source: the last paragraph of the same page (three years, one full cycle), against the notes of
# the European Mentoring Summit (five years).
def test_scotlands_two_validities_are_both_told():
    assert numbers(SCOTLAND) == {
        "E1": ONE_CYCLE,
        "V1": {"validity": Number(value="3", unit="year")},
        "V2": {"validity": Number(value="5", unit="year")},
    }
    assert {each.ref_id: each.source for each in SCOTLAND.scheme if each.topic == "validity"} == {
        "V1": None,
        "V2": "summit-notes",
    }


@pytest.mark.parametrize("framework", LISTS, ids=lambda framework: framework.id)
def test_a_list_with_gaps_says_so_and_where_each_line_stands(framework):
    assert framework.gaps is not None
    assert framework.to_complete is not None
    assert framework.languages == ("en", "fr", "es")
    assert all(each.locator for each in framework.walk())
    assert all(each.level for each in framework.assessable())
    assert not any(part.assessable for one in framework.assessable() for part in one.requirements)


@pytest.mark.parametrize("framework", LISTS, ids=lambda framework: framework.id)
def test_what_is_known_by_its_title_alone_was_read_only_in_part(framework):
    titles = [each for each in framework.assessable() if not each.statement]

    assert all(each.title and each.reading == Reading.PARTLY for each in titles)


# A title such as "Celebration", or a path through the whole programme, speaks of no one phase.
def test_only_titles_that_do_not_tell_are_without_a_phase():
    without = {
        framework.id: [each.ref_id for each in framework.assessable() if not each.phase]
        for framework in LISTS
    }

    assert {one: ref_ids for one, ref_ids in without.items() if ref_ids} == {
        "gb-bn-quality-in-mentoring": ["5", "6"],
        "gb-nms": ["5", "7"],
        "gb-sct-smn-quality-award": ["3", "4"],
    }
