"""A framework enters a session or changes in it: what becomes of what groups said of it."""

from collections.abc import Iterable
from dataclasses import replace

from kit.domain import events as ev
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.editions import Changes, changes
from kit.domain.framework import Framework
from kit.domain.ids import made_id
from kit.domain.session import Session

Said = Mapping | Gap
"""What a group has said of a requirement."""


def brought(session: Session, event: ev.FrameworkBrought) -> None:
    """Take a framework in; mark what was said of other words, carry what an older edition had."""
    before = session.frameworks.get(event.framework.id)
    if event.replaces is not None:
        _carry(session, carried(session, event.framework, event.steps))
        _carry_judges(session, event.replaces, event.framework.id)
    if before is not None:
        _mark(session, event.framework.id, changes(before, event.framework))
    session.frameworks[event.framework.id] = event.framework


def in_use(session: Session, framework_id: str) -> set[str]:
    """The requirements of a framework that mappings, gaps or standards rest on."""
    ends = [end for one in session.standing_mappings() for end in (one.subject, one.object)]
    ends += [gap.subject for gap in session.standing_gaps()]
    ends += [ref for standard in session.standards.values() for ref in standard.requirements]
    return {end.ref_id for end in ends if end.framework_id == framework_id}


def lost(session: Session, after: Framework) -> list[str]:
    """What a newer state of a framework would take away from under mappings, gaps or standards."""
    kept = {one.ref_id for one in after.assessable()}
    before = session.frameworks.get(after.id)
    used = in_use(session, after.id)
    order = [one.ref_id for one in before.walk()] if before else []
    return [ref_id for ref_id in order if ref_id in used - kept]


def is_free(session: Session, framework_id: str) -> bool:
    """Whether a framework can leave the session: nothing was said of it and nobody compares it."""
    mapped = [end for one in session.mappings.values() for end in (one.subject, one.object)]
    gaps = session.gaps.values()
    used = {end.framework_id for end in mapped} | {one for pair in session.judges for one in pair}
    used |= {gap.framework_id for gap in gaps} | {gap.subject.framework_id for gap in gaps}
    return framework_id not in used and not in_use(session, framework_id)


def outdated(session: Session, framework_id: str, changed: Changes) -> list[Said]:
    """What was said of words that will no longer be there, or of a list that has grown since."""
    refs = {ev.RequirementRef(framework_id=framework_id, ref_id=one) for one in changed.reworded}
    grown = bool(changed.new or changed.reworded)
    mappings = [one for one in session.standing_mappings() if refs & {one.subject, one.object}]
    gaps = [
        gap
        for gap in session.standing_gaps()
        if gap.subject in refs or (grown and gap.framework_id == framework_id)
    ]
    return [*mappings, *gaps]


def _mark(session: Session, framework_id: str, changed: Changes) -> None:
    for one in outdated(session, framework_id, changed):
        if isinstance(one, Mapping):
            session.mappings[one.mapping_id] = replace(one, look_again=True)
        else:
            session.gaps[one.gap_id] = replace(one, look_again=True)


def carried(session: Session, framework: Framework, steps: Iterable[ev.Step]) -> list[Said]:
    """What was said of the older edition in the session, as it stands on the newer one.

    What had no counterpart in the older edition may have one in the newer: that wants a look.
    """
    older = framework.replaces
    if older not in session.frameworks or framework.id in session.frameworks:
        return []
    found: dict[str, Said] = {}
    for step in steps:
        old = ev.RequirementRef(framework_id=older, ref_id=step.older)
        new = ev.RequirementRef(framework_id=framework.id, ref_id=step.newer)
        said: list[Said] = [*_on_mappings(session, old), *_on_gaps(session, old)]
        for moved in (_moved(one, old, new, unsure=step.relation != "equal") for one in said):
            if len(_ends(moved)) == 2:
                found.setdefault(_name(moved), moved)
    said_now = [*found.values(), *_missing_so_far(session, older, framework.id)]
    return [one for one in said_now if isinstance(one, Mapping) or not _is_filled(one, said_now)]


def _is_filled(gap: Gap, said: Iterable[Said]) -> bool:
    """Whether the same group has a counterpart for it: two old requirements became one."""
    return any(
        isinstance(one, Mapping)
        and one.group_id == gap.group_id
        and one.relation != "no-relationship"
        and gap.subject in (one.subject, one.object)
        and _ends(one) == _ends(gap)
        for one in said
    )


def _missing_so_far(session: Session, older: str, newer: str) -> list[Gap]:
    return [
        replace(
            gap,
            gap_id=made_id("gap", gap.gap_id, newer),
            framework_id=newer,
            look_again=True,
        )
        for gap in session.standing_gaps()
        if gap.framework_id == older
    ]


def _carry(session: Session, said: Iterable[Said]) -> None:
    """Mappings on an older edition are repeated on the newer one; the older ones stay."""
    for one in said:
        if isinstance(one, Mapping):
            session.mappings[one.mapping_id] = one
        else:
            session.gaps[one.gap_id] = one


def _ends(one: Said) -> set[str]:
    """The two frameworks that an answer is about."""
    other = one.object.framework_id if isinstance(one, Mapping) else one.framework_id
    return {one.subject.framework_id, other}


def _name(one: Said) -> str:
    return one.mapping_id if isinstance(one, Mapping) else one.gap_id


def _moved(one: Said, old: ev.RequirementRef, new: ev.RequirementRef, *, unsure: bool) -> Said:
    if isinstance(one, Mapping):
        return _carried_mapping(one, old, new, unsure=unsure)
    return _carried_gap(one, new, unsure=unsure)


def _on_mappings(session: Session, ref: ev.RequirementRef) -> Iterable[Mapping]:
    return [one for one in session.standing_mappings() if ref in (one.subject, one.object)]


def _on_gaps(session: Session, ref: ev.RequirementRef) -> Iterable[Gap]:
    return [gap for gap in session.standing_gaps() if gap.subject == ref]


def _carried_mapping(
    one: Mapping, old: ev.RequirementRef, new: ev.RequirementRef, *, unsure: bool
) -> Mapping:
    return replace(
        one,
        mapping_id=made_id("mapping", one.mapping_id, new.framework_id, new.ref_id),
        subject=new if one.subject == old else one.subject,
        object=new if one.object == old else one.object,
        look_again=one.look_again or unsure,
    )


def _carried_gap(gap: Gap, new: ev.RequirementRef, *, unsure: bool) -> Gap:
    gap_id = made_id("gap", gap.gap_id, new.framework_id, new.ref_id)
    return replace(gap, gap_id=gap_id, subject=new, look_again=gap.look_again or unsure)


def _carry_judges(session: Session, older: str, newer: str) -> None:
    """Who compares the older edition compares the newer: blind answers stay blind there."""
    for pair, judges in list(session.judges.items()):
        if older in pair and newer not in pair:
            ends = tuple(newer if one == older else one for one in pair)
            session.judges.setdefault((ends[0], ends[1]), judges)
