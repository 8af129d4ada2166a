import pytest

from kit.domain import events as ev
from kit.domain.crosswalk.judging import is_hidden, judged_by, shown_gaps, shown_mappings
from tests.builders import gap, judges, mapping, session

BE, EU = "be-mentoring", "eu-net"


def complete(group_id):
    """A group that has judged all three requirements of the subject framework."""
    return [
        mapping(f"{group_id}-1", group_id, "A1", "B1"),
        mapping(f"{group_id}-2", group_id, "A2", "B1"),
        gap(f"{group_id}-3", group_id, "A3"),
    ]


def test_a_requirement_is_judged_by_a_mapping_from_either_side_or_by_a_gap():
    room = session(mapping("m1", "g1", "B2", "A3"), gap("gap1", "g1", "A1"), mapping("m2", "g2"))

    assert judged_by(room, "g1", BE, EU) == ["A1", "A3"]


def test_what_was_taken_back_is_not_judged():
    room = session(mapping("m1", "g1"), ev.MappingWithdrawn(mapping_id="m1"))

    assert judged_by(room, "g1", BE, EU) == []


def test_blind_groups_see_only_their_own_answers():
    room = session(judges("g1", "g2", blind=True), mapping("m1", "g1"), gap("gap2", "g2", "A2"))

    assert is_hidden(room, EU, BE)
    assert [one.group_id for one in shown_mappings(room, BE, EU, "g1")] == ["g1"]
    assert shown_mappings(room, BE, EU, "g2") == []
    assert [one.group_id for one in shown_gaps(room, BE, EU, "g2")] == ["g2"]
    assert shown_mappings(room, BE, EU) == []
    assert shown_gaps(room, BE, EU) == []


def test_all_is_shown_once_every_judge_has_finished():
    room = session(judges("g1", "g2", blind=True), *complete("g1"), *complete("g2"))

    assert not is_hidden(room, BE, EU)
    assert len(shown_mappings(room, BE, EU)) == 4


def test_one_requirement_missing_keeps_all_hidden():
    room = session(judges("g1", "g2", blind=True), *complete("g1"), *complete("g2")[:2])

    assert is_hidden(room, BE, EU)


def test_what_was_seen_stays_seen_when_a_group_takes_an_answer_back():
    room = session(
        judges("g1", "g2", blind=True),
        *complete("g1"),
        *complete("g2"),
        ev.MappingWithdrawn(mapping_id="g1-1"),
    )

    assert not is_hidden(room, BE, EU)


def test_the_facilitator_lifts_blindness_by_assigning_again():
    room = session(judges("g1", "g2", blind=True), mapping(), judges("g1", "g2"))

    assert len(shown_mappings(room, BE, EU, "g2")) == 1


@pytest.mark.parametrize("finished", [True, False])
def test_assigning_blind_judges_hides_only_what_is_not_finished(finished):
    answers = [*complete("g1"), *(complete("g2") if finished else [])]

    room = session(*answers, judges("g1", "g2", blind=True))

    assert is_hidden(room, BE, EU) is not finished
