"""What groups say of pairs of requirements."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.crosswalk import Mapping
from kit.domain.errors import BadInput, NotFound
from kit.domain.events import Rationale, Relation, RequirementRef, Strength
from kit.domain.ids import Id, Lang
from kit.domain.rights import Act


class StateMapping(Args):
    """How a requirement of ours relates to one of theirs, and why."""

    subject: RequirementRef
    object: RequirementRef
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: Typed
    lang: Lang


class StateGap(Args):
    """A requirement that has no counterpart in a framework, and why."""

    subject: RequirementRef
    framework_id: Id
    justification: Typed
    lang: Lang


class OneMapping(Args):
    """A mapping."""

    mapping_id: Id


class OneGap(Args):
    """A gap."""

    gap_id: Id


class AssignJudges(Args):
    """The groups that compare two frameworks."""

    subject_framework_id: Id
    object_framework_id: Id
    group_ids: Annotated[tuple[Id, ...], Field(max_length=12)]
    blind: bool = False


@act(Act.STATE_MAPPING, StateMapping)
def state_mapping(acting: Acting, args: StateMapping) -> list[ev.Event]:
    """Judge a pair. It replaces what the group said of the pair, and its gap where they relate."""
    _check_pair(acting, args.subject, args.object)
    replaced = [
        ev.MappingWithdrawn(mapping_id=mapping.mapping_id)
        for mapping in acting.session.standing_mappings()
        if mapping.group_id == acting.group_id and _same_pair(mapping, args)
    ]
    filled = [] if args.relation == "no-relationship" else _filled_gaps(acting, args)
    stated = ev.MappingStated(
        mapping_id=acting.made("mapping"), group_id=acting.group_id, **dict(args)
    )
    return [stated, *replaced, *filled]


@act(Act.WITHDRAW_MAPPING, OneMapping)
def withdraw_mapping(acting: Acting, args: OneMapping) -> list[ev.Event]:
    """Take back what one's group said of a pair."""
    mapping = acting.session.mappings.get(args.mapping_id)
    if mapping is None or mapping.group_id != acting.seat.group_id:
        raise NotFound("mapping-unknown")
    return [] if mapping.withdrawn else [ev.MappingWithdrawn(mapping_id=mapping.mapping_id)]


@act(Act.STATE_GAP, StateGap)
def state_gap(acting: Acting, args: StateGap) -> list[ev.Event]:
    """State that a requirement has no counterpart in a whole framework."""
    _check_requirement(acting, args.subject)
    _check_framework(acting, args.framework_id)
    if args.subject.framework_id == args.framework_id:
        raise BadInput("pair-same-framework")
    _check_unrelated(acting, args)
    replaced = [
        ev.GapWithdrawn(gap_id=gap.gap_id)
        for gap in acting.session.standing_gaps()
        if (gap.group_id, gap.subject, gap.framework_id)
        == (acting.group_id, args.subject, args.framework_id)
    ]
    stated = ev.GapStated(gap_id=acting.made("gap"), group_id=acting.group_id, **dict(args))
    return [stated, *replaced]


@act(Act.WITHDRAW_GAP, OneGap)
def withdraw_gap(acting: Acting, args: OneGap) -> list[ev.Event]:
    """Take back a gap of one's group."""
    gap = acting.session.gaps.get(args.gap_id)
    if gap is None or gap.group_id != acting.seat.group_id:
        raise NotFound("gap-unknown")
    return [] if gap.withdrawn else [ev.GapWithdrawn(gap_id=gap.gap_id)]


@act(Act.ASSIGN_JUDGES, AssignJudges)
def assign_judges(acting: Acting, args: AssignJudges) -> list[ev.Event]:
    """Say which groups compare two frameworks, and whether blind to each other."""
    _check_framework(acting, args.subject_framework_id)
    _check_framework(acting, args.object_framework_id)
    if args.subject_framework_id == args.object_framework_id:
        raise BadInput("pair-same-framework")
    if any(group_id not in acting.session.groups for group_id in args.group_ids):
        raise NotFound("group-unknown")
    return [ev.JudgesAssigned(**dict(args))]


def _check_pair(acting: Acting, subject: RequirementRef, other: RequirementRef) -> None:
    _check_requirement(acting, subject)
    _check_requirement(acting, other)
    if subject.framework_id == other.framework_id:
        raise BadInput("pair-same-framework")


def _check_requirement(acting: Acting, ref: RequirementRef) -> None:
    _check_framework(acting, ref.framework_id)
    framework = acting.session.frameworks[ref.framework_id]
    if all(requirement.ref_id != ref.ref_id for requirement in framework.assessable()):
        raise NotFound("requirement-unknown", ref_id=ref.ref_id)


def _check_framework(acting: Acting, framework_id: str) -> None:
    if framework_id not in acting.session.frameworks:
        raise NotFound("framework-unknown")


def _check_unrelated(acting: Acting, args: StateGap) -> None:
    """A gap beside one's own mapping into that framework would contradict it."""
    for mapping in acting.session.standing_mappings():
        ends = {mapping.subject, mapping.object}
        related = mapping.relation != "no-relationship" and mapping.group_id == acting.group_id
        others = {end.framework_id for end in ends - {args.subject}}
        if related and args.subject in ends and args.framework_id in others:
            raise BadInput("gap-has-mapping", ref_id=args.subject.ref_id)


def _same_pair(mapping: Mapping, args: StateMapping) -> bool:
    return {mapping.subject, mapping.object} == {args.subject, args.object}


def _filled_gaps(acting: Acting, args: StateMapping) -> list[ev.Event]:
    ends = ((args.subject, args.object.framework_id), (args.object, args.subject.framework_id))
    return [
        ev.GapWithdrawn(gap_id=gap.gap_id)
        for gap in acting.session.standing_gaps()
        if gap.group_id == acting.group_id and (gap.subject, gap.framework_id) in ends
    ]
