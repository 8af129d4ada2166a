"""Candidate standards: gathered from mappings and themes, worded in the room's languages."""

from typing import Annotated

from pydantic import Field

from kit.commands.act import Acting, Args, act
from kit.commands.typed import Typed
from kit.domain import events as ev
from kit.domain.errors import NotFound, NotNow
from kit.domain.events import RequirementRef
from kit.domain.ids import Id, Lang
from kit.domain.rights import Act
from kit.domain.standards import Standard


class GatherStandard(Args):
    """A wording and what it came from."""

    text: Typed
    lang: Lang
    requirements: Annotated[tuple[RequirementRef, ...], Field(max_length=100)] = ()
    theme_ids: Annotated[tuple[Id, ...], Field(max_length=100)] = ()
    mapping_ids: Annotated[tuple[Id, ...], Field(max_length=500)] = ()
    parent_ids: Annotated[tuple[Id, ...], Field(max_length=50)] = ()


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
    """Propose a standard. Standards joined into it (`parent_ids`) are no longer proposed."""
    _check_sources(acting, args)
    for parent_id in args.parent_ids:
        _check_off_ballot(acting, _standard(acting, parent_id))
    return [ev.StandardGathered(standard_id=acting.made("standard"), **dict(args))]


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
    known = {
        RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id)
        for framework in session.frameworks.values()
        for requirement in framework.walk()
    }
    unknown = next((ref for ref in args.requirements if ref not in known), None)
    if unknown is not None:
        raise NotFound("requirement-unknown", ref_id=unknown.ref_id)
    if not set(args.theme_ids) <= set(session.themes):
        raise NotFound("theme-unknown")
    if not set(args.mapping_ids) <= set(session.mappings):
        raise NotFound("mapping-unknown")
