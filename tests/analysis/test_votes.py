"""Figures of votes: quartiles, what changed, who voted how where it may be told."""

import pandas as pd
import pytest

from kit.analysis.changes import changes
from kit.analysis.parts import by_part, consensus
from kit.analysis.raters import agreement_of_groups, agreement_of_voters
from kit.analysis.votes import closed_rounds, decided, distribution, in_favour, rated, turnout
from tests.analysis.sessions import bundle_of
from tests.builders import session
from tests.decided import in_session, room, voted

COUNTRIES = ["BE", "BE", "FR", "ES"]


def two_rounds(first, second, *, is_open=False):
    return bundle_of(
        in_session(
            voted("delphi", {"s1": first}, is_open=is_open),
            voted("delphi", {"s1": second}, number=2, standards=False, is_open=is_open),
            participants=len(first),
        )
    )


def test_turnout_adds_up_to_who_was_entitled(bundle):
    rows = turnout(bundle)

    assert rows[["entitled", "voted", "not_voted"]].values.tolist() == [
        [28, 26, 2], [28, 26, 2], [8, 8, 0],
    ]  # fmt: skip
    assert rows["share"].iloc[0] == pytest.approx(26 / 28)


def test_quartiles_are_those_of_linear_interpolation():
    ratings = ["1", "2", "3", "4", "9"]
    row = distribution(two_rounds(ratings, ratings), "round1").iloc[0]
    reference = pd.Series(map(int, ratings)).quantile([0.25, 0.5, 0.75])

    assert [row["lower"], row["median"], row["upper"]] == reference.tolist()
    assert row["n"] == 5


def test_the_example_decides_as_its_results_say(bundle):
    rows = decided(bundle)

    assert rows["verdict"].tolist() == bundle["results"]["verdict"].tolist()
    assert rows["n"].tolist() == bundle["results"]["judged"].tolist()
    rated_high = bundle["results"]["high"].dropna()
    assert rows["in_favour"].iloc[: len(rated_high)].tolist() == rated_high.tolist()


def test_a_change_counts_both_sides_and_the_least_that_moved():
    """Two of five move from 9 to 1: two fifths of the judgements must differ."""
    row = changes(two_rounds(["9"] * 5, ["9", "9", "9", "1", "1"])).iloc[0]

    assert [row["in_favour_from"], row["in_favour_to"], row["n_to"]] == [5, 3, 5]
    assert row["moved"] == pytest.approx(-0.4)
    assert row["at_least_moved"] == pytest.approx(0.4)
    assert row["verdict_changed"]
    assert [row["median_from"], row["range_to"]] == [9.0, 8.0]
    assert pd.isna(row["seats_both"])


def test_opposite_moves_of_secret_rounds_cancel_out_and_those_of_open_ones_do_not():
    before, after = ["9", "9", "1", "5", "5"], ["1", "9", "9", "5", "5"]
    secret = changes(two_rounds(before, after)).iloc[0]
    open_ = changes(two_rounds(before, after, is_open=True)).iloc[0]

    assert secret["at_least_moved"] == 0
    assert [open_["seats_both"], open_["seats_changed"]] == [5, 2]


def test_rounds_of_other_methods_are_not_compared(bundle):
    rows = changes(bundle)
    first, second, _ = closed_rounds(bundle)

    assert set(zip(rows["from_round_id"], rows["to_round_id"], strict=True)) == {(first, second)}
    assert len(rows) == 6


def test_open_rounds_tell_countries_and_organisations():
    answers = {"s1": ["yes", "no", "yes", "abstain"]}
    bundle = bundle_of(
        session(*room(COUNTRIES), *voted("double-threshold", answers, countries=COUNTRIES))
    )
    countries = by_part(bundle, "round1").set_index("part")

    assert countries["n"].to_dict() == {"BE": 2, "ES": 1, "FR": 1}
    assert countries["in_favour"].to_dict() == {"BE": 1, "ES": 0, "FR": 1}
    assert by_part(bundle, "round1", "organisation")["part"].tolist() == ["o1", "o2", "o3", "o4"]


