"""What the room agrees on where groups answered differently."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.requirements import check_framework, check_pair, check_requirement
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.crosswalk.to_settle import standing
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
    _check_answers(standing(acting.session).of_pair(args.subject, args.object), args.parent_ids)
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
    _check_answers(
        standing(acting.session).of_gap(args.subject, args.framework_id), args.parent_ids
    )
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


def _check_answers(answer_ids: tuple[str, ...], parent_ids: tuple[str, ...]) -> None:
    """Whoever settles has to have seen what stands now."""
    if set(answer_ids) != set(parent_ids):
        raise NotNow("settle-answers-changed")


def _replaced(acting: Acting, parent_ids: tuple[str, ...]) -> list[ev.Event]:
    """What had been settled of the same answers."""
    return [
        ev.SettlementWithdrawn(settlement_id=one.settlement_id)
        for one in acting.session.standing_settlements()
        if set(one.parent_ids) & set(parent_ids)
    ]
