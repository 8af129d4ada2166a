from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.agreement.alpha import (
    alpha,
    alpha_of_counts,
    fleiss_kappa,
    fleiss_kappa_of_counts,
)
from kit.domain.agreement.distances import by_distance, interval, nominal, ordinal, ratio
from kit.domain.agreement.percent import percent_of_counts
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
METRICS = {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}


def slowly(units, distance):
    """Alpha as its definition reads, pair by pair."""
    judged = [unit for unit in units if len(unit) > 1]
    given = [answer for unit in judged for answer in unit]

    def apart(answers):
        return sum(distance(one, other) for one in answers for other in answers)

    if not apart(given):
        return None
    seen = sum(Fraction(apart(unit)) / (len(unit) - 1) for unit in judged)
    return 1 - (len(given) - 1) * seen / apart(given)


def between(units):
    """The ordinal distance as it is printed: answers given from c to k, but half of the ends'."""
    given = Counter(answer for unit in units if len(unit) > 1 for answer in unit)

    def distance(one, other):
        low, high = sorted((one, other))
        inside = sum(count for answer, count in given.items() if low <= answer <= high)
        return (inside - Fraction(given[one] + given[other], 2)) ** 2 if one != other else 0

    return distance


@pytest.mark.parametrize(
    ("metric", "published"), [(nominal, 0.743), (ordinal, 0.815), (interval, 0.849), (ratio, 0.797)]
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


@given(answers)
def test_alpha_is_what_its_definition_reads_pair_by_pair(units):
    def squared(one, other):
        return (one - other) ** 2

    def by_the_sum(one, other):
        return Fraction(one - other, one + other) ** 2

    assert alpha(units, nominal) == slowly(units, lambda one, other: one != other)
    assert alpha(units, interval) == slowly(units, squared)
    assert alpha(units, ratio) == slowly(units, by_the_sum)
    assert alpha(units, ordinal) == slowly(units, between(units))


@given(answers)
@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_counts_tell_as_much_as_the_answers_themselves(metric, units):
    counts = [dict.fromkeys(range(1, 5), 0) | Counter(unit) for unit in units]

    assert alpha_of_counts(counts, metric) == alpha(units, metric)


@given(st.lists(st.lists(st.integers(1, 4), min_size=3, max_size=3), max_size=6))
def test_counts_tell_fleiss_kappa_as_well(units):
    assert fleiss_kappa_of_counts(map(Counter, units)) == fleiss_kappa(units)


@given(answers, st.fractions(-9, 9), st.fractions(Fraction(1, 9), 9))
def test_neither_where_a_scale_begins_nor_its_unit_changes_interval_alpha(units, start, step):
    moved = [[start + step * answer for answer in unit] for unit in units]

    assert alpha(moved, interval) == alpha(units, interval)


@given(answers)
def test_what_keeps_the_order_changes_no_ordinal_alpha(units):
    assert alpha([[answer**3 for answer in unit] for unit in units], ordinal) == alpha(
        units, ordinal
    )


def test_percent_counts_every_two_answers_to_the_same_question():
    """AHRQ, Care Coordination Measures Atlas: 146 of 169 items, printed as 86 percent."""
    atlas = [{"mapped": 2}] * 146 + [{"mapped": 1, "not": 1}] * 23

    assert percent_of_counts(atlas) == Fraction(146, 169)
    assert percent_of_counts([{"a": 3, "b": 1}, {"a": 1}, {}]) == Fraction(3, 6)
    assert percent_of_counts([{"a": 1}]) is None


@given(st.lists(st.lists(st.integers(1, 4), min_size=3, max_size=3), min_size=1, max_size=6))
def test_percent_is_what_fleiss_corrects_for_chance(units):
    """kappa = (P - P_e) / (1 - P_e), with the same number of answers to every question."""
    kappa, percent = fleiss_kappa(units), percent_of_counts(map(Counter, units))
    given = Counter(answer for unit in units for answer in unit)
    by_chance = Fraction(sum(count**2 for count in given.values()), given.total() ** 2)

    assert percent is not None
    if kappa is not None:
        assert kappa == (percent - by_chance) / (1 - by_chance)
