import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.bootstrap import FEWEST_ITEMS, bootstrap, of_rows, resampled

# Efron and Tibshirani (1993), An introduction to the bootstrap, table 14.1: the spatial test data,
# first test, 26 children. The variance is 171.5; for 90 % table 14.2 prints (100.8, 233.9) as
# percentile and (115.8, 259.6) as BCa interval, of 2,000 resamples.
# fmt: off
CHILDREN = np.array([
    48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6,
    0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
])
# fmt: on


def mean(values):
    """The mean of many resamples at once."""
    return lambda weights: weights @ np.asarray(values, dtype=float) / weights.sum(axis=1)


@pytest.mark.parametrize(
    ("kind", "low", "high"), [("percentile", 100.8, 233.9), ("bca", 115.8, 259.6)]
)
def test_intervals_of_the_published_example(kind, low, high):
    variance = of_rows(CHILDREN, lambda rows: float(np.var(rows)))

    found = bootstrap(variance, 26, kind=kind, resamples=4_000, level=0.9)

    assert round(found.estimate or 0, 1) == 171.5
    assert found.low == pytest.approx(low, abs=5)  # what chance leaves of thousands of resamples
    assert found.high == pytest.approx(high, abs=5)


def test_the_result_says_how_it_came_about():
    found = bootstrap(mean(CHILDREN), 26, resamples=200, seed=7, level=0.9, n_raters=3)

    assert (found.resamples, found.seed, found.level, found.kind) == (200, 7, 0.9, "bca")
    assert (found.n_items, found.n_raters, found.undefined) == (26, 3, 0)
    assert (found.generator, found.why) == ("PCG64", None)
    assert found.low is not None
    assert found.high is not None
    assert found.low < (found.estimate or 0) < found.high
    assert found.holds(found.low)
    assert not found.holds(found.high + 1)


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    one, same, other = (bootstrap(mean(CHILDREN), 26, seed=seed) for seed in (1, 1, 2))

    assert one == same
    assert (one.low, one.high) != (other.low, other.high)


def test_a_seed_draws_the_same_items_in_every_version_of_numpy():
    """The raw stream of PCG64, which numpy keeps (its enhancement proposal 19): the remainders by
    five of its first fifteen numbers, counted in three lots; the first item is the last digit."""
    drawn = resampled(lambda weights: weights @ 10.0 ** np.arange(5), 5, resamples=3, seed=1)

    remainders = [2, 1, 0, 3, 4, 4, 3, 0, 4, 4, 3, 1, 1, 0, 1]
    assert [int(each) % 5 for each in np.random.PCG64(1).random_raw(15)] == remainders
    assert drawn.tolist() == [11111, 31001, 1031]


@given(st.integers(1, 12), st.integers(1, 40), st.integers(0, 99))
@settings(max_examples=30)
def test_every_resample_draws_as_many_items_as_there_are(items, resamples, seed):
    sizes = resampled(lambda weights: weights.sum(axis=1), items, resamples=resamples, seed=seed)

    assert sizes.tolist() == [items] * resamples


def test_resamples_do_not_depend_on_how_many_fit_into_memory(monkeypatch):
    whole = resampled(mean(CHILDREN), 26, resamples=50, seed=3)

    monkeypatch.setattr("kit.analysis.bootstrap.AT_ONCE", 26 * 7)

    assert resampled(mean(CHILDREN), 26, resamples=50, seed=3).tolist() == whole.tolist()


def test_weights_and_rows_say_the_same():
    by_rows = of_rows(CHILDREN, lambda rows: float(rows.mean()))

    found = resampled(by_rows, 26, resamples=50, seed=3)

    assert found.tolist() == pytest.approx(resampled(mean(CHILDREN), 26, resamples=50, seed=3))


def test_few_items_get_an_estimate_but_no_interval():
    few = FEWEST_ITEMS - 1

    found = bootstrap(mean(range(few)), few)

    assert found.estimate == (few - 1) / 2
    assert (found.low, found.high, found.resamples) == (None, None, 0)
    assert found.why == "statistics-why-few-items"
    assert bootstrap(mean(range(FEWEST_ITEMS)), FEWEST_ITEMS).why is None


@pytest.mark.parametrize("items", [0, 20])
def test_what_is_undefined_gets_neither(items):
    found = bootstrap(lambda weights: np.full(len(weights), np.nan), items)

    assert (found.estimate, found.low) == (None, None)
    assert found.why == "statistics-why-undefined"


def without(item, often):
    """Undefined wherever the item was drawn as often or less."""
    return lambda weights: np.where(weights[:, item] > often, weights[:, 1], np.nan)


def test_undefined_resamples_are_counted_and_left_out():
    found = bootstrap(lambda weights: np.where(weights[:, 0] < 4, weights[:, 1], np.nan), 20)

    assert 0 < found.undefined < 50
    assert found.low is not None


def test_too_many_undefined_resamples_leave_no_interval():
    found = bootstrap(without(0, often=0), 20)

    assert found.estimate == 1
    assert found.undefined > 300
    assert (found.low, found.why) == (None, "statistics-why-often-undefined")


def test_what_rests_on_a_single_item_has_no_corrected_interval():
    """Leaving that item out leaves nothing; resamples that happen to hold it say otherwise."""

    def once(weights):
        return np.where(weights.sum(axis=1) < weights.shape[1], np.nan, weights[:, 0])

    assert bootstrap(once, 20, kind="bca").why == "statistics-why-no-bca"
    assert bootstrap(once, 20, kind="percentile").why is None


def test_where_nothing_moves_the_interval_is_a_point():
    found = bootstrap(lambda weights: np.ones(len(weights)), 20)

    assert (found.low, found.high) == (1, 1)


@pytest.mark.parametrize("kind", ["percentile", "bca"])
def test_intervals_hold_the_truth_about_as_often_as_they_say(kind):
    """Means of 40 draws from a normal distribution, 300 intervals of 90 %; 270 but for chance."""
    chance = np.random.default_rng(5)
    held = sum(
        bootstrap(mean(chance.normal(size=40)), 40, kind=kind, resamples=400, level=0.9).holds(0)
        for _ in range(300)
    )

    assert 250 < held < 290
