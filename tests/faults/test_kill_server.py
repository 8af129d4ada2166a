from tests.faults.kill_server import rehearse


def test_what_a_page_was_told_is_saved_survives_a_killed_server(tmp_path):
    ending = rehearse(tmp_path, rounds=2, seed=20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 50
