"""The crosswalk as a networkx graph: requirements, and the pairs that were judged."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import TypeAlias

import networkx as nx

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement

Graph: TypeAlias = "nx.Graph[RequirementRef]"
"""Requirements and the pairs that were judged."""


def crosswalk_graph(
    frameworks: Sequence[Framework], judged: Iterable[Pair], claimed: Iterable[Claim] = ()
) -> Graph:
    """Assessable requirements as nodes, judged pairs as edges.

    A node carries `requirement`, `column` (of its framework) and `claims` (the gaps stated of
    it); an edge carries its `pair`. Pairs of frameworks that are not shown are left out.
    """
    graph: Graph = nx.Graph()
    for column, framework in enumerate(frameworks):
        for requirement in framework.assessable():
            node = node_of(framework, requirement)
            graph.add_node(node, requirement=requirement, column=column, claims=[])
    for claim in claimed:
        if claim.subject in graph:
            graph.nodes[claim.subject]["claims"].append(claim)
    for pair in judged:
        if pair.subject in graph and pair.object in graph:
            graph.add_edge(pair.subject, pair.object, pair=pair)
    return graph


def node_of(framework: Framework, requirement: Requirement) -> RequirementRef:
    """A requirement as the graph names it."""
    return RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id)


def framework_pairs(frameworks: Sequence[Framework]) -> list[tuple[Framework, Framework]]:
    """Every two frameworks, the one that stands first in front."""
    return list(combinations(frameworks, 2))
