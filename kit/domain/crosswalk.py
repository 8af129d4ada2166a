"""The crosswalk: how requirements of two frameworks relate, as groups judge it.

Requirements are read as sets of demands. A pair is looked at from one side: what was stated from
the other side is turned round first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kit.domain import events as ev
from kit.domain.framework import Framework

INVERSE: dict[ev.Relation, ev.Relation] = {
    "equal": "equal",
    "subset-of": "superset-of",
    "superset-of": "subset-of",
    "intersects-with": "intersects-with",
    "no-relationship": "no-relationship",
}


@dataclass(frozen=True)
class Mapping:
    """A group's claim about a pair of requirements.

    `look_again`: one of the two asks otherwise since the group judged.
    """

    mapping_id: str
    group_id: str
    subject: ev.RequirementRef
    object: ev.RequirementRef
    relation: ev.Relation
    rationale: ev.Rationale
    strength: ev.Strength
    justification: str
    lang: str
    stated_at: datetime
    withdrawn: bool = False
    look_again: bool = False


@dataclass(frozen=True)
class Gap:
    """A group's statement that a requirement has no counterpart in a framework."""

    gap_id: str
    group_id: str
    subject: ev.RequirementRef
    framework_id: str
    justification: str
    lang: str
    withdrawn: bool = False
    look_again: bool = False


@dataclass(frozen=True)
class Judges:
    """The groups that compare two frameworks.

    `blind`: they do not see each other's answers until all have finished; `revealed`: they have.
    """

    group_ids: tuple[str, ...]
    blind: bool = False
    revealed: bool = False


def inverse(mapping: Mapping) -> Mapping:
    """The same claim, seen from the other requirement."""
    return replace(
        mapping,
        subject=mapping.object,
        object=mapping.subject,
        relation=INVERSE[mapping.relation],
    )


class PairState(StrEnum):
    """What the judges' answers on a pair amount to.

    An answer given to other words than those that stand now agrees with nobody yet.
    """

    CANDIDATE = "candidate"
    AGREED = "agreed"
    DISPUTED = "disputed"


@dataclass(frozen=True)
class Pair:
    """Two requirements and what each group says of them, seen from the subject.

    `mappings` holds one standing mapping per group, the latest.
    """

    subject: ev.RequirementRef
    object: ev.RequirementRef
    mappings: tuple[Mapping, ...]
    state: PairState

    @property
    def relation(self) -> ev.Relation | None:
        """The relation all judges name; none where they differ."""
        relations = {mapping.relation for mapping in self.mappings}
        return relations.pop() if len(relations) == 1 else None


def pairs(
    mappings: Iterable[Mapping],
    judges: dict[tuple[str, str], Judges],
    subjects: str,
    objects: str,
) -> list[Pair]:
    """All judged pairs between two frameworks, seen from `subjects`, in the order first judged."""
    latest: dict[tuple[str, str], dict[str, Mapping]] = {}
    for mapping in mappings:
        seen = _seen_from(mapping, subjects, objects)
        if seen is not None:
            pair = (seen.subject.ref_id, seen.object.ref_id)
            latest.setdefault(pair, {})[seen.group_id] = seen
    assigned = judges_of(judges, subjects, objects).group_ids
    return [_pair(by_group, assigned) for by_group in latest.values()]


def judges_of(judges: dict[tuple[str, str], Judges], one: str, other: str) -> Judges:
    """The groups assigned to compare two frameworks, in whichever order these are named."""
    return judges.get((one, other)) or judges.get((other, one)) or Judges(())


def _seen_from(mapping: Mapping, subjects: str, objects: str) -> Mapping | None:
    ends = (mapping.subject.framework_id, mapping.object.framework_id)
    if ends == (subjects, objects):
        return mapping
    if ends == (objects, subjects):
        return inverse(mapping)
    return None


def _pair(by_group: dict[str, Mapping], assigned: tuple[str, ...]) -> Pair:
    mappings = tuple(by_group.values())
    return Pair(
        subject=mappings[0].subject,
        object=mappings[0].object,
        mappings=mappings,
        state=_state(by_group, assigned),
    )


def _state(by_group: dict[str, Mapping], assigned: tuple[str, ...]) -> PairState:
    """Alike from all assigned judges is agreed; where none are assigned, two alike suffice."""
    if len({mapping.relation for mapping in by_group.values()}) > 1:
        return PairState.DISPUTED
    if any(mapping.look_again for mapping in by_group.values()):
        return PairState.CANDIDATE
    all_judged = set(assigned) <= set(by_group)
    return PairState.AGREED if all_judged and len(by_group) >= 2 else PairState.CANDIDATE


