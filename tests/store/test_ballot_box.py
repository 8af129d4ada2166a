"""One seat, one ballot; what is in the box can be read by nobody but the writer."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from nacl.secret import SecretBox
from sqlalchemy import insert, select, update

from kit.domain.ballot import LONGEST_REASONS, Ballot
from kit.domain.errors import BadInput, NotNow, Outdated, Unusable
from kit.domain.events import RoundClosed
from kit.store.ballot_box import BallotBox
from kit.store.schema import ballots, round_keys
from kit.store.sealing import SealedCast
from tests.store.builders import AT, append, ballot, cast, open_round, seal

SEATS = [f"seat-{number}" for number in range(1, 9)]


def closed(round_id: str = "r1") -> RoundClosed:
    return RoundClosed(
        round_id=round_id,
        entitled=8,
        voted=0,
        changed=0,
        judgements={},
        reasons=(),
        root="0" * 64,
    )


def close(store, box):
    with store.transaction() as tx:
        counted = box.empty(tx, "turin", "r1", SEATS)
        tx.append("turin", [closed()], at=AT, seat_id=None, key="close-r1")
    box.destroy_key("turin", "r1")
    return counted


def test_a_ballot_comes_out_as_it_went_in(store):
    box = open_round(store)
    given = ballot("7", "Trop strict – señal", '\x00\t"\\')
    standing = cast(store, box, "seat-1", given, key="k" * 16)

    assert standing.ballot == given
    assert (standing.version, standing.changes, standing.key) == (1, 0, "k" * 16)
    assert box.own("turin", "r1", "seat-1") == standing
    assert box.own("turin", "r1", "seat-2") is None


def test_the_last_ballot_counts(store):
    box = open_round(store)
    cast(store, box, "seat-1", ballot("7"))
    standing = cast(store, box, "seat-1", ballot("2"), base=1)

    assert (standing.version, standing.changes) == (2, 1)
    assert box.own("turin", "r1", "seat-1") == standing
    assert box.turnout("turin", "r1") == 1


def test_the_same_key_casts_once(store):
    box = open_round(store)
    first = cast(store, box, "seat-1", ballot("7"), key="k" * 16)
    again = cast(store, box, "seat-1", ballot("7"), key="k" * 16)

    assert again == first
    assert box.turnout("turin", "r1") == 1


def test_an_outdated_ballot_is_answered_with_the_present_one(store):
    box = open_round(store)
    cast(store, box, "seat-1", ballot("7"))
    present = cast(store, box, "seat-1", ballot("2"), base=1)

    for base in (0, 1, 3):
        with pytest.raises(Outdated) as refused:
            cast(store, box, "seat-1", ballot("9"), base=base)
        assert refused.value.message_id == "ballot-outdated"
        assert refused.value.present == present

    assert box.own("turin", "r1", "seat-1") == present


def test_ten_clicks_in_two_tabs_are_one_ballot(store):
    box = open_round(store)

    def click(number: int) -> int | None:
        try:
            return cast(store, box, "seat-1", ballot(str(number % 9 + 1))).version
        except Outdated:
            return None

    with ThreadPoolExecutor(10) as pool:
        versions = [version for version in pool.map(click, range(10)) if version]

    assert versions == [1]
    assert box.turnout("turin", "r1") == 1


def test_rounds_and_sessions_have_boxes_of_their_own(store):
    box = open_round(store)
    with store.transaction() as tx:
        box.open_box(tx, "turin", "r2")
        box.open_box(tx, "porto", "r1")
    cast(store, box, "seat-1")

    assert box.own("turin", "r2", "seat-1") is None
    assert box.turnout("porto", "r1") == 0


def test_a_box_opened_twice_keeps_its_key(store):
    box = open_round(store)
    standing = cast(store, box, "seat-1")
    open_round(store)

    assert box.own("turin", "r1", "seat-1") == standing


def test_another_server_reads_the_same_box(open_store):
    one, other = open_store(), open_store()
    box = open_round(one)
    standing = cast(one, box, "seat-1")

    assert BallotBox(other).own("turin", "r1", "seat-1") == standing


def test_closing_takes_every_ballot_out_and_leaves_nothing(store):
    box = open_round(store)
    standing = {seat_id: cast(store, box, seat_id, ballot("8", seat_id)) for seat_id in SEATS[:5]}
    counted = close(store, box)

    assert {each.seat_id: each.standing for each in counted} == standing
    assert box.turnout("turin", "r1") == 0
    assert box.own("turin", "r1", "seat-1") is None
    with store.engine.connect() as connection:
        assert connection.execute(select(ballots)).all() == []
        assert connection.execute(select(round_keys)).all() == []


def test_the_order_of_the_count_says_nothing(store):
    orders = set()
    for number in range(4):
        box = open_round(store, session_id=f"s{number}")
        for seat_id in SEATS:
            sealed = seal(box, ballot(), session_id=f"s{number}")
            with store.transaction() as tx:
                box.cast(tx, f"s{number}", "r1", seat_id, sealed)
        with store.transaction() as tx:
            counted = box.empty(tx, f"s{number}", "r1", SEATS)
        orders.add(tuple(each.seat_id for each in counted))

    assert len(orders) == 4


def test_a_closing_that_fails_leaves_the_box_as_it_was(store):
    box = open_round(store)
    standing = cast(store, box, "seat-1")

    def fail() -> None:
        with store.transaction() as tx:
            box.empty(tx, "turin", "r1", SEATS)
            raise NotNow("item-not-running")

    with pytest.raises(NotNow):
        fail()

    assert box.own("turin", "r1", "seat-1") == standing


def test_a_closed_round_takes_no_ballot(store):
    box = open_round(store)
    late = seal(box, ballot())
    close(store, box)

    with pytest.raises(NotNow, match="round-closed"):
        seal(box, ballot())
    with pytest.raises(Unusable, match="round-key-missing"), store.transaction() as tx:
        box.cast(tx, "turin", "r1", "seat-1", late)


@pytest.mark.parametrize(
    "given",
    [
        Ballot(),
        ballot("1"),
        ballot("cannot-judge"),
        ballot("9", *["x" * 170] * 23),
        ballot("9", "é" * (LONGEST_REASONS // 2)),
        ballot("9", '"' * LONGEST_REASONS),
    ],
    ids=["empty", "ones", "cannot judge", "reasons for all", "accents", "quotation marks"],
)
def test_every_row_has_one_length(store, given):
    box = open_round(store)
    cast(store, box, "seat-1", ballot("5", "a reason"))
    cast(store, box, "seat-2", given)
    cast(store, box, "seat-2", ballot("5"), base=1)
    cast(store, box, "seat-3", given)

    with store.engine.connect() as connection:
        rows = connection.execute(select(ballots)).all()
    assert len({(len(row.body), len(row.reasons), len(row.row_id)) for row in rows}) == 1


def test_reasons_that_are_too_long_are_refused(store):
    box = open_round(store)

    with pytest.raises(BadInput) as refused:
        seal(box, ballot("9", "é" * 2_000, "x"))

    assert refused.value.message_id == "reasons-too-long"
    assert refused.value.values == {"bytes": LONGEST_REASONS + 1, "longest": LONGEST_REASONS}


def test_a_ballot_on_more_standards_than_the_round_has_is_refused(store):
    box = open_round(store)
    choice = next(iter(ballot().choices.values()))
    given = Ballot(choices={f"another-{number}": choice for number in range(99)})

    with pytest.raises(BadInput, match="ballot-too-long"):
        seal(box, given)


def test_a_sealed_ballot_shows_nothing(store):
    box = open_round(store)
    sealed = seal(box, ballot("7", "Trop strict"), key="k" * 16)

    assert b"Trop" not in sealed.body + sealed.reasons
    assert b"kkkk" not in sealed.body + sealed.reasons
    assert seal(box, ballot("7", "Trop strict"), key="k" * 16) != sealed


def test_a_changed_box_is_not_counted(store):
    box = open_round(store)
    cast(store, box, "seat-1")
    with store.engine.begin() as connection:
        body = connection.scalar(select(ballots.c.body))
        connection.execute(update(ballots).values(body=body[:-1] + bytes([body[-1] ^ 1])))

    with pytest.raises(Unusable, match="box-damaged"):
        box.own("turin", "r1", "seat-1")
    with pytest.raises(Unusable, match="box-damaged"):
        close(store, box)


def test_a_ballot_of_no_entitled_seat_is_not_dropped_in_silence(store):
    box = open_round(store)
    cast(store, box, "seat-1")
    row = {"session_id": "turin", "round_id": "r1", "row_id": "ff" * 32}
    with store.engine.begin() as connection:
        connection.execute(insert(ballots).values(**row, body=b"", reasons=b""))

    with pytest.raises(Unusable, match="box-damaged"):
        close(store, box)


def test_a_sealed_ballot_of_another_round_is_refused(store):
    box = open_round(store)
    open_round(store, round_id="r2")
    foreign = seal(box, ballot(), round_id="r2")

    with pytest.raises(Unusable, match="box-damaged"), store.transaction() as tx:
        box.cast(tx, "turin", "r1", "seat-1", SealedCast(foreign.body, foreign.reasons))


def test_a_box_of_another_key_is_named(store):
    box = open_round(store)
    foreign = SecretBox(bytes(32)).encrypt(bytes(32))
    if store.keys.file is None:
        with store.transaction() as tx:
            tx.connection.execute(update(round_keys).values(wrapped=foreign))
    else:
        (wrapped,) = store.keys.file.with_suffix(".rounds").iterdir()
        wrapped.write_bytes(foreign)

    with pytest.raises(Unusable, match="key-of-another-store"):
        box.own("turin", "r1", "seat-1")


def test_a_box_whose_key_is_gone_says_so_and_keeps_its_ballots(file_store):
    box = open_round(file_store)
    cast(file_store, box, "seat-1")
    (key,) = file_store.keys.file.with_suffix(".rounds").iterdir()
    kept = key.rename(key.with_suffix(".away"))

    with pytest.raises(Unusable, match="round-key-missing"):
        cast(file_store, box, "seat-1", ballot(), base=1)
    with pytest.raises(Unusable, match="round-key-missing"):
        seal(BallotBox(file_store), ballot())
    with pytest.raises(Unusable, match="round-key-missing"):
        close(file_store, box)
    assert box.own("turin", "r1", "seat-1") is None
    kept.rename(key)

    assert [counted.seat_id for counted in close(file_store, box)] == ["seat-1"]


def test_a_key_left_by_a_crash_after_closing_is_destroyed(file_store, monkeypatch):
    box = open_round(file_store)
    with file_store.transaction() as tx:
        box.open_box(tx, "turin", "r2")
    cast(file_store, box, "seat-1")
    monkeypatch.setattr(box, "destroy_key", lambda *_: None)
    close(file_store, box)
    left = file_store.round_keys.left("turin")

    BallotBox(file_store)

    assert left == ["r1", "r2"]
    assert file_store.round_keys.left("turin") == ["r2"]


def test_a_key_whose_opening_was_not_committed_serves_the_next_try(file_store):
    box = BallotBox(file_store)

    def fail() -> None:
        with file_store.transaction() as tx:
            box.open_box(tx, "turin", "r1")
            raise NotNow("round-open")

    with pytest.raises(NotNow):
        fail()
    BallotBox(file_store)
    standing = cast(file_store, open_round(file_store), "seat-1")

    assert box.own("turin", "r1", "seat-1") == standing


def test_an_erased_session_leaves_no_box(store):
    box = open_round(store)
    append(store, closed("r0"))
    cast(store, box, "seat-1")
    store.erase_session("turin")

    assert box.turnout("turin", "r1") == 0
    assert box.own("turin", "r1", "seat-1") is None
    assert store.round_keys.left("turin") == []
