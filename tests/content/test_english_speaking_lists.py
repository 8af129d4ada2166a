"""EMCC, the UK's APS, Australia, New Zealand and Canada: counted against their sources."""

import pytest

from kit.domain.framework import (
    Bound,
    Completeness,
    Framework,
    LeftTo,
    Number,
    Reading,
    Requirement,
    Topic,
)
from kit.formats.library import Library
from tests.content.held import in_each_section, numbers, scheme_numbers, sub_points

EMCC = Library().framework("eu-emcc-ismcp")
APS = Library().framework("gb-aps")
AUSTRALIA = Library().framework("au-aymn")
NEW_ZEALAND = Library().framework("nz-nzymn")
ONTARIO = Library().framework("ca-on-omc-toolkit")
BBBS = Library().framework("ca-bbbs")

EVERY = pytest.mark.parametrize(
    "framework",
    [EMCC, APS, AUSTRALIA, NEW_ZEALAND, ONTARIO, BBBS],
    ids=lambda framework: framework.id,
)


def facts(framework: Framework) -> dict[str, Topic]:
    return {fact.ref_id: fact.topic for fact in framework.scheme}


def read_partly(framework: Framework) -> list[str]:
    return [each.ref_id for each in framework.walk() if each.reading is Reading.PARTLY]


def standing(framework: Framework, ref_id: str) -> Requirement:
    return next(each for each in framework.walk() if each.ref_id == ref_id)


@EVERY
def test_each_line_has_its_place_and_each_criterion_a_level_and_a_phase(framework):
    assert all(each.locator for each in framework.walk())
    assert all(fact.locator for fact in framework.scheme)
    assert all(each.level and each.phase for each in framework.assessable())


@EVERY
def test_every_other_source_is_one_that_something_was_read_in(framework):
    used = {part.source for part in [*framework.walk(), *framework.scheme] if part.source}

    assert used == set(framework.other_sources)


@EVERY
def test_the_points_within_a_criterion_are_not_counted(framework):
    below = [part for each in framework.assessable() for part in each.requirements]

    assert not any(part.assessable for part in below)


# Source: emccglobal.org, ISMCP standards: six standards; the sixth has only its title there.
def test_emcc_has_five_standards_with_points_and_the_title_of_a_sixth():
    assert in_each_section(EMCC) == {
        "1": ["1a", "1b", "1c"],
        "2": ["2a", "2b", "2c"],
        "3": ["3a", "3b", "3c", "3d"],
        "4": ["4a", "4b", "4c"],
        "5": ["5a", "5b", "5c"],
        "6": ["6"],
    }
    assert read_partly(EMCC) == ["5c", "6"]
    assert standing(EMCC, "6").statement is None
    assert {each.level for each in EMCC.assessable()} == {"scored"}


# Source: emccireland.org: 70/60, 80/70 and 90/80 percent, three years; ISMCP standards page: a
# full cycle of at least twelve months.
def test_emccs_levels_are_thresholds_over_all_points():
    assert facts(EMCC) == {
        "L1": Topic.LEVELS,
        "L2": Topic.LEVELS,
        "L3": Topic.LEVELS,
        "E1": Topic.ELIGIBILITY,
        "V1": Topic.VALIDITY,
        "P1": Topic.ASSESSMENT,
    }
    assert scheme_numbers(EMCC) == {
        "L1": {
            "score_overall": Number(value="70", unit="percent"),
            "score_each": Number(value="60", unit="percent"),
        },
        "L2": {
            "score_overall": Number(value="80", unit="percent"),
            "score_each": Number(value="70", unit="percent"),
        },
        "L3": {
            "score_overall": Number(value="90", unit="percent"),
            "score_each": Number(value="80", unit="percent"),
        },
        "E1": {"completed_cycle": Number(value="12", unit="month")},
        "V1": {"validity": Number(value="3", unit="year")},
    }
    assert numbers(EMCC) == {}


# Source: ncvo.org.uk, Approved Provider Standard: four key areas with 3, 2, 3 and 2 requirements.
def test_aps_has_ten_headings_in_four_areas():
    assert APS.completeness is Completeness.HEADINGS
    assert in_each_section(APS) == {
        "A": ["1", "2", "3"],
        "B": ["4", "5"],
        "C": ["6", "7", "8"],
        "D": ["9", "10"],
    }
    assert {each.level for each in APS.assessable()} == {"mandatory"}
    assert numbers(APS) == {}


# Source: the same page and mandbf.org.uk on re-accreditation: three years.
def test_aps_is_given_for_three_years():
    assert list(facts(APS)) == ["V1", "P1", "P2", "P3"]
    assert scheme_numbers(APS) == {"V1": {"validity": Number(value="3", unit="year")}}


