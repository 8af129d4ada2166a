"""Majority judgment against published ballots and tallies, and against its own definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput
from kit.domain.rules.known import read_rule
from kit.domain.rules.majority_judgment import ranked
from kit.domain.rules.majority_order import compare, majority_grade
from tests.domain.rules.tables import decide, judged, one, table, verdicts

# Belenios, tests/tool/demo-mj.sh: 102 ballots on four standards, grades 1 (best) to 5, 0 for none.
# Expected there: 100 valid ballots, one blank, one invalid, and the order 1, 2, 3, 4.
BELENIOS = [
    ("1111", 6),
    ("1121", 4),
    ("1122", 15),
    ("1223", 5),
    ("2233", 15),
    ("2234", 10),
    ("3334", 15),
    ("3345", 5),
    ("4445", 14),
    ("4545", 1),
    ("5545", 4),
    ("5555", 6),
    ("5055", 1),
    ("0000", 1),
]
TALLIES = [
    [30, 25, 20, 15, 10],
    [25, 30, 20, 14, 11],
    [6, 24, 40, 24, 6],
    [10, 15, 20, 25, 30],
]
GRADES = {"grades": "1,2,3,4,5"}


def belenios():
    ballots = [ballot for ballot, times in BELENIOS for _ in range(times)]
    return table(
        (f"s{place}", str(voter), grade.replace("0", ""))
        for voter, ballot in enumerate(ballots)
        for place, grade in enumerate(ballot, start=1)
    )


def test_the_published_ballots_have_the_published_tallies_and_order():
    found = decide("majority-judgment", belenios(), **GRADES, blank="void").outcomes

    assert [list(each.figures["tally"].values()) for each in found] == TALLIES
    assert [each.figures["rank"] for each in found] == [1, 2, 3, 4]
    assert [(each.n, each.blank, each.figures["void"]) for each in found] == [(100, 1, 1)] * 4


def test_blanks_are_left_out_counted_as_worst_or_refused():
    left_out = decide("majority-judgment", belenios(), **GRADES).outcomes
    worst = decide("majority-judgment", belenios(), **GRADES, blank="worst").outcomes

    assert [each.n for each in left_out] == [101, 100, 101, 101]
    assert [sum(each.figures["tally"].values()) for each in worst] == [102] * 4
    # 55 of 101 reach the second grade on the first standard, 55 of 100 on the second
    assert [each.figures["rank"] for each in left_out] == [2, 1, 3, 4]
    assert [each.figures["rank"] for each in worst] == [1, 2, 3, 4]
    with pytest.raises(BadInput) as refused:
        decide("majority-judgment", belenios(), **GRADES, blank="refuse")
    assert refused.value.message_id == "deciding-blank-refused"


# MieuxVoter, majority-judgment-library-go, judgment/majorityjudgment_test.go; worst grade first.
@pytest.mark.parametrize(
    ("worst_first", "ranks"),
    [
        ([[1, 1, 1], [1, 2, 0], [0, 2, 1]], [2, 3, 1]),
        (
            [
                [2, 2, 2, 2, 2],
                [2, 1, 1, 1, 5],
                [2, 1, 1, 2, 4],
                [2, 1, 5, 0, 2],
                [2, 2, 2, 2, 2],
            ],
            [4, 1, 2, 3, 4],
        ),
    ],
)
def test_tallies_have_the_published_ranks(worst_first, ranks):
    assert ranked([tally[::-1] for tally in worst_first]) == ranks


# rangevoting.org, BalinskiL: two good, one mildly good, one passable, one reject.
def test_five_grades_have_the_published_majority_grade():
    scale = "very good,good,mildly good,passable,insufficient,reject"
    found = one(
        "majority-judgment", ["good", "passable", "reject", "good", "mildly good"], grades=scale
    )

    assert found.figures["grade"] == "mildly good"


# Preferences of the Tennessee example (42, 26, 15 and 17 percent) taken as grades; by arithmetic.
def test_ranks_taken_as_grades_choose_nashville():
    tallies = [[42, 0, 0, 58], [26, 42, 32, 0], [15, 43, 42, 0], [17, 15, 26, 42]]

    assert ranked(tallies) == [4, 1, 2, 3]


def test_of_two_middle_grades_the_worse_one_counts():
    found = one("majority-judgment", ["good", "good", "poor", "poor"], grades="good,fair,poor")

    assert (found.figures["grade"], found.verdict) == ("poor", "out")


def test_a_standard_is_in_where_its_grade_reaches_the_second_best_or_the_one_that_is_set():
    votes = table([*judged("s1", "aabc"), *judged("s2", "bbbb"), *judged("s3", "cccc")])

    assert verdicts(decide("majority-judgment", votes, grades="a,b,c,d")) == {
        "s1": "in",
        "s2": "in",
        "s3": "out",
    }
    strict = decide("majority-judgment", votes, grades="a,b,c,d", in_grade="A")
    assert set(verdicts(strict).values()) == {"out"}


def test_who_cannot_judge_counts_only_if_the_rule_says_so():
    said = ["good", "good", "cannot-judge", "cannot-judge", "cannot-judge"]

    assert one("majority-judgment", said, grades="good,fair,poor").verdict == "in"
    counted = one("majority-judgment", said, grades="good,fair,poor", cannot_judge="worst")
    assert (counted.verdict, counted.n, counted.cannot_judge) == ("out", 2, 3)


def test_an_ungraded_standard_is_undecided_without_rank_even_where_blanks_are_worst():
    votes = table([*judged("s1", ["", ""]), ("s2", "1", "good"), ("s2", "2", "")])

    found = decide("majority-judgment", votes, grades="good,poor", blank="worst").outcomes

    assert (found[0].verdict, found[0].figures["rank"], found[0].figures["grade"]) == (
        "undecided",
        None,
        None,
    )
    assert found[1].figures["tally"] == {"good": 1, "poor": 1}


@pytest.mark.parametrize(
    ("texts", "message_id"),
    [
        ({"grades": "good"}, "deciding-grades-bad"),
        ({"grades": "good,Good"}, "deciding-grades-bad"),
        ({"grades": ",".join(str(number) for number in range(30))}, "deciding-grades-bad"),
        ({"grades": "good,na"}, "deciding-grade-taken"),
        ({"grades": "good,,poor"}, "deciding-grade-taken"),
        ({"in_grade": "splendid"}, "deciding-choice-unknown"),
        ({"blank": "ignore"}, "deciding-choice-unknown"),
    ],
)
def test_grades_that_cannot_be_told_apart_are_refused(texts, message_id):
    with pytest.raises(BadInput) as refused:
        read_rule({"name": "majority-judgment", **texts})

    assert refused.value.message_id == message_id


def medians_taken_away(tally):
    """The definition: the middle grade, the worse of two, is taken away again and again."""
    grades = [grade for grade, count in enumerate(tally) for _ in range(count)]
    found = []
    while grades:
        found.append(grades.pop(len(grades) // 2))
    return found


def sign(number):
    return (number > 0) - (number < 0)


tallies = st.lists(st.integers(0, 6), min_size=4, max_size=4).filter(any)


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(*[st.lists(st.integers(0, 3), min_size=n, max_size=n)] * 2)
    )
)
def test_the_order_is_that_of_the_middle_grades_taken_away_one_by_one(grades):
    one_tally, other = ([each.count(grade) for grade in range(4)] for each in grades)
    mine, theirs = medians_taken_away(one_tally), medians_taken_away(other)

    assert majority_grade(one_tally) == mine[0]
    assert sign(compare(one_tally, other)) == (mine > theirs) - (mine < theirs)


@given(tallies, tallies)
def test_with_unequal_numbers_each_counts_as_if_given_as_often_as_the_other(one_tally, other):
    mine = medians_taken_away([each * sum(other) for each in one_tally])
    theirs = medians_taken_away([each * sum(one_tally) for each in other])

    assert sign(compare(one_tally, other)) == (mine > theirs) - (mine < theirs)


@given(st.lists(tallies, min_size=1, max_size=6))
def test_ranks_are_one_more_than_those_that_are_better(several):
    expected = [1 + sum(compare(other, each) < 0 for other in several) for each in several]

    assert ranked(several) == expected
