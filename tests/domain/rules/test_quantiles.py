"""Exact quantiles, by nine definitions, against published and computed figures."""

from collections import Counter
from fractions import Fraction
from itertools import combinations_with_replacement
from statistics import median, quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.rules.quantiles import TYPES, Ordered
from tests.domain.rules.tables import one

ratings = st.lists(st.integers(1, 9), min_size=1, max_size=60)

# How many of the 6435 ways in which seven people can rate on 1 to 9 are a disagreement by IPRAS, by
# definition of the quantiles; computed with numpy 2.4, whose names of the definitions these are.
DISAGREEMENTS = {
    "type-1": 1020,  # inverted_cdf
    "type-2": 1020,  # averaged_inverted_cdf
    "type-3": 2130,  # closest_observation
    "type-4": 1698,  # interpolated_inverted_cdf
    "type-5": 1799,  # hazen; 1835 in doubles, which take 36 of 72 equalities for a difference
    "type-6": 2436,  # weibull
    "type-7": 1426,  # linear
    "type-8": 2019,  # median_unbiased
    "type-9": 1935,  # normal_unbiased
}


@pytest.mark.parametrize("definition", TYPES)
def test_the_definition_changes_as_many_verdicts_as_numpy_says(definition):
    found = 0
    for panel in combinations_with_replacement(range(1, 10), 7):
        ordered = Ordered(Counter(panel))
        low, high = (ordered.quantile(Fraction(each, 10), definition) for each in (3, 7))
        asymmetry = abs(5 - (low + high) / 2)
        found += high - low > Fraction(235, 100) + Fraction(3, 2) * asymmetry

    assert found == DISAGREEMENTS[definition]


@given(ratings)
def test_the_median_is_the_one_of_the_standard_library(values):
    assert Ordered(Counter(values)).median == Fraction(median(values))


@given(ratings.filter(lambda values: len(values) > 1))
def test_type_seven_and_type_six_are_those_of_the_standard_library(values):
    exact = [Fraction(value) for value in values]
    ordered = Ordered(Counter(values))

    cuts = {
        "type-7": quantiles(exact, n=10, method="inclusive"),
        "type-6": quantiles(exact, n=10, method="exclusive"),
    }
    for definition, several in cuts.items():
        for tenth, cut in enumerate(several, start=1):
            # the library goes on beyond the ends, where a quantile stays at the end
            within = min(max(cut, min(exact)), max(exact))
            assert ordered.quantile(Fraction(tenth, 10), definition) == within


@given(ratings, st.sampled_from(TYPES), st.fractions(0, 1))
def test_a_quantile_lies_between_the_ends(values, definition, share):
    assert min(values) <= Ordered(Counter(values)).quantile(share, definition) <= max(values)


def test_another_definition_may_give_another_verdict():
    panel = [1, 1, 7, 7, 7, 8, 9]

    seventh, sixth = (one("rand-ucla", panel, quantile=each) for each in ("7", "type-6"))

    assert (seventh.verdict, seventh.figures["p30"]) == ("in", Fraction(58, 10))
    assert (sixth.verdict, sixth.figures["p30"]) == ("undecided", Fraction(34, 10))
