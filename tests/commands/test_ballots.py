import pytest

from kit.domain.ballot import LONGEST_REASONS
from kit.domain.errors import BadInput, NotAllowed, NotFound, Outdated
from kit.domain.seat import Role
from tests.builders import round_plan, workshop

F = Role.FACILITATOR
METHODS = [
    ("rating", {"name": "delphi"}, ["1", "9", "cannot-judge"], ["0", "10", "7.5", "yes"]),
    (
        "yes-no",
        {"name": "double-threshold", "weights_of": "voters", "country_share": "off"},
        ["yes", "no", "abstain", "cannot-judge"],
        ["Yes", "object", "1"],
    ),
    ("approval", {"name": "approval"}, ["1"], ["0", "cannot-judge", "yes"]),
    (
        "grading",
        {"name": "majority-judgment", "grades": "très bien,bien,à revoir"},
        ["très bien", "à revoir", "cannot-judge"],
        ["excellent", "tres bien"],
    ),
    ("consent", {"name": "consent"}, ["yes", "abstain", "object", "cannot-judge"], ["no"]),
]


def opened(room, *, standards=1, **more):
    room.start(workshop(rounds=(round_plan(**more),)))
    round_id, names = room.open(standards=standards)
    return round_id, names, room.session.standing_seats(Role.PARTICIPANT)


@pytest.mark.parametrize(("method", "rule", "taken", "refused"), METHODS)
def test_a_ballot_holds_the_answers_of_its_method_and_no_others(room, method, rule, taken, refused):
    round_id, [name], seats = opened(room, method=method, rule=rule)

    for base, value in enumerate(taken):
        standing = room.cast(seats[0], round_id, {name: value}, base=base)
        assert standing.ballot.choices[name].value == value
    for value in (*refused, "recused"):
        with pytest.raises(BadInput, match="ballot-unreadable"):
            room.cast(seats[1], round_id, {name: value})


def test_judgements_that_are_counted_apart_have_a_code_each(room):
    round_id, [first, second], seats = opened(room, standards=2)
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seats[0], round_id, {first: "9", second: "1"}, code=room.key())


def test_a_ballot_that_is_counted_whole_has_one_code(room):
    rule = {"method": "approval", "rule": {"name": "approval"}}
    round_id, [first, second], seats = opened(room, standards=2, **rule)
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seats[0], round_id, {first: "1", second: "1"})

    assert room.cast(seats[0], round_id, {first: "1", second: "1"}, code=room.key()).version == 1


def test_a_scope_is_given_where_the_round_asks_for_one(room):
    round_id, [name], seats = opened(room)
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seats[0], round_id, {name: "9"}, scopes={name: "universal"})


def test_a_scope_is_one_of_two_and_of_a_standard_on_the_ballot(room):
    round_id, [name], seats = opened(room, asks_scope=True)
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seats[0], round_id, {}, scopes={name: "european"})
    with pytest.raises(NotFound, match="standard-not-on-ballot"):
        room.cast(seats[0], round_id, {}, scopes={"another": "universal"})


def test_a_reason_is_cleaned_and_names_nobody(room):
    round_id, [name], seats = opened(room)
    reason = {"standard_id": name, "side": "drop", "text": " Too\u202e costly. "}

    standing = room.cast(seats[0], round_id, {name: "1"}, reasons=[reason])

    assert standing.ballot.reasons[0].text == "Too costly."
    named = {**reason, "seat_id": seats[1].seat_id}
    with pytest.raises(BadInput, match="ballot-unreadable"):
        room.cast(seats[1], round_id, {name: "1"}, reasons=[named])
    with pytest.raises(BadInput, match="text-empty"):
        room.cast(seats[1], round_id, {name: "1"}, reasons=[{**reason, "text": "\u200b"}])


def test_reasons_have_a_length_together(room):
    round_id, [first, second], seats = opened(room, standards=2)
    half = "é" * (LONGEST_REASONS // 4)
    reasons = [{"standard_id": one, "side": "keep", "text": half} for one in (first, second)]
    room.cast(seats[0], round_id, {}, reasons=reasons)
    reasons[0]["text"] += "x"
    with pytest.raises(BadInput, match="reasons-too-long"):
        room.cast(seats[0], round_id, {}, reasons=reasons, base=1)


@pytest.mark.parametrize(("method", "rule", "taken", "_"), METHODS)
def test_the_fullest_ballot_is_as_long_as_the_emptiest(room, method, rule, taken, _):
    given = {"method": method, "rule": rule, "asks_scope": True}
    round_id, names, seats = opened(room, standards=12, **given)
    longest = max(taken, key=lambda value: len(value.encode()))
    whole = room.key() if method == "approval" else None
    room.cast(seats[0], round_id, {})
    room.cast(
        seats[1],
        round_id,
        dict.fromkeys(names, longest),
        scopes=dict.fromkeys(names, "adaptable"),
        code=whole,
    )
    rows = room.store.engine.connect()
    with rows:
        lengths = rows.exec_driver_sql(
            "select distinct length(body), length(reasons) from ballots"
        ).all()

    assert len(lengths) == 1


def test_ten_clicks_are_one_ballot_and_a_stale_tab_is_told(room):
    round_id, [name], seats = opened(room)
    key = room.key()
    versions = {room.cast(seats[0], round_id, {name: "9"}, key=key).version for _ in range(10)}
    assert versions == {1}
    with pytest.raises(Outdated):
        room.cast(seats[0], round_id, {name: "1"})
    room.close(round_id)

    assert [one.value for one in room.round(round_id).closed.judgements[name]] == ["9"]


def test_who_runs_the_room_casts_nothing(room):
    round_id, [name], _ = opened(room)
    for role in (F, Role.INSTRUCTOR, Role.PLENARY):
        with pytest.raises(NotAllowed, match="act-not-yours"):
            room.cast(room.seat(role), round_id, {name: "9"})
    with pytest.raises(NotAllowed, match="seat-not-entitled"):
        room.cast(room.seat(Role.REPORTER), round_id, {name: "9"})


def test_a_seat_that_was_withdrawn_casts_no_more(room):
    round_id, [name], seats = opened(room)
    room.act(F, "withdraw_seat", seat_id=seats[0].seat_id)
    with pytest.raises(NotAllowed, match="seat-withdrawn"):
        room.cast(seats[0], round_id, {name: "9"})
