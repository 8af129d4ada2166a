"""What groups say of pairs of requirements."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.requirements import check_framework, check_pair, check_requirement
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.crosswalk.said import Gap, Mapping, follows
from kit.domain.errors import BadInput, NotFound
from kit.domain.events import Rationale, Relation, RequirementRef, Strength
from kit.domain.ids import Id, Lang
from kit.domain.rights import Act

MOST_TOGETHER = 20
"""Requirements of a side that may be taken together: more is not a claim that anybody weighs."""


class StateMapping(Args):
    """How a requirement of ours relates to one of theirs, and why."""

    subject: RequirementRef
    object: RequirementRef
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: Typed
    lang: Lang


class StateBundle(Args):
    """How several requirements of ours, together, relate to one or several of theirs, and why."""

    subjects: Annotated[tuple[RequirementRef, ...], Field(min_length=1, max_length=MOST_TOGETHER)]
    objects: Annotated[tuple[RequirementRef, ...], Field(min_length=1, max_length=MOST_TOGETHER)]
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


class OneBundle(Args):
    """A bundle."""

    bundle_id: Id


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
    check_pair(acting, args.subject, args.object)
    said = _said_before(acting, args.subject.framework_id, args.object.framework_id)
    return _stated(acting, acting.made("mapping"), args, said)


@act(Act.STATE_BUNDLE, StateBundle)
def state_bundle(acting: Acting, args: StateBundle) -> list[ev.Event]:
    """Judge several requirements taken together: a bundle, and what follows for each pair."""
    _check_sides(acting, args)
    relation = follows(args.relation, args.subjects, args.objects)
    pairs = [
        StateMapping(**{**_common(args), "subject": one, "object": other, "relation": relation})
        for one in args.subjects
        for other in args.objects
    ]
    made = [acting.made("mapping", *_names(pair.subject, pair.object)) for pair in pairs]
    bundle = ev.BundleStated(
        bundle_id=acting.made("bundle"),
        group_id=acting.group_id,
        subjects=args.subjects,
        objects=args.objects,
        relation=args.relation,
        mapping_ids=tuple(made),
    )
    said = _said_before(acting, args.subjects[0].framework_id, args.objects[0].framework_id)
    stated = [_stated(acting, name, pair, said) for name, pair in zip(made, pairs, strict=True)]
    once = dict.fromkeys(one for many in stated for one in many)
    return [bundle, *once]


@act(Act.WITHDRAW_BUNDLE, OneBundle)
def withdraw_bundle(acting: Acting, args: OneBundle) -> list[ev.Event]:
    """Take back all that one's group said of several requirements together."""
    bundle = acting.session.bundles.get(args.bundle_id)
    if bundle is None or bundle.group_id != acting.seat.group_id:
        raise NotFound("mapping-unknown")
    mappings = [acting.session.mappings[one] for one in bundle.mapping_ids]
    return [ev.MappingWithdrawn(mapping_id=one.mapping_id) for one in mappings if not one.withdrawn]


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
    check_requirement(acting, args.subject)
    check_framework(acting, args.framework_id)
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
    check_framework(acting, args.subject_framework_id)
    check_framework(acting, args.object_framework_id)
    if args.subject_framework_id == args.object_framework_id:
        raise BadInput("pair-same-framework")
    if any(group_id not in acting.session.groups for group_id in args.group_ids):
        raise NotFound("group-unknown")
    return [ev.JudgesAssigned(**dict(args))]


@dataclass(frozen=True)
class _Said:
    """What one's group says of two frameworks so far: mappings by their ends, gaps."""

    mappings: dict[frozenset[RequirementRef], list[Mapping]]
    gaps: list[Gap]


def _said_before(acting: Acting, one: str, other: str) -> _Said:
    """Gathered once for all pairs of a bundle: a large one has hundreds."""
    ends = {one, other}
    found: dict[frozenset[RequirementRef], list[Mapping]] = {}
    for each in acting.session.standing_mappings():
        between = {each.subject.framework_id, each.object.framework_id} == ends
        if between and each.group_id == acting.group_id:
            found.setdefault(frozenset((each.subject, each.object)), []).append(each)
    gaps = [
        gap
        for gap in acting.session.standing_gaps()
        if gap.group_id == acting.group_id and {gap.subject.framework_id, gap.framework_id} == ends
    ]
    return _Said(found, gaps)


def _stated(acting: Acting, mapping_id: str, args: StateMapping, said: _Said) -> list[ev.Event]:
    """A mapping, with what it replaces."""
    ends = frozenset((args.subject, args.object))
    replaced = [
        ev.MappingWithdrawn(mapping_id=one.mapping_id) for one in said.mappings.get(ends, ())
    ]
    filled = [
        ev.GapWithdrawn(gap_id=gap.gap_id)
        for gap in said.gaps
        if args.relation != "no-relationship" and gap.subject in ends
    ]
    stated = ev.MappingStated(mapping_id=mapping_id, group_id=acting.group_id, **dict(args))
    return [stated, *replaced, *filled]


def _common(args: StateBundle) -> dict[str, object]:
    return {name: value for name, value in args if name not in ("subjects", "objects")}


def _names(*ends: RequirementRef) -> list[str]:
    return [f"{end.framework_id} {end.ref_id}" for end in ends]


def _check_sides(acting: Acting, args: StateBundle) -> None:
    """Each side is a few requirements of one framework, none named twice."""
    for side in (args.subjects, args.objects):
        if len({one.framework_id for one in side}) > 1:
            raise BadInput("bundle-one-framework")
        if len(set(side)) < len(side):
            raise BadInput("bundle-named-twice")
    if len(args.subjects) * len(args.objects) < 2:
        raise BadInput("bundle-of-one")
    for one in args.subjects:
        for other in args.objects:
            check_pair(acting, one, other)


def _check_unrelated(acting: Acting, args: StateGap) -> None:
    """A gap beside one's own mapping into that framework would contradict it."""
    for mapping in acting.session.standing_mappings():
        ends = {mapping.subject, mapping.object}
        related = mapping.relation != "no-relationship" and mapping.group_id == acting.group_id
        others = {end.framework_id for end in ends - {args.subject}}
        if related and args.subject in ends and args.framework_id in others:
            raise BadInput("gap-has-mapping", ref_id=args.subject.ref_id)
