from tests.faults.two_servers import rehearse


def test_two_servers_that_close_a_round_at_once_close_it_once(tmp_path):
    ending = rehearse(tmp_path, 3, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 8
