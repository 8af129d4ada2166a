from tests.faults.kill_server import rehearse


def test_what_a_page_was_told_is_saved_survives_a_killed_server(tmp_path):
    crowd, problems = rehearse(tmp_path, rounds=3, seed=20_261_121)

    assert problems == []
    answered = [key for one in crowd.people for key in one.answered]
    assert sum(key.startswith("line") for key in answered) > 10
    assert sum(key.startswith("cast") for key in answered) > 10
    steered = [key for one in crowd.steering for key in one.answered]
    for act in ("deadline", "pause", "tally", "confirm"):
        assert any(key.startswith(act) for key in steered), act
