from tests.faults.resends import rehearse


def test_every_act_that_is_sent_by_many_at_once_happens_once(tmp_path):
    ending = rehearse(tmp_path, 3, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 100
