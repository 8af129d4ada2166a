import numpy as np
import pandas as pd
import pytest

from kit.analysis.agreement import COLUMNS, agreement, table_of
from kit.analysis.rated import rated, rated_counts, rated_table
from kit.domain.ids import LANGUAGES
from tests.analysis.published import ANXIETY, FOUR, TWO_OF_125


def by_id(measured):
    return {one.statistic.id: one for one in measured}


def cautions_of(measured):
    return {caution.id for caution in measured.cautions}


def room(items, raters, seed=1, spread=1.0):
    """Ratings around each item's own mean."""
    chance = np.random.default_rng(seed)
    means = chance.uniform(3, 7, (items, 1))
    return np.clip(np.round(means + spread * chance.normal(size=(items, raters))), 1, 9)


def test_every_statistic_of_the_level_stands_in_the_table():
    table = table_of(agreement(rated_table(FOUR, "nominal")))

    assert list(table.columns) == list(COLUMNS)
    assert table["statistic"].tolist() == ["percent", "kappa", "fleiss-kappa", "alpha"]
    assert round(table["estimate"].iloc[3], 3) == 0.743


def test_n_and_percent_stand_beside_every_figure():
    alpha = by_id(agreement(rated_table(FOUR, "ordinal")))["alpha"]
    row = table_of([alpha]).iloc[0]

    # one unit of the twelve has a single answer
    assert (row["items"], row["raters"], row["answers"], row["pairs"]) == (11, 4, 40, 55)
    assert row["left_out_items"] == 1
    assert row["percent"] == pytest.approx(43 / 55)
    assert row["low"] < row["estimate"] < row["high"]
    assert (row["seed"], row["resamples"], row["confidence"]) == (1, 1_000, 0.95)


def test_the_same_answers_give_the_same_table():
    tables = [table_of(agreement(rated_table(room(20, 5), "ordinal"))) for _ in range(2)]

    assert tables[0].to_csv() == tables[1].to_csv()


def test_a_long_table_and_a_secret_round_agree_on_alpha():
    long = pd.DataFrame(
        [
            {"item_id": item, "rater_id": rater, "value": value}
            for item, row in enumerate(room(15, 6).tolist())
            for rater, value in enumerate(row)
        ]
    )

    known = by_id(agreement(rated(long, "ordinal")))
    secret = by_id(agreement(rated(long, "ordinal", rater=None)))

    assert secret["alpha"].exact == known["alpha"].exact
    assert secret["alpha"].interval.low == known["alpha"].interval.low
    assert secret["alpha"].interval.n_raters is None
    assert known["kendall-w"].exact is not None
    assert secret["kendall-w"].exact is None
    assert cautions_of(secret["kendall-w"]) == {"statistics-no-raters"}


def test_a_small_room_is_told_that_nothing_follows_for_other_items():
    found = by_id(agreement(rated_table(room(6, 8), "ordinal")))["alpha"]

    assert found.exact is not None
    assert found.interval.low is None
    assert "statistics-few-items" in cautions_of(found)


def test_two_raters_say_nothing_of_other_people():
    found = by_id(agreement(rated_table(TWO_OF_125, "nominal")))["kappa"]

    assert "statistics-few-raters" in cautions_of(found)


def test_high_agreement_with_a_low_kappa_is_explained():
    found = by_id(agreement(rated_table(TWO_OF_125, "nominal")))

    assert "statistics-skewed" in cautions_of(found["kappa"])
    assert "statistics-skewed" in cautions_of(found["alpha"])
    assert "94 in 100" in table_of([found["kappa"]])["cautions"].iloc[0]


def test_where_all_answers_are_alike_nothing_can_be_said_beyond_chance():
    found = by_id(agreement(rated_table(np.full((12, 4), 7.0), "ordinal")))

    assert found["alpha"].exact is None
    assert cautions_of(found["alpha"]) == {"statistics-all-alike"}
    assert found["percent"].exact == 1


def test_where_nobody_disagrees_the_interval_is_no_proof():
    alike = np.repeat(np.arange(1.0, 13.0)[:, np.newaxis], 3, axis=1)

    found = by_id(agreement(rated_table(alike, "interval")))["alpha"]

    assert (found.exact, found.interval.low, found.interval.high) == (1, 1, 1)
    assert "statistics-unanimous" in cautions_of(found)


@pytest.mark.parametrize(
    ("spread", "caution"),
    [(2.0, "statistics-below"), (0.7, "statistics-tentative"), (0.2, None)],
)
def test_alpha_is_held_against_the_limits_of_its_author(spread, caution):
    found = by_id(agreement(rated_table(room(40, 5, spread=spread), "interval")))["alpha"]

    limits = cautions_of(found) & {"statistics-below", "statistics-tentative"}
    assert limits == ({caution} if caution else set())


def test_an_interval_on_both_sides_of_a_limit_decides_nothing():
    found = by_id(agreement(rated_table(room(15, 4, spread=0.8), "interval")))["alpha"]

    assert found.interval.holds(0.667)
    assert "statistics-either-side" in cautions_of(found)


def test_w_says_what_it_left_out():
    table = ANXIETY.astype(float)
    table.iloc[:3, 0] = np.nan

    found = by_id(agreement(rated_table(table, "ordinal")))["kendall-w"]

    assert (found.interval.n_items, found.interval.n_raters) == (17, 3)
    assert (found.left_out_items, found.left_out_raters) == (3, 0)
    assert "statistics-left-out-items" in cautions_of(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cautions_are_said_in_every_language(lang):
    tables = [
        table_of(agreement(rated), lang)
        for rated in (
            rated_table(FOUR, "nominal"),
            rated_table(TWO_OF_125, "nominal"),
            rated_table(room(6, 2), "ordinal"),
            rated_table(np.full((12, 4), 7.0), "interval"),
            rated_counts({"s1": {1: 1}}, "ordinal"),
        )
    ]

    said = " ".join(text for table in tables for text in table["cautions"])
    assert "{" not in said
    assert all(name for table in tables for name in table["name"])


def test_decimals_are_written_as_the_language_does():
    found = by_id(agreement(rated_table(TWO_OF_125, "nominal")))["kappa"]

    assert "−0,023" in table_of([found], "fr")["cautions"].iloc[0]


def test_no_answer_at_all_is_a_table_all_the_same():
    table = table_of(agreement(rated_counts({}, "ordinal")))

    assert table["estimate"].isna().all()
    assert table["items"].tolist() == [0] * len(table)
