"""The one way in: check the seat, the right, the arguments and the moment, then append."""

from datetime import datetime
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
    tallies,
)
from kit.commands.act import ACTS, Acting, Args, Asked, Done
from kit.commands.closing import CloseRound, closed
from kit.commands.rounds import running
from kit.commands.tallies import ConfirmTally, EnterTally, check_same
from kit.domain import events as ev
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import KEY_SHAPE
from kit.domain.rights import Act, may
from kit.domain.rounds import Round
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
    tallies,
)
"""The modules whose acts are known; importing them registers these."""

NAMES_A_THING = "_id"
LONGEST_NAME = 40
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
    if act is Act.CLOSE_ROUND:
        round_ = running(acting.session, _read(CloseRound, asked).round_id)
        return [_closed(tx, acting.session, round_, box)]
    known = ACTS[act]
    args = _read(known.args, asked)
    events = known.decide(acting, args)
    for event in events:
        _with_the_box(tx, acting.session, event, args, box)
    return events


def close_at_deadline(tx: Transaction, session: Session, at: datetime, box: BallotBox) -> Done:
    """Close the open round if its deadline has passed. No seat acts: it was set before.

    After the commit the caller destroys the round's key, as after a `close_round`.
    """
    round_ = session.open_round()
    if round_ is None or session.closed_at is not None or not round_.is_over(at):
        return Done(session.revision)
    event = _closed(tx, session, round_, box)
    key = f"deadline:{round_.round_id}"
    recorded = tx.append(session.session_id, [event], at=at, seat_id=None, key=key)
    return _done(session, list(recorded))


def _closed(tx: Transaction, session: Session, round_: Round, box: BallotBox) -> ev.RoundClosed:
    tallies = {
        sheet.tally_id: box.tally(tx, session.session_id, round_.round_id, sheet.tally_id)
        for sheet in round_.sheets.values()
        if sheet.counts
    }
    ballots = box.empty(tx, session.session_id, round_.round_id, round_.entitled)
    return closed(round_, ballots, tallies, box.new_code)


def _with_the_box(
    tx: Transaction, session: Session, event: ev.Event, args: Args, box: BallotBox
) -> None:
    """What an event needs of the ballot box, in the same transaction."""
    if isinstance(event, ev.RoundOpened):
        box.open_box(tx, session.session_id, event.round_id)
    elif isinstance(event, ev.TallyEntered) and isinstance(args, EnterTally):
        round_ = session.rounds[event.round_id]
        box.put_tally(tx, session.session_id, round_, event.tally_id, args.tally)
    elif isinstance(event, ev.TallyConfirmed) and isinstance(args, ConfirmTally):
        first = box.tally(tx, session.session_id, event.round_id, event.tally_id)
        check_same(session.rounds[event.round_id], first, args.tally)


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
        # Deeper than that its names are what somebody typed, such as what was counted.
        named = error.errors()[0]["loc"][:2]
        place = ".".join(str(part)[:LONGEST_NAME] for part in named)
        raise BadInput("args-unreadable", act=asked.act, place=place) from None


def _done(session: Session, recorded: list[ev.Recorded]) -> Done:
    """`result` holds the ids that the first event names, such as the line that was written."""
    made = {
        name: value
        for name, value in recorded[0].event
        if name.endswith(NAMES_A_THING) and isinstance(value, str)
    }
    return Done(recorded[0].position, made, tuple(recorded))
