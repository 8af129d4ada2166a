import hashlib

import pytest

from kit.domain.hash_chain import GENESIS, canonical, linked
from tests.published_hashes import CHAIN


def test_the_chain_is_that_of_the_worked_example():
    previous = GENESIS
    for event, expected in CHAIN:
        previous = linked(previous, canonical(event))

        assert previous == expected


def test_a_changed_event_breaks_the_chain_where_it_stands():
    (first, first_hash), (second, second_hash) = CHAIN[:2]

    assert linked(GENESIS, canonical(first)) == first_hash
    assert linked(first_hash, canonical({**second, "value": 9})) != second_hash


def test_canonical_bytes_are_sorted_utf8_without_spaces():
    assert canonical({"b": [True, None, 1], "a": "é"}) == '{"a":"é","b":[true,null,1]}'.encode()


def test_two_spellings_of_an_accent_are_one():
    assert canonical({"e\u0301": "e\u0301"}) == canonical({"é": "é"})


def test_a_float_has_no_canonical_form():
    with pytest.raises(TypeError):
        canonical({"share": 0.7})


def test_the_standard_library_repeats_a_link():
    event = b'{"a":1}'

    assert linked(GENESIS, event) == hashlib.sha256(b"0" * 64 + b"\n" + event).hexdigest()
