"""Counts of votes on paper lie in the box as blind as ballots, on every store."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.secret import SecretBox
from sqlalchemy import select, text, update

from kit.domain.errors import BadInput, Unusable
from kit.domain.methods import answers_of
from kit.domain.results import rule_of
from kit.domain.tally import MOST_VOTERS, Tally, tally_bytes
from kit.domain.workshop import Secrecy
from kit.store.ballot_box import BallotBox
from kit.store.migrate import LATEST, VERSION_TABLE
from kit.store.schema import tallies
from kit.store.sealing import opened_tally, sealed_tally
from kit.store.store import Store
from tests.store.builders import STANDARDS, append, cast, line, open_round, round_

KEY = b"k" * SecretBox.KEY_SIZE


def tally(voters: int = 7, **counts: int) -> Tally:
    """A count on the first standard, `v8=3` for three ratings of 8."""
    first = {name.removeprefix("v"): number for name, number in counts.items()}
    return Tally(voters=voters, counts={STANDARDS[0]: first})


def put(store: Store, box: BallotBox, given: Tally, tally_id: str = "t1") -> None:
    with store.transaction() as tx:
        box.put_tally(tx, "turin", round_(), tally_id, given)


def taken(store: Store, box: BallotBox, tally_id: str = "t1", round_id: str = "r1") -> Tally:
    with store.transaction() as tx:
        return box.tally(tx, "turin", round_id, tally_id)


def bodies(store: Store) -> list[bytes]:
    with store.reading() as connection:
        return list(connection.scalars(select(tallies.c.body)))


def test_a_tally_comes_out_as_it_went_in(store, open_store):
    box = open_round(store)
    counted = tally(v8=4, v2=3)
    put(store, box, counted)

    assert taken(store, box) == counted
    other = open_store()
    assert taken(other, BallotBox(other)) == counted


def test_a_tally_of_another_name_or_round_is_not_there(store):
    box = open_round(store)
    open_round(store, round_id="r2")
    put(store, box, tally(v8=4))

    for asked in ({"tally_id": "t2"}, {"round_id": "r2"}):
        with pytest.raises(Unusable, match="box-damaged"):
            taken(store, box, **asked)


def test_a_tally_that_was_changed_is_not_counted(store):
    box = open_round(store)
    put(store, box, tally(v8=4))
    with store.engine.begin() as connection:
        body = connection.scalar(select(tallies.c.body))
        connection.execute(update(tallies).values(body=body[:-1] + bytes([body[-1] ^ 1])))

    with pytest.raises(Unusable, match="box-damaged"):
        taken(store, box)


def test_a_tally_sealed_under_another_key_is_not_counted(store):
    box = open_round(store)
    put(store, box, tally(v8=4))
    with store.engine.begin() as connection:
        connection.execute(update(tallies).values(body=sealed_tally(KEY, tally(v8=5), 2_000)))

    with pytest.raises(Unusable, match="box-damaged"):
        taken(store, box)


def test_closing_takes_the_tallies_away_and_leaves_other_rounds_alone(store):
    box = open_round(store)
    open_round(store, round_id="r2")
    put(store, box, tally(v8=4))
    put(store, box, tally(v8=1), "t2")
    with store.transaction() as tx:
        box.put_tally(tx, "turin", round_("r2"), "t3", tally(v1=2))
        box.empty(tx, "turin", "r1", [])
    box.destroy_key("turin", "r1")

    assert len(bodies(store)) == 1
    assert taken(store, box, "t3", "r2") == tally(v1=2)
    with pytest.raises(Unusable, match="round-key-missing"):
        taken(store, box)


def test_a_closing_that_fails_keeps_the_tallies(store):
    box = open_round(store)
    put(store, box, tally(v8=4))

    def fail() -> None:
        with store.transaction() as tx:
            box.empty(tx, "turin", "r1", [])
            raise Unusable("store-full", store="turin")

    with pytest.raises(Unusable):
        fail()

    assert taken(store, box) == tally(v8=4)


def test_with_a_session_its_tallies_are_erased(store):
    box = open_round(store)
    append(store, line())
    put(store, box, tally(v8=4))
    store.erase_session("turin")

    assert bodies(store) == []


def test_all_tallies_of_a_round_have_one_length(store):
    box = open_round(store)
    answers = answers_of(rule_of(round_()), Secrecy.SECRET)
    full = {name: dict.fromkeys(answers, MOST_VOTERS) for name in STANDARDS}
    put(store, box, Tally(voters=1, counts={}))
    put(store, box, tally(v8=4), "t2")
    put(store, box, Tally(voters=MOST_VOTERS, counts=full), "t3")

    assert len({len(body) for body in bodies(store)}) == 1


def test_a_tally_that_would_be_longer_than_the_others_is_refused(store):
    box = open_round(store)
    long = Tally(voters=1, counts={name: {"x" * 300: 1} for name in STANDARDS})

    with pytest.raises(BadInput):
        put(store, box, long)
    assert bodies(store) == []


def test_a_store_from_before_there_were_tallies_takes_them_and_keeps_what_it_has(store, open_store):
    box = open_round(store)
    standing = cast(store, box, "seat-1")
    append(store, line("kept"))
    with store.transaction() as tx:
        tx.connection.execute(text("DROP TABLE tallies"))
        tx.connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0002'"))

    later = open_store()
    box = BallotBox(later)
    put(later, box, tally(v8=4))

    assert taken(later, box) == tally(v8=4)
    assert box.own("turin", "r1", "seat-1") == standing
    assert later.verify("turin") == 1
    with later.reading() as connection:
        assert connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}")) == LATEST


# --- the length --------------------------------------------------------------------------------

names = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)


@st.composite
def counted(draw: st.DrawFn) -> tuple[Tally, list[str], list[str]]:
    """Any count on any standards in any words, with all of both."""
    standards = draw(st.lists(names, min_size=1, max_size=60, unique=True))
    values = draw(st.lists(words, min_size=1, max_size=20, unique=True))
    numbers: Any = st.dictionaries(st.sampled_from(values), st.integers(0, MOST_VOTERS))
    counts = draw(st.dictionaries(st.sampled_from(standards), numbers))
    return Tally(voters=draw(st.integers(1, MOST_VOTERS)), counts=counts), standards, values


@settings(deadline=None)
@given(counted())
def test_every_tally_fits_and_all_are_equally_long(drawn):
    one, standards, values = drawn
    length = tally_bytes(standards, values)
    full = {name: dict.fromkeys(values, MOST_VOTERS) for name in standards}
    bodies = [
        sealed_tally(KEY, each, length)
        for each in (one, Tally(voters=MOST_VOTERS, counts=full), Tally(voters=1, counts={}))
    ]

    assert {len(body) for body in bodies} == {length + SecretBox.NONCE_SIZE + SecretBox.MACBYTES}
    assert opened_tally(KEY, bodies[0]) == one
