"""Events, ballots and acts with defaults, so that a test names only what it is about."""

from datetime import UTC, datetime, timedelta
from itertools import count

from kit.domain.ballot import Ballot, Choice, Reason, StandingBallot, ballot_bytes, reasons_bytes
from kit.domain.events import Event, LineWritten, Recorded
from kit.domain.rounds import Round
from kit.store.ballot_box import BallotBox
from kit.store.sealing import SealedCast
from kit.store.store import Store
from tests import builders as make

AT = datetime(2026, 11, 21, 9, 30, 0, 250_000, tzinfo=UTC)
STANDARDS = [f"standard-{number}" for number in range(1, 24)]
KEY = "5e" * 32

_numbers = count(1)


def fresh_key() -> str:
    return f"key{next(_numbers):020}"


def line(text: str = "Every mentor is trained.", line_id: str = "line-1", lang: str = "en"):
    return LineWritten(line_id=line_id, group_id="g1", question_id="q1", text=text, lang=lang)


def append(
    store: Store,
    *events: Event,
    session_id: str = "turin",
    key: str | None = None,
    seat_id: str | None = "seat-1",
    minutes: int = 0,
) -> list[Recorded]:
    with store.transaction() as tx:
        return tx.append(
            session_id,
            events,
            at=AT + timedelta(minutes=minutes),
            seat_id=seat_id,
            key=key or fresh_key(),
        )


def ballot(value: str = "7", *reasons: str, codes: str = "c0de") -> Ballot:
    """All standards with one value; reasons go to the first standards, to drop them."""
    return Ballot(
        choices={
            standard_id: Choice(value=value, code=f"{codes}{number:016}")
            for number, standard_id in enumerate(STANDARDS)
        },
        reasons=tuple(
            Reason(standard_id=standard_id, side="drop", text=text)
            for standard_id, text in zip(STANDARDS, reasons, strict=False)
        ),
    )


def round_(round_id: str = "r1") -> Round:
    """A secret rating round on all standards, as the record has it."""
    return Round(make.round_opened(round_id, standard_ids=tuple(STANDARDS)), AT)


def seal(
    box: BallotBox,
    given: Ballot,
    *,
    base: int = 0,
    key: str | None = None,
    session_id: str = "turin",
    round_id: str = "r1",
) -> SealedCast:
    return box.seal(
        session_id,
        round_id,
        ballot=given,
        base=base,
        key=key or fresh_key(),
        ballot_bytes=ballot_bytes(STANDARDS, asks_scope=True),
        reasons_bytes=reasons_bytes(STANDARDS),
    )


def open_round(store: Store, session_id: str = "turin", round_id: str = "r1") -> BallotBox:
    box = BallotBox(store)
    with store.transaction() as tx:
        box.open_box(tx, session_id, round_id)
    return box


def cast(
    store: Store,
    box: BallotBox,
    seat_id: str,
    given: Ballot | None = None,
    *,
    base: int = 0,
    key: str | None = None,
) -> StandingBallot:
    sealed = seal(box, given or ballot(), base=base, key=key)
    with store.transaction() as tx:
        return box.cast(tx, "turin", "r1", seat_id, sealed)


def append_many(url: str, key: str, session_id: str, writer: int, number: int) -> list[int]:
    """Append one line per transaction, as another process does; the positions they got."""
    store = Store.open(url, key=key)
    try:
        return [
            append(store, line(f"{writer}/{turn}"), session_id=session_id, key=f"{writer}-{turn}")[
                0
            ].position
            for turn in range(number)
        ]
    finally:
        store.close()
