"""Candidate standards: gathered from mappings and themes, worded in the room's languages."""

from typing import Annotated, Any

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.typed import Typed, TypedOrEmpty
from kit.domain import events as ev
from kit.domain.ballot import Scope
from kit.domain.errors import BadInput, NotFound, NotNow
from kit.domain.events import RequirementRef
from kit.domain.framework import Part
from kit.domain.ids import Id, Lang
from kit.domain.rights import Act
from kit.domain.source_order import by_ref
from kit.domain.standards.standard import SOURCES, Described, Standard


class GatherStandard(Args):
    """A wording and what it came from."""

    text: Typed
    lang: Lang
    requirements: Annotated[tuple[RequirementRef, ...], Field(max_length=100)] = ()
    theme_ids: Annotated[tuple[Id, ...], Field(max_length=100)] = ()
    mapping_ids: Annotated[tuple[Id, ...], Field(max_length=500)] = ()
    parent_ids: Annotated[tuple[Id, ...], Field(max_length=50)] = ()


class StandardPart(Part):
    """One of the standards that another is split into, with its share of the sources."""

    text: Typed
    lang: Lang
    requirements: Annotated[tuple[RequirementRef, ...], Field(max_length=100)] = ()
    theme_ids: Annotated[tuple[Id, ...], Field(max_length=100)] = ()
    mapping_ids: Annotated[tuple[Id, ...], Field(max_length=500)] = ()


class SplitStandard(Args):
    """A standard and what it is split into."""

    standard_id: Id
    parts: Annotated[tuple[StandardPart, ...], Field(min_length=2, max_length=12)]


class DescribeStandard(Args):
    """What a group, or for the room the facilitator, answers about a standard.

    `base` is how many answers of the same group the writer saw.
    """

    standard_id: Id
    base: Annotated[int, Field(ge=0)] = 0
    scope: Scope | None = None
    tier: ev.Tier | None = None
    under_id: Id | None = None
    adaptation: TypedOrEmpty = ""
    harm: TypedOrEmpty = ""
    evidence: TypedOrEmpty = ""
    lang: Lang


class RewordStandard(Args):
    """A wording in a language, and the version its writer saw."""

    standard_id: Id
    base: int
    text: Typed
    lang: Lang


class OneStandard(Args):
    """A standard."""

    standard_id: Id


@act(Act.GATHER_STANDARD, GatherStandard)
def gather_standard(acting: Acting, args: GatherStandard) -> list[ev.Event]:
    """Propose a standard. Standards joined into it (`parent_ids`) are no longer proposed.

    It rests on all that these rested on.
    """
    _check_sources(acting, args)
    parents = [_standard(acting, parent_id) for parent_id in args.parent_ids]
    for parent in parents:
        _check_off_ballot(acting, parent)
    sources = {
        name: tuple(dict.fromkeys([*getattr(args, name), *_of_parents(parents, name)]))
        for name in SOURCES
    }
    gathered = {**dict(args), **sources}
    return [ev.StandardGathered(standard_id=acting.made("standard"), **gathered)]


@act(Act.SPLIT_STANDARD, SplitStandard)
def split_standard(acting: Acting, args: SplitStandard) -> list[ev.Event]:
    """Make several standards of one, which is no longer proposed; each keeps it as its parent."""
    standard = _standard(acting, args.standard_id)
    _check_off_ballot(acting, standard)
    for part in args.parts:
        if any(not set(getattr(part, name)) <= set(getattr(standard, name)) for name in SOURCES):
            raise BadInput("split-foreign-source")
    return [
        ev.StandardGathered(
            standard_id=acting.made("standard", str(number)),
            parent_ids=(standard.standard_id,),
            **dict(part),
        )
        for number, part in enumerate(args.parts, 1)
    ]


@act(Act.DESCRIBE_STANDARD, DescribeStandard)
def describe_standard(acting: Acting, args: DescribeStandard) -> list[ev.Event]:
    """Answer what a standard is for: in place of what one's group answered before."""
    standard = _standard(acting, args.standard_id)
    _check_off_ballot(acting, standard)
    if args.under_id is not None:
        _check_under(acting, standard, args.under_id)
    return [ev.StandardDescribed(group_id=acting.seat.group_id, **dict(args))]


@act(Act.REWORD_STANDARD, RewordStandard)
def reword_standard(acting: Acting, args: RewordStandard) -> list[ev.Event]:
    """Word a standard anew, or in another language."""
    standard = _standard(acting, args.standard_id)
    _check_off_ballot(acting, standard)
    if not 1 <= args.base <= standard.version:
        raise NotFound("standard-version-unknown")
    return [ev.StandardReworded(**dict(args))]


@act(Act.DROP_STANDARD, OneStandard)
def drop_standard(acting: Acting, args: OneStandard) -> list[ev.Event]:
    """Propose a standard no longer."""
    standard = _standard(acting, args.standard_id)
    _check_off_ballot(acting, standard)
    return [] if standard.dropped else [ev.StandardDropped(standard_id=standard.standard_id)]


@act(Act.RESTORE_STANDARD, OneStandard)
def restore_standard(acting: Acting, args: OneStandard) -> list[ev.Event]:
    """Propose a dropped standard again."""
    standard = _standard(acting, args.standard_id)
    return [ev.StandardRestored(standard_id=standard.standard_id)] if standard.dropped else []


def _of_parents(parents: list[Standard], name: str) -> list[Any]:
    return [one for parent in parents for one in getattr(parent, name)]


def _check_under(acting: Acting, standard: Standard, under_id: str) -> None:
    """A standard stands under a requirement that stands under nothing, as the same group says.

    Named as standing under itself it is a requirement of its own.
    """
    under = _standard(acting, under_id)
    if under is standard:
        return
    group_id = acting.seat.group_id
    has_below = any(
        answer.under_id == standard.standard_id
        for one in acting.session.standing_standards()
        if one is not standard and (answer := one.described.get(group_id))
    )
    stands_below = under.described.get(group_id, Described()).under_id not in (None, under_id)
    if under.dropped or has_below or stands_below:
        raise BadInput("standard-under-nested")


def _standard(acting: Acting, standard_id: str) -> Standard:
    standard = acting.session.standards.get(standard_id)
    if standard is None:
        raise NotFound("standard-unknown")
    return standard


def _check_off_ballot(acting: Acting, standard: Standard) -> None:
    """What people are voting on must stand still."""
    round_ = acting.session.open_round()
    if round_ is not None and standard.standard_id in round_.opened.standard_ids:
        raise NotNow("standard-on-ballot")


def _check_sources(acting: Acting, args: GatherStandard) -> None:
    session = acting.session
    known = by_ref(session.frameworks.values())
    unknown = next((ref for ref in args.requirements if ref not in known), None)
    if unknown is not None:
        raise NotFound("requirement-unknown", ref_id=unknown.ref_id)
    if not set(args.theme_ids) <= set(session.themes):
        raise NotFound("theme-unknown")
    if not set(args.mapping_ids) <= set(session.mappings):
        raise NotFound("mapping-unknown")
