"""The one way in: check the seat, the right, the arguments and the moment, then append."""

from typing import TypeVar

from pydantic import ValidationError

from kit.commands import (
    agenda,
    crosswalk,
    frameworks,
    notes,
    plenary,
    rounds,
    settling,
    setup,
    standards,
    suggestions,
)
from kit.commands.act import ACTS, Acting, Args, Asked, Done
from kit.commands.rounds import CloseRound, closed, round_to_close
from kit.domain import events as ev
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import KEY_SHAPE
from kit.domain.rights import Act, may
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.store.ballot_box import BallotBox
from kit.store.transaction import Transaction

SUBJECTS = (
    agenda,
    crosswalk,
    frameworks,
    notes,
    plenary,
    rounds,
    settling,
    setup,
    standards,
    suggestions,
)
"""The modules whose acts are known; importing them registers these."""

NAMES_A_THING = "_id"
A = TypeVar("A", bound=Args)


def perform(tx: Transaction, session: Session, asked: Asked, box: BallotBox) -> Done:
    """Do what a seat asks, once per key. `session` must hold every event the transaction sees.

    Raises a KitError where it is refused; nothing is then written. After the commit of a
    `close_round` the caller destroys the round's key (`box.destroy_key`).
    """
    seat = _seat(session, asked)
    act = _allowed(seat, asked)
    key = f"{seat.seat_id}:{asked.key}"
    before = tx.find(session.session_id, key)
    if before:
        return _done(session, list(before))
    if session.closed_at is not None:
        raise NotNow("session-closed")
    acting = Acting(session, seat, asked.key, asked.at)
    events = _events(tx, acting, act, asked, box)
    if not events:
        return Done(session.revision)
    recorded = tx.append(session.session_id, events, at=asked.at, seat_id=seat.seat_id, key=key)
    return _done(session, list(recorded))


def _events(
    tx: Transaction, acting: Acting, act: Act, asked: Asked, box: BallotBox
) -> list[ev.Event]:
    session = acting.session
    if act is Act.CLOSE_ROUND:
        round_ = round_to_close(session, _read(CloseRound, asked))
        ballots = box.empty(tx, session.session_id, round_.round_id, round_.entitled)
        return [closed(session, round_, ballots)]
    known = ACTS[act]
    events = known.decide(acting, _read(known.args, asked))
    if act is Act.OPEN_ROUND:
        opened = events[0]
        assert isinstance(opened, ev.RoundOpened)
        box.open_box(tx, session.session_id, opened.round_id)
    return events


def _seat(session: Session, asked: Asked) -> Seat:
    seat = session.seats.get(asked.seat_id)
    if seat is None:
        raise NotFound("seat-unknown")
    if seat.withdrawn:
        raise NotAllowed("seat-withdrawn")
    return seat


def _allowed(seat: Seat, asked: Asked) -> Act:
    try:
        act = Act(asked.act)
    except ValueError:
        raise NotFound("act-unknown") from None
    if not may(seat.role, act):
        raise NotAllowed("act-not-yours")
    if not KEY_SHAPE.fullmatch(asked.key):
        raise BadInput("key-shape")
    return act


def _read(shape: type[A], asked: Asked) -> A:
    try:
        return shape.model_validate(asked.args)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise BadInput("args-unreadable", act=asked.act, place=place) from None


def _done(session: Session, recorded: list[ev.Recorded]) -> Done:
    """`result` holds the ids that the first event names, such as the line that was written."""
    made = {
        name: value
        for name, value in recorded[0].event
        if name.endswith(NAMES_A_THING) and isinstance(value, str)
    }
    return Done(recorded[0].position, made, tuple(recorded))
