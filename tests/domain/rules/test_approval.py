"""Approval order and equal shares, against published figures, laws and brute force."""

from fractions import Fraction
from itertools import chain, combinations, product
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.domain.errors import BadInput
from kit.domain.rules import buying, covering
from kit.domain.rules.known import read_rule
from tests.domain.rules.tables import approvals, decide, table, verdicts

# Lackner & Skowron, Multi-Winner Voting with Approval Preferences, 2023: the running example of
# twelve voters and seven candidates, four places. Approval voting ties abcd and abcf; equal shares
# buys a at 1/8 from each supporter and completes to abcd.
BOOK = ["ab"] * 3 + ["ac"] * 3 + ["ad"] * 2 + ["bcf", "e", "f", "g"]
SEVEN = "abcdefg"
BOOK_TABLE = table(approvals(BOOK, SEVEN))


def sets(decided):
    return ["".join(one) for one in decided.committees.listed]


def test_approval_order_has_the_published_ties():
    found = decide("approval", BOOK_TABLE, places="4")

    assert sets(found) == ["abcd", "abcf"]
    assert found.committees.total == 2
    assert verdicts(found) == {
        **dict.fromkeys("abc", "in"),
        **dict.fromkeys("df", "undecided"),
        **dict.fromkeys("eg", "out"),
    }
    assert [one.figures["approvals"] for one in found.outcomes] == [8, 4, 4, 2, 1, 2, 1]
    assert [one.figures["rank"] for one in found.outcomes] == [1, 2, 2, 4, 6, 4, 6]


def test_equal_shares_buys_and_completes_as_published():
    found = decide("equal-shares", BOOK_TABLE, places="4")

    assert sets(found) == ["abcd"]
    steps = [(one.item_id, one.how, one.price) for one in found.committees.steps]
    assert steps[0] == ("a", "bought", Fraction(1, 8))
    assert [how for _, how, _ in steps[1:]] == ["completed"] * 3
    assert verdicts(found) == {**dict.fromkeys("abcd", "in"), **dict.fromkeys("efg", "out")}


def test_completion_starts_from_the_money_left_over():
    """Supporters of b have 5/24 three times and 1/3 once: 1/24 is missing, a quarter of it each."""
    second = decide("equal-shares", BOOK_TABLE, places="4").committees.steps[1]

    assert (second.item_id, second.price) == ("b", Fraction(1, 96))


def test_without_completion_places_stay_empty():
    found = decide("equal-shares", BOOK_TABLE, places="4", completion="none")

    assert sets(found) == ["a"]


# The same book: what a cohesive group of n/k voters can pay for, it gets: here two of three places
# for two thirds of the voters, where approval order gives them all three.
def test_a_minority_gets_the_place_that_it_can_pay_for():
    ballots = ["abc"] * 6 + ["x"] * 3
    votes = table(approvals(ballots, "abcx"))

    assert sets(decide("approval", votes, places="3")) == ["abc"]
    assert all("x" in each for each in sets(decide("equal-shares", votes, places="3")))


def test_an_organisation_of_nine_has_one_budget_if_the_rule_says_so():
    ballots = ["ab"] * 9 + ["c", "c", "c"]
    organisations = {str(voter): "big" for voter in range(1, 10)} | {
        str(voter): f"small{voter}" for voter in range(10, 13)
    }
    votes = table(approvals(ballots, "abc"), organisations=organisations)

    by_voter = decide("equal-shares", votes, places="2", completion="none")
    by_organisation = decide(
        "equal-shares", votes, places="2", completion="none", budgets="organisations"
    )

    assert sets(by_voter) == ["a", "b"]
    assert sets(by_organisation) == ["c"]


def test_budgets_of_organisations_need_organisations():
    with pytest.raises(BadInput) as refused:
        decide("equal-shares", BOOK_TABLE, budgets="organisations")

    assert refused.value.message_id == "deciding-no-organisations"


