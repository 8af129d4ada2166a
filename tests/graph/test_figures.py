from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.graph.concepts import merged_concepts
from kit.graph.figures import (
    FEWEST,
    best_core,
    betweenness,
    bipartite_density,
    communities,
    core_fit,
    is_descriptive_only,
    modularity,
    projection,
)
from tests.graph.judged import frameworks, pair

KARATE = nx.karate_club_graph()
"""Zachary (1977), An information flow model for conflict and fission in small groups."""
DAVIS = nx.davis_southern_women_graph()
"""Davis, Gardner & Gardner (1941), Deep South: eighteen women at fourteen events."""


def made(count: int, edges: set[tuple[int, int]]) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(edges)
    return graph


graphs = st.builds(
    made,
    st.integers(0, 8),
    st.sets(st.sampled_from(list(combinations(range(8), 2))), max_size=16),
)


def test_density_of_the_southern_women():
    women = DAVIS.graph["top"]

    assert (len(women), len(DAVIS) - len(women), DAVIS.number_of_edges()) == (18, 14, 89)
    assert bipartite_density(DAVIS, women) == Fraction(89, 252)
    assert round(89 / 252, 4) == 0.3532


def test_a_side_without_nodes_has_no_density():
    assert bipartite_density(nx.Graph(), []) is None


def test_betweenness_of_the_instructor_of_the_karate_club():
    """Node 1 of Zachary's club, 0 here: 0.4376."""
    assert round(betweenness(KARATE)[0], 4) == 0.4376


def test_modularity_of_the_real_split_of_the_karate_club():
    """Newman & Girvan (2004): the factions after the split, edges not weighted, Q = 0.3582."""
    sides = [[one for one in KARATE if KARATE.nodes[one]["club"] == club] for club in CLUBS]
    found = modularity(KARATE, sides)

    assert found is not None
    assert round(float(found), 4) == 0.3582


CLUBS = ("Mr. Hi", "Officer")


def test_communities_of_the_karate_club_are_three_and_always_the_same():
    """Clauset, Newman & Moore (2004): greedy modularity finds Q = 0.3807 in the karate club."""
    found = communities(KARATE)

    assert [len(part) for part in found.parts] == [17, 9, 8]
    assert found.modularity is not None
    assert round(float(found.modularity), 4) == 0.3807
    assert (found.method, found.seed) == ("greedy", None)
    assert communities(KARATE) == found


def test_a_seed_gives_what_it_gave_before():
    found = communities(KARATE, seed=7)

    assert found == communities(KARATE, seed=7)
    assert (found.method, found.seed) == ("louvain", 7)
    assert found.modularity is not None
    assert found.modularity > Fraction(38, 100)


@given(graphs)
def test_modularity_is_what_networkx_counts(graph):
    found = communities(graph)
    parts = [set(part) for part in found.parts]
    alone = [{node} for node in graph if not graph.degree(node)]

    if not graph.number_of_edges():
        assert (found.parts, found.modularity) == ((), None)
    else:
        counted = nx.community.modularity(graph, [*parts, *alone])
        assert float(found.modularity or 0) == pytest.approx(counted)


@given(graphs, st.sampled_from([None, 3]))
def test_every_node_with_an_edge_is_in_exactly_one_community(graph, seed):
    members = [node for part in communities(graph, seed).parts for node in part]

    assert sorted(members) == sorted(node for node in graph if graph.degree(node))


@given(graphs, st.integers(0, 5))
def test_no_two_communities_from_a_seed_would_be_clearer_as_one(graph, seed):
    found = communities(graph, seed)
    alone = modularity(graph, [[node] for node in graph])

    assert (found.modularity or 0) >= (alone or 0)
    for one, other in combinations(found.parts, 2):
        rest = [part for part in found.parts if part not in (one, other)]
        assert (modularity(graph, [*rest, (*one, *other)]) or 0) <= (found.modularity or 0)


def test_rounding_does_not_let_a_node_go_to_and_fro_for_ever():
    """This graph made networkx search without end from seed 3."""
    edges = [(0, 1), (0, 4), (0, 6), (1, 2), (1, 4), (2, 5), (2, 4), (2, 3), (3, 4), (4, 5)]

    assert communities(nx.Graph(edges), seed=3).modularity is not None


@given(graphs)
def test_betweenness_lies_between_nothing_and_all(graph):
    found = betweenness(graph)

    assert found.keys() == set(graph)
    assert all(0 <= share <= 1 for share in found.values())
    assert all(found[node] == 0 for node in graph if graph.degree(node) < 2)


def test_the_middle_of_a_star_lies_on_every_way():
    star = nx.star_graph(5)
    star.add_node(99)

    assert betweenness(star) == {0: 1, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 99: 0}


def test_below_fifty_connected_nodes_figures_only_describe():
    few, enough = nx.path_graph(FEWEST - 1), nx.path_graph(FEWEST)
    few.add_nodes_from(range(100, 200))

    assert is_descriptive_only(few)
    assert not is_descriptive_only(enough)


def test_frameworks_are_tied_by_the_concepts_that_they_share():
    judged = [pair("a1", "b1"), pair("a2", "b2"), pair("b1", "c1")]
    found = projection(merged_concepts(frameworks("abcd"), judged), list("abcd"))

    assert list(found.edges(data="weight")) == [("a", "b", 2), ("a", "c", 1), ("b", "c", 1)]
    assert list(found) == list("abcd")


def test_the_ideal_star_is_all_core_and_periphery():
    """Borgatti & Everett (2000): in Freeman's star the fit of its centre is 1."""
    star = nx.star_graph(6)

    assert core_fit(star, [0]) == pytest.approx(1)
    assert best_core(star)[0] == (0,)
    assert best_core(star)[1] == pytest.approx(1)


def test_weights_tell_a_core_among_frameworks_that_are_all_tied():
    graph: nx.Graph[str] = nx.Graph()
    for one, other in combinations("abcd", 2):
        graph.add_edge(one, other, weight=9 if one == "a" else 1)

    assert best_core(graph)[0] == ("a",)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.path_graph(1), nx.complete_graph(4)])
def test_where_all_ties_are_alike_there_is_no_core(graph):
    assert best_core(graph) == ((), None)


@given(graphs, st.sets(st.integers(0, 7)))
def test_a_fit_is_a_correlation(graph, members):
    found = core_fit(graph, members)

    assert found is None or -1.000001 <= found <= 1.000001
