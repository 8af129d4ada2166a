"""Rehearsals in the store: told by their name, out of sight, removed whole."""

import pytest
from sqlalchemy import select

from kit.domain.errors import NotAllowed
from kit.store.rehearsals import is_rehearsal, remove
from kit.store.schema import metadata
from tests.store.builders import AT, append, ballot, line, open_round, seal

REHEARSAL = "rehearsal-0123456789abcdef"


def rows(store):
    """Every row that names a session, by the name."""
    found = []
    with store.reading() as connection:
        for table in metadata.sorted_tables:
            if "session_id" in table.c:
                found += connection.scalars(select(table.c.session_id))
    return set(found)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (REHEARSAL, True),
        ("rehearsal-turin", False),
        ("rehearsal-0123456789abcdef0", False),
        ("turin", False),
        ("", False),
    ],
)
def test_a_rehearsal_is_told_by_its_whole_name(name, expected):
    assert is_rehearsal(name) == expected


def test_a_rehearsal_is_no_session_of_the_store(store):
    append(store, line(), session_id="turin")
    append(store, line(), session_id=REHEARSAL)

    assert store.sessions() == ["turin"]
    assert store.rehearsals() == {REHEARSAL: AT}


def test_a_removed_rehearsal_leaves_no_row_and_no_key(store):
    append(store, line("Ça va."), session_id=REHEARSAL)
    append(store, line("Stays."), session_id="turin")
    before = store.rows("turin")
    box = open_round(store, REHEARSAL)
    with store.transaction() as tx:
        box.cast(tx, REHEARSAL, "r1", "seat-1", seal(box, ballot(), session_id=REHEARSAL))
    assert REHEARSAL in rows(store)

    store.remove_rehearsal(REHEARSAL)

    assert rows(store) == {"turin"}
    assert store.round_keys.left(REHEARSAL) == []
    assert store.rows("turin") == before
    assert store.verify("turin") == 1
    store.remove_rehearsal(REHEARSAL)  # once more is fine


def test_what_is_no_rehearsal_is_never_removed(store):
    append(store, line(), session_id="rehearsal-turin")

    with pytest.raises(NotAllowed):
        store.remove_rehearsal("rehearsal-turin")
    with pytest.raises(NotAllowed), store.transaction() as tx:
        remove(tx, "rehearsal-turin")

    assert store.sessions() == ["rehearsal-turin"]
