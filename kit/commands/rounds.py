"""Opening a round, admitting late seats, closing it."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.domain import events as ev
from kit.domain.ballot import Judgement, ballot_bytes, reasons_bytes
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.rights import Act
from kit.domain.rounds import FEWEST_SECRET, Round
from kit.domain.rules import read_rule, rule_hash
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.standards.described import arranged
from kit.domain.workshop import Electorate, RoundPlan, Secrecy
from kit.store.ballot_box import CountedBallot


class OpenRound(Args):
    """A planned round, the standards on its ballot (all that stand), and the heads counted.

    `seat_ids` names the one seat of each organisation where organisations vote.
    """

    plan_id: Id
    standard_ids: tuple[Id, ...] | None = None
    heads: Annotated[int, Field(ge=0, le=5000)] | None = None
    rule: dict[str, str] | None = None
    seat_ids: tuple[Id, ...] = ()


class AdmitSeat(Args):
    """A seat that came after the opening."""

    seat_id: Id


class CloseRound(Args):
    """A round; closing is asked twice, since it never reopens."""

    round_id: Id
    confirmed: Literal[True]


@act(Act.OPEN_ROUND, OpenRound)
def open_round(acting: Acting, args: OpenRound) -> list[ev.Event]:
    """Fix question, rule and electorate, and take ballots from now on."""
    session = acting.session
    if session.open_round() is not None:
        raise NotNow("round-still-open")
    plan = session.plan.round(args.plan_id)
    if plan is None:
        raise NotFound("round-unknown")
    rule = args.rule or plan.rule
    standard_ids = _on_the_ballot(session, args)
    return [
        ev.RoundOpened(
            round_id=acting.made("round"),
            plan_id=plan.id,
            number=len(session.rounds) + 1,
            title=plan.title or {},
            electorate=plan.electorate,
            secrecy=plan.secrecy,
            method=plan.method,
            attribute=plan.attribute,
            rule=read_rule(rule).stated(),
            rule_hash=rule_hash(rule),
            standard_ids=standard_ids,
            entitled=entitled(session, plan, args),
            heads=args.heads,
            ballot_bytes=ballot_bytes(standard_ids),
            reasons_bytes=reasons_bytes(standard_ids),
        )
    ]


def entitled(session: Session, plan: RoundPlan, args: OpenRound) -> tuple[str, ...]:
    """The seats that may vote, after all that the plan's secrecy asks has been checked."""
    if plan.electorate is Electorate.ORGANISATIONS:
        return _organisations_seats(session, plan, args)
    voters = session.standing_seats(Role.PARTICIPANT)
    if args.heads is None:
        raise BadInput("round-heads-missing")
    if len(voters) > args.heads:
        raise NotNow("round-more-seats-than-heads", seats=len(voters), heads=args.heads)
    if not voters:
        raise NotNow("round-nobody-entitled")
    if plan.secrecy is Secrecy.SECRET:
        _check_secret(session, plan, voters)
    return tuple(seat.seat_id for seat in voters)


@act(Act.ADMIT_SEAT, AdmitSeat)
def admit_seat(acting: Acting, args: AdmitSeat) -> list[ev.Event]:
    """Let a seat vote that came after the opening."""
    round_ = acting.session.open_round()
    seat = acting.session.seats.get(args.seat_id)
    if round_ is None:
        raise NotNow("no-round-open")
    if seat is None or seat.withdrawn or seat.role is not Role.PARTICIPANT:
        raise NotFound("seat-unknown")
    if round_.opened.electorate is not Electorate.PERSONS:
        raise NotNow("round-of-organisations")
    if seat.seat_id in round_.entitled:
        return []
    return [ev.SeatAdmitted(round_id=round_.round_id, seat_id=seat.seat_id)]


def round_to_close(session: Session, args: CloseRound) -> Round:
    """The open round that is meant; raises where it is closed already or never was."""
    round_ = session.rounds.get(args.round_id)
    if round_ is None:
        raise NotFound("round-unknown")
    if not round_.is_open:
        raise NotNow("round-closed")
    return round_


