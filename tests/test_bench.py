"""What the room's bench makes of its figures."""

import pytest

from bench.__main__ import asked
from bench.room import figures, table
from bench.room.goals import Found, goals
from bench.room.ways import PHONE, STOCK, Forecast

GIGABYTE = 1_000_000_000


@pytest.mark.parametrize(("part", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100)])
def test_a_percentile_is_a_value_that_was_measured(part, value):
    assert figures.share([float(one) for one in range(100, 0, -1)], part) == value


def test_growth_is_told_for_ten_times_as_many_whatever_the_sizes():
    assert figures.growth({10: 1.0, 1_000: 9.0}) == pytest.approx(3.0)
    assert figures.growth({0: 1.0, 300: 2.0}) is None


def test_a_size_that_this_machine_does_not_carry_is_not_tried_and_says_what_it_would_need():
    last = {"visit_pss": 90e6, "arrivals_s": 10.0, "ballots_per_s": 10.0}

    assert Forecast.of(last, 100, 300).why_not(40 * GIGABYTE) == ""
    assert Forecast.of(last, 100, 1_000).why_not(40 * GIGABYTE) == "not tried: would need 90 GB"
    assert "would take 300 s" in Forecast.of(last, 100, 1_000).why_not(400 * GIGABYTE)


def test_options_of_a_benchmark_follow_its_name():
    assert asked(["room", "--json", "room.json"]) == (["room"], ["--json", "room.json"])


def judged(**phones: float) -> dict[str, str]:
    crowds = {PHONE: {300: phones, 3_000: phones}, STOCK: {32: {"visit_cpu": 0.8}}}
    return {goal.text.strip(): goal.verdict for goal in goals(Found({}, crowds, {}, {}))}


def test_a_goal_is_met_missed_or_was_not_measured():
    verdicts = judged(visit_cpu=0.004, arrivals_s=2.5)

    assert verdicts["a phone against stock Voila: CPU at least 200 times less"] == "met"
    assert verdicts["300 phones at once: all served within 2 s"] == "MISSED"
    assert verdicts["memory at least 500 times less"] == "not measured"


def test_all_judgements_must_be_there_and_be_those_that_were_acknowledged():
    text = "3,000 seats cast 30 ratings within 10 s: exactly 90,000 recorded"
    whole = {"judgements": 90_000.0, "judgements_wanted": 90_000.0}

    assert judged(**whole, exact=1.0)[text] == "met"
    assert judged(**whole, exact=0.0)[text] == "MISSED"


def test_the_table_sets_each_way_beside_stock_voila():
    visits = {STOCK: {"first_bytes": 5_600_000.0}, PHONE: {"first_bytes": 40_000.0}}

    [row] = [one for one in table.visitors(visits, {}, 32) if "bytes" in one]

    assert "5.60 MB" in row
    assert "40.0 kB (1/140)" in row
