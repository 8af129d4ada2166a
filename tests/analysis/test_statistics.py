import numpy as np
import pytest

from kit.analysis.rated import Rated, rated_counts, rated_table
from kit.analysis.statistics import STATISTICS, complete
from kit.domain.ids import LANGUAGES
from kit.words import say
from tests.analysis.published import ANXIETY, FLEISS, FOUR, TWO_OF_125

NAN = np.nan


def figure(statistic_id, rated):
    """The figure of what is counted, to three places."""
    statistic = STATISTICS[statistic_id]
    counted = statistic.counted(rated)
    assert isinstance(counted, Rated)
    exact = statistic.exact(counted)
    assert exact is not None
    return round(float(exact), 3)


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_of_the_published_table(level, alpha):
    assert figure("alpha", rated_table(FOUR, level)) == alpha


def test_fleiss_kappa_of_the_published_counts():
    assert figure("fleiss-kappa", rated_counts(FLEISS, "nominal")) == 0.21


def test_kappa_of_the_published_paradox():
    rated = rated_table(TWO_OF_125, "nominal")

    assert figure("percent", rated) == 0.944
    assert figure("kappa", rated) == -0.023


def test_w_of_the_published_ties():
    assert figure("kendall-w", rated_table(ANXIETY, "ordinal")) == 0.54


@pytest.mark.parametrize("statistic", STATISTICS.values(), ids=STATISTICS)
def test_every_statistic_says_what_it_is_and_where_it_comes_from(statistic):
    assert all([statistic.formula, statistic.source, statistic.example, statistic.levels])
    for lang in LANGUAGES:
        for part in ("name", "says", "not"):
            assert say(f"statistics-{part}-{statistic.id}", lang)


SECRET = rated_counts({f"s{place}": {"yes": 3, "no": 2} for place in range(12)}, "nominal")
RATINGS = rated_counts({f"s{place}": {7: 3, 2: 2} for place in range(12)}, "ordinal")


@pytest.mark.parametrize(
    ("statistic_id", "rated", "why"),
    [
        ("kappa", SECRET, "statistics-no-raters"),
        ("weighted-kappa", RATINGS, "statistics-no-raters"),
        ("kendall-w", RATINGS, "statistics-no-raters"),
        ("kappa", rated_table(FOUR, "nominal"), "statistics-not-two"),
        (
            "kappa",
            rated_table(np.array([[1, NAN], [NAN, 2]]), "nominal"),
            "statistics-nothing-twice",
        ),
        ("fleiss-kappa", rated_table(FOUR, "nominal"), "statistics-unequal"),
        (
            "alpha",
            rated_table(np.array([[1, NAN], [NAN, 2]]), "nominal"),
            "statistics-nothing-twice",
        ),
        (
            "kendall-w",
            rated_table(np.array([[1, NAN], [NAN, 2]]), "ordinal"),
            "statistics-no-rankings",
        ),
    ],
)
def test_what_cannot_be_counted_says_why(statistic_id, rated, why):
    assert STATISTICS[statistic_id].counted(rated) == why


@pytest.mark.parametrize("statistic_id", ["percent", "alpha", "fleiss-kappa"])
def test_a_secret_round_needs_no_raters_for_alpha_fleiss_and_percent(statistic_id):
    assert figure(statistic_id, SECRET) is not None


def test_w_keeps_the_items_that_all_ranked_or_the_raters_that_ranked_all():
    many_items = rated_table(
        np.array([[1, 2, NAN], [2, 3, NAN], [3, 1, NAN], [4, 4, 1]]), "ordinal"
    )
    many_raters = rated_table(np.array([[1, 2, 3, 1], [2, 1, 2, 3], [1, NAN, NAN, NAN]]), "ordinal")

    kept = [complete(one) for one in (many_items, many_raters)]

    assert [(one.n_items, one.n_raters) for one in kept if isinstance(one, Rated)] == [
        (4, 2),
        (2, 4),
    ]