def test_an_item_that_nobody_judged_is_undecided_and_has_no_place():
    rows = [*approvals(["a", "a"], "a"), ("b", "1", ""), ("b", "2", "cannot-judge")]

    for name in ("approval", "equal-shares"):
        found = decide(name, table(rows), places="2")
        assert verdicts(found) == {"a": "in", "b": "undecided"}
        assert sets(found) == ["a"]


def test_an_item_that_nobody_approves_has_no_place_unless_the_rule_gives_it_one():
    votes = table(approvals(["a", "a"], "ab"))

    assert verdicts(decide("approval", votes, places="2")) == {"a": "in", "b": "out"}
    assert verdicts(decide("approval", votes, places="2", least="0")) == {"a": "in", "b": "in"}


def test_very_many_ties_are_counted_and_the_first_ones_listed():
    items = [f"s{number}" for number in range(40)]
    found = decide("approval", table(approvals([items] * 3, items)), places="20")

    assert found.committees.total == comb(40, 20)
    assert len(found.committees.listed) == 1_000
    assert set(verdicts(found).values()) == {"undecided"}


def test_ties_that_are_too_many_to_look_through_leave_all_of_them_undecided(monkeypatch):
    monkeypatch.setattr(buying, "STATES", 50)
    items = [f"s{number}" for number in range(12)]
    ballots = [["sure", *items]] * 6 + [["sure"]] * 2
    found = decide("equal-shares", table(approvals(ballots, ["sure", *items, "none"])), places="6")

    assert found.committees.total is None
    assert verdicts(found) == {
        "sure": "in",
        **dict.fromkeys(items, "undecided"),
        "none": "out",
    }


@pytest.mark.parametrize("texts", [{"places": "0"}, {"places": "ten"}, {"places": "1.5"}])
def test_places_are_a_whole_number(texts):
    with pytest.raises(BadInput) as refused:
        read_rule({"name": "approval", **texts})

    assert refused.value.message_id == "deciding-whole-bad"


ITEMS = "abcde"
profiles = st.lists(st.sets(st.sampled_from(ITEMS)), min_size=1, max_size=9)
places = st.integers(1, 4)


def best_sets(ballots, size):
    """All sets of that size of approved candidates with the most approvals, the slow way."""
    approved = sorted(set(chain.from_iterable(ballots)))
    scores = {
        each: sum(item in ballot for ballot in ballots for item in each)
        for each in combinations(approved, min(size, len(approved)))
    }
    return ["".join(each) for each, score in scores.items() if score == max(scores.values())]


@given(profiles, places)
def test_approval_order_finds_all_sets_with_the_most_approvals(ballots, size):
    found = decide("approval", table(approvals(ballots, ITEMS)), places=str(size))

    assert sets(found) == best_sets(ballots, size)
    assert found.committees.total == len(found.committees.listed)


@given(profiles, places, st.booleans())
def test_a_verdict_says_in_how_many_of_the_sets_a_standard_is(ballots, size, shares):
    name = "equal-shares" if shares else "approval"
    found = decide(name, table(approvals(ballots, ITEMS)), places=str(size))

    for item, verdict in verdicts(found).items():
        times = sum(item in each for each in sets(found))
        expected = {0: "out", found.committees.total: "in"}.get(times, "undecided")
        assert verdict == expected


@given(profiles, places)
def test_equal_shares_fills_the_places_as_far_as_anything_is_approved(ballots, size):
    found = decide("equal-shares", table(approvals(ballots, ITEMS)), places=str(size))
    approved = set(chain.from_iterable(ballots))

    assert {len(each) for each in found.committees.listed} == {min(size, len(approved))}
    assert set(chain.from_iterable(found.committees.listed)) <= approved


