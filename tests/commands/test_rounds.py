from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest

from kit.domain.ballot import StandingBallot
from kit.domain.errors import BadInput, KitError, NotAllowed, NotFound, NotNow, Outdated
from kit.domain.merkle import judgement_leaves, merkle_root
from kit.domain.results import counted, rule_of
from kit.domain.rules import rule_hash
from kit.domain.rules.known import read_rule
from kit.domain.seat import Role
from tests.builders import START, round_plan, workshop


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


# --- planned and opened ------------------------------------------------------------------------

F = Role.FACILITATOR
YES_NO = {"name": "double-threshold"}
QUORUM = {"name": "double-threshold", "weights_of": "voters", "country_share": "off"}


def plan(**more):
    return round_plan(**more).model_dump(mode="json")


def organisations(room, *names, **more):
    """A room of organisations with a round in the open for them; the seats that vote."""
    given: dict[str, Any] = {
        "electorate": "organisations",
        "secrecy": "open",
        "method": "yes-no",
        "rule": YES_NO,
    }
    room.start(workshop(rounds=(round_plan(**given, **more),)))
    room.act(F, "list_organisations", text="\n".join(names))
    listed = room.session.organisations.values()
    seats = [room.join(organisation_id=one.organisation_id) for one in listed]
    room.standard()
    return {one.title: seat for one, seat in zip(listed, seats, strict=True)}


def open_for(room, seats, **more):
    seat_ids = [seat.seat_id for seat in seats.values()]
    opened = room.act(F, "open_round", plan_id="r1", seat_ids=seat_ids, **more)
    return room.round(str(opened.result["round_id"]))


def test_a_plan_stands_as_it_was_planned_last(room):
    room.start()
    room.act(F, "plan_round", plan=plan(plan_id="r2", title={"en": "Again"}))
    room.act(F, "plan_round", plan=plan(plan_id="r2", secrecy="open"))
    revision = room.session.revision

    room.act(F, "plan_round", plan=plan(plan_id="r2", secrecy="open"))

    assert room.session.plans["r2"] == round_plan("r2", secrecy="open")
    assert room.session.revision == revision


def test_a_round_keeps_what_it_was_opened_with(room):
    room.start()
    round_id, _ = room.open()
    before = room.round(round_id).opened

    room.act(F, "plan_round", plan=plan(rule={"name": "median-iqr"}))

    assert room.round(round_id).opened == before


def test_a_round_that_cannot_be_held_is_neither_planned_nor_opened(room):
    room.start()
    with pytest.raises(BadInput, match="plan-organisations-secret"):
        room.act(F, "plan_round", plan=plan(electorate="organisations"))
    with pytest.raises(BadInput, match="args-unreadable"):
        room.act(F, "plan_round", plan=plan() | {"rule": {"name": "x" * 401}})


def test_the_hash_is_of_the_rule_with_ties_and_weights_as_it_stood_at_the_opening(room):
    seats = organisations(room, "Alpha; BE", "Beta; FR", weights={"alpha": "2"})
    opened = open_for(room, seats).opened
    alpha, beta = room.session.organisations

    assert opened.weights == {alpha: "2", beta: "1"}
    assert opened.rule_hash == rule_hash(read_rule(opened.rule), {"weights": opened.weights})
    assert opened.rule_hash != rule_hash(read_rule(opened.rule))


def test_the_number_of_the_entitled_in_the_rule_is_that_of_the_opening(room):
    rule = {**QUORUM, "quorum": "50%"}
    room.start(workshop(rounds=(round_plan(method="yes-no", secrecy="open", rule=rule),)))
    round_id, _ = room.open(seats=6)
    opened = room.round(round_id).opened

    room.act(F, "admit_seat", seat_id=room.join().seat_id)

    assert opened.rule["entitled"] == "6"
    assert opened.rule_hash == rule_hash(read_rule(opened.rule))
    assert rule_of(room.round(round_id)).stated()["entitled"] == "7"


def test_equal_weights_are_not_written_down(room):
    seats = organisations(room, "Alpha", "Beta", weights={"Alpha": "3", "Beta": "3"})

    assert open_for(room, seats).opened.weights == {}


def test_a_weight_for_an_organisation_that_nobody_listed_is_named(room):
    seats = organisations(room, "Alpha", "Beta", weights={"Alpha": "2", "Bêta": "3"})

    with pytest.raises(NotNow, match="round-weights-unknown") as refused:
        open_for(room, seats)
    assert refused.value.values["names"] == "Bêta"
    [alpha, _] = room.session.organisations
    assert open_for(room, seats, weights={alpha: "5"}).opened.weights[alpha] == "5"


def test_weights_of_nought_alone_do_not_open_a_round(room):
    seats = organisations(room, "Alpha", "Beta", weights={"Alpha": "0", "Beta": "1"})

    with pytest.raises(BadInput, match="plan-weights-unusable"):
        open_for(room, {"Alpha": seats["Alpha"]})


