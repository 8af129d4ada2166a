"""The two American editions (EEPM 4 and 5), counted against what was read of them."""

from collections import Counter

import pytest

from kit.domain.framework import (
    Bound,
    LeftTo,
    Number,
    Reading,
    Requirement,
    Topic,
)
from kit.formats.library import Library
from tests.content.held import numbers, sub_points

FOURTH = Library().framework("us-eepm4")
FIFTH = Library().framework("us-eepm5")
BOTH = pytest.mark.parametrize("framework", [FOURTH, FIFTH], ids=lambda each: each.id)


def assessable_in(requirement: Requirement) -> list[str]:
    """The numbers of what can be met or not within one standard or element."""
    return [each.ref_id for each in requirement.walk() if each.assessable]


# Source: EEPM 4, its table of contents (six standards and a section on management), the forms that
# quote B.1.1 to B.2.4 and B.2.8 to B.2.12, the draft (E.1.x) and the Ontario pages.
def test_the_fourth_edition_has_six_standards_and_a_section_on_management():
    assert {each.ref_id: assessable_in(each) for each in FOURTH.requirements} == {
        "S1": [*(f"B.1.{n}" for n in range(1, 8)), "E.1.1", "E.1.2", "E.1.4"],
        "S2": [*(f"B.2.{n}" for n in range(1, 13)), "E2-fbi"],
        "S3": ["3a", "3b", "3c", "3d", "3e"],
        "S4": ["4a", "4b", "4c", "4d"],
        "S5": ["5a", "5b", "5c"],
        "S6": ["6a", "6b", "6c", "6d", "6e", "6f", "6g"],
        "PM": ["PM"],
    }
    assert len(FOURTH.assessable()) == 43


# Source: the web pages of EEPM 5; element 1 after the blog of another organisation.
def test_of_the_fifth_edition_ten_elements_are_known_of_sixteen():
    known = {each.ref_id: len(assessable_in(each)) for each in FIFTH.requirements}
    structure = next(each for each in FIFTH.scheme if each.topic == Topic.STRUCTURE)

    assert known == {
        "1": 1, "2": 4, "3": 3, "4": 4, "6": 4, "7": 3, "8": 3, "9": 3, "11": 2, "12": 3,
    }  # fmt: skip
    assert len(FIFTH.assessable()) == 30
    assert structure.numbers["standards"].value == "16"


# Source: the draft's E.1.3 is part of B.1.3 in the final text.
def test_an_enhancement_of_the_draft_that_was_merged_is_no_criterion():
    background = next(each for each in FOURTH.walk() if each.ref_id == "B.1.3").requirements[-1]

    assert "E.1.3" not in {each.ref_id for each in FOURTH.walk()}
    assert background.statement is not None
    assert background.statement["en"] == "Their background"


# Source: EEPM 4 has Benchmarks and Enhancements; PM is a recommendation.
def test_the_fourth_edition_tells_benchmarks_from_enhancements():
    levels = Counter(each.level for each in FOURTH.assessable())
    enhancements = [each.ref_id for each in FOURTH.assessable() if each.level == "enhancement"]

    assert levels == {"benchmark": 36, "enhancement": 6, "recommendation": 1}
    assert enhancements == ["E.1.1", "E.1.2", "E.1.4", "E2-fbi", "3d", "3e"]


# Source: EEPM 5 has one standard of practice per element and practices that support it.
def test_the_fifth_edition_has_practices_only_but_for_its_first_element():
    levels = Counter(each.level for each in FIFTH.assessable())

    assert levels == {"practice": 29, "standard": 1}
    assert FIFTH.requirements[0].level == "standard"
    assert FIFTH.requirements[0].reading == Reading.PARTLY


# Source: standards 1 to 6 of EEPM 4, the standards of the elements of EEPM 5.
@BOTH
def test_a_standard_with_something_below_it_is_a_heading_with_its_text(framework):
    headings = [each for each in framework.requirements if not each.assessable]

    assert len(headings) == {"us-eepm4": 6, "us-eepm5": 9}[framework.id]
    assert all(each.title and each.statement for each in headings)


