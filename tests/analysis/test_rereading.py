"""The ballots read again from a bundle decide what the round decided, under every rule."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.analysis.rereading import (
    decided_by,
    parameters_of,
    sweep,
    usual_sweep,
)
from kit.analysis.sensitivity import by_rule, by_rule_counts, leave_one_out
from kit.analysis.votes import closed_rounds, distribution, in_favour
from kit.domain.errors import BadInput
from tests.analysis.sessions import bundle_of
from tests.builders import session
from tests.decided import RULES, in_session, people, room, voted

SAID = {
    "delphi": [*map(str, range(1, 10)), "cannot-judge", ""],
    "rand-ucla": [*map(str, range(1, 10)), "cannot-judge", ""],
    "median-iqr": [*map(str, range(1, 10)), ""],
    "double-threshold": ["yes", "no", "abstain", "cannot-judge", ""],
    "approval": ["1", ""],
    "equal-shares": ["1", ""],
    "majority-judgment": ["excellent", "very-good", "good", "fair", "poor", "reject", ""],
    "consent": ["yes", "abstain", "object", "cannot-judge", ""],
}


@st.composite
def rounds(draw: st.DrawFn) -> Any:
    """A rule, what five to nine voters said of three standards, and whether all could see it."""
    rule = draw(st.sampled_from(sorted(RULES)))
    count = draw(st.integers(5, 9))
    one = st.lists(st.sampled_from(SAID[rule]), min_size=count, max_size=count)
    answers = {name: draw(one) for name in ("s1", "s2", "s3")}
    more: dict[str, Any] = {"is_open": draw(st.booleans())}
    if rule in ("approval", "equal-shares"):
        more["ties"] = draw(st.sampled_from(["undecided", "lot"]))
    return rule, answers, more


@settings(deadline=None, max_examples=50)  # a loaded machine needs longer than 200 ms
@given(rounds())
def test_a_round_read_again_decides_what_it_decided(asked):
    rule, answers, more = asked
    bundle = bundle_of(in_session(voted(rule, answers, **more), participants=people(answers)))

    again = decided_by(bundle, "round1")

    assert again["standard_id"].tolist() == ["s1", "s2", "s3"]
    assert not again["changes"].any()
    assert again["verdict"].tolist() == bundle["results"]["verdict"].tolist()


@settings(deadline=None, max_examples=50)  # a loaded machine needs longer than 200 ms
@given(rounds())
def test_counts_add_up_to_who_judged(asked):
    rule, answers, more = asked
    bundle = bundle_of(in_session(voted(rule, answers, **more), participants=people(answers)))

    rows = distribution(bundle, "round1")
    shares = in_favour(bundle, "round1")

    answered = [name for name in rows if name in {*SAID[rule], "0"} and name != "cannot-judge"]
    assert rows[answered].sum(axis=1).tolist() == rows["n"].tolist()
    assert (shares["in_favour"] <= shares["n"]).all()


def test_networks_are_read_with_their_countries_and_weights():
    answers = {"s1": ["yes", "yes", "no", "yes"], "s2": ["no", "no", "yes", ""]}
    countries = ["BE", "BE", "FR", "ES"]
    rule = {"name": "double-threshold", "country_share": "55%", "quorum": "40%"}
    weights = {"o1": "1/3", "o3": "2"}
    told = session(*room(countries), *voted(rule, answers, countries=countries, weights=weights))
    bundle = bundle_of(told)

    assert not decided_by(bundle, "round1")["changes"].any()
    assert bundle["results"]["verdict"].tolist() == ["out", "out"]
    alone = decided_by(bundle, "round1", yes_share="55%", no_share="100%", country_share="off")
    # 7/3 yes and 2 no are 54%; 2 yes and 4/3 no are 60%
    assert alone["verdict"].tolist() == ["out", "in"]


def test_other_parameters_of_the_example_are_those_of_its_table_of_rules(bundle):
    """What the kit wrote into `what_if` comes out again from votes and parameters alone."""
    first = closed_rounds(bundle)[0]
    table = by_rule(bundle, first)

    for rule, told in {
        "delphi-75": {"in_share": "75%"},
        "delphi-half": {"out_if_high": "<=50%"},
        "panel": {"name": "rand-ucla", "disagreement": "panel-size"},
        "iqr": {"name": "median-iqr"},
    }.items():
        assert decided_by(bundle, first, **told)["verdict"].tolist() == table[rule].tolist()


def test_a_higher_limit_never_takes_more_in(bundle):
    rows = usual_sweep(bundle, closed_rounds(bundle)[0])
    counts = rows.assign(is_in=rows["verdict"] == "in").groupby("value")["is_in"].sum()

    assert rows["parameter"].unique().tolist() == ["in_share"]
    assert counts.sort_index().is_monotonic_decreasing
    assert rows[rows["value"] == "70%"]["changes"].sum() == 0


def test_what_is_no_rule_is_refused_and_what_contradicts_is_left_out(bundle):
    first = closed_rounds(bundle)[0]

    with pytest.raises(BadInput):
        sweep(bundle, first, "in_share", ["many"])
    with pytest.raises(BadInput):
        decided_by(bundle, first, name="no-rule")
    assert parameters_of(bundle, first)["in_share"] == "70%"


def test_rules_are_counted_with_the_fixed_one_first(bundle):
    rows = by_rule_counts(bundle)
    fixed = rows[rows["rule"] == "fixed"]

    assert fixed["number"].tolist() == [1, 2, 3]
    assert fixed["flips"].sum() == 0
    per_round = bundle["results"].groupby("round_id").size().max()
    assert (rows[["in", "undecided", "out"]].sum(axis=1) <= per_round).all()


def test_only_open_rounds_leave_anybody_out(bundle):
    first, _, third = closed_rounds(bundle)

    assert leave_one_out(bundle, first).columns.tolist() == ["fixed"]
    assert leave_one_out(bundle, third).shape == (6, 9)


def test_a_withheld_verdict_is_not_decided_again():
    """A rule that asks each group cannot be counted by anybody where one group is too small."""
    rule = {"name": "delphi", "groups": "each"}
    told = voted(rule, {"s1": ["9"] * 8}, attribute="group")
    bundle = bundle_of(in_session(told, participants=8))

    again = decided_by(bundle, "round1", groups="pooled")

    assert bundle["results"]["withheld"].tolist() == [True]
    assert again[["fixed", "verdict"]].values.tolist() == [["undecided", "undecided"]]
