"""Rows of graphs: which requirements and standards bridge, and which hang together."""

from collections.abc import Collection, Iterator

from kit.domain.crosswalk.pairs import PairState
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.frames.merged import all_links, frameworks_of
from kit.frames.reach import views
from kit.frames.rows import Row
from kit.graph.concepts import RELATED, StandardGraph, related_graph, with_standards
from kit.graph.crosswalk import Graph
from kit.graph.figures import Communities, betweenness, connected, is_descriptive_only, size


def requirements_graph(session: Session, states: Collection[PairState]) -> Graph:
    """The requirements of all frameworks that were compared, tied where they are related."""
    found = all_links(session, views(session))
    return related_graph(frameworks_of(session), found, RELATED, states)


def standards_graph(session: Session, states: Collection[PairState]) -> StandardGraph:
    """The same with the standing standards, also where frameworks were not compared."""
    found = all_links(session, views(session))
    graph = related_graph(session.comparable(), found, RELATED, states)
    return with_standards(graph, session.standing_standards())


def bridge_rows(graph: Graph) -> Iterator[Row]:
    """A requirement with any edge, those that bridge most first."""
    found = betweenness(graph)
    few = is_descriptive_only(graph)
    for node in sorted(connected(graph), key=lambda node: -found[node]):
        near = list(graph[node])
        yield {
            **_named(node),
            "neighbours": len(near),
            "frameworks": len({one.framework_id for one in near}),
            "betweenness": found[node],
            "descriptive_only": few,
        }


def standard_rows(session: Session, graph: StandardGraph) -> Iterator[Row]:
    """A standard with any requirement, those that bridge most first."""
    found = betweenness(graph)
    few = is_descriptive_only(graph)
    ids = [one.standard_id for one in session.standing_standards() if graph[one.standard_id]]
    for standard_id in sorted(ids, key=lambda one: -found[one]):
        near = [one for one in graph[standard_id] if isinstance(one, RequirementRef)]
        yield {
            "standard_id": standard_id,
            "requirements": len(near),
            "frameworks": len({one.framework_id for one in near}),
            "betweenness": found[standard_id],
            "descriptive_only": few,
        }


def community_rows(graph: Graph, found: Communities[RequirementRef]) -> Iterator[Row]:
    """A requirement in its community, community by community."""
    shared = {
        "modularity": None if found.modularity is None else float(found.modularity),
        "method": found.method,
        "seed": found.seed,
        "descriptive_only": is_descriptive_only(graph),
    }
    for number, part in enumerate(found.parts, start=1):
        for node in part:
            yield {**_named(node), "community": number, "size": len(part), **shared}


def _named(node: RequirementRef) -> Row:
    return {"framework_id": node.framework_id, "ref_id": node.ref_id}


def told_of(graph: "Graph | StandardGraph") -> Row:
    """What a frame says of the graph it was made from."""
    nodes, edges = size(graph)
    return {"nodes": nodes, "edges": edges, "descriptive_only": is_descriptive_only(graph)}
