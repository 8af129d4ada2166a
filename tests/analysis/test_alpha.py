import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.analysis import alpha as quick
from kit.analysis.rated import rated_table
from kit.domain.agreement.alpha import alpha
from kit.domain.agreement.distances import interval, nominal, ordinal

METRICS = {"nominal": nominal, "ordinal": ordinal, "interval": interval}

cells = st.one_of(st.none(), st.integers(1, 9), st.sampled_from([0.5, 2.25, 1000.125]))
tables = st.integers(1, 4).flatmap(
    lambda raters: st.lists(
        st.lists(cells, min_size=raters, max_size=raters), min_size=1, max_size=8
    )
)


@given(tables)
@pytest.mark.parametrize("level", METRICS)
def test_a_whole_table_at_once_says_exactly_what_unit_by_unit_does(level, table):
    units = [[cell for cell in row if cell is not None] for row in table]

    found = quick.alpha(rated_table(np.array(table, dtype=float), level))

    assert found == alpha(units, METRICS[level])


def test_sums_beyond_the_machines_numbers_stay_exact():
    table = np.array([[1.0, 2.0**40], [3.0, 3.0], [2.0**40, 1.0]] * 50)

    found = quick.alpha(rated_table(table, "interval"))

    assert found == alpha([[int(cell) for cell in row] for row in table.tolist()], interval)


def test_a_table_of_one_answer_says_nothing():
    assert quick.alpha(rated_table(np.ones((5, 3)), "ordinal")) is None
    assert quick.alpha(rated_table(np.full((5, 3), np.nan), "ordinal")) is None
