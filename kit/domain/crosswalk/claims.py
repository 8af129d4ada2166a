"""Gaps as groups state them, who fills them, and where groups differ."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.said import Gap, Judges, Mapping, Settlement
from kit.domain.events import RequirementRef

S = TypeVar("S", Gap, Settlement)


def gaps_towards(gaps: Iterable[S], subjects: str, objects: str) -> list[S]:
    """The gaps of one framework's requirements in another framework, or what was settled so."""
    return [
        gap for gap in gaps if (gap.subject.framework_id, gap.framework_id) == (subjects, objects)
    ]


@dataclass(frozen=True)
class Claim:
    """A requirement said to have no counterpart in a framework, by these groups.

    `against` are the mappings of other groups that do name one; `settlement` is what the room made
    of it where groups differed.
    """

    subject: RequirementRef
    framework_id: str
    gaps: tuple[Gap, ...]
    against: tuple[Mapping, ...]
    state: PairState
    settlement: Settlement | None = None


def claims(
    gaps: Iterable[Gap],
    judged: Iterable[Pair],
    judges: Judges,
    settlements: Iterable[Settlement] = (),
) -> list[Claim]:
    """The gaps of one framework towards another, by requirement.

    `gaps` and `settlements` are those towards the object framework of the judged pairs
    (`gaps_towards`); one gap per group counts. Where the room settled on a counterpart there is no
    gap any more; where it settled that there is none, there is one, whoever had stated it.
    """
    judged = list(judged)
    overruled = {
        parent_id
        for pair in judged
        if pair.settlement is not None and pair.is_related
        for parent_id in pair.settlement.parent_ids
    }
    settled = {one.subject: one for one in settlements if one.object is None}
    by_subject: dict[RequirementRef, dict[str, Gap]] = {}
    for gap in gaps:
        if gap.gap_id not in overruled:
            by_subject.setdefault(gap.subject, {})[gap.group_id] = gap
    by_end: dict[RequirementRef, list[Pair]] = {}
    for pair in judged:
        by_end.setdefault(pair.subject, []).append(pair)
    stated = [
        _claim(by_group, by_end.get(subject, []), judges, settled.get(subject))
        for subject, by_group in by_subject.items()
    ]
    return stated + [
        Claim(one.subject, one.framework_id, (), (), PairState.AGREED, one)
        for one in settled.values()
        if one.subject not in by_subject
    ]


def _claim(
    by_group: dict[str, Gap],
    judged: list[Pair],
    judges: Judges,
    settlement: Settlement | None,
) -> Claim:
    first = next(iter(by_group.values()))
    against = tuple(
        mapping
        for pair in judged
        if pair.is_related
        for mapping in pair.mappings
        if mapping.relation != "no-relationship" and mapping.group_id not in by_group
    )
    return Claim(
        subject=first.subject,
        framework_id=first.framework_id,
        gaps=tuple(by_group.values()),
        against=against,
        state=_claim_state(by_group, against, judges, settlement),
        settlement=settlement,
    )


def _claim_state(
    by_group: dict[str, Gap],
    against: tuple[Mapping, ...],
    judges: Judges,
    settlement: Settlement | None,
) -> PairState:
    stands = not any(gap.look_again for gap in by_group.values())
    if against:
        return PairState.DISPUTED
    if not stands:
        return PairState.CANDIDATE
    alike = len(by_group) >= 2 and set(judges.group_ids) <= set(by_group)
    return PairState.AGREED if alike or settlement is not None else PairState.CANDIDATE


def disagreements(judged: Iterable[Pair], *claimed: Iterable[Claim]) -> list[Pair | Claim]:
    """What groups answered differently: pairs given two relations, gaps that others fill."""
    found: list[Pair | Claim] = [pair for pair in judged if pair.state is PairState.DISPUTED]
    found += [one for many in claimed for one in many if one.state is PairState.DISPUTED]
    return found
