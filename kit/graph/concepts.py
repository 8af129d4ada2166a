"""Merged concepts: requirements of several frameworks that ask the same, taken as one."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

import networkx as nx

from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Framework
from kit.domain.standards.standard import Standard
from kit.graph.crosswalk import Graph, node_of

EQUAL: frozenset[Relation] = frozenset({"equal"})
"""What makes two requirements one concept."""

CONTAINED: frozenset[Relation] = EQUAL | {"subset-of", "superset-of"}
"""A coarser joining: one asks all that the other asks. It chains (a short requirement joins all
long ones that contain it), so that what it joins is a theme rather than one concept."""

RELATED: frozenset[Relation] = CONTAINED | {"intersects-with"}
"""Everything but `no-relationship`."""

AGREED: frozenset[PairState] = frozenset({PairState.AGREED})
"""What counts unless a researcher asks for more."""


@dataclass(frozen=True)
class Concept:
    """Requirements that ask the same, in the order of the frameworks; alone where none does."""

    members: tuple[RequirementRef, ...]

    @property
    def concept_id(self) -> str:
        """Its name: framework and number of its first requirement."""
        return f"{self.members[0].framework_id} {self.members[0].ref_id}"

    @property
    def framework_ids(self) -> frozenset[str]:
        """The frameworks it is in."""
        return frozenset(one.framework_id for one in self.members)


def related_graph(
    frameworks: Sequence[Framework],
    judged: Iterable[Pair],
    relations: Collection[Relation] = RELATED,
    states: Collection[PairState] = AGREED,
) -> Graph:
    """Assessable requirements as nodes, pairs of these relations and states as edges.

    Nodes stand in the order of the source and edges in that of their nodes, so that no figure
    depends on who judged what first. A pair without one relation (disputed) counts as related.
    """
    graph: Graph = nx.Graph()
    for framework in frameworks:
        graph.add_nodes_from(node_of(framework, one) for one in framework.assessable())
    places = {node: place for place, node in enumerate(graph)}
    kept = [
        sorted((places[pair.subject], places[pair.object]))
        for pair in judged
        if pair.state in states
        and (pair.relation in relations or (pair.relation is None and relations == RELATED))
        and pair.subject in places
        and pair.object in places
    ]
    nodes = list(graph)
    graph.add_edges_from((nodes[one], nodes[other]) for one, other in sorted(kept))
    return graph


def merged_concepts(
    frameworks: Sequence[Framework],
    judged: Iterable[Pair],
    relations: Collection[Relation] = EQUAL,
    states: Collection[PairState] = AGREED,
) -> list[Concept]:
    """The connected components over agreed `equal` relations, in the order of the frameworks.

    Every assessable requirement is in exactly one; `equal` is transitive, so two requirements may
    be one concept although nobody compared them. With `CONTAINED` components are coarser.
    Source: merged classes of `skos:exactMatch`, W3C SKOS Reference (2009), section 10.
    """
    graph = related_graph(frameworks, judged, relations, states)
    places = {node: place for place, node in enumerate(graph)}
    merged = [sorted(part, key=places.__getitem__) for part in nx.connected_components(graph)]
    return [Concept(tuple(part)) for part in sorted(merged, key=lambda part: places[part[0]])]


def presence(concepts: Iterable[Concept], frameworks: int) -> list[int]:
    """How many concepts are in exactly 1, 2, … of so many frameworks."""
    counted = Counter(len(one.framework_ids) for one in concepts)
    return [counted[number] for number in range(1, frameworks + 1)]


def core(concepts: Iterable[Concept], least: int) -> list[Concept]:
    """The concepts that are in at least so many frameworks."""
    return [one for one in concepts if len(one.framework_ids) >= least]


def periphery(concepts: Iterable[Concept]) -> list[Concept]:
    """The concepts that are in one framework only."""
    return [one for one in concepts if len(one.framework_ids) == 1]


@dataclass(frozen=True)
class Overlap:
    """Two frameworks as sets of concepts: how many are in both, and in either."""

    both: int
    either: int

    @property
    def jaccard(self) -> Fraction | None:
        """Both by either; none where neither holds anything."""
        return Fraction(self.both, self.either) if self.either else None


def overlap(concepts: Iterable[Concept], one: str, other: str) -> Overlap:
    """The concepts that two frameworks share, of those that either has.

    Jaccard = both / either. Source: Jaccard (1912), The distribution of the flora in the alpine
    zone, New Phytologist 11.
    """
    held = [concept.framework_ids for concept in concepts]
    return Overlap(
        both=sum(one in ids and other in ids for ids in held),
        either=sum(one in ids or other in ids for ids in held),
    )


StandardGraph: TypeAlias = "nx.Graph[RequirementRef | str]"
"""Requirements, and standards by their ids."""


def with_standards(graph: Graph, standards: Iterable[Standard]) -> StandardGraph:
    """The same graph, with standards tied to the requirements that they were gathered from."""
    joined: StandardGraph = nx.Graph()
    joined.add_nodes_from(graph)
    joined.add_edges_from(graph.edges)
    for standard in standards:
        joined.add_node(standard.standard_id)
        ends = [ref for ref in standard.requirements if ref in graph]
        joined.add_edges_from((standard.standard_id, ref) for ref in ends)
    return joined
