"""Judged pairs: what the groups' answers on two requirements amount to.

A pair is looked at from one side: what was stated from the other side is turned round first.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kit.domain import events as ev
from kit.domain.crosswalk.said import INVERSE, Judges, Mapping, Settlement, inverse


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

    `mappings` holds one standing mapping per group, the latest; `settlement` what the room made of
    them where they differed.
    """

    subject: ev.RequirementRef
    object: ev.RequirementRef
    mappings: tuple[Mapping, ...]
    state: PairState
    settlement: Settlement | None = None

    @property
    def relation(self) -> ev.Relation | None:
        """The relation that was settled, or that all judges name; none where they differ."""
        if self.settlement is not None:
            return self.settlement.relation
        relations = {mapping.relation for mapping in self.mappings}
        return relations.pop() if len(relations) == 1 else None

    @property
    def is_related(self) -> bool:
        """Whether the two have something in common, be it disputed how."""
        return self.relation != "no-relationship"


def pairs(
    mappings: Iterable[Mapping],
    judges: dict[tuple[str, str], Judges],
    subjects: str,
    objects: str,
    settlements: Iterable[Settlement] = (),
) -> list[Pair]:
    """All judged pairs between two frameworks, seen from `subjects`, in the order first judged.

    Where the room settled that a requirement has no counterpart, that settles the pairs of those
    who had named one.
    """
    settlements = list(settlements)
    latest: dict[Ends, dict[str, Mapping]] = {}
    for mapping in mappings:
        seen = _seen_from(mapping, subjects, objects)
        if seen is not None:
            latest.setdefault((seen.subject, seen.object), {})[seen.group_id] = seen
    settled = {
        (one.subject, one.object): one
        for each in settlements
        if (one := _settled_from(each, subjects, objects)) is not None
    }
    overruled = {
        parent_id: one for one in settlements if one.object is None for parent_id in one.parent_ids
    }
    assigned = judges_of(judges, subjects, objects).group_ids
    return [
        _pair(ends, by_group, assigned, settled.get(ends) or _overruling(by_group, overruled))
        for ends, by_group in latest.items()
    ]


def _overruling(
    by_group: dict[str, Mapping], overruled: dict[str, Settlement]
) -> Settlement | None:
    names = (one.mapping_id for one in by_group.values())
    return next((overruled[name] for name in names if name in overruled), None)


Ends = tuple[ev.RequirementRef, ev.RequirementRef]


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


def _settled_from(one: Settlement, subjects: str, objects: str) -> Settlement | None:
    """A settled pair seen from the subject framework; none where it is a gap or another pair."""
    if one.object is None:
        return None
    if (one.subject.framework_id, one.object.framework_id) == (subjects, objects):
        return one
    return _turned(one, one.object)


def _turned(one: Settlement, new_subject: ev.RequirementRef) -> Settlement:
    if one.object is None:
        return one
    return replace(
        one,
        subject=new_subject,
        object=one.subject,
        framework_id=one.subject.framework_id,
        relation=INVERSE[one.relation],
    )


def _pair(
    ends: Ends,
    by_group: dict[str, Mapping],
    assigned: tuple[str, ...],
    settlement: Settlement | None,
) -> Pair:
    return Pair(
        subject=ends[0],
        object=ends[1],
        mappings=tuple(by_group.values()),
        state=_state(by_group, assigned, settlement),
        settlement=settlement,
    )


def _state(
    by_group: dict[str, Mapping], assigned: tuple[str, ...], settlement: Settlement | None
) -> PairState:
    """Alike from all assigned judges is agreed; where none are assigned, two alike suffice."""
    stands = not any(mapping.look_again for mapping in by_group.values())
    if settlement is not None and stands:
        return PairState.AGREED
    if len({mapping.relation for mapping in by_group.values()}) > 1:
        return PairState.DISPUTED
    if not stands:
        return PairState.CANDIDATE
    all_judged = set(assigned) <= set(by_group)
    return PairState.AGREED if all_judged and len(by_group) >= 2 else PairState.CANDIDATE


def from_other_side(judged: Iterable[Pair]) -> list[Pair]:
    """The same judged pairs, seen from the object framework."""
    return [
        replace(
            pair,
            subject=pair.object,
            object=pair.subject,
            mappings=tuple(inverse(mapping) for mapping in pair.mappings),
            settlement=pair.settlement and _turned(pair.settlement, pair.object),
        )
        for pair in judged
    ]
