from kit.domain.results import closed_rounds, deciding_round, result, results
from tests import builders as make


def test_a_closed_round_has_a_result_per_standard_in_the_order_of_its_ballot():
    session = make.session(
        make.standard(standard_id="s1"),
        make.standard(standard_id="s2"),
        make.round_opened(standard_ids=("s2", "s1")),
        make.round_closed({"s1": "11111", "s2": "99999"}),
    )

    found = results(session.rounds["round1"])

    assert [(one.standard_id, one.outcome.verdict) for one in found] == [
        ("s2", "in"),
        ("s1", "out"),
    ]


def test_a_result_counts_every_value_zeros_included():
    session = make.session(
        make.standard(), make.round_opened(), make.round_closed({"s1": "779?"}, voted=5)
    )

    found = result(session.rounds["round1"], "s1")

    assert found.counts == {**dict.fromkeys("1234568", 0), "7": 2, "9": 1, "cannot-judge": 1}
    assert (found.outcome.n, found.outcome.cannot_judge, found.outcome.blank) == (3, 1, 1)


def test_a_standard_that_nobody_judged_is_undecided():
    session = make.session(make.standard(), make.round_opened(), make.round_closed({}, voted=5))

    assert result(session.rounds["round1"], "s1").outcome.verdict == "undecided"


def test_an_open_round_has_no_results():
    session = make.session(make.standard(), make.round_opened())

    assert results(session.rounds["round1"]) == []
    assert closed_rounds(session) == []
    assert deciding_round(session, "s1") is None


def test_the_last_closed_round_that_asked_for_a_standard_decides():
    session = make.session(
        make.standard(standard_id="s1"),
        make.standard(standard_id="s2"),
        make.round_opened("round1", standard_ids=("s1", "s2")),
        make.round_closed({"s1": "99999", "s2": "55555"}, "round1"),
        make.round_opened("round2", standard_ids=("s2",), number=2),
        make.round_closed({"s2": "99999"}, "round2"),
        make.round_opened("round3", standard_ids=("s1", "s2"), number=3),
    )

    assert deciding_round(session, "s1") is session.rounds["round1"]
    assert deciding_round(session, "s2") is session.rounds["round2"]
