"""Groups that judge two frameworks: how far each is, and what others may see of it."""

from dataclasses import replace

from kit.domain.crosswalk import Gap, Mapping, judges_of
from kit.domain.session import Session


def judged_by(session: Session, group_id: str, ours: str, theirs: str) -> list[str]:
    """Which assessable requirements of `ours` a group has related to `theirs` or called a gap.

    What wants another look is not judged as it stands now.
    """
    ends = [
        end.ref_id
        for mapping in session.standing_mappings()
        if mapping.group_id == group_id
        and not mapping.look_again
        and _is_between(mapping, ours, theirs)
        for end in (mapping.subject, mapping.object)
        if end.framework_id == ours
    ]
    gaps = [
        gap.subject.ref_id
        for gap in session.standing_gaps()
        if gap.group_id == group_id
        and not gap.look_again
        and (gap.subject.framework_id, gap.framework_id) == (ours, theirs)
    ]
    judged = {*ends, *gaps}
    return [one.ref_id for one in session.frameworks[ours].assessable() if one.ref_id in judged]


def is_hidden(session: Session, one: str, other: str) -> bool:
    """Whether groups compare these two frameworks blind and have not all finished."""
    judges = judges_of(session.judges, one, other)
    return judges.blind and not judges.revealed


def shown_mappings(
    session: Session, one: str, other: str, group_id: str | None = None
) -> list[Mapping]:
    """The standing mappings between two frameworks that a group may see; without one, everybody."""
    hidden = is_hidden(session, one, other)
    return [
        mapping
        for mapping in session.standing_mappings()
        if _is_between(mapping, one, other) and (not hidden or mapping.group_id == group_id)
    ]


def shown_gaps(session: Session, one: str, other: str, group_id: str | None = None) -> list[Gap]:
    """The standing gaps between two frameworks that a group may see; without one, everybody."""
    hidden = is_hidden(session, one, other)
    return [
        gap
        for gap in session.standing_gaps()
        if {gap.subject.framework_id, gap.framework_id} == {one, other}
        and (not hidden or gap.group_id == group_id)
    ]


def reveal_where_finished(session: Session) -> None:
    """Lift blindness where every judge has judged every requirement of the subject framework.

    Once lifted it stays so: what was seen cannot be unseen when a group takes an answer back.
    """
    for (ours, theirs), judges in session.judges.items():
        if judges.blind and not judges.revealed and _all_finished(session, ours, theirs):
            session.judges[ours, theirs] = replace(judges, revealed=True)


def _all_finished(session: Session, ours: str, theirs: str) -> bool:
    total = len(session.frameworks[ours].assessable())
    group_ids = judges_of(session.judges, ours, theirs).group_ids
    return all(len(judged_by(session, group_id, ours, theirs)) == total for group_id in group_ids)


def _is_between(mapping: Mapping, one: str, other: str) -> bool:
    return {mapping.subject.framework_id, mapping.object.framework_id} == {one, other}
