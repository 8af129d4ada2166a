import pytest

from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.results import counted
from kit.domain.seat import Role
from tests.builders import round_plan, workshop

F, R = Role.FACILITATOR, Role.REPORTER
YES_NO = {"name": "double-threshold", "weights_of": "voters", "country_share": "off"}


def opened(room, *, seats=5, heads=30, standards=1, **more):
    room.start(workshop(rounds=(round_plan(**more),)))
    round_id, names = room.open(seats=seats, standards=standards, heads=heads)
    return round_id, names


def enter(room, round_id, counts, voters=10, by=F, how="paper"):
    tally = {"voters": voters, "counts": counts}
    done = room.act(by, "enter_tally", round_id=round_id, how=how, tally=tally)
    return str(done.result["tally_id"])


def confirm(room, round_id, tally_id, counts, voters=10, by=R):
    tally = {"voters": voters, "counts": counts}
    return room.act(by, "confirm_tally", round_id=round_id, tally_id=tally_id, tally=tally)


def closed(room, round_id):
    room.close(round_id)
    return counted(room.round(round_id))


def test_a_count_that_two_seats_made_is_counted_with_the_ballots_of_devices(room):
    round_id, [name] = opened(room)
    for seat in room.session.standing_seats(Role.PARTICIPANT):
        room.cast(seat, round_id, {name: "9"})
    counts = {name: {"9": 4, "2": 3, "cannot-judge": 1}}
    confirm(room, round_id, enter(room, round_id, counts), counts)

    found = closed(room, round_id)
    result, event = found.results[name], found.round.closed

    assert (event.entitled, event.voted, event.tallied) == (15, 15, {"paper": 10})
    assert (result.counts["9"], result.counts["2"]) == (9, 3)
    assert (result.outcome.n, result.outcome.cannot_judge, result.outcome.blank) == (12, 1, 2)
    assert result.tallied == {"paper": 8}


def test_a_count_that_no_second_seat_confirmed_does_not_count(room):
    round_id, [name] = opened(room)
    enter(room, round_id, {name: {"9": 10}})

    found = closed(room, round_id)

    assert (found.round.closed.entitled, found.round.closed.voted) == (5, 0)
    assert found.results[name].counts["9"] == 0


def test_a_count_that_was_taken_back_does_not_count_even_if_it_was_confirmed(room):
    round_id, [name] = opened(room)
    counts = {name: {"9": 10}}
    tally_id = enter(room, round_id, counts)
    confirm(room, round_id, tally_id, counts)
    for _ in range(2):
        room.act(F, "withdraw_tally", round_id=round_id, tally_id=tally_id)
    with pytest.raises(NotFound, match="tally-unknown"):
        confirm(room, round_id, tally_id, counts)

    assert closed(room, round_id).round.closed.voted == 0


@pytest.mark.parametrize("role", [Role.INSTRUCTOR, R])
def test_the_second_count_comes_from_another_seat(room, role):
    round_id, [name] = opened(room)
    counts = {name: {"9": 10}}
    tally_id = enter(room, round_id, counts)
    with pytest.raises(NotAllowed, match="tally-second-seat"):
        confirm(room, round_id, tally_id, counts, by=F)

    confirm(room, round_id, tally_id, counts, by=role)

    assert room.round(round_id).sheets[tally_id].confirmed_by == room.seat(role).seat_id
    with pytest.raises(NotNow, match="tally-confirmed"):
        confirm(room, round_id, tally_id, {name: {"1": 10}}, by=Role.INSTRUCTOR if role is R else R)


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PLENARY, Role.RESEARCHER])
def test_who_does_not_run_the_room_counts_nothing(room, role):
    round_id, [name] = opened(room)
    tally_id = enter(room, round_id, {name: {"9": 10}})
    for act in ("enter_tally", "confirm_tally", "withdraw_tally"):
        with pytest.raises(NotAllowed, match="act-not-yours"):
            room.act(role, act, round_id=round_id, tally_id=tally_id)


def test_two_counts_that_differ_are_not_confirmed_and_only_the_places_are_named(room):
    round_id, [first, second] = opened(room, standards=2)
    counts = {first: {"9": 7}, second: {"3": 2}}
    tally_id = enter(room, round_id, counts)
    with pytest.raises(BadInput, match="tally-differs") as refused:
        confirm(room, round_id, tally_id, {first: {"9": 7}, second: {"3": 1, "4": 1}})
    assert refused.value.values == {"numbers": "2"}
    with pytest.raises(BadInput, match="tally-voters-differ"):
        confirm(room, round_id, tally_id, counts, voters=9)

    assert room.round(round_id).sheets[tally_id].confirmed_by is None


def test_no_more_people_are_counted_than_there_are_heads(room):
    round_id, [name] = opened(room, heads=16)
    enter(room, round_id, {name: {"9": 6}}, voters=6)
    with pytest.raises(NotNow, match="tally-more-than-heads") as refused:
        enter(room, round_id, {name: {"9": 6}}, voters=6)

    assert refused.value.values == {"voters": 6, "seats": 11, "heads": 16}
    enter(room, round_id, {name: {"9": 5}}, voters=5)


@pytest.mark.parametrize(
    ("counts", "message_id"),
    [
        ({"9": 11}, "tally-too-many"),
        ({"9": 6, "1": 5}, "tally-too-many"),
        ({"10": 1}, "tally-unreadable"),
        ({"recused": 1}, "tally-unreadable"),
        ({"9": -1}, "args-unreadable"),
    ],
)
def test_a_count_that_cannot_be_is_refused(room, counts, message_id):
    round_id, [name] = opened(room, secrecy="open")
    with pytest.raises(BadInput, match=message_id):
        enter(room, round_id, {name: counts})


