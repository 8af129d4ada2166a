"""Casting a ballot: checked at the door, sealed there, and only as sealed bytes from then on."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from kit.commands.act import Args
from kit.commands.typed import clean
from kit.domain.ballot import LONGEST_REASONS, Ballot, Reason, StandingBallot
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.rights import Act, may
from kit.domain.rounds import Round
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.store.ballot_box import BallotBox
from kit.store.sealing import SealedCast
from kit.store.transaction import Transaction


class CastArgs(Args):
    """The whole ballot and the version it replaces (0: none yet)."""

    round_id: Id
    base: int
    ballot: Ballot


@dataclass(frozen=True)
class Cast:
    """A ballot on its way from the door to the box."""

    seat_id: str
    round_id: str
    sealed: SealedCast


def read_cast(session: Session, seat: Seat, args: dict[str, Any], key: str, box: BallotBox) -> Cast:
    """Check a ballot and seal it. Whatever is refused, the refusal never repeats a choice."""
    if not may(seat.role, Act.CAST):
        raise NotAllowed("act-not-yours")
    try:
        asked = CastArgs.model_validate(args)
    except ValidationError:
        raise BadInput("ballot-unreadable") from None  # its text would hold the ballot
    round_ = open_for(session, seat, asked.round_id)
    reasons = tuple(_cleaned(reason) for reason in asked.ballot.reasons)
    ballot = asked.ballot.model_copy(update={"reasons": reasons})
    named = {*ballot.choices, *(reason.standard_id for reason in reasons)}
    if not named <= set(round_.opened.standard_ids):
        raise NotFound("standard-not-on-ballot")
    if sum(len(reason.text.encode()) for reason in reasons) > LONGEST_REASONS:
        raise BadInput("reasons-too-long", longest=LONGEST_REASONS)
    sealed = box.seal(
        session.session_id,
        round_.round_id,
        ballot=ballot,
        base=asked.base,
        key=key,
        ballot_bytes=round_.opened.ballot_bytes,
        reasons_bytes=round_.opened.reasons_bytes,
    )
    return Cast(seat.seat_id, round_.round_id, sealed)


def cast(tx: Transaction, session: Session, given: Cast, box: BallotBox) -> StandingBallot:
    """Put a sealed ballot into the box, if the round is still open at this moment."""
    seat = session.seats[given.seat_id]
    if seat.withdrawn:
        raise NotAllowed("seat-withdrawn")
    open_for(session, seat, given.round_id)
    return box.cast(tx, session.session_id, given.round_id, given.seat_id, given.sealed)


def open_for(session: Session, seat: Seat, round_id: str) -> Round:
    """The round, if it takes a ballot from this seat now."""
    round_ = session.rounds.get(round_id)
    if round_ is None:
        raise NotFound("round-unknown")
    if not round_.is_open:
        raise NotNow("round-closed")
    if seat.seat_id not in round_.entitled:
        raise NotAllowed("seat-not-entitled")
    return round_


def _cleaned(reason: Reason) -> Reason:
    return reason.model_copy(update={"text": clean(reason.text)})
