from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.agreement.across_groups import GroupVotes, across_groups

votes = st.integers(1, 40).flatmap(
    lambda size: st.builds(GroupVotes, agreeing=st.integers(0, size), votes=st.just(size))
)
rooms = st.dictionaries(st.sampled_from("abcdef"), votes, min_size=1)


def room(*groups: tuple[int, int]) -> dict[str, GroupVotes]:
    return {f"g{place}": GroupVotes(*each) for place, each in enumerate(groups)}


# By hand after the formula of Small et al. (2021): (agreeing + 1) / (votes + 2) of each group.
@pytest.mark.parametrize(
    ("groups", "product", "consensus"),
    [
        ([(10, 10), (8, 10)], "99/144", 0.829),
        ([(0, 10), (1, 10)], "2/144", 0.118),
        ([(10, 10), (8, 8), (12, 12)], "1287/1680", 0.915),
        ([(3, 3)], "4/5", 0.8),
    ],
)
def test_the_product_over_groups_and_its_root(groups, product, consensus):
    found = across_groups(room(*groups))

    assert found.product == Fraction(product)
    assert round(found.consensus or 0, 3) == consensus
    assert found.groups == len(groups)
    assert found.votes == sum(size for _, size in groups)
    assert found.agreeing == sum(agreeing for agreeing, _ in groups)
    assert found.fewest == min(size for _, size in groups)


@given(votes, st.integers(1, 6))
def test_five_groups_that_agree_as_far_as_two_have_the_same_consensus(group, many):
    found = across_groups({str(place): group for place in range(many)})

    assert found.consensus == pytest.approx(float(group.share))


def test_one_small_group_that_refuses_outweighs_a_large_one_that_agrees():
    most_people = across_groups(room((95, 100), (0, 6)))
    every_group = across_groups(room((60, 100), (4, 6)))

    assert most_people.agreeing > every_group.agreeing
    assert (most_people.consensus or 0) < (every_group.consensus or 0)


@given(rooms)
def test_consensus_lies_between_the_groups_that_agree_least_and_most(groups):
    shares = [float(group.share) for group in groups.values()]

    found = across_groups(groups).consensus

    assert found is not None
    assert min(shares) - 1e-9 <= found <= max(shares) + 1e-9


@given(rooms, st.sampled_from("abcdef"))
def test_one_more_who_agrees_never_lowers_the_consensus(groups, name):
    if name in groups:
        before = groups[name]
        more = groups | {name: GroupVotes(before.agreeing + 1, before.votes + 1)}
        assert across_groups(more).product > across_groups(groups).product


def test_a_group_in_which_nobody_judged_is_not_counted():
    assert across_groups(room((3, 4), (0, 0))) == across_groups(room((3, 4)))


def test_where_nobody_judged_there_is_no_consensus():
    found = across_groups(room((0, 0)))

    assert found.consensus is None
    assert (found.groups, found.votes, found.fewest) == (0, 0, 0)