def test_who_does_not_approve_counts_in_the_part_that_they_are_of():
    answers = {"s1": ["1", "", "1", ""], "s2": ["", "1", "", "1"]}
    told = in_session(voted("approval", answers, is_open=True), participants=4)
    rows = by_part(bundle_of(told), "round1", "group")
    first = rows[rows["standard_id"] == "s1"]

    assert rows.groupby("standard_id")["n"].sum().to_dict() == {"s1": 4, "s2": 4}
    assert rows.groupby("standard_id")["in_favour"].sum().to_dict() == {"s1": 2, "s2": 2}
    assert first["part"].tolist() == ["g1", "g2"]


def test_a_standard_that_all_groups_are_for_stands_above_one_of_the_largest_group(bundle):
    third = closed_rounds(bundle)[2]
    rows = consensus(bundle, third)
    plain = in_favour(bundle, third).set_index("standard_id")["share"]

    assert rows["consensus"].is_monotonic_decreasing
    judged = bundle.of_round("results", third).set_index("standard_id")["judged"]
    assert rows["votes"].tolist() == judged[rows["standard_id"]].tolist()
    assert plain[rows["standard_id"].iloc[-1]] == plain.min()
    assert consensus(bundle, closed_rounds(bundle)[0]).empty


def test_secret_rounds_tell_nothing_that_they_did_not_carry(bundle):
    first = closed_rounds(bundle)[0]

    assert by_part(bundle, first, "country").empty
    assert by_part(bundle, first, "organisation").empty


@pytest.mark.parametrize(("judged_in_two", "is_withheld"), [(5, False), (4, True)])
def test_a_part_of_fewer_than_five_withholds_the_whole_standard(judged_in_two, is_withheld):
    """Nobody can subtract the one part from the sum either."""
    answers = {"s1": ["9"] * 10 + ["2"] * judged_in_two + [""] * (6 - judged_in_two)}
    values = {n: "group-1" if n <= 10 else "group-2" for n in range(1, 17)}
    told = voted("delphi", answers, attribute="group", values_of=values)
    rows = by_part(bundle_of(in_session(told, participants=16)), "round1", "group")

    assert rows["withheld"].tolist() == ([True] if is_withheld else [False, False])
    assert rows["n"].isna().all() == is_withheld


def test_agreement_of_groups_is_that_of_the_bundles_own_table(bundle):
    keys = ["subject_framework_id", "object_framework_id", "question"]
    told = bundle["agreement"]
    told = told[told["first_group_id"].isna()].set_index(keys).sort_index()
    found = agreement_of_groups(bundle, resamples=20)
    found = found[found["statistic"] == "alpha"].set_index(keys).sort_index()

    assert found["items"].tolist() == told["questions"].tolist()
    assert found["percent"].tolist() == pytest.approx(told["share"].tolist())
    assert found["estimate"].tolist() == pytest.approx(told["alpha"].tolist())


def test_secret_rounds_have_no_raters_to_tell_apart(bundle):
    first, _, third = closed_rounds(bundle)
    rows = agreement_of_voters(bundle, resamples=20).set_index(["round_id", "statistic"])

    assert rated(bundle, first)["rater_id"].isna().all()
    assert rows["raters"].isna().loc[(first, "alpha")]
    assert (
        rows.loc[(first, "alpha"), "answers"] == bundle.of_round("results", first)["judged"].sum()
    )
    assert rows.loc[(third, "alpha"), "raters"] == 8
    assert rows["estimate"].isna().loc[(first, "kendall-w")]


def test_a_session_without_rounds_has_tables_without_rows(empty):
    for table in (turnout, decided, changes, agreement_of_voters, agreement_of_groups):
        assert table(empty).empty
        assert len(table(empty).columns) > 3
