import hashlib

import pytest

from kit.domain.hash_chain import GENESIS, canonical, linked

# A chain by the convention of `kit.domain.hash_chain`, derived by hand for the project (oracle 17).
CHAIN = [
    (
        {"seq": 0, "type": "session_opened", "session": "demo"},
        "a82e945380d6a78b4449ee35152cc90cb301c65d6628f893e5b7b2a5eb5e0121",
    ),
    (
        {"seq": 1, "type": "ballot", "item": "S1", "value": 8},
        "f1bb79b9ce403a9e324b27748dee459734358383f3ae4ae91e83072b84dd82f8",
    ),
    (
        {"seq": 2, "type": "ballot", "item": "S1", "value": 3},
        "ffbbdd0c0896dd710bee76536d6e755f48106bfd2c12a9d84ae71a2557885011",
    ),
    (
        {"seq": 3, "type": "note", "text": "Évaluation à revoir – señal"},
        "732a73d91b3fe3c497c5aa98755c3dbb37f28a7c3b41d0354165e7910a10d2e1",
    ),
    (
        {"seq": 4, "type": "session_closed", "ballots": 2},
        "a7f2c3797f3fe2f58a481dfe9894eccff9e27b91f42d3d53017730693e9c97fd",
    ),
]


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
