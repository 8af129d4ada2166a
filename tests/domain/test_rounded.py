from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.rounded import to_hundredths, to_percent


@pytest.mark.parametrize(
    ("share", "percent"),
    [
        (Fraction(54, 66), 82),
        (Fraction(146, 169), 86),  # the published anchor of the AHRQ Atlas
        (Fraction(199, 200), 99),
        (Fraction(1, 1000), 1),
        (Fraction(0), 0),
        (Fraction(1), 100),
    ],
)
def test_a_share_is_rounded_to_whole_percent_but_never_to_all_or_none(share, percent):
    assert to_percent(share) == Fraction(percent, 100)


@pytest.mark.parametrize(
    ("coefficient", "text"),
    [
        (Fraction(61, 100), "0.61"),
        (Fraction(1, 3), "0.33"),
        (Fraction(-1, 50), "-0.02"),
        (Fraction(-1, 1000), "0.00"),
        (Fraction(999, 1000), "0.99"),
        (Fraction(1), "1.00"),
    ],
)
def test_a_coefficient_has_two_decimals_and_only_a_full_one_is_one(coefficient, text):
    assert to_hundredths(coefficient) == text


@given(st.fractions(0, 1))
def test_a_share_reads_as_all_or_none_only_where_it_is(share):
    percent = to_percent(share)

    assert (percent == 1, percent == 0) == (share == 1, share == 0)
    assert abs(percent - share) <= Fraction(1, 100)