def test_each_organisation_votes_by_one_seat_that_may_vote(room):
    seats = organisations(room, "Alpha", "Beta")
    second = room.join(organisation_id=seats["Alpha"].organisation_id)
    with pytest.raises(BadInput, match="organisation-one-seat"):
        open_for(room, {**seats, "again": second})
    with pytest.raises(BadInput, match="organisation-one-seat"):
        open_for(room, {"none": room.join()})
    with pytest.raises(BadInput, match="organisation-seat-cannot-vote"):
        open_for(room, {"staff": room.seat(Role.INSTRUCTOR)})


def test_the_ballot_asks_for_those_standards_that_were_chosen(room):
    room.start()
    for _ in range(5):
        room.join()
    names = [room.standard(f"Standard {number}.") for number in range(3)]
    with pytest.raises(NotFound, match="standard-unknown"):
        room.act(F, "open_round", plan_id="r1", heads=5, standard_ids=["another"])

    opened = room.act(F, "open_round", plan_id="r1", heads=5, standard_ids=[names[2], names[0]])

    assert room.round(opened.result["round_id"]).opened.standard_ids == (names[0], names[2])
    with pytest.raises(NotNow, match="round-still-open"):
        room.act(F, "open_round", plan_id="r1", heads=5)


# --- admitted ----------------------------------------------------------------------------------


def test_only_participants_are_admitted_and_once(room):
    room.start()
    round_id, _ = room.open()
    late = room.join()
    for _ in range(2):
        room.act(F, "admit_seat", seat_id=late.seat_id)

    assert room.round(round_id).admitted == (late.seat_id,)
    with pytest.raises(NotFound, match="seat-unknown"):
        room.act(F, "admit_seat", seat_id=room.seat(Role.REPORTER).seat_id)


def test_nobody_is_admitted_where_organisations_vote_or_nothing_is_open(room):
    seats = organisations(room, "Alpha", "Beta")
    late = room.join()
    with pytest.raises(NotNow, match="no-round-open"):
        room.act(F, "admit_seat", seat_id=late.seat_id)
    open_for(room, seats)
    with pytest.raises(NotNow, match="round-of-organisations"):
        room.act(F, "admit_seat", seat_id=late.seat_id)


# --- deadline and pause ------------------------------------------------------------------------


def later(**more):
    return (START + timedelta(**more)).isoformat()


def test_a_round_closes_by_itself_at_its_deadline(room):
    room.start()
    round_id, _ = room.open(closes_at=later(hours=1))

    assert not room.close_when_due(START + timedelta(minutes=59)).recorded
    assert room.round(round_id).is_open
    room.close_when_due(START + timedelta(hours=1))
    assert not room.round(round_id).is_open
    assert not room.close_when_due(START + timedelta(hours=2)).recorded


def test_a_deadline_is_set_later_and_taken_away(room):
    room.start()
    round_id, _ = room.open()
    room.act(F, "set_deadline", round_id=round_id, closes_at=later(hours=2))
    assert room.round(round_id).closes_at == START + timedelta(hours=2)
    room.act(F, "set_deadline", round_id=round_id, closes_at=None)
    assert room.round(round_id).closes_at is None
    assert not room.close_when_due(START + timedelta(days=9)).recorded


@pytest.mark.parametrize(
    ("closes_at", "message_id"),
    [
        (later(), "round-deadline-past"),
        (later(days=400), "round-deadline-far"),
        ("9999-12-31T23:59:59Z", "round-deadline-far"),
        ("2026-11-22T09:00:00", "args-unreadable"),
    ],
)
def test_a_deadline_lies_in_the_near_future_and_names_its_zone(room, closes_at, message_id):
    room.start()
    round_id, _ = room.open()
    with pytest.raises(BadInput, match=message_id):
        room.act(F, "set_deadline", round_id=round_id, closes_at=closes_at)


def test_nothing_is_changed_in_a_round_whose_deadline_has_passed(room):
    room.start()
    round_id, [first, _] = room.open(closes_at=later(seconds=200))
    seat, late = room.session.standing_seats(Role.PARTICIPANT)[0], room.join()
    room.numbers = count(200)

    of_round = {"round_id": round_id}
    with pytest.raises(NotNow, match="round-closed"):
        room.act(F, "set_deadline", **of_round, closes_at=later(days=1))
    with pytest.raises(NotNow, match="round-closed"):
        room.act(F, "pause_round", **of_round)
    with pytest.raises(NotNow, match="round-closed"):
        room.act(F, "admit_seat", seat_id=late.seat_id)
    with pytest.raises(NotNow, match="round-closed"):
        room.cast(seat, round_id, {first: "5"}, at=START + timedelta(seconds=200))
    room.close(round_id)
    assert room.round(round_id).closed.voted == 0


def paused(room, **more):
    room.start()
    round_id, standards = room.open(**more)
    room.act(F, "pause_round", round_id=round_id)
    return round_id, standards, room.round(round_id).paused_at


