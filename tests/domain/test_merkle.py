import pytest

from kit.domain.ballot import Judgement
from kit.domain.merkle import judgement_leaves, merkle_root
from tests.published_hashes import LEAVES, ROOTS


@pytest.mark.parametrize("number", range(len(ROOTS)))
def test_merkle_roots_are_those_of_rfc_6962(number):
    leaves = [bytes.fromhex(leaf) for leaf in LEAVES[:number]]

    assert merkle_root(leaves) == ROOTS[number]


def test_the_order_in_which_judgements_come_does_not_matter():
    one = Judgement(code="a" * 16, value="7")
    other = Judgement(code="b" * 16, value="cannot-judge")
    assert judgement_leaves({"s1": (one, other)}) == judgement_leaves({"s1": (other, one)})


def test_one_changed_judgement_changes_the_root():
    before = {"s1": (Judgement(code="a" * 16, value="7"),)}
    after = {"s1": (Judgement(code="a" * 16, value="8"),)}
    assert merkle_root(judgement_leaves(before)) != merkle_root(judgement_leaves(after))
