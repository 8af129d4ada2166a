"""Communities from a seed, in whole numbers, so that the search always comes to its end.

With rounded numbers a node between two communities can look a trifle better off on either side and
go to and fro for ever; networkx searches with rounded numbers.
"""

from collections import Counter
from collections.abc import Mapping
from random import Random

import networkx as nx

Ties = Mapping[int, Counter[int]]
"""How many edges lead from each node to each other one; those within a node are left out."""


def louvain(graph: "nx.Graph[int]", seed: int) -> list[set[int]]:
    """The communities of a graph's nodes; edges are not weighted.

    Nodes, in an order drawn from the seed, move to the community of a neighbour that raises
    modularity most, until none would; then communities become nodes, and it begins again. Source:
    Blondel and others (2008), Fast unfolding of communities in large networks, Journal of
    Statistical Mechanics P10008.
    """
    drawn = Random(seed)  # noqa: S311  (nothing secret: it shall be drawn again)
    members = {node: {node} for node in graph}
    ties = {node: Counter(set(graph[node]) - {node}) for node in graph}
    strengths = dict(graph.degree())
    while True:
        home = _settled(ties, strengths, drawn)
        if len(set(home.values())) == len(home):
            return list(members.values())
        members, ties, strengths = _joined(home, members, ties, strengths)


def _settled(ties: Ties, strengths: Mapping[int, int], drawn: Random) -> dict[int, int]:
    """The community of each node, once no node gains by moving.

    What a community is worth to a node is (edges into it) - (its strength x the node's) / 2m,
    here times 2m; every move raises modularity, so that no state comes twice.
    """
    order = list(ties)
    drawn.shuffle(order)
    twice = sum(strengths.values())
    home = {node: node for node in ties}
    held = Counter(strengths)
    has_moved = True
    while has_moved:
        has_moved = False
        for node in order:
            strength, old = strengths[node], home[node]
            held[old] -= strength
            into = Counter({old: 0})
            for other, count in ties[node].items():
                into[home[other]] += count
            worth = {one: twice * count - strength * held[one] for one, count in into.items()}
            best = max(worth, key=worth.__getitem__)
            new = best if worth[best] > worth[old] else old
            held[new] += strength
            home[node] = new
            has_moved = has_moved or new != old
    return home


def _joined(
    home: Mapping[int, int],
    members: Mapping[int, set[int]],
    ties: Ties,
    strengths: Mapping[int, int],
) -> tuple[dict[int, set[int]], dict[int, Counter[int]], dict[int, int]]:
    """Each community as one node."""
    parts: dict[int, set[int]] = {}
    between: dict[int, Counter[int]] = {}
    held: Counter[int] = Counter()
    for node, name in home.items():
        parts.setdefault(name, set()).update(members[node])
        held[name] += strengths[node]
        into = between.setdefault(name, Counter())
        for other, count in ties[node].items():
            if home[other] != name:
                into[home[other]] += count
    return parts, between, dict(held)
