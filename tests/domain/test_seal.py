from itertools import permutations

import pytest

from kit.domain import events as ev
from kit.domain.framework import Phase, Requirement
from kit.domain.rules.verdict import Verdict
from kit.domain.seal import PHASES, by_phase, draft_seal, phase_of, phases_of
from kit.domain.standards.standard import Asks
from tests import builders as make
from tests.reports import decided, summit


def asks(clause):
    return {one.framework_id: one.asks for one in clause.asked.frameworks}


def test_the_seal_groups_standards_by_verdict():
    seal = draft_seal(summit.session())

    by_verdict = {
        verdict: [clause.standard.standard_id for clause in seal.of(verdict)]
        for verdict in (Verdict.IN, Verdict.UNDECIDED, Verdict.OUT, None)
    }

    assert by_verdict == {
        Verdict.IN: ["s1"],
        Verdict.UNDECIDED: ["s3"],
        Verdict.OUT: ["s4"],
        None: ["s5"],
    }


def test_without_a_vote_the_standards_are_candidates():
    session = make.session(make.standard(requirements=("A1",)))

    seal = draft_seal(session)

    assert not seal.is_voted
    assert [clause.verdict for clause in seal.clauses] == [None]
    assert seal.clauses[0].chain.is_traced


def test_nothing_of_an_open_round_is_in_the_seal():
    session = make.session(make.standard(), make.round_opened())

    seal = draft_seal(session)

    assert seal.rounds == ()
    assert seal.clauses[0].result is None


def test_every_standard_stands_as_its_last_closed_round_left_it():
    session = make.session(
        make.standard(standard_id="s1"),
        make.standard(standard_id="s2"),
        make.round_opened("round1", standard_ids=("s1", "s2")),
        make.round_closed({"s1": "99999", "s2": "55555"}, "round1"),
        make.round_opened("round2", standard_ids=("s2",), number=2),
        make.round_closed({"s2": "11111"}, "round2"),
    )

    seal = draft_seal(session)

    assert [(clause.verdict, clause.round) for clause in seal.clauses] == [
        (Verdict.IN, session.rounds["round1"]),
        (Verdict.OUT, session.rounds["round2"]),
    ]
    assert [one.round_id for one in seal.rounds] == ["round1", "round2"]


def test_a_clause_reads_as_it_was_voted_and_says_what_was_reworded_since():
    session = make.session(
        make.standard("Six months."),
        make.round_opened(),
        make.round_closed({"s1": "99999"}),
        ev.StandardReworded(standard_id="s1", base=1, text="Seven months.", lang="en"),
        ev.StandardReworded(standard_id="s1", base=2, text="Six mois.", lang="fr"),
    )

    [clause] = draft_seal(session).clauses

    assert clause.wordings == {"en": "Six months.", "fr": "Six mois."}
    assert clause.reworded == {"en": "Seven months."}


def test_a_standard_that_was_voted_on_and_then_dropped_does_not_vanish():
    session = make.session(
        make.standard(),
        make.round_opened(),
        make.round_closed({"s1": "99999"}),
        ev.StandardDropped(standard_id="s1"),
    )

    seal = draft_seal(session)

    assert seal.clauses == ()
    assert [clause.verdict for clause in seal.dropped] == [Verdict.IN]


def test_a_network_whose_list_we_do_not_hold_whole_never_counts_as_not_asking():
    session = make.session(make.standard(requirements=("A1",)), make.standard(standard_id="s2"))

    one, other = draft_seal(session).clauses

    assert asks(one) == {"be-mentoring": Asks.YES, "eu-net": Asks.NOT_KNOWN}
    assert asks(other) == {"be-mentoring": Asks.NO, "eu-net": Asks.NOT_KNOWN}


def test_a_network_that_only_overlaps_asks_in_part_unless_the_standard_has_its_words():
    overlap = make.mapping(object="B1", relation="intersects-with")
    ends = ("A1", "B1")
    session = make.session(
        overlap,
        make.standard(standard_id="s1", requirements=ends, mapping_ids=("m1",)),
        make.standard("BE asks for thing 1.", "s2", requirements=ends, mapping_ids=("m1",)),
    )

    own, theirs = draft_seal(session).clauses

    assert asks(own) == {"be-mentoring": Asks.PARTLY, "eu-net": Asks.PARTLY}
    assert asks(theirs) == {"be-mentoring": Asks.YES, "eu-net": Asks.PARTLY}


