from dataclasses import replace
from typing import Any

from kit.domain.ballot import Judgement
from kit.domain.round_table import ballots_of
from kit.domain.rounds import Voter
from kit.domain.tally import Tally
from tests.domain.held import Cast, Vote, of_organisations

APPROVAL = {"name": "approval", "places": "1"}
RATING = {"name": "delphi"}


def rows(table):
    """Each judgement as standard, voter and value."""
    return [
        (table.items[item], table.voters[voter], table.values[value])
        for item, voter, value in zip(table.item_of, table.voter_of, table.value_of, strict=True)
    ]


def held(rule: Any, *ballots: Any, **more: Any) -> Any:
    casts = {f"p{number}": Cast(one) for number, one in enumerate(ballots, start=1)}
    return Vote(rule, casts, **{"standard_ids": ("s1", "s2"), **more}).held()


def test_an_open_round_has_one_voter_a_seat_and_whoever_says_nothing_is_blank():
    found = ballots_of(held(RATING, {"s1": "9"}, {"s1": "1", "s2": "5"}, is_open=True)).table

    assert sorted(rows(found)) == [
        ("s1", "p1", "9"),
        ("s1", "p2", "1"),
        ("s2", "p1", ""),
        ("s2", "p2", "5"),
    ]


def test_in_a_secret_round_nothing_holds_the_judgements_of_a_ballot_together():
    one = held(RATING, {"s1": "9", "s2": "1"}, {"s1": "1", "s2": "9"})
    other = held(RATING, {"s1": "9", "s2": "9"}, {"s1": "1", "s2": "1"})

    assert ballots_of(one).table.counts() == ballots_of(other).table.counts()
    assert "p1" not in ballots_of(one).table.voters


def test_no_voter_has_two_rows_on_one_standard():
    found = ballots_of(held(RATING, *[{"s1": "9", "s2": "4"}] * 3, {"s1": "4"}, {})).table
    said = [(item, voter) for item, voter, _ in rows(found)]

    assert len(said) == len(set(said)) == 10


def test_an_approval_ballot_is_one_voter_by_its_code():
    found = ballots_of(held(APPROVAL, {"s1": "1", "s2": "1"}, {"s2": "1"})).table
    approved = sorted(voter for item, voter, value in rows(found) if value == "1")

    assert len(found.voters) == 2
    assert len(set(approved)) == 2
    assert len(approved) == 3


def test_who_ticks_nothing_is_one_voter_who_approves_nothing():
    found = ballots_of(held(APPROVAL, {"s1": "1"}, {}, {})).table

    assert len(found.voters) == 3
    assert found.counts() == [{"1": 1, "0": 2}, {"0": 3}]


def test_a_recused_voter_has_no_row_on_that_standard():
    found = ballots_of(held(RATING, {"s1": "9", "s2": "9"}, recused={"p1": ("s2",)}, is_open=True))

    assert rows(found.table) == [("s1", "p1", "9")]


def test_votes_on_paper_make_approvals_be_counted_standard_by_standard():
    paper = Tally(voters=3, counts={"s1": {"1": 2}, "s2": {"1": 1}})

    found = ballots_of(held(APPROVAL, {"s1": "1", "s2": "1"}, {}, tallies=(paper,))).table

    assert found.counts() == [{"1": 3, "0": 2}, {"1": 2, "0": 3}]


def test_two_rows_of_one_seat_are_two_voters_so_that_none_is_counted_as_half():
    round_ = held(RATING, {"s1": "9"}, is_open=True)
    twice = (
        Judgement(code="a" * 16, value="9", seat_id="p1"),
        Judgement(code="b" * 16, value="8", seat_id="p1"),
    )
    damaged = round_.closed.model_copy(update={"judgements": {"s1": twice}, "voted": 2})

    found = ballots_of(replace(round_, closed=damaged)).table

    assert len({voter for item, voter, _ in rows(found) if item == "s1"}) == 2


def test_organisations_countries_and_weights_are_those_of_the_seats():
    casts = {
        "p1": Cast({"s1": "yes"}, voter=Voter("o1", "BE")),
        "p2": Cast({"s1": "no"}, voter=Voter("o2", "FR")),
    }
    more = of_organisations(weights={"o1": "1/3"})

    found = ballots_of(
        Vote({"name": "double-threshold"}, casts, True, ("s1",), more=more).held()
    ).table

    told = zip(found.voters, found.organisations, found.countries, found.weights, strict=True)
    assert [(*one[:3], str(one[3])) for one in told] == [
        ("p1", "o1", "BE", "1/3"),
        ("p2", "o2", "FR", "1"),
    ]


def test_the_first_seat_of_the_electorate_speaks_for_the_country_of_its_organisation():
    casts = {
        seat: Cast({"s1": "yes"}, voter=Voter("o1", country))
        for seat, country in (("p1", "BE"), ("p2", "FR"))
    }
    vote = Vote({"name": "double-threshold"}, casts, True, ("s1",))
    round_ = vote.held()
    mirrored = tuple(reversed(round_.closed.judgements["s1"]))
    turned = round_.closed.model_copy(update={"judgements": {"s1": mirrored}})

    assert ballots_of(replace(round_, closed=turned)).table.voters == ("p1", "p2")


def test_the_blanks_of_a_group_are_known_in_the_open_and_unknown_in_secret():
    casts = {
        f"p{number}": Cast({"s1": "9"} if number < 6 else {}, voter=Voter(group_id="g1"))
        for number in range(1, 8)
    }
    vote = Vote(RATING, casts, standard_ids=("s1",), more={"attribute": "group"})

    assert len(ballots_of(vote.held()).groups["g1"]) == 5
    assert len(ballots_of(replace(vote, is_open=True).held()).groups["g1"]) == 7


def test_who_belongs_to_no_group_is_a_part_too():
    casts = {
        f"p{number}": Cast({"s1": "9"}, voter=Voter(group_id="g1" if number % 2 else None))
        for number in range(10)
    }

    found = ballots_of(
        Vote(RATING, casts, standard_ids=("s1",), more={"attribute": "group"}).held()
    )

    assert {name: len(part) for name, part in found.groups.items()} == {"": 5, "g1": 5}
