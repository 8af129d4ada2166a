"""Rounds: planned, opened, paused, given a deadline; who may vote in them, and on what."""

from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field

from kit.commands.act import Acting, Args, act
from kit.commands.electorate import entitled, weights_of
from kit.domain import events as ev
from kit.domain.ballot import ballot_bytes, reasons_bytes, spelled_length
from kit.domain.entitled import weight_of
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.ids import Id
from kit.domain.methods import answers_of, read_planned
from kit.domain.planned import planned_rule
from kit.domain.rights import Act
from kit.domain.rounds import Round, Voter
from kit.domain.rules import rule_hash
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.domain.standards.described import arranged
from kit.domain.workshop import MOST_WEIGHTS, Electorate, RoundPlan, Secrecy, Weight

LONGEST_ROUND = timedelta(days=366)
"""How far off a deadline may be."""


class PlanRound(Args):
    """A round as it shall be held."""

    plan: RoundPlan


class OpenRound(Args):
    """A planned round, the standards on its ballot (all that stand), and the heads counted.

    `seat_ids` names the one seat of each organisation where organisations vote; `weights` are
    theirs by id, where they differ from the plan's.
    """

    plan_id: Id
    standard_ids: tuple[Id, ...] | None = None
    heads: Annotated[int, Field(ge=0, le=5000)] | None = None
    seat_ids: tuple[Id, ...] = ()
    weights: Annotated[dict[Id, Weight], Field(max_length=MOST_WEIGHTS)] | None = None
    closes_at: AwareDatetime | None = None


class OfRound(Args):
    """A round by its id."""

    round_id: Id


class AdmitSeat(Args):
    """A seat that came after the opening."""

    seat_id: Id


class SetDeadline(OfRound):
    """When the round closes by itself; by hand alone without it."""

    closes_at: AwareDatetime | None = None


class RecuseSeat(OfRound):
    """The standards on which a seat does not vote: all of them, or none to undo it."""

    seat_id: Id
    standard_ids: tuple[Id, ...]


class PlanReview(Args):
    """The day of the seal's next review."""

    day: date


@act(Act.PLAN_ROUND, PlanRound)
def plan_round(acting: Acting, args: PlanRound) -> list[ev.Event]:
    """Plan a round, or plan it otherwise. What a round was opened with stays as it was."""
    planned_rule(args.plan)
    if acting.session.plans.get(args.plan.id) == args.plan:
        return []
    return [ev.RoundPlanned(plan=args.plan)]


@act(Act.OPEN_ROUND, OpenRound)
def open_round(acting: Acting, args: OpenRound) -> list[ev.Event]:
    """Fix question, rule and electorate, and take ballots from now on."""
    session = acting.session
    if session.open_round() is not None:
        raise NotNow("round-still-open")
    plan = session.plans.get(args.plan_id)
    if plan is None:
        raise NotFound("round-unknown")
    planned_rule(plan)
    _check_deadline(acting, args.closes_at)
    standard_ids = _on_the_ballot(session, args)
    seats = entitled(session, plan, args.heads, args.seat_ids)
    weights = weights_of(session, plan, args.weights, seats)
    voters = [Voter(session.seats[one].organisation_id) for one in seats]
    rule = read_planned(plan.rule, weight_of(plan.rule, voters, weights))
    longest = max(answers_of(rule, plan.secrecy), key=spelled_length)
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
            rule=rule.stated(),
            rule_hash=rule_hash(rule, _beside(plan, weights)),
            standard_ids=standard_ids,
            entitled=seats,
            heads=args.heads,
            ballot_bytes=ballot_bytes(standard_ids, longest, asks_scope=plan.asks_scope),
            reasons_bytes=reasons_bytes(standard_ids),
            ties=plan.ties,
            weights=weights,
            asks_scope=plan.asks_scope,
            closes_at=args.closes_at,
        )
    ]


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
    _check_not_over(acting, round_)
    return [ev.SeatAdmitted(round_id=round_.round_id, seat_id=seat.seat_id)]


