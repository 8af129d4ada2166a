from tests.faults.kill import rehearse


def test_what_was_acknowledged_survives_a_kill(tmp_path):
    outcomes = rehearse(tmp_path, rounds=10, seed=20_261_121)

    assert [problem for outcome in outcomes for problem in outcome.problems] == []
    assert sum(outcome.acknowledged_events for outcome in outcomes) > 100
    assert sum(outcome.acknowledged_ballots for outcome in outcomes) > 50
    for outcome in outcomes:
        assert outcome.recorded_events >= outcome.acknowledged_events
        assert outcome.standing_ballots >= outcome.acknowledged_ballots
