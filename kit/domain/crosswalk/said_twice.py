"""What one group, or the room, has said twice: alike, or so that both cannot hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.finding import Finding, Kind, Severity, of_pair
from kit.domain.crosswalk.pairs import Pair, from_other_side
from kit.domain.crosswalk.said import Mapping, Settlement, inverse
from kit.domain.crosswalk.seen import Seen
from kit.domain.events import Relation, RequirementRef
from kit.domain.source_order import place

Row = tuple[RequirementRef, RequirementRef, str]
Towards = tuple[RequirementRef, str]
NONE: Relation = "no-relationship"


def on_one_pair(seen: Seen) -> Iterator[Finding]:
    """Pairs of which one group has more than one mapping: repeated, or with another relation.

    `mirrored`: one relation was stated from one side, another from the other.
    """
    rows: dict[Row, list[tuple[Mapping, bool]]] = defaultdict(list)
    for stated in seen.mappings:
        is_turned = place(stated.object, seen.known) < place(stated.subject, seen.known)
        one = inverse(stated) if is_turned else stated
        rows[one.subject, one.object, one.group_id].append((one, is_turned))
    for (subject, other, group_id), said in rows.items():
        if len(said) > 1:
            kind, severity = _verdict(said)
            yield Finding(
                kind=kind,
                severity=severity,
                subject=subject,
                object=other,
                framework_id=other.framework_id,
                group_ids=(group_id,),
                mapping_ids=tuple(one.mapping_id for one, _ in said),
                relations=tuple(dict.fromkeys(one.relation for one, _ in said)),
            )


def _verdict(said: Iterable[tuple[Mapping, bool]]) -> tuple[Kind, Severity]:
    there = {one.relation for one, is_turned in said if not is_turned}
    back = {one.relation for one, is_turned in said if is_turned}
    if len(there | back) == 1:
        return Kind.DUPLICATE, Severity.LOOK
    kind = Kind.MIRRORED if len(there) == len(back) == 1 else Kind.TWO_RELATIONS
    return kind, Severity.CONTRADICTS


def gap_and_mapping(seen: Seen) -> Iterator[Finding]:
    """Requirements for which one group says that there is no counterpart, and names one."""
    named = _counterparts(seen)
    for claim in seen.claims:
        if claim.settlement is None:
            for gap in claim.gaps:
                for one in named.get((claim.subject, claim.framework_id), ()):
                    if one.group_id == gap.group_id:
                        yield _named_and_missing(claim, gap.gap_id, one)


def _named_and_missing(claim: Claim, gap_id: str, named: Mapping) -> Finding:
    return Finding(
        kind=Kind.GAP_AND_MAPPING,
        severity=Severity.CONTRADICTS,
        subject=claim.subject,
        object=named.object,
        framework_id=claim.framework_id,
        group_ids=(named.group_id,),
        mapping_ids=(named.mapping_id,),
        gap_ids=(gap_id,),
        relations=(named.relation,),
    )


def settled_otherwise(seen: Seen) -> Iterator[Finding]:
    """What the room settled, and a group contradicts in an answer that was not heard then."""
    related: dict[Towards, list[Pair]] = defaultdict(list)
    for pair in seen.pairs:
        if pair.settlement is not None:
            yield from _contradicted(_as_settled(pair, pair.settlement))
            if pair.is_related:
                related[pair.subject, pair.object.framework_id].append(pair)
                related[pair.object, pair.subject.framework_id].append(pair)
    for claim in seen.claims:
        if claim.settlement is not None:
            yield from _filled(claim, claim.settlement.parent_ids)
        for pair in related.get((claim.subject, claim.framework_id), ()):
            yield _denied(pair, claim)


def _as_settled(pair: Pair, settlement: Settlement) -> Pair:
    """A pair seen from the requirement that was settled to have no counterpart, where one was."""
    is_turned = settlement.object is None and settlement.subject != pair.subject
    (seen,) = from_other_side([pair]) if is_turned else [pair]
    return seen


def _contradicted(pair: Pair) -> Iterator[Finding]:
    assert pair.settlement is not None
    for one in pair.mappings:
        if one.relation != pair.relation and one.mapping_id not in pair.settlement.parent_ids:
            yield replace(
                of_pair(Kind.SETTLED_OTHERWISE, Severity.CONTRADICTS, pair),
                group_ids=(one.group_id,),
                mapping_ids=(one.mapping_id,),
                relations=(pair.settlement.relation, one.relation),
            )


def _filled(claim: Claim, parent_ids: tuple[str, ...]) -> Iterator[Finding]:
    """It was settled that there is no counterpart, and somebody names one."""
    assert claim.settlement is not None
    for one in claim.against:
        if one.mapping_id not in parent_ids:
            yield Finding(
                kind=Kind.SETTLED_OTHERWISE,
                severity=Severity.CONTRADICTS,
                subject=claim.subject,
                object=one.object if one.subject == claim.subject else one.subject,
                framework_id=claim.framework_id,
                group_ids=(one.group_id,),
                mapping_ids=(one.mapping_id,),
                settlement_id=claim.settlement.settlement_id,
                relations=(NONE, one.relation),
            )


def _denied(pair: Pair, claim: Claim) -> Finding:
    """A counterpart was settled on, and somebody says that there is none."""
    (seen,) = [pair] if pair.subject == claim.subject else from_other_side([pair])
    return replace(
        of_pair(Kind.SETTLED_OTHERWISE, Severity.CONTRADICTS, seen),
        group_ids=tuple(gap.group_id for gap in claim.gaps),
        mapping_ids=(),
        gap_ids=tuple(gap.gap_id for gap in claim.gaps),
    )


def _counterparts(seen: Seen) -> dict[Towards, list[Mapping]]:
    """The counterparts that groups name for each requirement, from its side, by framework."""
    named: dict[Towards, list[Mapping]] = defaultdict(list)
    for pair in seen.pairs:
        if pair.is_related:
            for one in pair.mappings:
                if one.relation != NONE:
                    named[one.subject, one.object.framework_id].append(one)
                    named[one.object, one.subject.framework_id].append(inverse(one))
    return named