# Source: who published each text: the forms and Ontario are copies; two lines are from MENTOR's
# own pages; three are from the draft, three inferred, one cut off.
def test_the_fourth_edition_says_what_was_read_only_in_part():
    readings = Counter(each.reading for each in FOURTH.assessable())
    partly = [each.ref_id for each in FOURTH.assessable() if each.reading == Reading.PARTLY]
    drafted = {each.ref_id for each in FOURTH.assessable() if each.source == "draft"}

    assert readings == {Reading.COPY: 34, Reading.PARTLY: 7, Reading.ISSUER: 2}
    assert partly == ["E.1.1", "E.1.2", "E.1.4", "B.2.5", "B.2.6", "B.2.7", "3c"]
    assert drafted == {"E.1.1", "E.1.2", "E.1.4"}


# Source: EEPM 4, B.2.3, B.2.11 and B.2.12 (B.2.6 and B.2.7 after these), the Ontario pages on
# training and on supporting the match, MENTOR's page on training (six hours).
def test_the_numbers_of_the_fourth_edition_are_those_of_its_source():
    duration = {"minimum_duration": Number(value="1", unit="year", or_own_minimum=True)}
    meetings = {
        "contacts": Number(value="1", unit="per week", or_own_minimum=True),
        "contact_hours": Number(value="4", unit="hour per month", or_own_minimum=True),
    }

    assert numbers(FOURTH) == {
        "B.2.3": {"interviews": Number(value="1", unit="interview")},
        "B.2.6": duration,
        "B.2.7": meetings,
        "B.2.11": duration,
        "B.2.12": meetings,
        "3a": {"mentor_training": Number(value="2", unit="hour")},
        "3b": {"topics": Number(value="10", unit="topic")},
        "3d": {"mentor_training_recommended": Number(value="6", unit="hour")},
        "5a": {
            "staff_contacts_first_month": Number(value="2", unit="in the first month"),
            "staff_contacts": Number(value="1", unit="per month"),
        },
        "5c": {
            "family_contacts_first_month": Number(value="2", unit="in the first month"),
            "family_contacts": Number(value="1", unit="per month"),
        },
    }


# Source: EEPM 5, elements 7 and 11. A programme sets the rhythm of its check-ins, but may not go
# below once a quarter: so there is no "or its own minimum".
def test_the_numbers_of_the_fifth_edition_are_those_of_its_source():
    assert numbers(FIFTH) == {
        "7a": {"mentee_training": Number(value="1", unit="hour")},
        "11a": {"staff_contacts": Number(value="1", unit="per quarter")},
        "11b": {"family_contacts": Number(unit="per month", left_to=LeftTo.PROGRAMME)},
    }


# Source: the lists of topics and points in the sentences of both editions.
def test_every_point_that_a_criterion_lists_is_kept():
    assert sub_points(FOURTH) == {
        "B.1.1": 4, "B.1.3": 3, "B.1.6": 4, "B.2.4": 4, "3b": 10, "3e": 5, "4a": 11, "4d": 7,
        "5b": 5, "6f": 6, "PM": 6,
    }  # fmt: skip
    assert sub_points(FIFTH) == {
        "3a": 6, "3b": 3, "4a": 5, "4b": 4, "4c": 4, "7a": 8, "7b": 4, "8a": 7, "9a": 4, "12a": 3,
    }  # fmt: skip


# Source: pages on the National Quality Mentoring System.
def test_programmes_are_checked_against_the_fourth_edition_every_three_years():
    check = next(each for each in FOURTH.scheme if each.topic == Topic.VALIDITY)

    assert check.numbers == {
        "review_interval": Number(value="3", unit="year", bound=Bound.EXACTLY),
    }
    assert "National Quality Mentoring System" in FOURTH.source_of(check).document


# Source: EEPM 5, standard of element 4.
def test_mentors_may_be_volunteers_or_paid_in_the_fifth_edition():
    element = next(each for each in FIFTH.walk() if each.ref_id == "4")
    fact = next(each for each in FIFTH.scheme if each.topic == Topic.SCOPE)

    for texts in (element.statement, fact.statement, FIFTH.audience):
        assert texts is not None
        assert "paid" in texts["en"]


def test_the_fifth_edition_takes_the_place_of_the_fourth():
    assert FIFTH.replaces == FOURTH.id
    assert FOURTH.replaces is None
