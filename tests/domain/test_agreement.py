from fractions import Fraction

import pytest

from kit.domain.agreement import agreement, two_readings
from tests.builders import framework, requirement
from tests.prepared import gap, mapping, prepared

SUBJECT = framework("be", requirements=[requirement(one) for one in ("A1", "A2", "A3")])
OTHER = framework("us", requirements=[requirement(one) for one in ("B1", "B2")])


def table(*counts: tuple[str, str, int]) -> list[tuple[str, str]]:
    return [(one, other) for one, other, count in counts for _ in range(count)]


# The two-by-two tables that textbooks print for Cohen's formula: 0.40, 0.1304 and 0.2593.
@pytest.mark.parametrize(
    ("counts", "alike", "kappa"),
    [
        ([("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)], 35, "2/5"),
        ([("yes", "yes", 45), ("yes", "no", 15), ("no", "yes", 25), ("no", "no", 15)], 60, "3/23"),
        ([("yes", "yes", 25), ("yes", "no", 35), ("no", "yes", 5), ("no", "no", 35)], 60, "7/27"),
    ],
)
def test_kappa_of_published_tables(counts, alike, kappa):
    found = agreement(table(*counts))

    assert (found.alike, found.kappa) == (alike, Fraction(kappa))


def test_high_agreement_can_be_worse_than_chance():
    found = agreement(table(("yes", "yes", 118), ("yes", "no", 5), ("no", "yes", 2)))

    assert found.share == Fraction(118, 125)
    assert round(float(found.kappa or 1), 2) == -0.02


def test_where_both_always_say_the_same_word_kappa_says_nothing():
    assert agreement(table(("yes", "yes", 9))).kappa is None
    assert agreement([]).share is None


def test_two_readings_meet_and_part():
    first = prepared(
        mapping("A1", "B1", "equal"), mapping("A2", "B2", "subset-of"), subject_gaps=[gap("A3")]
    )
    second = prepared(
        mapping("A1", "B1", "superset-of"), mapping("A3", "B2", "equal"), subject_gaps=[gap("A2")]
    )

    found = two_readings(first, second, SUBJECT, OTHER)

    assert found.both == (("A1", "B1"),)
    assert found.differing == (("A1", "B1"),)
    assert (found.only_first, found.only_second) == ((("A2", "B2"),), (("A3", "B2"),))
    assert found.shared == Fraction(1, 3)
    assert (found.partner.alike, found.partner.total) == (3, 5)
    assert (found.relation.alike, found.relation.total) == (0, 1)


def test_a_pair_said_to_have_nothing_in_common_is_not_named():
    first = prepared(mapping("A1", "B1", "no-relationship"))

    assert two_readings(first, first, SUBJECT, OTHER).both == ()
