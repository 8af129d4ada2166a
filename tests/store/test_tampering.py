"""Whoever changes a stored byte is found, with the position."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from kit.domain.errors import Unusable
from kit.store.schema import events, texts
from tests.store.builders import append, fresh_key, line

one_store = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written_session(store) -> str:
    session_id = fresh_key()
    for number in range(1, 5):
        append(store, line(f"line {number}"), session_id=session_id, seat_id=f"seat-{number}")
    return session_id


def change(store, session: str, place: int, /, **values: object) -> None:
    row = (events.c.session_id == session) & (events.c.position == place)
    with store.engine.begin() as connection:
        connection.execute(update(events).where(row).values(**values))


def break_of(store, session_id: str) -> object:
    with pytest.raises(Unusable) as broken:
        store.verify(session_id)
    assert broken.value.message_id == "chain-broken"
    assert broken.value.values["session"] == session_id
    return broken.value.values["position"]


def replaced(text: str, at: int, letter: str) -> str:
    at %= len(text)
    return text[:at] + letter + text[at + 1 :]


@one_store
@given(
    st.sampled_from(["body", "at", "name", "seat_id", "hash"]),
    st.integers(1, 4),
    st.integers(0, 300),
    st.sampled_from("09az {}\"',é"),
)
def test_a_changed_byte_is_found_where_it_stands(store, column, position, place, letter):
    session_id = written_session(store)
    stored = getattr(store.rows(session_id)[position - 1], column)
    forged = replaced(stored, place, letter)
    change(store, session_id, position, **{column: forged})

    if forged == stored:
        assert store.verify(session_id) == 4
    else:
        assert break_of(store, session_id) == position


@pytest.mark.parametrize("space", [" {body}", "{body} ", "{body}\n"])
def test_spaces_around_a_body_are_a_change(store, space):
    session_id = written_session(store)
    body = store.rows(session_id)[1].body
    change(store, session_id, 2, body=space.format(body=body))

    assert break_of(store, session_id) == 2


def test_a_key_given_twice_in_a_body_is_a_change(store):
    session_id = written_session(store)
    body = store.rows(session_id)[1].body
    change(store, session_id, 2, body='{"lang":"fr",' + body[1:])

    assert break_of(store, session_id) == 2


def test_a_moved_event_is_found(store):
    session_id = written_session(store)
    change(store, session_id, 4, position=7)

    assert break_of(store, session_id) == 4


def test_two_swapped_events_are_found(store):
    session_id = written_session(store)
    for before, after in ((1, 9), (2, 1), (9, 2)):
        change(store, session_id, before, position=after)

    assert break_of(store, session_id) == 1


def test_a_deleted_event_is_found(store):
    session_id = written_session(store)
    row = (events.c.session_id == session_id) & (events.c.position == 2)
    with store.engine.begin() as connection:
        connection.execute(delete(events).where(row))

    assert break_of(store, session_id) == 2


def test_an_event_of_another_session_is_found(store):
    session_id, other = written_session(store), fresh_key()
    change(store, session_id, 1, session_id=other)

    assert break_of(store, other) == 1


@pytest.mark.parametrize("changes", [{"text": b"other words"}, {"salt": "00"}, {"hash": "0" * 64}])
def test_a_changed_text_is_found(store, changes):
    session_id = written_session(store)
    row = (texts.c.session_id == session_id) & (texts.c.position == 3)
    with store.engine.begin() as connection:
        connection.execute(update(texts).where(row).values(**changes))

    assert break_of(store, session_id) == 3


def test_a_cut_end_shows_only_in_the_head(store):
    """As the worked example says: the head that was projected or printed tells."""
    session_id = written_session(store)
    head = store.head(session_id)
    row = (events.c.session_id == session_id) & (events.c.position == 4)
    with store.engine.begin() as connection:
        connection.execute(delete(events).where(row))
        connection.execute(
            delete(texts).where(texts.c.session_id == session_id, texts.c.position == 4)
        )

    assert store.verify(session_id) == 3
    assert store.head(session_id) != head
