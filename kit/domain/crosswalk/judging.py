"""Groups that judge two frameworks: how far each is, and what others may see of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeVar

from kit.domain.crosswalk.claims import Claim, claims, gaps_towards
from kit.domain.crosswalk.pairs import Pair, from_other_side, judges_of, pairs
from kit.domain.crosswalk.said import Gap, Mapping, Settlement
from kit.domain.events import RequirementRef
from kit.domain.session import Session

S = TypeVar("S", Mapping, Gap)


@dataclass(frozen=True)
class Compared:
    """Two frameworks and all that may be seen of what groups said of them.

    `pairs` are seen from `subjects`; `claims` are the gaps of both directions. `hidden`: groups
    compare blind, and what others said is left out.
    """

    subjects: str
    objects: str
    pairs: tuple[Pair, ...] = ()
    claims: tuple[Claim, ...] = ()
    hidden: bool = False

    def claims_of(self, framework_id: str) -> list[Claim]:
        """The gaps of one of the two frameworks in the other."""
        return [one for one in self.claims if one.subject.framework_id == framework_id]

    def unmatched(self, framework_id: str) -> list[RequirementRef]:
        """The requirements of one framework that are said to have no counterpart in the other."""
        return [claim.subject for claim in self.claims_of(framework_id)]

    def turned(self) -> "Compared":
        """The same, seen from the other framework."""
        return replace(
            self,
            subjects=self.objects,
            objects=self.subjects,
            pairs=tuple(from_other_side(self.pairs)),
        )


@dataclass
class _Said:
    """What was said between two frameworks, unsorted."""

    mappings: list[Mapping] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    settlements: list[Settlement] = field(default_factory=list)


def compared(session: Session, one: str, other: str, group_id: str | None = None) -> Compared:
    """What a group may see between two frameworks, from the first; without one, everybody."""
    said = _all_said(session).get(frozenset((one, other)), _Said())
    return _compared(session, one, other, said, group_id)


def all_compared(session: Session, group_id: str | None = None) -> dict[tuple[str, str], Compared]:
    """Every two frameworks of which anything was said, in the session's order, read once."""
    asked = (all_compared, group_id)
    if asked not in session.derived:
        session.derived[asked] = _compared_anew(session, group_id)
    found: dict[tuple[str, str], Compared] = session.derived[asked]
    return found


def _compared_anew(session: Session, group_id: str | None) -> dict[tuple[str, str], Compared]:
    said = _all_said(session)
    return {
        (one, other): _compared(session, one, other, said[frozenset((one, other))], group_id)
        for one, other in combinations(session.frameworks, 2)
        if frozenset((one, other)) in said
    }


def _all_said(session: Session) -> dict[frozenset[str], _Said]:
    said: dict[frozenset[str], _Said] = {}
    for mapping in session.standing_mappings():
        ends = frozenset((mapping.subject.framework_id, mapping.object.framework_id))
        said.setdefault(ends, _Said()).mappings.append(mapping)
    for gap in session.standing_gaps():
        ends = frozenset((gap.subject.framework_id, gap.framework_id))
        said.setdefault(ends, _Said()).gaps.append(gap)
    for settlement in session.standing_settlements():
        ends = frozenset((settlement.subject.framework_id, settlement.framework_id))
        said.setdefault(ends, _Said()).settlements.append(settlement)
    return said


def _compared(
    session: Session, one: str, other: str, said: _Said, group_id: str | None
) -> Compared:
    hidden = is_hidden(session, one, other)
    mappings = _visible(said.mappings, group_id) if hidden else said.mappings
    gaps = _visible(said.gaps, group_id) if hidden else said.gaps
    judges = judges_of(session.judges, one, other)
    settlements = [] if hidden else said.settlements
    judged = pairs(mappings, session.judges, one, other, settlements)
    there = claims(
        gaps_towards(gaps, one, other), judged, judges, gaps_towards(settlements, one, other)
    )
    back = claims(
        gaps_towards(gaps, other, one),
        from_other_side(judged),
        judges,
        gaps_towards(settlements, other, one),
    )
    return Compared(one, other, tuple(judged), (*there, *back), hidden)


def _visible(said: Iterable[S], group_id: str | None) -> list[S]:
    return [one for one in said if one.group_id == group_id]


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
