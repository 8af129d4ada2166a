from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.agreement.concordance import concordance, doubled_ranks

# Siegel (1956), Nonparametric statistics for the behavioral sciences, chapter 9: three executives
# rank six applicants.
EXECUTIVES = [[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]

# The data `anxiety` of R's package irr: three raters, twenty subjects, many ties. Its manual prints
# Wt = 0.54 and chi-squared(19) = 30.8.
ANXIETY = [
    [3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3],
    [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
    [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
]

# Zar, Biostatistical analysis, example 20.5: ranks of twelve birds by wing, tail and bill.
BIRDS = [
    [4, 8.5, 10, 1.5, 3, 1.5, 7, 5, 8.5, 11, 6, 12],
    [5, 7, 11, 2.5, 5, 1, 5, 2.5, 9.5, 8, 9.5, 12],
    [5.5, 5.5, 9.5, 2, 3, 1, 8, 4, 11, 9.5, 7, 12],
]
RANK_SUMS = [14.5, 21, 30.5, 6, 11, 3.5, 20, 11.5, 29, 28.5, 22.5, 36]

rankings = st.integers(2, 5).flatmap(
    lambda items: st.lists(st.permutations(range(items)), min_size=2, max_size=4)
)
rated = st.integers(2, 5).flatmap(
    lambda items: st.lists(
        st.lists(st.integers(1, 4), min_size=items, max_size=items), min_size=2, max_size=4
    )
)


def test_w_of_three_published_rankings():
    found = concordance(EXECUTIVES)

    assert found.w is not None
    assert round(float(found.w), 2) == 0.16
    assert (found.judges, found.items) == (3, 6)


def test_w_is_corrected_for_ties():
    found = concordance(ANXIETY)

    assert found.w is not None
    assert round(float(found.w), 2) == 0.54
    assert round(float(3 * 19 * found.w), 1) == 30.8


def test_ties_get_the_mean_of_the_ranks_they_share():
    sums = [sum(ranks) / 2 for ranks in zip(*map(doubled_ranks, BIRDS), strict=True)]

    assert sums == RANK_SUMS


@given(rankings)
def test_the_mean_of_spearmans_correlations_follows_from_w(orders):
    """Kendall and Babington Smith (1939): (m W - 1) / (m - 1), where nobody has ties."""
    items = len(orders[0])
    each = [
        1 - Fraction(6 * sum((a - b) ** 2 for a, b in zip(*two, strict=True)), items**3 - items)
        for two in combinations(orders, 2)
    ]

    assert concordance(orders).mean_correlation == sum(each, Fraction(0)) / len(each)


@given(rated)
def test_w_lies_between_nought_and_one_and_the_other_end_first_changes_nothing(ratings):
    found = concordance(ratings).w

    assert found is None or 0 <= found <= 1
    assert concordance([[-rating for rating in each] for each in ratings]).w == found


@given(rated, st.randoms(use_true_random=False))
def test_neither_the_order_of_judges_nor_of_items_changes_w(ratings, chance):
    places = list(range(len(ratings[0])))
    chance.shuffle(places)
    shuffled = [[each[place] for place in places] for each in chance.sample(ratings, len(ratings))]

    assert concordance(shuffled).w == concordance(ratings).w


@given(rankings)
def test_who_all_rank_alike_have_a_w_of_one(orders):
    assert concordance([orders[0]] * len(orders)).w == 1


def test_opposite_orders_of_two_judges_have_a_w_of_nought():
    assert concordance([[1, 2, 3, 4], [4, 3, 2, 1]]).w == 0


INCOMPLETE: list[list[int | None]] = [[1, 2, 3, None], [2, 1, 3, 4], [1, 2, 3, 4]]


def test_items_that_a_judge_did_not_rank_are_left_out_and_counted():
    found = concordance(INCOMPLETE)

    assert found.w == concordance([each[:3] for each in INCOMPLETE]).w
    assert (found.judges, found.items) == (3, 3)
    assert (found.left_out_judges, found.left_out_items) == (0, 1)


def test_judges_who_did_not_rank_everything_can_be_left_out_instead():
    found = concordance(INCOMPLETE, keep="items")

    assert found.w == concordance(INCOMPLETE[1:]).w
    assert (found.judges, found.items) == (2, 4)
    assert (found.left_out_judges, found.left_out_items) == (1, 0)


@pytest.mark.parametrize(
    "none", [[], [[1, 2]], [[1], [1]], [[2, 2], [3, 3]], [[None, 1], [1, None]], [[], []]]
)
def test_where_there_is_nothing_to_compare_w_says_nothing(none):
    assert concordance(none).w is None
    assert concordance(none).mean_correlation is None


def test_where_nobody_is_complete_no_judge_and_no_item_is_left():
    found = concordance([[1, None], [None, 2]], keep="items")

    assert (found.judges, found.items) == (0, 0)
    assert (found.left_out_judges, found.left_out_items) == (2, 2)
