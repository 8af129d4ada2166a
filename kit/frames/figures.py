"""Figures of the crosswalk for researchers, each a frame: what is shared, by whom, how surely.

`docs/figures.md` tells each with its formula, its source, an example and when not to believe it.
Every function takes a session and gives a frame, with its columns even where it has no rows;
counts stand beside every share. What groups still judge blind is in none of them.
"""

from collections.abc import Collection, Iterable

import pandas as pd

from kit.domain.crosswalk.pairs import PairState
from kit.domain.events import Relation
from kit.domain.session import Session
from kit.frames import bridging, frame, merged
from kit.frames.figure_columns import ASKED, FIGURES
from kit.frames.rows import Row, framed
from kit.graph.concepts import AGREED, EQUAL, StandardGraph
from kit.graph.crosswalk import Graph
from kit.graph.figures import best_core, projection
from kit.graph.figures import communities as found_communities

Frame = pd.DataFrame


def coverage(session: Session) -> Frame:
    """How far each framework is reached by each other, and by all others together.

    strict = requirements with an agreed `equal` / assessable requirements; any = with any agreed
    relation but `no-relationship` / the same. Never symmetric, so both directions have a row; a
    row without `by_framework_id` is all others together. Columns: `coverage` of the data
    dictionary; counts of requirements, shares 0 to 1. Source: the published crosswalk PMC4384433
    (five systems, mapped fields / fields).
    """
    return frame("coverage", session)


def reach(session: Session) -> Frame:
    """The gap list: every requirement and every framework that it was compared with.

    The states are those that `coverage` counts, per requirement: strict, any, candidate, gap,
    not-judged. Of a list that is not complete there is no gap, only not-in-known-part. Columns:
    `reach` of the data dictionary.
    """
    return frame("reach", session)


def agreement(session: Session) -> Frame:
    """How far groups that judged the same two frameworks agree, two by two and all together.

    Percent agreement, Cohen's kappa (1960) and weighted kappa (1968), Krippendorff's alpha (2011),
    made as exact fractions in `kit.domain.agreement.judges`; empty where chance alone explains all.
    Columns: `agreement` of the data dictionary; coefficients at most 1, 0 is what chance gives.
    """
    return frame("agreement", session)


def concepts(
    session: Session,
    relations: Collection[Relation] = EQUAL,
    states: Collection[PairState] = AGREED,
) -> Frame:
    """Every requirement in its merged concept.

    A concept is a connected component over agreed `equal` relations; a requirement that equals no
    other is one by itself. With `relations=CONTAINED` (of `kit.graph.concepts`) containment joins
    too, which chains: read those as themes. Columns: `concepts` of the data dictionary. Source:
    classes of `skos:exactMatch`, W3C SKOS Reference (2009), section 10.
    """
    return framed(merged.concept_rows(session, relations, states), FIGURES["concepts"].types)


def core(session: Session) -> Frame:
    """How many concepts are in exactly, and in at least, 1, 2, … of the frameworks compared.

    The core at q of m is `at_least` in row q; the periphery is `concepts` in row 1. Columns: `core`
    of the data dictionary; counts of concepts, a share 0 to 1.
    """
    return frame("core", session)


def core_concepts(session: Session, least: int) -> Frame:
    """The requirements of the concepts that are in at least so many frameworks: the core."""
    found = concepts(session)
    return found[found["frameworks"] >= least].reset_index(drop=True)


def periphery(session: Session) -> Frame:
    """The requirements that no other framework asks in the same way, as far as anybody judged."""
    found = concepts(session)
    return found[found["frameworks"] == 1].reset_index(drop=True)


def overlaps(session: Session) -> Frame:
    """Every two frameworks as sets of concepts, and how densely their requirements are related.

    jaccard = concepts in both / in either (Jaccard 1912); density = related pairs of requirements /
    possible ones (Borgatti & Everett 1997); `both` is the weight of the tie between two frameworks
    in the projection of concepts and frameworks. Columns: `overlaps` of the data dictionary.
    """
    return frame("overlaps", session)


def framework_core(session: Session) -> Frame:
    """Which frameworks are the core and which the periphery, by the concepts that they share.

    The core whose ideal pattern correlates best with the shared concepts of every two frameworks,
    among the strongest one, two, … . Columns: `ASKED["framework_core"]`. Source: Borgatti & Everett
    (2000), Models of core/periphery structures, Social Networks 21.
    """
    found = merged.concepts_of(session)
    frameworks = [one.id for one in merged.frameworks_of(session)]
    graph = projection(found, frameworks)
    members, fit = best_core(graph)
    strengths = dict(graph.degree(weight="weight"))
    rows = [
        {"framework_id": one, "strength": strengths[one], "in_core": one in members, "fit": fit}
        for one in sorted(frameworks, key=lambda one: -strengths[one])
    ]
    return framed(rows, ASKED["framework_core"].types)


def bridges(session: Session, states: Collection[PairState] = AGREED) -> Frame:
    """The requirements that tie frameworks together: on how many shortest ways each one lies.

    Betweenness over agreed relations, normalised to 0..1 among connected requirements. Columns:
    `ASKED["bridges"]`; `attrs` has nodes, edges and descriptive_only. Source: Freeman (1977), A set
    of measures of centrality based on betweenness, Sociometry 40.
    """
    graph = bridging.requirements_graph(session, states)
    return _of_graph("bridges", bridging.bridge_rows(graph), graph)


def bridging_standards(session: Session, states: Collection[PairState] = AGREED) -> Frame:
    """The candidate standards that tie requirements together which nothing else does.

    Betweenness as in `bridges`, in the graph of agreed relations with every standing standard tied
    to the requirements it was gathered from. Columns: `ASKED["bridging_standards"]`.
    """
    graph = bridging.standards_graph(session, states)
    return _of_graph("bridging_standards", bridging.standard_rows(session, graph), graph)


def communities(
    session: Session, seed: int | None = None, states: Collection[PairState] = AGREED
) -> Frame:
    """Requirements that hang together more than with the rest: what a theme might be.

    Greedy modularity (Clauset, Newman & Moore 2004), the same at every run; with a seed Louvain
    (Blondel and others 2008). Q = sum of (edges inside / m) - (degrees inside / 2m) squared.
    Columns: `ASKED["communities"]`; `attrs` has nodes, edges, descriptive_only, method, seed and
    modularity.
    """
    graph = bridging.requirements_graph(session, states)
    found = found_communities(graph, seed)
    made = _of_graph("communities", bridging.community_rows(graph, found), graph)
    quality = None if found.modularity is None else float(found.modularity)
    made.attrs |= {"method": found.method, "seed": found.seed, "modularity": quality}
    return made


def _of_graph(name: str, rows: Iterable[Row], graph: "Graph | StandardGraph") -> Frame:
    """A frame that says of which graph it was made."""
    made = framed(rows, ASKED[name].types)
    made.attrs |= bridging.told_of(graph)
    return made
