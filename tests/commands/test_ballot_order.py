"""In which order standards stand on a ballot."""

from kit.domain.seat import Role


def test_a_requirement_stands_on_the_ballot_before_the_standards_under_it(room):
    room.start()
    below, other, above = (room.standard(text) for text in ("Below.", "Other.", "Above."))
    room.act(Role.FACILITATOR, "describe_standard", standard_id=below, under_id=above, lang="en")

    for _ in range(5):
        room.join()
    room.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=5)

    assert room.session.open_round().opened.standard_ids == (other, above, below)