# Source: the ten elements as the Raise report of 2021 quotes them; pages 18 and 22 of the copy
# (two indicators each); aymn.org.au, how to use the benchmarks (reviews).
def test_australia_has_ten_elements_and_the_indicators_of_two():
    assert in_each_section(AUSTRALIA) == {
        "1": ["1"],
        "2": ["2"],
        "3": ["3"],
        "4": ["4"],
        "5": ["5a", "5b"],
        "6": ["6"],
        "7": ["7a", "7b"],
        "8": ["8"],
        "9": ["9"],
        "10": ["10"],
        "P2": ["P2a", "P2b"],
    }
    assert sub_points(AUSTRALIA) == {"1": 4, "3": 3, "5a": 4, "7a": 5, "7b": 4}


def test_australias_elements_were_read_in_copies_and_its_advice_in_its_own_page():
    own = [each.ref_id for each in AUSTRALIA.walk() if each.reading is Reading.ISSUER]

    assert own == ["P2", "P2a", "P2b"]
    assert [each.level for each in AUSTRALIA.assessable()].count("benchmark") == 8
    assert [each.level for each in AUSTRALIA.assessable()].count("indicator") == 4
    assert list(facts(AUSTRALIA)) == ["P1", "P3", "P4"]


# Source: aymn.org.au, how to use the benchmarks: every six months, later every year.
def test_australias_numbers_are_the_intervals_of_review():
    assert numbers(AUSTRALIA) == {
        "P2a": {"review_interval": Number(value="6", unit="month", bound=Bound.AT_MOST)},
        "P2b": {"review_interval": Number(value="1", unit="year", bound=Bound.AT_MOST)},
    }


# Source: youthmentoring.org.nz, core elements, selection: six recommendations.
def test_new_zealand_has_six_recommendations_of_one_core_element():
    assert in_each_section(NEW_ZEALAND) == {"A": ["1", "2", "3", "4", "5", "6"]}
    assert {each.level for each in NEW_ZEALAND.assessable()} == {"recommendation"}
    assert sub_points(NEW_ZEALAND) == {"1": 3, "4": 4, "5": 3}


# Source: ontariomentoringcoalition.ca, eight component pages.
def test_ontario_has_26_lines_in_eight_components():
    counts = {section: len(lines) for section, lines in in_each_section(ONTARIO).items()}

    assert counts == {"A": 5, "B": 6, "C": 3, "D": 1, "E": 3, "F": 2, "G": 3, "H": 3}
    assert [each.ref_id for each in ONTARIO.assessable()] == [str(n) for n in range(1, 27)]
    assert sub_points(ONTARIO) == {"7": 3, "9": 3, "16": 4, "20": 3, "22": 5, "24": 3, "26": 4}
    assert read_partly(ONTARIO) == ["11", "14"]


def test_ontario_has_a_recommendation_where_it_has_no_benchmark():
    recommended = [each.ref_id for each in ONTARIO.assessable() if each.level != "benchmark"]

    assert recommended == ["15"]
    assert standing(ONTARIO, "15").level == "recommendation"
    assert facts(ONTARIO) == {"O1": Topic.ORIGIN}


# Source: the component pages on mentees (the programme's own minimum), mentors (one interview),
# training (two hours, ten topics) and support (twice in the first month, then monthly; the
# responsible adult likewise).
def test_ontarios_numbers_are_those_of_its_pages():
    left = {"left_to": LeftTo.PROGRAMME}

    assert numbers(ONTARIO) == {
        "5": {
            "minimum_duration": Number(unit="month", **left),
            "contacts": Number(unit="per month", **left),
        },
        "8": {"interviews": Number(value="1", unit="interview")},
        "12": {"mentor_training": Number(value="2", unit="hour")},
        "13": {"topics": Number(value="10", unit="topic")},
        "21": {
            "staff_contacts_first_month": Number(value="2", unit="in the first month"),
            "staff_contacts": Number(value="1", unit="per month"),
        },
        "23": {
            "family_contacts_first_month": Number(value="2", unit="in the first month"),
            "family_contacts": Number(value="1", unit="per month"),
        },
    }


# Source: bigbrothersbigsisters.ca, guide on youth in care, sections 7b, 7h, 7i and 7j; the page
# on child safety (National Standards in short).
def test_bbbs_has_seven_standards_of_the_guide_and_four_national_ones():
    assert in_each_section(BBBS) == {
        "7b": ["1", "2"],
        "7h": ["3", "4", "5"],
        "7i": ["6"],
        "7j": ["7"],
        "NS": ["8", "9", "10", "11"],
    }
    assert [each.level for each in BBBS.assessable()] == ["standard"] * 7 + ["mandatory"] * 4
    assert sub_points(BBBS) == {"5": 6, "8": 3}
    assert numbers(BBBS) == {}


# Source: bbbsmentors.ca, the page of one agency: three references, two hours in a group.
def test_what_one_agency_does_is_its_practice_and_no_standard():
    (agency,) = BBBS.scheme

    assert agency.topic is Topic.PRACTICE
    assert agency.reading is Reading.COPY
    assert agency.numbers == {
        "references": Number(value="3", unit="reference"),
        "mentor_training": Number(value="2", unit="hour"),
    }