def test_a_count_names_only_standards_of_the_ballot(room):
    round_id, [name] = opened(room)
    with pytest.raises(NotFound, match="standard-not-on-ballot"):
        enter(room, round_id, {name: {"9": 1}, "another": {}})


def test_approvals_are_counted_by_hands_as_on_devices(room):
    rule = {"name": "approval", "places": "1"}
    round_id, [first, second] = opened(room, method="approval", rule=rule, standards=2)
    seats = room.session.standing_seats(Role.PARTICIPANT)
    for seat in seats:
        room.cast(seat, round_id, {second: "1"}, code=room.key())
    counts = {first: {"1": 6}}
    tally_id = enter(room, round_id, counts, how="hands")
    confirm(room, round_id, tally_id, counts)

    found = closed(room, round_id)

    assert found.round.closed.tallied == {"hands": 10}
    assert [one.outcome.n for one in found.results.values()] == [15, 15]
    assert [found.results[one].verdict for one in (first, second)] == ["in", "out"]
    assert found.results[first].counts == {"1": 6}


@pytest.mark.parametrize(
    ("plan", "message_id"),
    [
        ({"attribute": "group", "secrecy": "open"}, "tally-with-attribute"),
        (
            {"method": "approval", "rule": {"name": "equal-shares"}},
            "tally-whole-ballots",
        ),
        (
            {
                "method": "grading",
                "secrecy": "open",
                "rule": {"name": "majority-judgment", "blank": "void"},
            },
            "tally-whole-ballots",
        ),
        (
            {"method": "yes-no", "secrecy": "open", "rule": {**YES_NO, "country_share": "55%"}},
            "tally-tells-nobody",
        ),
        (
            {
                "method": "yes-no",
                "secrecy": "open",
                "rule": {**YES_NO, "weights_of": "organisations"},
            },
            "tally-tells-nobody",
        ),
    ],
)
def test_a_rule_that_asks_more_than_sums_takes_no_count(room, plan, message_id):
    round_id, _ = opened(room, **plan)
    with pytest.raises(NotNow, match=message_id):
        enter(room, round_id, {})


def test_an_organisation_votes_by_its_seat_and_not_on_paper(room):
    rule = {"name": "double-threshold"}
    plan = round_plan(electorate="organisations", secrecy="open", method="yes-no", rule=rule)
    room.start(workshop(rounds=(plan,)))
    room.act(F, "list_organisations", text="Alpha; BE")
    [alpha] = room.session.organisations
    seat = room.join(organisation_id=alpha)
    room.standard()
    done = room.act(F, "open_round", plan_id="r1", seat_ids=[seat.seat_id])
    with pytest.raises(NotNow, match="tally-of-organisations"):
        enter(room, done.result["round_id"], {})


@pytest.mark.parametrize(
    ("method", "rule", "value"),
    [
        ("consent", {"name": "consent"}, "object"),
        ("yes-no", {**YES_NO, "no_counts": "with-reason"}, "no"),
    ],
)
def test_what_counts_only_with_a_reason_is_not_counted_without_one(room, method, rule, value):
    round_id, [name] = opened(room, method=method, rule=rule)
    with pytest.raises(BadInput, match="tally-without-reason"):
        enter(room, round_id, {name: {"yes": 3, value: 1}})

    enter(room, round_id, {name: {"yes": 3, value: 0}})


@pytest.mark.parametrize(
    ("on_devices", "on_paper", "told"), [(5, 5, True), (5, 4, False), (4, 6, False), (0, 6, True)]
)
def test_in_a_secret_round_few_are_not_told_from_the_others(room, on_devices, on_paper, told):
    round_id, [name] = opened(room)
    for seat in room.session.standing_seats(Role.PARTICIPANT)[:on_devices]:
        room.cast(seat, round_id, {name: "9"})
    counts = {name: {"1": on_paper}}
    tally_id = enter(room, round_id, counts, voters=on_paper)
    confirm(room, round_id, tally_id, counts, voters=on_paper)

    found = closed(room, round_id)

    assert found.round.closed.tallied == {"paper": on_paper}
    assert found.results[name].tallied == ({"paper": on_paper} if told else {})
    assert found.results[name].counts["1"] == on_paper


def test_in_the_open_every_vote_tells_how_it_came(room):
    round_id, [name] = opened(room, secrecy="open")
    counts = {name: {"1": 1}}
    for how in ("paper", "hands"):
        tally_id = enter(room, round_id, counts, voters=1, how=how)
        confirm(room, round_id, tally_id, counts, voters=1)

    assert closed(room, round_id).results[name].tallied == {"paper": 1, "hands": 1}


def test_a_count_sent_twice_is_one_count(room):
    round_id, [name] = opened(room)
    key, tally = room.key(), {"voters": 3, "counts": {name: {"9": 3}}}
    for _ in range(2):
        room.act(F, "enter_tally", key, round_id=round_id, how="paper", tally=tally)

    assert len(room.round(round_id).sheets) == 1


def test_no_count_is_entered_or_confirmed_after_closing(room):
    round_id, [name] = opened(room)
    tally_id = enter(room, round_id, {name: {"9": 3}})
    room.close(round_id)
    with pytest.raises(NotNow, match="round-closed"):
        enter(room, round_id, {name: {"9": 3}})
    with pytest.raises(NotNow, match="round-closed"):
        confirm(room, round_id, tally_id, {name: {"9": 3}})
