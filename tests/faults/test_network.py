from tests.faults.network import rehearse


def test_nothing_is_lost_or_done_twice_on_bad_networks(tmp_path):
    ending = rehearse(tmp_path, 4, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 30
