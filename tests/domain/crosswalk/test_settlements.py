from kit.domain import events as ev
from kit.domain.crosswalk.coverage import coverage
from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared, compared
from kit.domain.crosswalk.pairs import PairState
from tests.builders import gap, judges, mapping, ref, session, standard

BE, EU = "be-mentoring", "eu-net"
DISPUTE = (mapping("m1", "g1"), mapping("m2", "g2", relation="superset-of"))


def settled(*parent_ids, subject="A1", object="B1", relation="superset-of"):  # noqa: A002
    return ev.PairSettled(
        settlement_id="x1",
        subject=ref(subject),
        object=ref(object),
        relation=relation,
        justification="Ours names the topics too.",
        lang="en",
        parent_ids=parent_ids,
    )


def gap_settled(*parent_ids, subject="A2"):
    return ev.GapSettled(
        settlement_id="x2",
        subject=ref(subject),
        framework_id=EU,
        justification="Theirs speaks of something else.",
        lang="en",
        parent_ids=parent_ids,
    )


def test_what_the_room_settled_is_agreed_and_keeps_both_answers():
    (pair,) = compared(session(*DISPUTE, settled("m1", "m2")), BE, EU).pairs

    assert (pair.state, pair.relation) == (PairState.AGREED, "superset-of")
    assert [one.relation for one in pair.mappings] == ["equal", "superset-of"]
    assert pair.settlement is not None
    assert pair.settlement.parent_ids == ("m1", "m2")


def test_it_is_the_same_from_the_other_side_and_however_it_was_settled():
    room = session(*DISPUTE, settled("m1", "m2", subject="B1", object="A1", relation="subset-of"))
    there, back = compared(room, BE, EU).pairs[0], compared(room, EU, BE).pairs[0]

    assert (there.relation, back.relation) == ("superset-of", "subset-of")
    assert compared(room, BE, EU).turned().pairs[0].settlement == back.settlement


def test_an_answer_that_is_taken_back_opens_the_question_again():
    room = session(*DISPUTE, settled("m1", "m2"), ev.MappingWithdrawn(mapping_id="m2"))

    (pair,) = compared(room, BE, EU).pairs
    assert (pair.state, pair.settlement) == (PairState.CANDIDATE, None)


def test_a_settlement_that_was_withdrawn_settles_nothing():
    room = session(*DISPUTE, settled("m1", "m2"), ev.SettlementWithdrawn(settlement_id="x1"))

    assert compared(room, BE, EU).pairs[0].state is PairState.DISPUTED


def test_a_counterpart_that_was_settled_ends_the_gap():
    room = session(
        gap("gap1", "g1"), mapping("m1", "g2", "A2"), settled("gap1", "m1", subject="A2")
    )
    found = compared(room, BE, EU)

    assert (found.claims, found.pairs[0].state) == ((), PairState.AGREED)
    assert coverage(room.frameworks[BE], found.pairs, found.unmatched(BE)).gaps == 0


def test_a_gap_that_was_settled_ends_the_counterpart():
    room = session(gap("gap1", "g1"), mapping("m1", "g2", "A2"), gap_settled("gap1", "m1"))
    found = compared(room, BE, EU)

    (claim,) = found.claims
    assert (claim.state, claim.against) == (PairState.AGREED, ())
    assert coverage(room.frameworks[BE], found.pairs, found.unmatched(BE)).gaps == 1
    assert [one.relation for one in (*found.pairs, *found.turned().pairs)] == [
        "no-relationship",
        "no-relationship",
    ]


def test_while_groups_compare_blind_nothing_settled_is_shown():
    room = session(judges("g1", "g2", blind=True), *DISPUTE, settled("m1", "m2"))

    assert compared(room, BE, EU).pairs == ()
    (own,) = compared(room, BE, EU, "g1").pairs
    assert (own.settlement, own.state) == (None, PairState.CANDIDATE)


def test_all_that_was_said_is_read_once_per_two_frameworks():
    room = session(*DISPUTE, gap("gap1", "g1"), settled("m1", "m2"))

    assert all_compared(room) == {(BE, EU): compared(room, BE, EU)}
    assert all_compared(session()) == {}


def test_what_most_standards_hang_on_comes_first():
    room = session(
        *DISPUTE,
        mapping("m3", "g1", "A3", "B2"),
        mapping("m4", "g2", "A3", "B2", relation="intersects-with"),
        gap("gap1", "g1", "A2"),
        mapping("m5", "g2", "A2", "B3"),
        standard(standard_id="s1", mapping_ids=("m4",)),
        standard(standard_id="s2", requirements=("B2",)),
        standard(standard_id="s3", requirements=("B3",)),
    )
    found = ranked(room, all_compared(room).values())

    assert [(one.found.subject.ref_id, len(one.standards)) for one in found] == [
        ("A3", 2),
        ("A2", 1),
        ("A1", 0),
    ]


def test_a_dropped_standard_weighs_nothing():
    room = session(*DISPUTE, standard(requirements=("A1",)), ev.StandardDropped(standard_id="s1"))

    assert ranked(room, all_compared(room).values())[0].standards == ()


def test_a_gap_that_the_room_settled_is_one_though_no_group_had_stated_it():
    room = session(*DISPUTE, gap_settled("m1", "m2", subject="A1"))
    found = compared(room, BE, EU)

    (claim,) = found.claims
    assert (claim.gaps, claim.state) == ((), PairState.AGREED)
    assert found.unmatched(BE) == [ref("A1")]
    assert found.turned().unmatched(EU) == []
    assert coverage(room.frameworks[BE], found.pairs, found.unmatched(BE)).gaps == 1
