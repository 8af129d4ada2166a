"""Figures of graphs: density, projection, bridges, communities, core and periphery."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from statistics import correlation
from typing import Any, Generic, Literal, TypeVar

import networkx as nx

from kit.graph.concepts import Concept, overlap
from kit.graph.louvain import louvain

Node = TypeVar("Node", bound=Hashable)

FEWEST = 50
"""Below so many connected nodes bridges and communities describe what is there, no more."""


def is_descriptive_only(graph: "nx.Graph[Any]") -> bool:
    """Whether there are too few connected nodes to take bridges or communities for a finding."""
    return size(graph)[0] < FEWEST


def size(graph: "nx.Graph[Any]") -> tuple[int, int]:
    """How many connected nodes and how many edges."""
    return len(connected(graph)), graph.number_of_edges()


def connected(graph: "nx.Graph[Node]") -> list[Node]:
    """The nodes that have any edge."""
    return [node for node, degree in graph.degree() if degree]


def bipartite_density(graph: "nx.Graph[Node]", one_side: Collection[Node]) -> Fraction | None:
    """Edges by the most there could be between two sides; none where a side is empty.

    edges / (n * m). Source: Borgatti & Everett (1997), Network analysis of 2-mode data, Social
    Networks 19.
    """
    ones = len(one_side)
    possible = ones * (graph.number_of_nodes() - ones)
    return Fraction(graph.number_of_edges(), possible) if possible else None


def projection(concepts: Sequence[Concept], framework_ids: Sequence[str]) -> "nx.Graph[str]":
    """Frameworks as nodes, tied where they share concepts; `weight` is how many.

    The weighted one-mode projection of the graph of concepts and frameworks. Source: Newman (2001),
    Scientific collaboration networks II, Physical Review E 64 (the unnormalised count).
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(framework_ids)
    for one, other in combinations(framework_ids, 2):
        shared = overlap(concepts, one, other).both
        if shared:
            graph.add_edge(one, other, weight=shared)
    return graph


def betweenness(graph: "nx.Graph[Node]") -> dict[Node, float]:
    """How often a node lies on the shortest way between two others: 0 (never) to 1 (always).

    The sum over pairs of other nodes of the share of their shortest ways that lead through it, by
    the number of such pairs among connected nodes, (n - 1)(n - 2) / 2. Source: Freeman (1977), A
    set of measures of centrality based on betweenness, Sociometry 40; counted after Brandes (2001).
    """
    nodes = connected(graph)
    found: dict[int, float] = nx.betweenness_centrality(_numbered(graph, nodes))
    return dict.fromkeys(graph, 0.0) | {nodes[place]: share for place, share in found.items()}


def _numbered(graph: "nx.Graph[Node]", nodes: Sequence[Node]) -> "nx.Graph[int]":
    """The connected part with numbers for nodes, in their order.

    Ties are then broken by numbers, never by the order of a set, which differs from run to run;
    and numbers are quick to look up.
    """
    places = {node: place for place, node in enumerate(nodes)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(nodes)))
    numbered.add_edges_from((places[one], places[other]) for one, other in graph.edges)
    return numbered


def modularity(graph: "nx.Graph[Node]", parts: Iterable[Collection[Node]]) -> Fraction | None:
    """How much denser a graph is inside these parts than chance would have it; none without edges.

    Q = sum over parts of (edges inside / m) - (degrees inside / 2m) squared, exactly; edges are
    not weighted. Source: Newman & Girvan (2004), Finding and evaluating community structure in
    networks, Physical Review E 69.
    """
    edges = graph.number_of_edges()
    if not edges:
        return None
    return sum(
        (
            Fraction(graph.subgraph(part).number_of_edges(), edges)
            - Fraction(sum(degree for _, degree in graph.degree(part)), 2 * edges) ** 2
            for part in parts
        ),
        Fraction(0),
    )


@dataclass(frozen=True)
class Communities(Generic[Node]):
    """Parts of a graph that are denser inside than between, the largest first.

    `method` and `seed` say how they were found, `modularity` how clear they are.
    """

    parts: tuple[tuple[Node, ...], ...]
    modularity: Fraction | None
    method: Literal["greedy", "louvain"]
    seed: int | None


def communities(graph: "nx.Graph[Node]", seed: int | None = None) -> Communities[Node]:
    """The communities of the connected nodes: greedy modularity, or Louvain from a seed.

    Without a seed the result is one and the same for the same graph: Clauset, Newman & Moore
    (2004), Finding community structure in very large networks, Physical Review E 70. With one it
    is what that seed gives: Blondel and others (2008), Fast unfolding of communities in large
    networks, Journal of Statistical Mechanics P10008. Nodes without an edge are in none.
    """
    nodes = connected(graph)
    numbered = _numbered(graph, nodes)
    found = sorted(
        (sorted(part) for part in _parts(numbered, seed)), key=lambda part: (-len(part), part)
    )
    return Communities(
        parts=tuple(tuple(nodes[place] for place in part) for part in found),
        modularity=modularity(numbered, found),
        method="greedy" if seed is None else "louvain",
        seed=seed,
    )


def _parts(graph: "nx.Graph[int]", seed: int | None) -> Iterable[Collection[int]]:
    if not graph:
        return []
    if seed is None:
        return nx.community.greedy_modularity_communities(graph)
    return louvain(graph, seed)


def core_fit(graph: "nx.Graph[Node]", members: Collection[Node]) -> float | None:
    """How well a core describes a graph: -1 to 1, 1 where it is all core and periphery.

    The correlation, over every two nodes, of the weight of their edge (1 where edges have none, 0
    without an edge) with a pattern that is 1 where either is in the core. None where one of the
    two does not vary. Source: Borgatti & Everett (2000), Models of core/periphery structures,
    Social Networks 21, equations 1 and 2.
    """
    pairs = list(combinations(graph, 2))
    ties = [
        float(graph.get_edge_data(*pair, default={"weight": 0}).get("weight", 1)) for pair in pairs
    ]
    pattern = [float(one in members or other in members) for one, other in pairs]
    if len(set(ties)) < 2 or len(set(pattern)) < 2:
        return None
    return correlation(ties, pattern)


def best_core(graph: "nx.Graph[Node]") -> tuple[tuple[Node, ...], float | None]:
    """The core that fits best, and how well; empty where none does.

    Tried are the strongest node, the two strongest, … by the sum of the weights of their edges: a
    core that leaves out a stronger node for a weaker one is not looked for. Source: Lip (2011), A
    fast algorithm for the discrete core/periphery bipartitioning problem, arXiv 1102.5511.
    """
    strengths = dict(graph.degree(weight="weight"))
    ranked = sorted(graph, key=lambda node: -strengths[node])
    tried = [tuple(ranked[:size]) for size in range(1, len(ranked))]
    fits = [(fit, one) for one in tried if (fit := core_fit(graph, one)) is not None]
    if not fits:
        return (), None
    fit, found = max(fits, key=lambda each: each[0])
    return found, fit
