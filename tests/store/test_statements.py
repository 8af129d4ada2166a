"""Statements come in slices, and are heard whole or not at all."""

import base64
import zlib

import pytest

from kit.store.statements import LARGEST, Slices


def slices(server_id: str, number: int, said: str, of: int = 3) -> list[str]:
    packed = base64.b64encode(zlib.compress(said.encode())).decode()
    size = -(-len(packed) // of)
    parts = [packed[at : at + size] for at in range(0, len(packed), size)]
    return [f"{server_id} {number} {n} {len(parts)} {part}" for n, part in enumerate(parts, 1)]


def test_slices_of_two_servers_may_come_between_each_other():
    heard = Slices()
    pairs = zip(slices("a", 1, "one, two"), slices("b", 7, "three, four"), strict=True)

    told = [heard.take(payload) for pair in pairs for payload in pair]

    assert [one for one in told if one] == [("a", "one, two"), ("b", "three, four")]


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_of_what_was_lost_in_part_nothing_is_heard_and_the_next_is_whole(lost):
    heard = Slices()
    first, second = slices("a", 1, "lost in part"), slices("a", 2, "whole")
    del first[lost]

    assert [heard.take(one) for one in first] == [None, None]
    assert [heard.take(one) for one in second] == [None, None, ("a", "whole")]


def test_slices_of_two_statements_are_never_one():
    heard = Slices()
    first, second = slices("a", 1, "the one"), slices("a", 2, "the two")

    assert heard.take(first[0]) is None
    assert heard.take(second[1]) is None
    assert heard.take(second[2]) is None


@pytest.mark.parametrize("payload", ["", "a", "a 1 1 1 !", "a 1 1 1 AAAA", "a b c d e"])
def test_what_is_no_statement_is_refused(payload):
    with pytest.raises(ValueError, match=r"unpack|invalid|cut off|no statement"):
        Slices().take(payload)


def test_what_is_larger_than_any_room_is_refused():
    (bomb,) = slices("a", 1, "x" * (LARGEST + 1), of=1)

    with pytest.raises(ValueError, match="too large"):
        Slices().take(bomb)