@act(Act.SET_DEADLINE, SetDeadline)
def set_deadline(acting: Acting, args: SetDeadline) -> list[ev.Event]:
    """Let the round close by itself at another moment, or only by hand."""
    round_ = going_on(acting, args.round_id)
    _check_deadline(acting, args.closes_at)
    if round_.closes_at == args.closes_at:
        return []
    return [ev.DeadlineSet(round_id=round_.round_id, closes_at=args.closes_at)]


@act(Act.PAUSE_ROUND, OfRound)
def pause_round(acting: Acting, args: OfRound) -> list[ev.Event]:
    """Take no ballot for a while: the network is cut, or the room talks first."""
    round_ = going_on(acting, args.round_id)
    return [] if round_.is_paused else [ev.RoundPaused(round_id=round_.round_id)]


@act(Act.RESUME_ROUND, OfRound)
def resume_round(acting: Acting, args: OfRound) -> list[ev.Event]:
    """Take ballots again."""
    round_ = going_on(acting, args.round_id)
    return [ev.RoundResumed(round_id=round_.round_id)] if round_.is_paused else []


@act(Act.RECUSE_SEAT, RecuseSeat)
def recuse_seat(acting: Acting, args: RecuseSeat) -> list[ev.Event]:
    """Keep a seat from voting on its own cause. In a secret round that would tell who voted how."""
    round_ = going_on(acting, args.round_id)
    if round_.opened.secrecy is Secrecy.SECRET:
        raise NotNow("round-secret-no-recusal")
    if args.seat_id not in round_.entitled:
        raise NotAllowed("seat-not-entitled")
    wanted = tuple(one for one in round_.opened.standard_ids if one in args.standard_ids)
    if len(wanted) < len(set(args.standard_ids)):
        raise NotFound("standard-not-on-ballot")
    if round_.recused.get(args.seat_id, ()) == wanted:
        return []
    return [ev.SeatRecused(round_id=round_.round_id, seat_id=args.seat_id, standard_ids=wanted)]


@act(Act.PLAN_REVIEW, PlanReview)
def plan_review(acting: Acting, args: PlanReview) -> list[ev.Event]:
    """Say when the networks will look at the seal again."""
    if args.day <= acting.at.date():
        raise BadInput("review-in-the-past")
    return [] if acting.session.review == args.day else [ev.ReviewPlanned(day=args.day)]


def running(session: Session, round_id: str) -> Round:
    """The open round of that id; raises where it is closed already or never was."""
    round_ = session.rounds.get(round_id)
    if round_ is None:
        raise NotFound("round-unknown")
    if not round_.is_open:
        raise NotNow("round-closed")
    return round_


def going_on(acting: Acting, round_id: str) -> Round:
    """The open round of that id, if its deadline has not passed: what has ended stays so."""
    round_ = running(acting.session, round_id)
    _check_not_over(acting, round_)
    return round_


def _check_not_over(acting: Acting, round_: Round) -> None:
    if round_.is_over(acting.at):
        raise NotNow("round-closed")


def _check_deadline(acting: Acting, closes_at: datetime | None) -> None:
    if closes_at is None:
        return
    if closes_at <= acting.at:
        raise BadInput("round-deadline-past")
    if closes_at > acting.at + LONGEST_ROUND:
        raise BadInput("round-deadline-far", days=LONGEST_ROUND.days)


def _on_the_ballot(session: Session, args: OpenRound) -> tuple[str, ...]:
    """The standards that were asked for, else all: each requirement before those under it."""
    standing = [one.standard_id for one in arranged(session, session.standing_standards())]
    wanted = standing if args.standard_ids is None else set(args.standard_ids)
    if not set(wanted) <= set(standing):
        raise NotFound("standard-unknown")
    if not wanted:
        raise NotNow("round-without-standards")
    return tuple(one for one in standing if one in wanted)


def _beside(plan: RoundPlan, weights: dict[str, str]) -> dict[str, object]:
    """What decides besides the rule; nothing where nothing does, so that the rule's hash stays."""
    ties = {} if plan.ties == "undecided" else {"ties": plan.ties}
    return {**ties, **({"weights": weights} if weights else {})}
