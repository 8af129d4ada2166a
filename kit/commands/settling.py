"""What the room agrees on where groups answered differently."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.crosswalk import check_framework, check_pair, check_requirement
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.events import Rationale, Relation, RequirementRef, Strength
from kit.domain.ids import Id, Lang
from kit.domain.rights import Act

Answers = Annotated[tuple[Id, ...], Field(min_length=1, max_length=500)]


class SettlePair(Args):
    """How two requirements relate, why, and the answers that were looked at."""

    subject: RequirementRef
    object: RequirementRef
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: Typed
    lang: Lang
    parent_ids: Answers


class SettleGap(Args):
    """That a requirement has no counterpart, why, and the answers that were looked at."""

    subject: RequirementRef
    framework_id: Id
    justification: Typed
    lang: Lang
    parent_ids: Answers


class OneSettlement(Args):
    """A settlement."""

    settlement_id: Id


@act(Act.SETTLE_PAIR, SettlePair)
def settle_pair(acting: Acting, args: SettlePair) -> list[ev.Event]:
    """Agree on a relation. The answers it came from stand beside it, unchanged."""
    check_pair(acting, args.subject, args.object)
    _check_seen(acting, args.subject, args.object.framework_id)
    answers: list[Mapping | Gap] = [*_mappings_on(acting, {args.subject, args.object})]
    answers += _gaps_towards(acting, args.subject, args.object.framework_id)
    answers += _gaps_towards(acting, args.object, args.subject.framework_id)
    _check_answers(answers, args.parent_ids)
    settled = ev.PairSettled(settlement_id=acting.made("settlement"), **dict(args))
    return [settled, *_replaced(acting, args.parent_ids)]


@act(Act.SETTLE_GAP, SettleGap)
def settle_gap(acting: Acting, args: SettleGap) -> list[ev.Event]:
    """Agree that there is no counterpart; the pairs of those who named one are settled by it."""
    check_requirement(acting, args.subject)
    check_framework(acting, args.framework_id)
    if args.subject.framework_id == args.framework_id:
        raise BadInput("pair-same-framework")
    _check_seen(acting, args.subject, args.framework_id)
    answers: list[Mapping | Gap] = [*_gaps_towards(acting, args.subject, args.framework_id)]
    answers += _counterparts(acting, args.subject, args.framework_id)
    _check_answers(answers, args.parent_ids)
    settled = ev.GapSettled(settlement_id=acting.made("settlement"), **dict(args))
    return [settled, *_replaced(acting, args.parent_ids)]


@act(Act.WITHDRAW_SETTLEMENT, OneSettlement)
def withdraw_settlement(acting: Acting, args: OneSettlement) -> list[ev.Event]:
    """Open again what had been settled."""
    found = acting.session.settlements.get(args.settlement_id)
    if found is None:
        raise NotFound("settlement-unknown")
    if found.withdrawn:
        return []
    return [ev.SettlementWithdrawn(settlement_id=found.settlement_id)]


def _check_seen(acting: Acting, subject: RequirementRef, framework_id: str) -> None:
    """While groups compare blind, nobody can have seen both answers."""
    if is_hidden(acting.session, subject.framework_id, framework_id):
        raise NotNow("settle-still-blind")


def _check_answers(answers: list[Mapping | Gap], parent_ids: tuple[str, ...]) -> None:
    """Whoever settles has to have seen what stands now."""
    standing = {one.mapping_id if isinstance(one, Mapping) else one.gap_id for one in answers}
    if standing != set(parent_ids):
        raise NotNow("settle-answers-changed")


def _mappings_on(acting: Acting, ends: set[RequirementRef]) -> list[Mapping]:
    return [one for one in acting.session.standing_mappings() if {one.subject, one.object} == ends]


def _gaps_towards(acting: Acting, subject: RequirementRef, framework_id: str) -> list[Gap]:
    return [
        gap
        for gap in acting.session.standing_gaps()
        if (gap.subject, gap.framework_id) == (subject, framework_id)
    ]


def _counterparts(acting: Acting, subject: RequirementRef, framework_id: str) -> list[Mapping]:
    """The mappings that tie the subject to a requirement of the framework."""
    return [
        one
        for one in acting.session.standing_mappings()
        if one.relation != "no-relationship"
        and subject in (one.subject, one.object)
        and framework_id in (one.subject.framework_id, one.object.framework_id)
    ]


def _replaced(acting: Acting, parent_ids: tuple[str, ...]) -> list[ev.Event]:
    """What had been settled of the same answers."""
    return [
        ev.SettlementWithdrawn(settlement_id=one.settlement_id)
        for one in acting.session.standing_settlements()
        if set(one.parent_ids) & set(parent_ids)
    ]