def closed(session: Session, round_: Round, box: list[CountedBallot]) -> ev.RoundClosed:
    """The event that empties the box. Of a secret round no seat, order or time remains."""
    attribute = _attribute_kept(session, round_, [counted.seat_id for counted in box])
    judgements = {
        standard_id: _judgements(session, round_, standard_id, box, attribute)
        for standard_id in round_.opened.standard_ids
    }
    reasons = sorted(
        (reason for counted in box for reason in counted.standing.ballot.reasons),
        key=lambda reason: (reason.standard_id, reason.side, reason.text),
    )
    return ev.RoundClosed(
        round_id=round_.round_id,
        entitled=len(round_.entitled),
        voted=len(box),
        changed=sum(counted.standing.changes > 0 for counted in box),
        judgements=judgements,
        reasons=tuple(reasons),
        attribute_dropped=round_.opened.attribute is not None and attribute is None,
        root=merkle_root(judgement_leaves(judgements)),
    )


def _judgements(
    session: Session,
    round_: Round,
    standard_id: str,
    box: list[CountedBallot],
    attribute: str | None,
) -> tuple[Judgement, ...]:
    is_open = round_.opened.secrecy is Secrecy.OPEN
    given = [
        Judgement(
            code=choice.code,
            value=choice.value,
            seat_id=counted.seat_id if is_open else None,
            value_of=_value_of(session, attribute, counted.seat_id) if attribute else None,
        )
        for counted in box
        if (choice := counted.standing.ballot.choices.get(standard_id)) is not None
    ]
    shown = given if is_open or _all_can_hide(given) else [_without_value(one) for one in given]
    return tuple(sorted(shown, key=lambda judgement: (judgement.code, judgement.value)))


def _all_can_hide(given: list[Judgement]) -> bool:
    """Whether each group or country has enough judgements of one standard to hide in."""
    return min(Counter(one.value_of for one in given).values(), default=0) >= FEWEST_SECRET


def _without_value(judgement: Judgement) -> Judgement:
    return judgement.model_copy(update={"value_of": None})


def _on_the_ballot(session: Session, args: OpenRound) -> tuple[str, ...]:
    """The standards that were asked for, else all: each requirement before those under it."""
    standing = [one.standard_id for one in arranged(session, session.standing_standards())]
    wanted = standing if args.standard_ids is None else list(dict.fromkeys(args.standard_ids))
    if not set(wanted) <= set(standing):
        raise NotFound("standard-unknown")
    if not wanted:
        raise NotNow("round-without-standards")
    return tuple(wanted)


def _organisations_seats(session: Session, plan: RoundPlan, args: OpenRound) -> tuple[str, ...]:
    if plan.secrecy is Secrecy.SECRET:
        raise NotNow("organisations-vote-openly")
    seats = [session.seats.get(seat_id) for seat_id in dict.fromkeys(args.seat_ids)]
    if not seats or any(seat is None or seat.withdrawn for seat in seats):
        raise NotFound("seat-unknown")
    organisations = Counter(seat.organisation_id for seat in seats if seat)
    if None in organisations or max(organisations.values()) > 1:
        raise BadInput("organisation-one-seat")
    return tuple(seat.seat_id for seat in seats if seat)


def _check_secret(session: Session, plan: RoundPlan, voters: list[Seat]) -> None:
    if len(voters) < FEWEST_SECRET:
        raise NotNow("round-too-few", seats=len(voters), fewest=FEWEST_SECRET)
    if plan.attribute is None:
        return
    smallest = min(Counter(_seat_value(session, plan.attribute, seat) for seat in voters).values())
    if smallest < FEWEST_SECRET:
        raise NotNow("round-attribute-too-few", fewest=FEWEST_SECRET)


def _attribute_kept(session: Session, round_: Round, voted: list[str]) -> str | None:
    """The attribute, unless one of its values has too few ballots to hide in."""
    attribute = round_.opened.attribute
    if attribute is None or round_.opened.secrecy is Secrecy.OPEN:
        return attribute
    counts = Counter(_value_of(session, attribute, seat_id) for seat_id in voted)
    return attribute if counts and min(counts.values()) >= FEWEST_SECRET else None


def _value_of(session: Session, attribute: str, seat_id: str) -> str:
    return _seat_value(session, attribute, session.seats[seat_id])


def _seat_value(session: Session, attribute: str, seat: Seat) -> str:
    return (seat.group_id if attribute == "group" else session.country_of(seat)) or ""
