import pytest

from kit.domain.ballot import StandingBallot
from kit.domain.errors import BadInput, KitError, NotAllowed, NotFound, NotNow, Outdated
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.seat import Role
from tests.builders import round_plan, workshop


def test_a_secret_round_needs_five_entitled_seats(room):
    room.start()
    with pytest.raises(NotNow, match="round-too-few"):
        room.voting(voters=4)


def test_heads_are_counted_before_a_round_of_persons_opens(room):
    room.start()
    for _ in range(6):
        room.join()
    room.standard()
    with pytest.raises(BadInput, match="round-heads-missing"):
        room.act(Role.FACILITATOR, "open_round", plan_id="r1")
    with pytest.raises(NotNow, match="round-more-seats-than-heads"):
        room.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=5)


def test_a_round_without_standards_does_not_open(room):
    room.start()
    for _ in range(5):
        room.join()
    with pytest.raises(NotNow, match="round-without-standards"):
        room.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=5)


def test_a_broken_rule_does_not_open_a_round(room):
    room.start()
    room.standard()
    for _ in range(5):
        room.join()
    plan = room.session.plans["r1"].model_dump(mode="json")
    broken = {"name": "delphi", "high": "x"}
    with pytest.raises(KitError, match="rule-"):
        room.act(Role.FACILITATOR, "plan_round", plan={**plan, "rule": broken})


def test_a_ballot_counts_once_and_the_last_one_counts(room):
    room.start()
    round_id, seats, (first, second) = room.voting()
    key = room.key()
    room.cast(seats[0], round_id, {first: "9", second: "1"}, key=key)
    again = room.cast(seats[0], round_id, {first: "9", second: "1"}, key=key)
    assert again.version == 1
    room.cast(seats[0], round_id, {first: "2"}, base=1)
    room.close(round_id)
    closed = room.session.rounds[round_id].closed
    assert (closed.entitled, closed.voted, closed.changed) == (5, 1, 1)
    assert [one.value for one in closed.judgements[first]] == ["2"]
    assert closed.judgements[second] == ()


def test_a_ballot_on_an_older_version_is_answered_with_the_present_one(room):
    room.start()
    round_id, seats, (first, _) = room.voting()
    room.cast(seats[0], round_id, {first: "9"})
    with pytest.raises(Outdated) as refused:
        room.cast(seats[0], round_id, {first: "1"})
    present = refused.value.present
    assert isinstance(present, StandingBallot)
    assert present.ballot.choices[first].value == "9"


def test_nothing_in_a_closed_secret_round_leads_to_a_seat(room):
    room.start()
    round_id, seats, standards = room.voting(voters=6)
    reasons = [{"standard_id": standards[0], "side": "drop", "text": "Too costly."}]
    for seat in seats:
        room.cast(seat, round_id, dict.fromkeys(standards, "8"), reasons=reasons)
    room.close(round_id)
    closed = room.session.rounds[round_id].closed
    for given in closed.judgements.values():
        assert [one.code for one in given] == sorted(one.code for one in given)
        assert {(one.seat_id, one.value_of) for one in given} == {(None, None)}
    assert not any(seat.seat_id in closed.model_dump_json() for seat in seats)
    assert closed.root == merkle_root(judgement_leaves(closed.judgements))


def test_a_late_seat_waits_unless_it_is_admitted(room):
    room.start()
    round_id, _, (first, _) = room.voting()
    late = room.join()
    with pytest.raises(NotAllowed, match="seat-not-entitled"):
        room.cast(late, round_id, {first: "5"})
    room.act(Role.FACILITATOR, "admit_seat", seat_id=late.seat_id)
    room.cast(late, round_id, {first: "5"})
    room.close(round_id)
    assert room.session.rounds[round_id].closed.entitled == 6


def test_a_ballot_for_a_closed_round_is_refused(room):
    room.start()
    round_id, seats, (first, _) = room.voting()
    room.close(round_id)
    with pytest.raises(NotNow, match="round-closed"):
        room.cast(seats[0], round_id, {first: "5"})
    with pytest.raises(NotNow, match="round-closed"):
        room.close(round_id)


def test_a_refusal_never_repeats_a_choice(room):
    room.start()
    round_id, seats, (first, _) = room.voting()
    with pytest.raises(BadInput) as refused:
        room.cast(seats[0], round_id, {first: "10"})
    assert "10" not in str(refused.value)
    with pytest.raises(NotFound, match="standard-not-on-ballot"):
        room.cast(seats[0], round_id, {"standard-of-another-round": "5"})


def test_closing_is_asked_twice(room):
    room.start()
    round_id, _, _ = room.voting()
    with pytest.raises(BadInput):
        room.act(Role.FACILITATOR, "close_round", round_id=round_id, confirmed=False)


def test_an_attribute_with_few_ballots_is_dropped_at_closing(room):
    room.start(workshop(rounds=(round_plan(attribute="group"),)))
    seats = [room.join(group_id=f"group-{number}") for number in (1, 2) for _ in range(5)]
    standard = room.standard()
    opened = room.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=10)
    round_id = opened.result["round_id"]
    for seat in seats[:9]:
        room.cast(seat, round_id, {standard: "7"})
    room.close(round_id)
    closed = room.session.rounds[round_id].closed
    assert closed.attribute_dropped
    assert {one.value_of for one in closed.judgements[standard]} == {None}


def test_a_session_with_an_open_round_is_not_closed(room):
    room.start()
    room.voting()
    with pytest.raises(NotNow, match="round-still-open"):
        room.act(Role.FACILITATOR, "close_session")


def test_an_attribute_is_left_out_where_few_of_a_group_judged_a_standard(room):
    room.start(workshop(rounds=(round_plan(attribute="group"),)))
    seats = [room.join(group_id=f"group-{number}") for number in (1, 2) for _ in range(5)]
    all_judge, few_judge = room.standard("One."), room.standard("Two.")
    opened = room.act(Role.FACILITATOR, "open_round", plan_id="r1", heads=10)
    round_id = opened.result["round_id"]
    for number, seat in enumerate(seats):
        both = {all_judge: "7", few_judge: "2"} if number else {all_judge: "7"}
        room.cast(seat, round_id, both)
    room.close(round_id)
    judgements = room.session.rounds[round_id].closed.judgements
    assert {one.value_of for one in judgements[all_judge]} == {"group-1", "group-2"}
    assert {one.value_of for one in judgements[few_judge]} == {None}


def test_handing_in_one_standard_after_the_other_is_no_change_of_mind(room):
    room.start()
    round_id, seats, (first, second) = room.voting()
    room.cast(seats[0], round_id, {first: "9"})
    room.cast(seats[0], round_id, {first: "9", second: "4"}, base=1)
    room.cast(seats[1], round_id, {first: "9", second: "4"})
    room.cast(seats[1], round_id, {first: "9"}, base=1)
    room.cast(seats[1], round_id, {first: "9", second: "4"}, base=2)
    room.close(round_id)
    closed = room.session.rounds[round_id].closed
    assert (closed.voted, closed.changed) == (2, 1)
