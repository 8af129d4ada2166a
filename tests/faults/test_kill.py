from tests.faults.kill import rehearse


def test_what_was_acknowledged_survives_a_kill(tmp_path):
    ending = rehearse(tmp_path, rounds=5, seed=20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 50
