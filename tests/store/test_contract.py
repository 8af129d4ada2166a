"""What every store promises, on SQLite and on PostgreSQL."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from kit.domain.ballot import Reason
from kit.domain.errors import NotNow
from kit.domain.events import Event, Recorded, RoundClosed, WordsErased
from kit.domain.freetext import ERASED
from kit.domain.hash_chain import GENESIS
from kit.domain.words_typed import TYPED, Words
from kit.store.codec import CLASSES
from kit.store.freetext import holds_words
from kit.store.transaction import Transaction
from tests import builders as make
from tests.store.builders import AT, append, fresh_key, line

# One store serves all examples; each takes a session of its own.
one_store = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


def texts(recorded: list[Recorded]) -> list[str]:
    return [getattr(each.event, "text", "") for each in recorded]


def closing(**reasons: str) -> Event:
    """An open round in which these seats gave a reason."""
    given = [
        Reason(standard_id="s1", side="keep", text=text, seat_id=seat_id)
        for seat_id, text in reasons.items()
    ]
    counts = {"entitled": len(given), "voted": len(given), "changed": 0, "root": GENESIS}
    return RoundClosed(round_id="r1", judgements={}, reasons=tuple(given), **counts)


def test_a_new_store_is_empty(store):
    assert store.sessions() == []
    assert store.revision("turin") == 0
    assert store.read("turin") == []
    assert store.head("turin") == GENESIS
    assert store.verify("turin") == 0


def test_what_was_appended_is_read_in_its_place(store):
    written = append(store, line("first"), line("second"), key="k1")

    assert store.read("turin") == written
    assert [each.position for each in written] == [1, 2]
    assert [each.at for each in written] == [AT, AT]
    assert [each.seat_id for each in written] == ["seat-1", "seat-1"]
    assert store.head("turin") == written[-1].hash
    assert store.verify("turin") == 2


def test_reading_goes_on_behind_a_position(store):
    append(store, line("first"), line("second"))
    append(store, line("third"))

    assert texts(store.read("turin", after=1)) == ["second", "third"]
    assert store.read("turin", after=3) == []
    assert store.revision("turin") == 3


def test_sessions_have_positions_and_chains_of_their_own(store):
    append(store, line("here"), session_id="turin")
    append(store, line("there"), session_id="porto")

    assert store.sessions() == ["porto", "turin"]
    assert [each.position for each in store.read("porto")] == [1]
    assert store.head("porto") != store.head("turin")


def test_an_act_of_nobody_has_no_seat(store):
    assert append(store, line(), seat_id=None)[0].seat_id is None
    assert store.verify("turin") == 1


def test_the_same_key_records_once(store):
    first = append(store, line("first"), line("second"), key="again")
    append(store, line("between"))
    second = append(store, line("other words"), key="again")

    assert second == first
    assert store.revision("turin") == 3


def test_the_same_key_within_one_transaction_records_once(store):
    with store.transaction() as tx:
        first = tx.append("turin", [line(), line()], at=AT, seat_id="a", key="again")
        second = tx.append("turin", [line()], at=AT, seat_id="a", key="again")

    assert second == first
    assert store.revision("turin") == 2


def test_a_key_belongs_to_its_session(store):
    append(store, line("here"), session_id="turin", key="same")
    append(store, line("there"), session_id="porto", key="same")

    assert texts(store.read("porto")) == ["there"]


def test_what_a_key_recorded_can_be_found(store):
    written = append(store, line("first"), line("second"), key="k1")
    append(store, line("third"), key="k2")

    with store.transaction() as tx:
        assert tx.find("turin", "k1") == written
        assert tx.find("turin", "k3") == []
        assert tx.find("porto", "k1") == []


def test_nothing_is_recorded_by_an_act_that_makes_nothing(store):
    assert append(store, key="nothing") == []
    assert store.revision("turin") == 0


def test_a_transaction_that_fails_leaves_nothing(store):
    def act() -> None:
        with store.transaction() as tx:
            tx.append("turin", [line()], at=AT, seat_id="a", key="k")
            raise NotNow("round-closed")

    with pytest.raises(NotNow):
        act()

    assert store.revision("turin") == 0


def test_one_bad_act_refuses_only_itself(store):
    def bad_act(tx: Transaction) -> None:
        with tx.savepoint():
            tx.append("turin", [line("bad")], at=AT, seat_id="a", key="k2")
            raise NotNow("round-closed")

    with store.transaction() as tx:
        tx.append("turin", [line("before")], at=AT, seat_id="a", key="k1")
        with pytest.raises(NotNow):
            bad_act(tx)
        with tx.savepoint():
            tx.append("turin", [line("after")], at=AT, seat_id="a", key="k3")

    assert texts(store.read("turin")) == ["before", "after"]
    assert store.verify("turin") == 2


def test_a_transaction_sees_what_it_wrote(store):
    append(store, line("before"))
    with store.transaction() as tx:
        tx.append("turin", [line("now")], at=AT, seat_id="a", key="k")

        assert tx.revision("turin") == 2
        assert texts(tx.read("turin", after=1)) == ["now"]


def test_others_see_it_after_the_commit(open_store):
    one, other = open_store(), open_store()
    with one.transaction() as tx:
        tx.append("turin", [line()], at=AT, seat_id="a", key="k")
        before = other.revision("turin")

    assert (before, other.revision("turin")) == (0, 1)


def test_a_store_opened_again_holds_the_same(open_store):
    written = append(open_store(), line("Évaluation – señal"))

    assert open_store().read("turin") == written


def test_a_later_clock_may_be_behind(store):
    append(store, line(), minutes=5)
    append(store, line(), minutes=1)

    assert store.verify("turin") == 2


def test_erased_texts_are_gone_the_record_says_so_and_the_chain_still_verifies(store):
    append(store, line("Ana Pérez said so"), make.standard("Mentors are trained.", "s1"))
    head = store.head("turin")

    assert store.erase("turin", [Words.NOTES], at=AT) == 1
    assert texts(store.read("turin")[:2]) == [ERASED, "Mentors are trained."]
    assert store.erase("turin", at=AT) == 1
    assert texts(store.read("turin")[:2]) == [ERASED, ERASED]
    assert store.texts("turin") == []
    said = [one.event for one in store.read("turin")[2:]]
    assert said == [
        WordsErased(kinds=(Words.NOTES,), texts=1),
        WordsErased(kinds=tuple(Words), texts=1),
    ]
    assert store.rows("turin")[1].hash == head
    assert store.verify("turin") == 4


def test_where_nothing_is_left_to_erase_nothing_is_recorded(store):
    append(store, line("Ana Pérez said so"))
    store.erase("turin", at=AT)

    assert store.erase("turin", at=AT) == 0
    assert store.verify("turin") == 2


def test_every_event_that_holds_words_is_of_a_kind_that_can_be_erased():
    of_a_kind = frozenset().union(*TYPED.values())

    assert {name for name, shape in CLASSES.items() if holds_words(shape)} == of_a_kind


def test_what_one_seat_typed_is_erased_alone(store):
    append(store, line("mine"), seat_id="ana")
    append(store, line("theirs"), seat_id="bo")
    append(store, closing(ana="my reason", bo="their reason"), seat_id="fac")

    assert store.erase("turin", of_seat="ana", at=AT) == 2

    left = {text.text.decode() for text in store.texts("turin")}
    assert left == {"theirs", "their reason"}


def test_an_erased_act_that_is_sent_again_stays_erased(store):
    append(store, line("Ana Pérez said so"), key="again")
    store.erase("turin", at=AT)

    assert texts(append(store, line("Ana Pérez said so"), key="again")) == [ERASED]
    assert store.texts("turin") == []


def test_a_session_erased_whole_leaves_the_others(store):
    append(store, line(), line(), session_id="turin")
    append(store, line(), session_id="porto")

    assert store.erase_session("turin") == 2
    assert store.sessions() == ["porto"]
    assert store.verify("porto") == 1


def test_a_store_opened_to_read_reads(store, store_url):
    written = append(store, line())
    reader = type(store).open_to_read(store_url)
    try:
        assert reader.read("turin") == written
        with pytest.raises(Exception, match="store-opened-to-read"), reader.transaction():
            pass
    finally:
        reader.close()


def test_the_rows_let_others_repeat_the_chain(store):
    append(store, line("one"), line("two"))

    previous = GENESIS
    for position, row in enumerate(store.rows("turin"), 1):
        assert row.follows(previous, position)
        previous = row.hash
    assert previous == store.head("turin")
    assert all(text.is_genuine for text in store.texts("turin"))


@one_store
@given(st.lists(words, min_size=1, max_size=5))
def test_any_text_survives_the_store(store, given_texts):
    session_id = fresh_key()
    append(store, *(line(text) for text in given_texts), session_id=session_id)

    assert texts(store.read(session_id)) == [
        unicodedata.normalize("NFC", text) for text in given_texts
    ]
    assert store.verify(session_id) == len(given_texts)


@one_store
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.integers(1, 3)), max_size=12))
def test_acts_stand_once_in_the_order_of_their_first_coming(store, acts):
    session_id = fresh_key()
    first: dict[str, list[str]] = {}
    for number, (key, count) in enumerate(acts):
        written = [f"{number}.{part}" for part in range(count)]
        recorded = append(store, *(line(text) for text in written), session_id=session_id, key=key)
        first.setdefault(key, written)

        assert texts(recorded) == first[key]

    assert texts(store.read(session_id)) == [text for written in first.values() for text in written]
    assert [each.position for each in store.read(session_id)] == list(
        range(1, store.revision(session_id) + 1)
    )


def test_statements_do_not_grow_with_the_session(store):
    """Appending stays fast: no statement per event that was there before."""
    append(store, *(line() for _ in range(50)))
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    append(store, line())

    assert len(seen) < 12
