import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import Unusable
from kit.store.codes import ALPHABET, parse_room_code, parse_seat_code
from kit.store.keys import KeyRing, beside, handed_over
from kit.store.private import create, destroy

RING = KeyRing(bytes(range(32)))
CODE = RING.seat_code("turin", "seat-1", 1)
posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")


def test_codes_can_be_printed_again():
    again = KeyRing(bytes(range(32)))

    assert again.seat_code("turin", "seat-1", 1) == CODE
    assert again.room_code("turin") == RING.room_code("turin")


def test_another_session_seat_version_or_key_has_another_code():
    codes = {
        CODE,
        RING.seat_code("turin", "seat-1", 2),
        RING.seat_code("turin", "seat-2", 1),
        RING.seat_code("porto", "seat-1", 1),
        KeyRing(bytes(32)).seat_code("turin", "seat-1", 1),
    }

    assert len(codes) == 5


def test_no_two_secrets_are_alike():
    assert len({RING.cookie_key, RING.wrapping_key, bytes(range(32))}) == 3


def test_a_seat_code_has_ten_characters_and_a_check():
    assert len(CODE) == 11
    assert set(CODE) <= set(ALPHABET)
    assert not set("il1o0") & set(ALPHABET)
    assert len(RING.room_code("turin")) == 5


@pytest.mark.parametrize(
    "typed", [CODE, CODE.upper(), f" {CODE[:5]}-{CODE[5:10]} {CODE[10:]}\n", "–".join(CODE)]
)
def test_codes_may_be_typed_in_any_case_and_spacing(typed):
    assert parse_seat_code(typed) == CODE


def test_room_codes_may_be_typed_in_any_case_and_spacing():
    code = RING.room_code("turin")

    assert parse_room_code(f" {code[:2]} {code[2:]}".upper()) == code
    assert parse_room_code(code[:-1]) is None
    assert parse_room_code("") is None


@given(st.integers(0, 10), st.sampled_from(ALPHABET))
def test_every_wrong_character_is_found(place, letter):
    typed = CODE[:place] + letter + CODE[place + 1 :]

    assert parse_seat_code(typed) == (CODE if typed == CODE else None)


@given(st.integers(0, 8))
def test_every_swap_of_neighbours_is_found(place):
    typed = CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]

    assert parse_seat_code(typed) == (CODE if typed == CODE else None)


@given(st.text())
def test_anything_typed_is_a_code_or_none(typed):
    assert parse_seat_code(typed) in {None, typed.lower()} or len(typed) > 11


def test_a_key_from_outside_needs_no_file(monkeypatch):
    monkeypatch.setenv("SEALKIT_KEY", "ab" * 32)
    ring = handed_over(None)

    assert ring is not None
    assert ring.cookie_key == KeyRing(b"\xab" * 32).cookie_key
    assert ring.file is None


@pytest.mark.parametrize("key", ["ab", "xy" * 32, "ab" * 33])
def test_an_unreadable_key_is_refused(key):
    with pytest.raises(Unusable) as refused:
        handed_over(key)

    assert refused.value.message_id == "key-unreadable"


def test_a_new_store_gets_a_key_that_stays(tmp_path):
    first = beside(tmp_path / "sealkit.db", is_used=False)
    second = beside(tmp_path / "sealkit.db", is_used=True)

    assert first.cookie_key == second.cookie_key
    assert [path.name for path in tmp_path.iterdir()] == ["sealkit.db.key"]
    assert (tmp_path / "sealkit.db.key").stat().st_size == 32


@posix
def test_the_key_file_is_its_owners_alone(tmp_path):
    beside(tmp_path / "sealkit.db", is_used=False)
    path = tmp_path / "sealkit.db.key"

    assert path.stat().st_mode & 0o777 == 0o600


@posix
def test_a_key_that_others_may_read_is_repaired(tmp_path):
    beside(tmp_path / "sealkit.db", is_used=False)
    path = tmp_path / "sealkit.db.key"
    path.chmod(0o644)

    beside(tmp_path / "sealkit.db", is_used=True)

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_key_that_cannot_be_repaired_is_named(tmp_path, monkeypatch):
    beside(tmp_path / "sealkit.db", is_used=False)
    monkeypatch.setattr("kit.store.keys.restrict", lambda path: False)

    with pytest.raises(Unusable) as refused:
        beside(tmp_path / "sealkit.db", is_used=True)

    assert refused.value.message_id == "key-readable-by-others"


def test_a_missing_key_is_named(tmp_path):
    with pytest.raises(Unusable) as refused:
        beside(tmp_path / "sealkit.db", is_used=True)

    assert refused.value.message_id == "key-missing"
    assert refused.value.values == {"path": str(tmp_path / "sealkit.db.key")}


def test_a_cut_key_is_named(tmp_path):
    (tmp_path / "sealkit.db.key").write_bytes(b"short")

    with pytest.raises(Unusable) as refused:
        beside(tmp_path / "sealkit.db", is_used=True)

    assert refused.value.message_id == "key-broken"


def test_the_first_of_two_creators_wins(tmp_path):
    assert create(tmp_path / "key", b"first")
    assert not create(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_system_without_links_is_no_obstacle(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)

    assert create(tmp_path / "key", b"first")
    assert not create(tmp_path / "key", b"second")
    assert (tmp_path / "key").read_bytes() == b"first"


def test_a_destroyed_file_is_overwritten_first(tmp_path):
    path = tmp_path / "key"
    path.write_bytes(b"round key")
    other = tmp_path / "seen through another name"
    os.link(path, other)

    destroy(path)
    destroy(path)

    assert not path.exists()
    assert other.read_bytes() == bytes(9)
