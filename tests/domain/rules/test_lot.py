import hashlib
from math import comb
from typing import Any

import pytest

from kit.domain.ballot_table import Said
from kit.domain.rules.lot import draw
from kit.domain.rules.outcome import Committees, Decided, outcome
from kit.domain.rules.verdict import Verdict
from tests.domain.rules.tables import approvals, decide, table

ROOT = "5f" * 32


def order(names, root=ROOT):
    """What anybody can compute who has the published root."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{root}\n{name}".encode()).hexdigest())


def drawn(decided: Any, root: str = ROOT) -> Any:
    """The lot, where there must be one."""
    return draw(decided, root)


def tied(names, committees, total=None):
    said = Said({"1": 1}, 0, 0)
    return Decided(
        tuple(outcome(name, said, Verdict.UNDECIDED) for name in names),
        Committees(tuple(committees), total or len(committees)),
    )


def by_approval(names, places, name="approval"):
    return decide(name, table(approvals([names], names)), places=str(places))


@pytest.mark.parametrize("places", [1, 2, 4])
def test_the_places_go_to_the_first_hashes_of_the_root(places):
    names = ["s1", "s2", "s3", "s4", "s5"]

    lot = drawn(by_approval(names, places))

    assert [name for name, _ in lot.order] == order(names)
    assert lot.won == set(order(names)[:places])
    assert lot.places == {name: place for place, name in enumerate(order(names), start=1)}


def test_another_root_gives_another_order():
    names = [f"s{number}" for number in range(9)]
    roots = [f"{number:064x}" for number in range(20)]

    firsts = {drawn(by_approval(names, 1), root).order[0][0] for root in roots}

    assert len(firsts) > 3


def test_thousands_of_tied_sets_are_broken_without_listing_them():
    names = [f"s{number:02d}" for number in range(40)]
    decided = by_approval(names, 20)

    assert decided.committees.total == comb(40, 20) > len(decided.committees.listed)
    assert drawn(decided).won == set(order(names)[:20])


def test_only_sets_that_the_rule_may_choose_are_drawn():
    committees = [("a", "b"), ("c",)]

    won = drawn(tied(["a", "b", "c"], committees)).won

    assert tuple(sorted(won)) in committees
    assert order(["a", "b", "c"])[0] in won


def test_as_many_sets_as_there_are_pairs_are_not_taken_for_all_pairs():
    """Three sets of three standards, and one of the three pairs is not among them."""
    for root in (f"{number:064x}" for number in range(30)):
        committees = [("a", "b"), ("a", "c"), ("c",)]
        assert tuple(sorted(drawn(tied(["a", "b", "c"], committees), root).won)) in committees


def test_nothing_is_drawn_where_sets_of_several_sizes_are_not_all_listed():
    assert draw(tied(["a", "b", "c"], [("a", "b"), ("c",)], total=3), ROOT) is None


def test_what_is_in_every_set_is_not_drawn():
    rows = approvals([["s1", "s2", "s3"], ["s1"]], ["s1", "s2", "s3"])

    lot = drawn(decide("approval", table(rows), places="2"))

    assert [name for name, _ in lot.order] == order(["s2", "s3"])
    assert lot.won == {order(["s2", "s3"])[0]}


def test_nothing_is_drawn_where_nothing_is_tied():
    rows = approvals([["s1", "s2"], ["s1"]], ["s1", "s2"])

    assert draw(decide("approval", table(rows), places="1"), ROOT) is None


def test_nothing_is_drawn_where_not_all_tied_sets_are_known():
    names = [f"s{number:02d}" for number in range(30)]
    rows = approvals([[name] for name in names], names)
    decided = decide("equal-shares", table(rows), places="15")

    assert decided.committees.total is None
    assert draw(decided, ROOT) is None
    assert {one.verdict for one in decided.outcomes} == {Verdict.UNDECIDED}


def test_a_rule_without_places_has_no_lot():
    assert draw(decide("delphi", table([("s1", "1", "5")])), ROOT) is None
