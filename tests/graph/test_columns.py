import time

from kit.domain.crosswalk.claims import claims
from kit.domain.crosswalk.pairs import pairs
from kit.domain.crosswalk.said import Judges
from kit.domain.framework import Requirement
from kit.graph.columns import PANEL, PROJECTED, layout
from kit.graph.crosswalk import crosswalk_graph, framework_pairs
from tests.builders import framework, gap, mapping, ref, requirement, session, two_frameworks

BE, EU = two_frameworks()


def graph_of(*happened):
    room = session(*happened)
    judged = pairs(room.standing_mappings(), room.judges, BE.id, EU.id)
    claimed = claims(room.standing_gaps(), judged, Judges(()))
    return crosswalk_graph([BE, EU], judged, claimed)


def test_requirements_are_nodes_and_judged_pairs_are_edges():
    graph = graph_of(mapping(), mapping("m2", "g2"), gap())

    assert [node.ref_id for node in graph] == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert list(graph.edges) == [(ref("A1"), ref("B1"))]
    assert graph.edges[ref("A1"), ref("B1")]["pair"].relation == "equal"
    assert [claim.subject for claim in graph.nodes[ref("A2")]["claims"]] == [ref("A2")]


def test_pairs_of_frameworks_that_are_not_shown_are_left_out():
    room = session(mapping())
    judged = pairs(room.standing_mappings(), room.judges, BE.id, EU.id)

    assert not crosswalk_graph([BE], judged).edges


def test_frameworks_are_columns_from_left_to_right_in_the_order_of_the_source():
    places = layout([BE, EU])
    one, other = places.columns
    ys = [places.nodes[ref(name)].y for name in ("A1", "A2", "A3")]

    assert one.x < other.x
    assert ys == sorted(ys)
    assert {places.nodes[ref(name)].x for name in ("B1", "B2", "B3")} == {other.x}


def test_headings_have_a_place_but_are_no_nodes():
    places = layout([BE])

    assert ref("A") in places.captions
    assert places.captions[ref("A")].y < places.nodes[ref("A1")].y


def test_sub_points_that_cannot_be_met_alone_stay_inside_their_requirement():
    point = Requirement(ref_id="A1a", assessable=False, statement={"en": "A point"})
    places = layout([framework("be-mentoring", requirement("A1", requirements=(point,)))])

    assert [node.ref_id for node in places.nodes] == ["A1"]
    assert [caption.ref_id for caption in places.captions] == ["A"]


def test_a_short_list_is_spread_over_the_height_of_the_long_one():
    long = framework("long", *(requirement(f"L{number}") for number in range(20)))
    places = layout([long, EU])
    gaps = places.nodes[ref("B2")].y - places.nodes[ref("B1")].y

    assert gaps > 3 * PANEL.row
    assert all(0 < place.y < places.height for place in places.nodes.values())


def test_everything_stands_inside_the_picture():
    for measure in (PANEL, PROJECTED):
        for count in (1, 2, 5):
            frameworks = [framework(f"f{number}") for number in range(count)]
            places = layout(frameworks, measure)
            before = places.columns[0].x - measure.label
            after = places.columns[-1].x + (measure.label if count > 1 else 0)

            assert before >= 0
            assert after <= places.width


def test_labels_of_one_column_end_before_the_next_begins():
    places = layout([framework(f"f{number}") for number in range(4)])
    second, third = places.columns[1:3]

    assert second.x + PANEL.label + PANEL.space <= third.x


def test_every_two_frameworks_make_one_pair():
    assert framework_pairs([BE, EU]) == [(BE, EU)]


def test_four_hundred_requirements_are_laid_out_in_a_blink():
    frameworks = [
        framework(f"f{number}", *(requirement(f"R{row}") for row in range(33)))
        for number in range(12)
    ]
    began = time.perf_counter()

    places = layout(frameworks)
    crosswalk_graph(frameworks, [])

    assert len(places.nodes) == 396
    assert time.perf_counter() - began < 0.5
