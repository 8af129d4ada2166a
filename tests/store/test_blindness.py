"""Byte by byte: what store, journal and key files hold while a round is open, and afterwards."""

import os
import secrets
from pathlib import Path

import pytest
from sqlalchemy import select

from kit.domain.ballot import Ballot, Choice, Judgement, Reason
from kit.domain.events import RoundClosed
from kit.domain.tally import Tally
from kit.store.ballot_box import BallotBox
from kit.store.schema import ballots, round_keys, tallies
from kit.store.store import Store
from tests.store.builders import (
    AT,
    KEY,
    STANDARDS,
    append,
    cast,
    fresh_key,
    line,
    open_round,
    round_,
    seal,
)

SEATS = [f"seat-{number}" for number in range(1, 41)]
REASON = "Notre réseau ne peut pas payer cela"


def secret_ballot() -> Ballot:
    choices = {name: Choice(value="7", code=secrets.token_hex(16)) for name in STANDARDS}
    said = Reason(standard_id=STANDARDS[0], side="drop", text=REASON)
    return Ballot(choices=choices, reasons=(said,), scopes={STANDARDS[0]: "universal"})


def everything(folder: Path) -> dict[str, bytes]:
    """Every file of the store: database, journal, keys."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def found(needles: list[bytes], folder: Path) -> list[tuple[str, bytes]]:
    files = everything(folder)
    return [(name, needle) for name, held in files.items() for needle in needles if needle in held]


def readable(given: list[Ballot]) -> list[bytes]:
    codes = [choice.code.encode() for each in given for choice in each.choices.values()]
    shapes = [
        b'"value"',
        b'"choices"',
        b"drop",
        b"standard-1",
        b"seat-1",
        b'"counts"',
        b"universal",
    ]
    return [*codes, *shapes, REASON.encode(), REASON.encode("utf-16-le")]


@pytest.fixture(params=["key file", "key from outside"])
def voted(request, tmp_path):
    """An open round in which all have voted, some on paper."""
    key = None if request.param == "key file" else KEY
    store = Store.open(tmp_path / "sealkit.db", key=key)
    box = open_round(store)
    given = [secret_ballot() for _ in SEATS]
    for seat_id, each in zip(SEATS, given, strict=True):
        cast(store, box, seat_id, each)
    counted = Tally(voters=31, counts={name: {"7": 29, "cannot-judge": 2} for name in STANDARDS})
    with store.transaction() as tx:
        box.put_tally(tx, "turin", round_(), "t1", counted)
    yield store, box, given
    store.close()


def test_while_a_round_is_open_nothing_can_be_read(voted, tmp_path):
    store, box, given = voted
    codes = [store.keys.seat_code("turin", seat_id, 1).encode() for seat_id in SEATS]

    assert found([*readable(given), *codes], tmp_path) == []
    assert box.turnout("turin", "r1") == len(SEATS)


def test_a_journal_shows_nothing_either(voted, tmp_path):
    store, box, given = voted
    again = [secret_ballot() for _ in SEATS]
    sealed = [seal(box, each, base=1) for each in again]
    with store.transaction() as tx:
        for seat_id, each in zip(SEATS, sealed, strict=True):
            box.cast(tx, "turin", "r1", seat_id, each)
        journal = everything(tmp_path).get("sealkit.db-journal", b"")

        assert len(journal) > 0
        assert found(readable(given + again), tmp_path) == []


def close(store: Store, box: BallotBox) -> None:
    with store.transaction() as tx:
        counted = box.empty(tx, "turin", "r1", SEATS)
        judgements = {
            standard_id: tuple(
                sorted(
                    (
                        Judgement(**each.standing.ballot.choices[standard_id].model_dump())
                        for each in counted
                    ),
                    key=lambda judgement: judgement.code,
                )
            )
            for standard_id in STANDARDS
        }
        closed = RoundClosed(
            round_id="r1",
            entitled=len(SEATS),
            voted=len(counted),
            changed=0,
            judgements=judgements,
            reasons=(),
            root="0" * 64,
        )
        tx.append("turin", [closed], at=AT, seat_id="f1", key=fresh_key())
    box.destroy_key("turin", "r1")


def test_after_closing_nothing_is_left_of_the_box(voted, tmp_path):
    store, box, given = voted
    with store.reading() as connection:
        rows = connection.execute(select(ballots)).all()
        counted = list(connection.scalars(select(tallies.c.body)))
        round_key = store.round_keys.find(connection, "turin", "r1")
        wrapped = list(connection.scalars(select(round_keys.c.wrapped)))
    wrapped += [held for name, held in everything(tmp_path).items() if name.startswith("round.")]
    assert round_key is not None
    assert len(wrapped) == 1
    close(store, box)

    bodies = [part for row in rows for part in (row.body, row.reasons)]
    sealed = [part[at : at + 16] for part in (*bodies, *counted) for at in (0, 999, len(part) - 16)]
    assert len(counted) == 1
    ids = [row.row_id.encode() for row in rows]
    keys = [round_key, round_key.hex().encode(), wrapped[0][24:40]]
    assert found([*sealed, *ids, *keys, REASON.encode(), b"seat-1"], tmp_path) == []
    assert not [name for name in everything(tmp_path) if name.startswith("round.")]
    # What the record may hold: the judgements under their codes.
    assert found([given[0].choices[STANDARDS[0]].code.encode()], tmp_path)


def test_a_reason_that_was_replaced_is_nowhere(file_store, tmp_path):
    box = open_round(file_store)
    cast(file_store, box, "seat-1", secret_ballot())
    before = _sealed_reasons(file_store)
    cast(file_store, box, "seat-1", Ballot(), base=1)

    assert found([before[:16], before[-16:]], tmp_path) == []


def _sealed_reasons(store: Store) -> bytes:
    with store.reading() as connection:
        reasons = connection.scalar(select(ballots.c.reasons))
    assert isinstance(reasons, bytes)
    return reasons


def test_erased_words_are_nowhere(file_store, tmp_path):
    append(file_store, line(REASON))
    append(file_store, line("kept"), seat_id="seat-2")
    salts = [text.salt.encode() for text in file_store.texts("turin")]
    assert found([REASON.encode()], tmp_path)
    file_store.erase("turin", of_seat="seat-1", at=AT)

    assert found([REASON.encode(), salts[0]], tmp_path) == []
    assert found([b"kept"], tmp_path)


def test_no_code_stands_in_the_store(file_store, tmp_path):
    append(file_store, line())
    codes = [
        file_store.keys.seat_code("turin", "seat-1", 1).encode(),
        file_store.keys.room_code("turin").encode(),
        file_store.keys.cookie_key,
        file_store.keys.wrapping_key,
    ]

    assert found(codes, tmp_path) == []


def test_the_key_is_beside_the_store_and_not_in_it(file_store, tmp_path):
    key = (tmp_path / "sealkit.db.key").read_bytes()

    assert [name for name, _ in found([key, key.hex().encode()], tmp_path)] == ["sealkit.db.key"]


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights elsewhere")
def test_round_keys_are_their_owners_alone(file_store, tmp_path):
    open_round(file_store)
    folder = tmp_path / "sealkit.db.rounds"

    assert folder.stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


def test_what_is_deleted_is_overwritten(file_store):
    with file_store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
