"""What two steps through a third framework contradict: a judged pair, or each other."""

from collections.abc import Iterator
from dataclasses import replace

from kit.domain.crosswalk.finding import Finding, Kind, Severity, of_pair
from kit.domain.crosswalk.inferred import STRENGTHS, Inferred, Path, along, strength
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.seen import Seen
from kit.domain.events import RequirementRef
from kit.domain.source_order import Place, place


def three_way(seen: Seen) -> Iterator[Finding]:
    """Three requirements judged in pairs in a way that cannot be, at the pair that is least sure.

    Where two of the pairs are equal it is a chain of equals, which has a check of its own.
    """
    judged = {(pair.subject, pair.object): pair for pair in seen.links}
    found: dict[frozenset[RequirementRef], list[tuple[Pair, Path]]] = {}
    for path in seen.paths:
        pair = judged.get((path.first.subject, path.second.object))
        if pair is None or pair.relation in path.left or _has_two_equals(pair, path):
            continue
        three = frozenset((pair.subject, pair.object, path.through))
        found.setdefault(three, []).append((pair, path))
    for sides in found.values():
        pair, path = min(sides, key=lambda side: _sureness(side[0], seen))
        yield replace(of_pair(Kind.THREE_WAY, Severity.LOOK, pair), paths=(path,))


def _sureness(pair: Pair, seen: Seen) -> tuple[bool, int, Place, Place]:
    """Agreed is surer than not, strong than weak; else the later row of two is."""
    places = place(pair.subject, seen.known), place(pair.object, seen.known)
    return pair.state is PairState.AGREED, STRENGTHS.index(strength(pair)), *places


def excluding_paths(seen: Seen) -> Iterator[Finding]:
    """Pairs that nobody judged, and that follow in two ways which cannot both be."""
    for one in along(seen.paths, seen.pairs, seen.claims, seen.known):
        if not one.left:
            yield _excluding(one)


def _excluding(one: Inferred) -> Finding:
    links = [link for path in one.paths for link in (path.first, path.second)]
    said = [mapping for link in links for mapping in link.mappings]
    return Finding(
        kind=Kind.INFERRED_APART,
        severity=Severity.LOOK,
        subject=one.subject,
        object=one.object,
        framework_id=one.object.framework_id,
        group_ids=tuple(dict.fromkeys(mapping.group_id for mapping in said)),
        mapping_ids=tuple(dict.fromkeys(mapping.mapping_id for mapping in said)),
        relations=one.relations,
        paths=one.paths,
    )


def _has_two_equals(pair: Pair, path: Path) -> bool:
    relations = [pair.relation, path.first.relation, path.second.relation]
    return relations.count("equal") == 2