@dataclass(frozen=True)
class Coverage:
    """How far one framework's assessable requirements are reached by another.

    Counts of requirements. `strict`: an agreed `equal`; `any`: any agreed relation but
    `no-relationship`; `candidate`: reached, but by no agreed mapping; `gaps`: stated to have no
    counterpart and not reached; `total`: all assessable ones. The rest are orphans.
    """

    total: int
    strict: int
    any: int
    candidate: int
    gaps: int

    @property
    def orphans(self) -> int:
        """Requirements that are neither reached nor stated to have no counterpart."""
        return self.total - self.any - self.candidate - self.gaps


def coverage(framework: Framework, judged: Iterable[Pair], gaps: Iterable[Gap]) -> Coverage:
    """Coverage of `framework`, the subject of the judged pairs, by their object framework.

    `gaps` are those stated towards that object framework (`gaps_towards`). Formula: methods of
    the published crosswalk PMC4384433, items with a mapping / items, never symmetric.
    """
    related = [pair for pair in judged if pair.relation != "no-relationship"]
    agreed = [pair for pair in related if pair.state is PairState.AGREED]
    assessable = {requirement.ref_id for requirement in framework.assessable()}
    strict = {pair.subject.ref_id for pair in agreed if pair.relation == "equal"}
    any_ = {pair.subject.ref_id for pair in agreed}
    candidate = {pair.subject.ref_id for pair in related} - any_
    stated = {gap.subject.ref_id for gap in gaps if gap.subject.framework_id == framework.id}
    return Coverage(
        total=len(assessable),
        strict=len(strict & assessable),
        any=len(any_ & assessable),
        candidate=len(candidate & assessable),
        gaps=len((stated - any_ - candidate) & assessable),
    )


def orphans(framework: Framework, judged: Iterable[Pair], gaps: Iterable[Gap]) -> list[str]:
    """The assessable requirements nobody has reached yet nor stated to have no counterpart.

    Takes what `coverage` takes; in the order of the source.
    """
    reached = {pair.subject.ref_id for pair in judged if pair.relation != "no-relationship"}
    settled = reached | {gap.subject.ref_id for gap in gaps}
    return [one.ref_id for one in framework.assessable() if one.ref_id not in settled]


def from_other_side(judged: Iterable[Pair]) -> list[Pair]:
    """The same judged pairs, seen from the object framework."""
    return [
        replace(
            pair,
            subject=pair.object,
            object=pair.subject,
            mappings=tuple(inverse(mapping) for mapping in pair.mappings),
        )
        for pair in judged
    ]


def gaps_towards(gaps: Iterable[Gap], subjects: str, objects: str) -> list[Gap]:
    """The gaps of one framework's requirements in another framework."""
    return [
        gap for gap in gaps if (gap.subject.framework_id, gap.framework_id) == (subjects, objects)
    ]


@dataclass(frozen=True)
class Claim:
    """A requirement said to have no counterpart in a framework, by these groups.

    `against` are the mappings of other groups that do name one.
    """

    subject: ev.RequirementRef
    framework_id: str
    gaps: tuple[Gap, ...]
    against: tuple[Mapping, ...]
    state: PairState


def claims(gaps: Iterable[Gap], judged: Iterable[Pair], judges: Judges) -> list[Claim]:
    """The gaps of one framework towards another, by requirement.

    `gaps` are `gaps_towards` the object framework of the judged pairs; one per group counts.
    """
    judged = list(judged)
    by_subject: dict[ev.RequirementRef, dict[str, Gap]] = {}
    for gap in gaps:
        by_subject.setdefault(gap.subject, {})[gap.group_id] = gap
    return [_claim(by_group, judged, judges) for by_group in by_subject.values()]


def _claim(by_group: dict[str, Gap], judged: list[Pair], judges: Judges) -> Claim:
    first = next(iter(by_group.values()))
    against = tuple(
        mapping
        for pair in judged
        if pair.subject == first.subject
        for mapping in pair.mappings
        if mapping.relation != "no-relationship" and mapping.group_id not in by_group
    )
    stands = not any(gap.look_again for gap in by_group.values())
    agreed = stands and len(by_group) >= 2 and set(judges.group_ids) <= set(by_group)
    state = PairState.AGREED if agreed else PairState.CANDIDATE
    return Claim(
        subject=first.subject,
        framework_id=first.framework_id,
        gaps=tuple(by_group.values()),
        against=against,
        state=PairState.DISPUTED if against else state,
    )


def disagreements(judged: Iterable[Pair], *claimed: Iterable[Claim]) -> list[Pair | Claim]:
    """What groups answered differently: pairs given two relations, gaps that others fill."""
    found: list[Pair | Claim] = [pair for pair in judged if pair.state is PairState.DISPUTED]
    found += [one for many in claimed for one in many if one.state is PairState.DISPUTED]
    return found
