from tests.faults.clock import rehearse


def test_a_round_under_a_jumping_clock_closes_when_it_should_and_counts_all(tmp_path):
    ending = rehearse(tmp_path, 2, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 20
