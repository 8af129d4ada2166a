"""Agreement in words: the percent first, then coefficients with what they mean, and with care."""

import pytest

from kit.domain.agreement.over_all import agreement_between
from kit.domain.ids import LANGUAGES
from kit.views.agreement_words import agreement_words
from tests.builders import framework, gap, mapping, requirement, session

BE, EU = "be-mentoring", "eu-net"


def told(*said, lang="en", groups=2, **more):
    room = session(*said, groups=groups, **more)
    return agreement_words(room, agreement_between(room, BE, EU), lang)


def wide(count):
    """Two frameworks of so many requirements."""
    return [
        framework(BE, *(requirement(f"A{n}") for n in range(1, count + 1))),
        framework(EU, *(requirement(f"B{n}") for n in range(1, count + 1)), country="EU"),
    ]


def alike(count, start=1, relation="equal", other="equal"):
    return [
        one
        for n in range(start, start + count)
        for one in (
            mapping(f"m{n}", "g1", f"A{n}", f"B{n}", relation),
            mapping(f"n{n}", "g2", f"A{n}", f"B{n}", other),
        )
    ]


def test_the_percent_comes_first_with_its_counts():
    found = told(*alike(54), *alike(12, 55, "equal", "subset-of"), frameworks=wide(66))["questions"]

    assert found["relation"]["alike"] == "54 of 66 alike, 82%"
    assert [one["name"] for one in found["relation"]["figures"]] == [
        "Cohen’s kappa",
        "Weighted kappa",
    ]
    assert all(one["means"] for one in found["relation"]["figures"])


def test_of_two_groups_there_is_a_kappa_and_of_more_an_alpha_and_every_two():
    two = told(*alike(1), *alike(1, 2, "equal", "subset-of"))["questions"]["relation"]
    three = told(
        *alike(1), *alike(1, 2, "equal", "subset-of"), mapping("x", "g3", "A1", "B1"), groups=3
    )["questions"]["relation"]

    assert two["each_two"] == []
    assert two["unanimous"] is None
    assert [one["name"] for one in three["figures"]] == ["Krippendorff’s alpha", "Weighted alpha"]
    assert three["alike"] == "Two groups at a time: 3 of 4 alike, 75%"
    assert [[each["number"] for each in one["groups"]] for one in three["each_two"]] == [
        [1, 2],
        [1, 3],
        [2, 3],
    ]


def test_small_numbers_and_answers_of_one_kind_are_told_with_care():
    few = told(*alike(2))["questions"]["relation"]

    assert few["figures"][0]["value"] == "not defined"
    assert any("Only 2 answers" in one for one in few["cautions"])
    assert any("one kind" in one for one in few["cautions"])


def test_a_high_percent_with_a_low_kappa_is_explained():
    """118 alike of one kind, 5 and 2 unlike, none alike of the other: 94% and kappa -0.02."""
    found = told(
        *alike(118),
        *alike(5, 119, "equal", "subset-of"),
        *alike(2, 124, "subset-of", "equal"),
        frameworks=wide(125),
    )["questions"]["relation"]

    assert found["alike"] == "118 of 125 alike, 94%"
    assert found["figures"][0]["value"] == "−0.02"
    assert any("read the percent" in one for one in found["cautions"])


def test_nothing_is_told_where_no_two_groups_answered_the_same():
    assert told(mapping("m1", "g1"), mapping("m2", "g2", "A2", "B2")) is None
    assert told(mapping("m1", "g1")) is None


def test_a_stated_gap_against_a_counterpart_is_an_answer_unlike():
    found = told(mapping("m1", "g1", "A1", "B1"), gap("x", "g2", "A1"))["questions"]

    assert found["counterpart"]["alike"] == "0 of 1 alike, 0%"
    assert "relation" not in found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_is_said_in_every_language(lang):
    found = told(*alike(2), *alike(1, 3, "equal", "subset-of"), lang=lang)

    relation = found["questions"]["relation"]
    assert {"2", "3"} <= set(relation["alike"])
    assert all(one["name"] and one["means"] for one in relation["figures"])
    assert len(relation["cautions"]) == 1
