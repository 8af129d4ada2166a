from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.agreement.alpha import alpha, by_distance, fleiss_kappa, interval, nominal, ordinal
from kit.domain.agreement.two_judges import agreement

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, part C: four observers, twelve
# units, answers missing. A dot is no answer.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
FOUR = [
    tuple(int(answer) for answer in unit if answer != ".") for unit in zip(*OBSERVERS, strict=True)
]

# The worked example of Fleiss' kappa: ten subjects, fourteen raters, five categories.
FLEISS = """
0 0 0 0 14
0 2 6 4 2
0 0 3 5 6
0 3 9 2 0
2 2 8 1 1
7 7 0 0 0
3 2 6 3 0
2 5 3 2 2
6 5 2 1 0
0 2 2 3 7
"""
FOURTEEN = [
    [category for category, count in enumerate(line.split()) for _ in range(int(count))]
    for line in FLEISS.split("\n")[1:-1]
]

answers = st.lists(st.lists(st.integers(1, 4), max_size=4), max_size=8)
METRICS = {"nominal": nominal, "ordinal": ordinal, "interval": interval}


@pytest.mark.parametrize(
    ("metric", "published"), [(nominal, 0.743), (ordinal, 0.815), (interval, 0.849)]
)
def test_alpha_of_four_observers_with_missing_answers(metric, published):
    found = alpha(FOUR, metric)

    assert found is not None
    assert round(float(found), 3) == published


def test_alpha_of_two_observers_is_what_their_paper_counts():
    """Krippendorff (2011), part A: ten units, two observers, alpha 0.095."""
    units = list(zip("0100000010", "1110010000", strict=True))

    found = alpha(units, nominal)

    assert found is not None
    assert round(float(found), 3) == 0.095


def test_fleiss_kappa_of_the_worked_example():
    found = fleiss_kappa(FOURTEEN)

    assert found is not None
    assert round(float(found), 3) == 0.210


def test_fleiss_kappa_wants_equally_many_answers():
    with pytest.raises(ValueError, match="same number of answers"):
        fleiss_kappa([(1, 2), (1, 2, 3)])


@pytest.mark.parametrize("units", [[], [(1,)], [(), ()], [(1, 1), (1, 1)]])
@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_where_nothing_differs_or_nothing_was_judged_twice_alpha_says_nothing(units, metric):
    assert alpha(units, metric) is None


@pytest.mark.parametrize("units", [[], [(1,), (2,)], [(1, 1), (1, 1)]])
def test_where_nothing_differs_or_one_judged_fleiss_kappa_says_nothing(units):
    assert fleiss_kappa(units) is None


@given(answers, st.randoms(use_true_random=False))
@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_the_order_of_judges_and_units_changes_no_alpha(metric, units, chance):
    shuffled = [chance.sample(unit, len(unit)) for unit in units]
    chance.shuffle(shuffled)

    assert alpha(shuffled, metric) == alpha(units, metric)


@given(answers)
@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_alpha_is_one_where_all_agree_and_never_more(metric, units):
    found = alpha(units, metric)
    differing = any(len(set(unit)) > 1 for unit in units)

    assert found is None or (found < 1) is differing
    assert found is None or found <= 1


@given(answers)
def test_other_names_for_answers_change_no_nominal_alpha(units):
    renamed = [["abcd"[answer - 1] for answer in unit] for unit in units]

    assert alpha(renamed, nominal) == alpha(units, nominal)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=12))
def test_of_two_answers_all_metrics_say_the_same(units):
    numbers = [[int(answer) for answer in unit] for unit in units]

    assert alpha(numbers, interval) == alpha(numbers, nominal) == alpha(units, nominal)


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=1, max_size=12))
def test_alpha_of_two_judges_is_scotts_pi_corrected_for_few_units(units):
    """Krippendorff (2011): 1 - alpha = (1 - pi) (n - 1) / n with n answers.

    Fleiss' kappa of two judges is Scott's pi.
    """
    pi = fleiss_kappa(units)
    found = alpha(units, nominal)

    assert (pi is None) is (found is None)
    if pi is not None and found is not None:
        assert 1 - found == (1 - pi) * Fraction(2 * len(units) - 1, 2 * len(units))


@given(answers)
def test_a_distance_of_ones_own_counts_like_the_metric_that_it_is(units):
    def squared(one: int, other: int) -> Fraction:
        return Fraction(one - other) ** 2

    assert alpha(units, by_distance(squared)) == alpha(units, interval)


def test_two_readers_get_alpha_beside_kappa():
    found = agreement([("a", "a"), ("a", "b"), ("b", "b")])

    assert found.alpha == alpha([("a", "a"), ("a", "b"), ("b", "b")], nominal)
