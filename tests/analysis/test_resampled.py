"""What is counted for a thousand resamples at once is what the exact functions say of each."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis import resampled
from kit.analysis.rated import Rated, rated_table
from kit.analysis.statistics import LISTED, Statistic

CASES = [(one, level) for one in LISTED for level in one.levels]

cells = st.one_of(st.none(), st.integers(1, 9))
tables = st.integers(2, 4).flatmap(
    lambda raters: st.lists(
        st.lists(cells, min_size=raters, max_size=raters), min_size=2, max_size=7
    )
)
full = st.integers(2, 4).flatmap(
    lambda raters: st.lists(
        st.lists(st.integers(1, 9), min_size=raters, max_size=raters), min_size=2, max_size=7
    )
)


def close(found: Callable[[np.ndarray], np.ndarray], statistic: Statistic, rated: Rated) -> None:
    """Compare on all items once, and on some items several times and others not at all."""
    draws = np.array([[1] * rated.n_items, [place % 3 for place in range(rated.n_items)]])
    for weights, value in zip(draws, found(draws.astype(float)).tolist(), strict=True):
        exact = statistic.exact(repeated(rated, weights))
        assert value == pytest.approx(np.nan if exact is None else float(exact), nan_ok=True)


def repeated(rated: Rated, weights: np.ndarray) -> Rated:
    """The answers as if each item had been put as often as it was drawn."""
    rows = np.repeat(np.arange(rated.n_items), weights)
    given = None if rated.given is None else rated.given[rows]
    return Rated(rated.level, tuple(range(len(rows))), rated.answers, rated.counts[rows], given)


@given(st.one_of(tables, full))
@settings(max_examples=60)
@pytest.mark.parametrize(("statistic", "level"), CASES, ids=lambda each: getattr(each, "id", each))
def test_every_resample_gets_what_the_exact_formula_says(statistic, level, table):
    counted = statistic.counted(rated_table(np.array(table, dtype=float), level))

    if isinstance(counted, Rated):
        close(statistic.weighted(counted), statistic, counted)


def test_large_numbers_lose_no_digits():
    years = rated_table(np.array([[2019, 2020], [2021, 2021], [2023, 2022]]) + 0.0, "interval")
    small = rated_table(np.array([[19, 20], [21, 21], [23, 22]]) + 0.0, "interval")
    once = np.ones((1, 3))

    assert resampled.alpha(years)(once) == pytest.approx(resampled.alpha(small)(once), rel=1e-12)


@pytest.mark.parametrize("statistic", [resampled.alpha, resampled.concordance])
def test_resamples_do_not_depend_on_how_many_fit_into_memory(statistic, monkeypatch):
    chance = np.random.default_rng(2)
    rated = rated_table(chance.integers(1, 10, (12, 4)) + 0.0, "ordinal")
    draws = chance.integers(0, 3, (30, 12)) + 0.0
    whole = statistic(rated)(draws)

    monkeypatch.setattr(resampled, "AT_ONCE", 100)

    assert statistic(rated)(draws).tolist() == whole.tolist()
