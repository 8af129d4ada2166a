"""What is left to the room: which answers to name, what nobody confirmed, what was settled."""

from kit.domain import events as ev
from kit.domain.crosswalk.judging import all_compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Mapping
from kit.domain.crosswalk.to_settle import answers, parents, settled, standing, towards, unconfirmed
from tests.builders import fact, gap, judges, mapping, ref, session

EU = "eu-net"


def pair_settled(*parent_ids, settlement_id="x1", relation="equal", other="B1"):
    return ev.PairSettled(
        settlement_id=settlement_id,
        subject=ref("A1"),
        object=ref(other),
        relation=relation,
        justification="So it is.",
        lang="en",
        parent_ids=parent_ids,
    )


def gap_settled(*parent_ids):
    return ev.GapSettled(
        settlement_id="x9",
        subject=ref("A1"),
        framework_id=EU,
        justification="Nothing.",
        lang="en",
        parent_ids=parent_ids,
    )


def test_on_a_pair_all_mappings_count_from_both_sides_and_the_gaps_of_both_ends():
    known = standing(
        session(
            mapping("m1", "g1"),
            mapping("m2", "g2", "B1", "A1", "subset-of"),
            mapping("m3", "g2", "A1", "B2"),
            gap("x", "g3", "A1"),
            gap("y", "g3", "B1", "be-mentoring"),
            gap("z", "g3", "A2"),
            groups=3,
        )
    )

    assert known.of_pair(ref("A1"), ref("B1")) == ("m1", "m2", "x", "y")
    assert set(known.of_pair(ref("B1"), ref("A1"))) == {"m1", "m2", "x", "y"}


def test_on_a_gap_all_that_name_a_counterpart_count_but_not_who_denies_one():
    known = standing(
        session(
            gap("x", "g1", "A1"),
            mapping("m1", "g2", "A1", "B1"),
            mapping("m2", "g2", "B2", "A1", "intersects-with"),
            mapping("m3", "g1", "A1", "B3", "no-relationship"),
            mapping("m4", "g2", "A2", "B1"),
        )
    )

    assert known.of_gap(ref("A1"), EU) == ("x", "m1", "m2")


def test_what_was_withdrawn_need_not_be_named():
    known = standing(session(mapping("m1"), ev.MappingWithdrawn(mapping_id="m1")))

    assert known.of_pair(ref("A1"), ref("B1")) == ()


def test_what_one_group_says_alone_is_unconfirmed_and_a_filled_gap_is_not():
    room = session(
        mapping("m1", "g1", "A1", "B1"),
        mapping("m2", "g1", "A2", "B2"),
        gap("x", "g2", "A2"),
        gap("y", "g2", "A3"),
        mapping("m3", "g1", "A3", "B3", "no-relationship"),
    )

    found = list(unconfirmed(all_compared(room).values()))

    said = [
        [one.mapping_id if isinstance(one, Mapping) else one.gap_id for one in answers(each)]
        for each in found
    ]
    assert said == [["m1"], ["m3"], ["y"]]
    assert [towards(one) for one in found] == [EU] * 3


def test_what_groups_still_compare_blind_is_neither_unconfirmed_nor_settled():
    room = session(
        mapping("m1"),
        mapping("m2", "g2", relation="subset-of"),
        pair_settled("m1", "m2"),
        mapping("m3", "g1", "A2", "B2"),
        judges("g1", "g2", blind=True),
    )

    assert list(unconfirmed(all_compared(room).values())) == []
    assert settled(room) == []


def test_what_was_settled_latest_comes_first():
    room = session(
        gap("x", "g1", "A1"),
        mapping("m1", "g2", "A1", "B1"),
        mapping("m2", "g1", "A1", "B2", "no-relationship"),
        mapping("m3", "g2", "A1", "B2", "no-relationship"),
        fact(pair_settled("m2", "m3", settlement_id="x0", relation="equal", other="B2"), minute=5),
        fact(gap_settled("x", "m1"), minute=9),
    )

    assert [one.settlement_id for one in settled(room)] == ["x9", "x0"]


def test_the_answers_it_came_from_are_seen_from_its_side():
    room = session(
        mapping("m1"),
        mapping("m2", "g2", "B1", "A1", "subset-of"),
        pair_settled("m1", "m2"),
    )

    found = list(parents(room, room.settlements["x1"]))

    assert [(one.subject, one.relation) for one in found if isinstance(one, Mapping)] == [
        (ref("A1"), "equal"),
        (ref("A1"), "superset-of"),
    ]


def test_of_a_disputed_gap_those_come_first_who_state_it():
    room = session(mapping("m1", "g1", "A1", "B1"), gap("x", "g2", "A1"))
    (claim,) = (one for each in all_compared(room).values() for one in each.claims)

    assert [type(one).__name__ for one in answers(claim)] == ["Gap", "Mapping"]
    assert not isinstance(claim, Pair)