def test_a_network_asks_for_a_standard_that_one_of_its_requirements_covers():
    session = make.session(
        make.mapping("m1", object="B1", relation="intersects-with"),
        make.mapping("m2", object="B2", relation="subset-of"),
        make.standard(requirements=("A1", "B1", "B2"), mapping_ids=("m1", "m2")),
    )

    [clause] = draft_seal(session).clauses

    assert set(asks(clause).values()) == {Asks.YES}


def test_who_asks_for_a_standard_is_what_the_room_settled_and_not_what_one_group_had_said():
    session = make.session(
        make.mapping("m1", "g1", object="B1", relation="equal"),
        make.mapping("m2", "g2", object="B1", relation="intersects-with"),
        ev.PairSettled(
            settlement_id="settled1",
            subject=make.ref("A1"),
            object=make.ref("B1"),
            relation="intersects-with",
            justification="Each asks for something that the other does not.",
            lang="en",
            parent_ids=("m1", "m2"),
        ),
        make.standard(requirements=("A1", "B1"), mapping_ids=("m1", "m2")),
    )

    [clause] = draft_seal(session).clauses

    assert set(asks(clause).values()) == {Asks.PARTLY}


TRAINING, MATCHING, ENDING = (make.ref(one) for one in ("A1", "A2", "A3"))
KNOWN = {TRAINING: Phase.TRAINING, MATCHING: Phase.MATCHING, ENDING: Phase.ENDING}


def test_a_standard_speaks_of_the_phase_of_most_of_its_requirements():
    more = make.ref("B1")

    found = phase_of((TRAINING, ENDING, more), KNOWN | {more: Phase.ENDING})

    assert found is Phase.ENDING


@pytest.mark.parametrize("refs", list(permutations((ENDING, TRAINING, MATCHING))))
def test_where_phases_are_tied_the_earliest_of_the_relation_is_taken(refs):
    assert phase_of(refs, KNOWN) is Phase.TRAINING


def test_a_standard_without_a_requirement_of_any_phase_belongs_to_none():
    assert phase_of((), KNOWN) is None
    assert phase_of((make.ref("B9"),), KNOWN) is None


def test_a_point_has_the_phase_of_the_requirement_that_it_belongs_to():
    point = Requirement(ref_id="A1a", assessable=False, statement={"en": "In writing."})
    own = Requirement(ref_id="A1b", statement={"en": "At the end."}, phase=Phase.ENDING)
    whole = make.requirement("A1", phase=Phase.MATCHING, requirements=(point, own))

    found = phases_of([make.framework("be-mentoring", whole)])

    assert found == {
        make.ref("A1"): Phase.MATCHING,
        make.ref("A1a"): Phase.MATCHING,
        make.ref("A1b"): Phase.ENDING,
    }


def test_what_a_standard_was_joined_from_counts_for_its_phase():
    session = decided.session(
        make.standard("Joined.", "s9", parent_ids=("s3",)),
        make.standard("Joined again.", "s10", parent_ids=("s9",)),
    )

    seal = draft_seal(session)
    every = (*seal.clauses, *seal.dropped)
    phases = {one.standard.standard_id: one.phase for one in every}

    assert phases["s10"] is phases["s3"] is Phase.ACCOMPANIMENT


def test_clauses_stand_in_the_order_of_the_relation_and_none_is_lost():
    session = decided.session()
    clauses = draft_seal(session).clauses

    parts = by_phase(session, clauses)

    assert [part.phase for part in parts] == [Phase.TRAINING, Phase.ACCOMPANIMENT, None]
    assert [part.phase for part in parts] == sorted((p.phase for p in parts), key=PHASES.index)
    told = [one for part in parts for one in part.clauses]
    assert sorted(told, key=clauses.index) == list(clauses)


def test_all_rounds_are_told_and_only_the_last_decides():
    seal = draft_seal(decided.session())
    [clause] = [one for one in seal.clauses if one.standard.standard_id == "s3"]

    assert [vote.round.round_id for vote in clause.votes] == ["round1", "round2"]
    assert [vote.result.verdict for vote in clause.votes] == [Verdict.UNDECIDED, Verdict.IN]
    assert clause.verdict is Verdict.IN
    assert all(seal.decides(one) for one in seal.rounds)


def test_a_round_that_was_asked_again_whole_decides_nothing_any_more():
    session = make.session(
        make.standard(),
        make.round_opened("round1"),
        make.round_closed({"s1": "99999"}, "round1"),
        make.round_opened("round2", number=2),
        make.round_closed({"s1": "11111"}, "round2"),
    )

    seal = draft_seal(session)

    assert [seal.decides(one) for one in seal.rounds] == [False, True]
