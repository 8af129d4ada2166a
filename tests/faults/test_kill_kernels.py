from tests.faults.kill_kernels import rehearse


def test_the_room_goes_on_when_kernels_are_killed(tmp_path):
    ending = rehearse(tmp_path, 2, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 30
