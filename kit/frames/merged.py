"""Rows of merged concepts: what frameworks have in common, from the core to the periphery."""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, combinations

from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Framework
from kit.domain.session import Session
from kit.frames.reach import Reach, Views, links, reached, views
from kit.frames.rows import Row
from kit.graph.concepts import (
    AGREED,
    EQUAL,
    RELATED,
    Concept,
    merged_concepts,
    overlap,
    presence,
    related_graph,
)

SETTLED = {Reach.ANY, Reach.CANDIDATE, Reach.GAP}
"""What is known of a requirement in a framework that does not hold its concept."""


def compared_frameworks(session: Session, seen: Views) -> list[Framework]:
    """The frameworks of which anything may be seen: others would look as if they shared nothing."""
    comparable = {one.id: one for one in session.comparable()}
    told = {ends[0] for ends, one in seen.items() if not one.hidden and ends[1] in comparable}
    return [one for one in comparable.values() if one.id in told]


def frameworks_of(session: Session) -> list[Framework]:
    """The frameworks of the session that were compared, as far as everybody may see."""
    return compared_frameworks(session, views(session))


def all_links(session: Session, seen: Views) -> list[Pair]:
    """The related pairs of all frameworks, each once, in the session's order of frameworks."""
    return [
        pair
        for ends in combinations(session.frameworks, 2)
        if ends in seen
        for pair in links(seen[ends])
    ]


def concepts_of(
    session: Session,
    relations: Collection[Relation] = EQUAL,
    states: Collection[PairState] = AGREED,
) -> list[Concept]:
    """The merged concepts of the frameworks that were compared."""
    seen = views(session)
    frameworks = compared_frameworks(session, seen)
    return merged_concepts(frameworks, all_links(session, seen), relations, states)


def concept_rows(
    session: Session,
    relations: Collection[Relation] = EQUAL,
    states: Collection[PairState] = AGREED,
) -> Iterator[Row]:
    """A requirement in its concept."""
    seen = views(session)
    frameworks = compared_frameworks(session, seen)
    known = _known(frameworks, seen)
    for concept in merged_concepts(frameworks, all_links(session, seen), relations, states):
        elsewhere = {end for one in concept.members for end in known.get(one, ())}
        unknown = {one.id for one in frameworks} - concept.framework_ids - elsewhere
        for one in concept.members:
            yield {
                "concept_id": concept.concept_id,
                "framework_id": one.framework_id,
                "ref_id": one.ref_id,
                "requirements": len(concept.members),
                "frameworks": len(concept.framework_ids),
                "of_frameworks": len(frameworks),
                "unknown": len(unknown),
            }


def _known(frameworks: Sequence[Framework], seen: Views) -> dict[RequirementRef, set[str]]:
    """By requirement, the frameworks of which somebody said how far they reach it."""
    known: dict[RequirementRef, set[str]] = {}
    for framework in frameworks:
        for other in frameworks:
            compared = seen.get((framework.id, other.id))
            for one in reached(framework, other, compared) if compared else ():
                if one.state in SETTLED:
                    known.setdefault(one.subject, set()).add(other.id)
    return known


def core_rows(session: Session) -> Iterator[Row]:
    """How many concepts are in exactly so many frameworks, and in at least so many."""
    frameworks = compared_frameworks(session, views(session))
    concepts = concepts_of(session)
    counted = presence(concepts, len(frameworks))
    at_least = list(accumulate(reversed(counted)))[::-1]
    for number, (exactly, least) in enumerate(zip(counted, at_least, strict=True), start=1):
        yield {
            "frameworks": number,
            "of_frameworks": len(frameworks),
            "concepts": exactly,
            "at_least": least,
            "of_concepts": len(concepts),
            "share_at_least": least / len(concepts),
        }


def overlap_rows(session: Session) -> Iterator[Row]:
    """Every two frameworks that were compared with any, as sets of concepts."""
    seen = views(session)
    concepts = concepts_of(session)
    for one, other in combinations(compared_frameworks(session, seen), 2):
        found = overlap(concepts, one.id, other.id)
        yield {
            "framework_id": one.id,
            "completeness": one.completeness.value,
            "other_framework_id": other.id,
            "other_completeness": other.completeness.value,
            "both": found.both,
            "either": found.either,
            "jaccard": None if found.jaccard is None else float(found.jaccard),
            **_related(one, other, seen),
        }


def _related(one: Framework, other: Framework, seen: Views) -> Row:
    compared = seen.get((one.id, other.id))
    if compared is None or compared.hidden:
        return {"state": "blind" if compared else "not-compared"}
    graph = related_graph([one, other], links(compared), RELATED)
    possible = len(one.assessable()) * len(other.assessable())
    related = graph.number_of_edges()
    return {
        "state": "compared",
        "related": related,
        "possible": possible,
        "density": related / possible,
    }