def test_while_a_round_is_paused_no_ballot_is_taken(room):
    round_id, [first, _], since = paused(room)
    seat = room.session.standing_seats(Role.PARTICIPANT)[0]
    with pytest.raises(NotNow, match="round-paused"):
        room.cast(seat, round_id, {first: "5"})
    room.act(F, "pause_round", round_id=round_id)
    assert room.round(round_id).paused_at == since

    room.act(F, "resume_round", round_id=round_id)

    assert room.cast(seat, round_id, {first: "5"}).version == 1
    assert not room.act(F, "resume_round", round_id=round_id).recorded


def test_a_deadline_moves_by_the_time_that_the_round_stood(room):
    round_id, _, since = paused(room, closes_at=later(minutes=10))
    assert not room.close_when_due(START + timedelta(hours=3)).recorded

    resumed = room.act(F, "resume_round", round_id=round_id).recorded[0].at

    assert room.round(round_id).closes_at == START + timedelta(minutes=10) + (resumed - since)


def test_a_deadline_that_is_set_in_a_pause_moves_by_what_is_left_of_it(room):
    round_id, _, _ = paused(room, closes_at=later(minutes=10))
    at = room.act(F, "set_deadline", round_id=round_id, closes_at=later(hours=1)).recorded[0].at
    room.key()

    resumed = room.act(F, "resume_round", round_id=round_id).recorded[0].at

    assert room.round(round_id).closes_at == START + timedelta(hours=1) + (resumed - at)


def test_a_paused_round_is_closed_by_hand(room):
    round_id, _, _ = paused(room)

    room.close(round_id)

    assert not room.round(round_id).is_paused


# --- recused -----------------------------------------------------------------------------------


def in_the_open(room, **more):
    room.start(workshop(rounds=(round_plan(secrecy="open", **more),)))
    round_id, standards = room.open()
    return round_id, standards, room.session.standing_seats(Role.PARTICIPANT)


def test_a_network_does_not_decide_on_its_own_clause(room):
    round_id, [first, second], seats = in_the_open(room, asks_scope=True)
    own = {"round_id": round_id, "seat_id": seats[0].seat_id, "standard_ids": [first]}
    room.act(F, "recuse_seat", **own)
    said = {first: "9", second: "9"}
    reasons = [{"standard_id": one, "side": "keep", "text": f"For {one}."} for one in said]
    room.cast(seats[0], round_id, said, reasons=reasons, scopes=dict.fromkeys(said, "universal"))
    room.cast(seats[1], round_id, said)
    room.close(round_id)
    found = counted(room.round(round_id)).results

    assert (found[first].recused, found[first].outcome.n, found[first].counts["9"]) == (1, 1, 1)
    assert (found[second].recused, found[second].outcome.n) == (0, 2)
    assert [one.text for one in found[first].reasons] == []
    assert [one.seat_id for one in found[second].reasons] == [seats[0].seat_id]
    assert found[first].scopes == {"universal": 0, "adaptable": 0}


def test_a_recusal_is_undone_by_naming_no_standard(room):
    round_id, [first, second], seats = in_the_open(room)
    own = {"round_id": round_id, "seat_id": seats[0].seat_id}
    room.act(F, "recuse_seat", **own, standard_ids=[second, first])
    assert room.round(round_id).recused[seats[0].seat_id] == (first, second)
    room.act(F, "recuse_seat", **own, standard_ids=[])
    room.cast(seats[0], round_id, {first: "9"})
    room.close(round_id)

    assert counted(room.round(round_id)).results[first].counts["9"] == 1


def test_a_voter_may_say_so_alone_where_votes_are_open(room):
    round_id, [first, _], seats = in_the_open(room)
    room.cast(seats[0], round_id, {first: "recused"})
    room.close(round_id)

    assert counted(room.round(round_id)).results[first].recused == 1


def test_only_who_votes_is_recused_and_only_from_what_is_asked(room):
    round_id, [first, _], seats = in_the_open(room)
    with pytest.raises(NotAllowed, match="seat-not-entitled"):
        room.act(
            F, "recuse_seat", round_id=round_id, seat_id=room.join().seat_id, standard_ids=[first]
        )
    with pytest.raises(NotFound, match="standard-not-on-ballot"):
        room.act(F, "recuse_seat", round_id=round_id, seat_id=seats[0].seat_id, standard_ids=["x"])


def test_nobody_is_recused_by_name_in_a_secret_round(room):
    room.start()
    round_id, [first, _] = room.open()
    seat = room.session.standing_seats(Role.PARTICIPANT)[0]
    with pytest.raises(NotNow, match="round-secret-no-recusal"):
        room.act(F, "recuse_seat", round_id=round_id, seat_id=seat.seat_id, standard_ids=[first])
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seat, round_id, {first: "recused"})


# --- review ------------------------------------------------------------------------------------


def test_the_day_of_the_next_review_lies_ahead_and_can_be_moved(room):
    room.start()
    with pytest.raises(BadInput, match="review-in-the-past"):
        room.act(F, "plan_review", day=START.date().isoformat())
    room.act(F, "plan_review", day="2027-11-21")
    room.act(F, "plan_review", day="2028-01-15")

    assert room.session.review == date(2028, 1, 15)
    assert not room.act(F, "plan_review", day="2028-01-15").recorded
