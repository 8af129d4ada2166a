"""The always-on checks of the crosswalk: what contradicts itself, is worth a look, or is open."""

from collections.abc import Callable, Iterable, Iterator

from kit.domain.crosswalk.equal_chains import (
    Equals,
    against_gaps,
    against_relations,
    within_frameworks,
)
from kit.domain.crosswalk.finding import Finding, Kind, Severity
from kit.domain.crosswalk.numbers_apart import numbers_apart
from kit.domain.crosswalk.said_twice import gap_and_mapping, on_one_pair, settled_otherwise
from kit.domain.crosswalk.seen import Seen, seen
from kit.domain.crosswalk.third_framework import excluding_paths, three_way
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.domain.source_order import Place, place

Order = tuple[int, Place, int, Place, int, tuple[str, ...]]


def findings(session: Session, group_id: str | None = None) -> list[Finding]:
    """All that the checks find in what a group may see; without one, in what everybody may.

    The gravest first, then in the order of the sources. Where groups differ is none of them: that
    has its own list.
    """
    view = seen(session, group_id)
    equals = Equals(view)
    found = [
        *on_one_pair(view),
        *gap_and_mapping(view),
        *settled_otherwise(view),
        *against_relations(view, equals),
        *against_gaps(view, equals),
        *within_frameworks(equals),
        *numbers_apart(view),
        *three_way(view),
        *excluding_paths(view),
        *open_ends(view),
    ]
    return sorted(found, key=_order(view))


def between(found: Iterable[Finding], one: str, other: str) -> list[Finding]:
    """Those of the findings that concern two frameworks."""
    return [each for each in found if each.is_about(one, other)]


def open_ends(seen: Seen) -> Iterator[Finding]:
    """The requirements nobody has reached yet nor stated to have no counterpart, both ways.

    As `crosswalk.orphans` counts them, without turning every pair round. Where nothing may be seen
    of two frameworks, nothing is said of them.
    """
    for one in seen.compared:
        if one.pairs or one.claims:
            related = [pair for pair in one.pairs if pair.is_related]
            settled = {end for pair in related for end in (pair.subject, pair.object)}
            settled |= {claim.subject for claim in one.claims}
            yield from _orphans(seen, one.subjects, one.objects, settled)
            yield from _orphans(seen, one.objects, one.subjects, settled)


def _orphans(seen: Seen, ours: str, theirs: str, settled: set[RequirementRef]) -> Iterator[Finding]:
    assessable = seen.assessable[ours]
    refs = tuple(ref for ref in assessable if ref not in settled)
    if refs:
        yield Finding(
            kind=Kind.ORPHANS,
            severity=Severity.NOTE,
            subject=refs[0],
            object=None,
            framework_id=theirs,
            refs=refs,
            total=len(assessable),
        )


def _order(seen: Seen) -> Callable[[Finding], Order]:
    severities, kinds = list(Severity), list(Kind)
    frameworks = list(seen.session.frameworks)

    def key(one: Finding) -> Order:
        towards = frameworks.index(one.framework_id)
        other = place(one.object, seen.known) if one.object else (-1, "", "")
        return (
            severities.index(one.severity),
            place(one.subject, seen.known),
            towards,
            other,
            kinds.index(one.kind),
            (*one.mapping_ids, *one.gap_ids),
        )

    return key
