import pytest

from kit.domain.ballot import Judgement
from kit.domain.merkle import judgement_leaves, merkle_root

# Inputs and roots published with the Certificate Transparency reference code (RFC 6962, 2.1).
LEAVES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


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
