import numpy as np
import pandas as pd
import pytest

from kit.analysis.rated import rated, rated_counts, rated_table

LONG = pd.DataFrame(
    {
        "item_id": ["s1", "s1", "s2", "s2", "s3"],
        "rater_id": ["a", "b", "a", "b", "a"],
        "value": [7, 9, 7, None, None],
    }
)


def test_a_long_table_is_counted():
    found = rated(LONG, "ordinal")

    assert found.items == ("s1", "s2", "s3")
    assert found.answers == (7, 8, 9)
    assert found.counts.tolist() == [[1, 0, 1], [1, 0, 0], [0, 0, 0]]
    assert found.given is not None
    assert found.given.tolist() == [[0, 2], [0, -1], [-1, -1]]
    assert (found.n_items, found.n_raters, found.n_answers, found.n_pairs) == (3, 2, 3, 1)


def test_in_a_secret_round_nobody_is_told_apart():
    found = rated(LONG, "ordinal", rater=None)

    assert found.counts.tolist() == rated(LONG, "ordinal").counts.tolist()
    assert found.given is None
    assert found.n_raters is None


def test_a_wide_table_says_the_same_as_a_long_one():
    wide = LONG.pivot(index="item_id", columns="rater_id", values="value")

    found, long = rated_table(wide, "ordinal"), rated(LONG, "ordinal")

    assert (found.items, found.answers) == (long.items, long.answers)
    assert found.counts.tolist() == long.counts.tolist()
    assert found.given is not None
    assert long.given is not None
    assert found.given.tolist() == long.given.tolist()


@pytest.mark.parametrize("kind", ["float64", "Float64", "Int64", object])
def test_empty_cells_of_any_kind_are_no_answers(kind):
    table = pd.DataFrame({"a": [1, 2], "b": [3, None]}).astype(kind)

    assert rated_table(table, "interval").counts.tolist() == [[1, 0, 1], [0, 1, 0]]


@pytest.mark.parametrize(
    ("values", "answers"),
    [
        ([[0.5, 2.25], [0.5, np.nan]], (0.5, 2.25)),
        ([[-1e9, 1e9], [1e9, 1e9]], (-1e9, 1e9)),
        ([[3, 1], [1, np.nan]], (1, 2, 3)),
        ([[np.nan, np.nan], [np.nan, np.nan]], ()),
    ],
)
def test_numbers_of_any_size_are_told_apart(values, answers):
    found = rated_table(np.array(values), "interval")
    given = [[each for each in row if not np.isnan(each)] for row in values]

    assert found.answers == answers
    assert found.n_answers == sum(map(len, given))
    assert [
        [answer for answer, count in row.items() for _ in range(count)] for row in found.counted()
    ] == [sorted(row) for row in given]


def test_words_are_answers_without_order():
    table = pd.DataFrame([["yes", "no"], ["yes", None]])

    found = rated_table(table, "nominal")

    assert found.answers == ("no", "yes")
    assert found.counts.tolist() == [[1, 1], [0, 1]]


def test_words_have_no_order_of_their_own():
    with pytest.raises(ValueError, match="ordered categorical"):
        rated_table(pd.DataFrame([["yes", "no"]]), "ordinal")


def test_grades_in_order_are_ranks():
    grades = pd.Categorical(
        ["good", "poor", "good", "fair"], categories=["poor", "fair", "good"], ordered=True
    )
    frame = pd.DataFrame({"item_id": [1, 1, 2, 2], "rater_id": [1, 2, 1, 2], "value": grades})

    assert rated(frame, "ordinal").counts.tolist() == [[1, 0, 1], [0, 1, 1]]
    assert rated(frame, "nominal").answers == ("poor", "fair", "good")
    with pytest.raises(ValueError, match="no interval scale"):
        rated(frame, "interval")


def test_who_answers_an_item_twice_is_refused():
    twice = pd.concat([LONG, LONG.head(1)])

    with pytest.raises(ValueError, match="answers an item twice"):
        rated(twice, "ordinal")


def test_an_answer_of_nobody_is_refused():
    nobody = LONG.assign(rater_id=LONG["rater_id"].where(LONG["value"] != 9))

    with pytest.raises(ValueError, match="rater=None"):
        rated(nobody, "ordinal")


def test_counts_can_be_given_as_they_are():
    found = rated_counts({"s1": {1: 2, 3: 1}, "s2": {3: 4}}, "ordinal")

    assert found.answers == (1, 3)
    assert found.counts.tolist() == [[2, 1], [0, 4]]
    assert rated_counts({}, "nominal").n_items == 0


def test_part_of_the_raters_gave_part_of_the_answers():
    found = rated_table(np.array([[1, 2, 2], [2, np.nan, 1]]), "nominal")

    part = found.only(np.array([True, False]), np.array([True, True, False]))

    assert part.counts.tolist() == [[1, 1]]
    assert (part.items, part.n_raters) == ((0,), 2)