@given(profiles, places)
def test_nobody_pays_more_than_their_budget_and_each_standard_is_paid_in_full(ballots, size):
    votes = table(approvals(ballots, ITEMS))
    found = decide("equal-shares", votes, places=str(size), completion="none")
    left = [Fraction(size, len(ballots))] * len(ballots)

    for step in found.committees.steps:
        paid = {
            voter: min(left[voter], step.price)
            for voter, ballot in enumerate(ballots)
            if step.item_id in ballot
        }
        assert sum(paid.values()) == 1
        left = [each - paid.get(voter, 0) for voter, each in enumerate(left)]
    assert all(each >= 0 for each in left)
    assert len(found.committees.steps) <= size
    for item in set(ITEMS) - {step.item_id for step in found.committees.steps}:
        supporters = [left[voter] for voter, ballot in enumerate(ballots) if item in ballot]
        assert sum(supporters) < 1 or len(found.committees.steps) == size


def verdict_of(item, ballots, size, least):
    """The verdict of approval order, the slow way."""
    scores = {each: sum(each in ballot for ballot in ballots) for each in "abc"}
    others = [scores[each] for each in "abc" if each != item and scores[each] >= least]
    if scores[item] < least or sum(each > scores[item] for each in others) >= size:
        return "out"
    return "undecided" if sum(each >= scores[item] for each in others) >= size else "in"


SUBSETS = [set(each) for size in range(4) for each in combinations("abc", size)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(SUBSETS), min_size=1, max_size=3),
    st.integers(1, 3),
    st.integers(0, 2),
)
def test_the_margin_is_the_fewest_ballots_that_change_the_verdict(ballots, size, least):
    votes = table(approvals(ballots, "abc"))
    found = decide("approval", votes, places=str(size), least=str(least))

    for outcome in found.outcomes:
        now = verdict_of(outcome.item_id, ballots, size, least)
        assert outcome.verdict == now
        costs = [
            sum(one != other for one, other in zip(ballots, others, strict=True))
            for others in product(SUBSETS, repeat=len(ballots))
            if verdict_of(outcome.item_id, others, size, least) != now
        ]
        assert outcome.figures["margin"] == min(costs, default=None)


PARTLY = st.fixed_dictionaries({item: st.sampled_from(["1", "0", ""]) for item in "abc"})


@settings(max_examples=100, deadline=None)
@given(st.lists(PARTLY, min_size=1, max_size=3), st.integers(1, 2), st.integers(0, 2))
def test_only_what_was_judged_can_be_cast_otherwise(ballots, size, least):
    rows = [
        (item, str(voter), said)
        for voter, ballot in enumerate(ballots)
        for item, said in ballot.items()
    ]
    texts = {"places": str(size), "least": str(least)}

    def found(said):
        return decide("approval", table(said), **texts)

    judged_rows = [place for place, (_, _, said) in enumerate(rows) if said]
    costs: dict[str, set[int]] = {}
    now = verdicts(found(rows))
    for flips in product([False, True], repeat=len(judged_rows)):
        flipped = {place for place, flip in zip(judged_rows, flips, strict=True) if flip}
        changed = [
            (item, voter, {"1": "0", "0": "1"}[said] if place in flipped else said)
            for place, (item, voter, said) in enumerate(rows)
        ]
        cost = len({rows[place][1] for place in flipped})
        for item, verdict in verdicts(found(changed)).items():
            if verdict != now[item]:
                costs.setdefault(item, set()).add(cost)

    for outcome in found(rows).outcomes:
        assert outcome.figures["margin"] == min(costs.get(outcome.item_id, ()), default=None)


def test_a_margin_whose_search_is_too_long_is_told_as_a_range(monkeypatch):
    monkeypatch.setattr(covering, "NODES", 1)
    ballots = ["ab", "ac", "abc", "a", "ad", "abd", "acd", "a"] * 2
    found = decide("approval", table(approvals(ballots, "abcd")), places="2").outcomes[0]
    monkeypatch.undo()
    exact = decide("approval", table(approvals(ballots, "abcd")), places="2").outcomes[0]

    assert exact.figures["margin"] == exact.figures["margin_from"] == exact.figures["margin_to"]
    assert found.figures["margin_from"] <= exact.figures["margin"] <= found.figures["margin_to"]
