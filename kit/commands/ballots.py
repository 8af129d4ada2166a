"""Casting a ballot: checked at the door, sealed there, and only as sealed bytes from then on."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from kit.commands.act import Args
from kit.commands.rounds import running
from kit.commands.typed import clean
from kit.domain.ballot import LONGEST_REASONS, Ballot, Reason, StandingBallot
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.kept import once_per_round
from kit.domain.methods import answers_of, is_counted_whole
from kit.domain.results import rule_of
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
    _check(round_, ballot)
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


def _check(round_: Round, ballot: Ballot) -> None:
    """Whether the round asks what the ballot answers."""
    opened = round_.opened
    reasons = ballot.reasons
    named = {*ballot.choices, *ballot.scopes, *(reason.standard_id for reason in reasons)}
    if not named <= set(opened.standard_ids):
        raise NotFound("standard-not-on-ballot")
    answers = _answers(round_)
    is_known = all(choice.value in answers for choice in ballot.choices.values())
    codes = Counter(choice.code for choice in ballot.choices.values())
    # one code for judgements that are counted apart would tell that they are of one voter
    is_whole = is_counted_whole(opened.method)
    is_coded = len(codes) <= 1 if is_whole else codes.total() == len(codes)
    is_asked = opened.asks_scope or not ballot.scopes
    is_nobodys = all(reason.seat_id is None for reason in reasons)
    if not (is_known and is_coded and is_asked and is_nobodys):
        raise BadInput("ballot-unreadable")
    if sum(len(reason.text.encode()) for reason in reasons) > LONGEST_REASONS:
        raise BadInput("reasons-too-long", longest=LONGEST_REASONS)


@once_per_round
def _answers(round_: Round) -> frozenset[str]:
    """What can be said in a round: asked for every ballot, and the same for all."""
    return frozenset(answers_of(rule_of(round_), round_.opened.secrecy))


def cast(
    tx: Transaction, session: Session, given: Cast, at: datetime, box: BallotBox
) -> StandingBallot:
    """Put a sealed ballot into the box, if the round takes ballots at this moment."""
    seat = session.seats[given.seat_id]
    if seat.withdrawn:
        raise NotAllowed("seat-withdrawn")
    round_ = open_for(session, seat, given.round_id)
    if round_.is_paused:
        raise NotNow("round-paused")
    if round_.is_over(at):
        raise NotNow("round-closed")
    return box.cast(tx, session.session_id, given.round_id, given.seat_id, given.sealed)


def open_for(session: Session, seat: Seat, round_id: str) -> Round:
    """The round, if it is open and this seat may vote in it."""
    round_ = running(session, round_id)
    if seat.seat_id not in round_.voters:
        raise NotAllowed("seat-not-entitled")
    return round_


def _cleaned(reason: Reason) -> Reason:
    return reason.model_copy(update={"text": clean(reason.text)})
