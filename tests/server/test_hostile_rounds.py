"""What a hostile page may send about rounds: refused in a sentence, and the room goes on."""

import json
from typing import Any

import pytest

from kit.domain.rights import Act, may
from kit.domain.seat import Role
from kit.domain.workshop import LONGEST_PARAMETER, MOST_WEIGHTS
from tests.five_methods import FIVE, Asked
from tests.server.running import Answer, Browser, Running
from tests.server.test_acts import opened_round
from tests.server.test_hostile_acts import seats

OF_ROUNDS = (
    Act.PLAN_ROUND,
    Act.OPEN_ROUND,
    Act.ADMIT_SEAT,
    Act.SET_DEADLINE,
    Act.PAUSE_ROUND,
    Act.RESUME_ROUND,
    Act.RECUSE_SEAT,
    Act.ENTER_TALLY,
    Act.CONFIRM_TALLY,
    Act.WITHDRAW_TALLY,
    Act.CLOSE_ROUND,
    Act.PLAN_REVIEW,
)
SECRET = "zzsecret"


class Opened:
    """An open round of one method, with its voters and its facilitator."""

    def __init__(self, running: Running, asked: Asked = FIVE["rating"], **more: Any) -> None:
        self.running, self.asked = running, asked
        plan = asked.plan(**more).model_dump(mode="json")
        self.browser, self.steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
        assert self.do("plan_round", plan=plan).status == 200
        found = opened_round(running, plan_id=plan["id"], heads=3_000)
        self.round_id, self.standard_id, self.phones = found

    def do(self, act: str, **args: Any) -> Answer:
        return self.browser.act(self.steers, act, args)

    def cast(self, phone: tuple[Browser, str], **ballot: Any) -> Answer:
        browser, seat_id = phone
        sent = {"round_id": self.round_id, "base": 0, "ballot": ballot}
        return browser.act(seat_id, "cast", sent)

    def goes_on(self) -> None:
        """The room still works: a ballot is taken, a pause comes and goes, the round closes."""
        value = self.asked.answers[0]
        choices = {self.standard_id: {"value": value, "code": "c" * 20}}
        assert self.cast(self.phones[-1], choices=choices).status == 200
        for act in ("pause_round", "resume_round"):
            assert self.do(act, round_id=self.round_id).status == 200
        assert self.do("close_round", round_id=self.round_id, confirmed=True).status == 200
        assert self.running.store.verify("room") == self.running.room.session.revision


def refused(answers: list[Answer], *statuses: int) -> None:
    """Each with one of these statuses, in a sentence that repeats nothing of the ballot."""
    assert {answer.status for answer in answers} <= set(statuses)
    for answer in answers:
        assert answer.json()["text"]
        assert SECRET not in answer.text


def test_an_act_of_a_round_is_refused_to_every_other_role(running):
    held = seats(running)
    before = running.store.revision("room")

    for act in OF_ROUNDS:
        for role, (browser, seat_id) in held.items():
            if not may(role, act):
                answer = browser.act(seat_id, act, {})
                assert (answer.status, answer.json()["message_id"]) == (403, "act-not-yours")

    assert running.store.revision("room") == before


def test_what_does_not_exist_is_not_found(running):
    room = Opened(running, secrecy="open")
    round_id, voter = room.round_id, room.phones[0][1]
    tally = {"voters": 1, "counts": {}}
    none = {"round_id": "round-none"}

    refused(
        [
            room.do("open_round", plan_id="none", heads=9),
            room.do("set_deadline", **none),
            room.do("pause_round", **none),
            room.do("resume_round", **none),
            room.do("close_round", **none, confirmed=True),
            room.do("recuse_seat", **none, seat_id=voter, standard_ids=[]),
            room.do("recuse_seat", round_id=round_id, seat_id="seat-none", standard_ids=[]),
            room.do("recuse_seat", round_id=round_id, seat_id=voter, standard_ids=["none"]),
            room.do("admit_seat", seat_id="seat-none"),
            room.do("admit_seat", seat_id=room.steers),
            room.do("enter_tally", **none, how="paper", tally=tally),
            room.do("confirm_tally", round_id=round_id, tally_id="none", tally=tally),
            room.do("withdraw_tally", round_id=round_id, tally_id="none"),
        ],
        *(403, 404, 409),
    )
    room.goes_on()


@pytest.mark.parametrize("name", FIVE)
def test_a_ballot_that_the_method_does_not_know_is_refused(running, name):
    room = Opened(running, FIVE[name], asks_scope=False)
    said = room.asked.answers[0]
    standard_id, phone = room.standard_id, room.phones[0]
    reason = {"standard_id": standard_id, "side": "drop", "text": SECRET}
    odd = [
        "",
        " ",
        "10",
        "7,5",
        "0",
        said.upper() + "!",
        SECRET,
        "recused",
        "1\u0000",
        5,
        None,
        [said],
    ]

    answers = [
        *(room.cast(phone, choices={standard_id: {"value": one, "code": "c" * 20}}) for one in odd),
        room.cast(phone, choices={standard_id: {"value": said, "code": "short"}}),
        room.cast(phone, choices={standard_id: {"value": said, "code": "c" * 20, "seat_id": "x"}}),
        room.cast(phone, choices={SECRET: {"value": said, "code": "c" * 20}}),
        room.cast(phone, scopes={standard_id: "universal"}),
        room.cast(phone, scopes={standard_id: SECRET}),
        room.cast(phone, reasons=[{**reason, "seat_id": room.phones[1][1]}]),
        room.cast(phone, reasons=[{**reason, "standard_id": "none"}]),
        room.cast(phone, reasons=[{**reason, "side": "whatever"}]),
        room.cast(phone, reasons=[reason] * 3_000),
        room.cast(phone, reasons=[{**reason, "text": "é" * 4_001}]),
    ]

    refused(answers, 400, 404)
    assert running.server.place.box.turnout("room", room.round_id) == 0
    room.goes_on()


@pytest.mark.parametrize("name", ["approval", "rating"])
def test_codes_hold_a_ballot_together_only_where_it_is_counted_whole(running, name):
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    said = {"text": "Mentors meet monthly.", "lang": "en"}
    other = facilitator.act(steers, "gather_standard", said).json()["result"]["standard_id"]
    room = Opened(running, FIVE[name])
    value = FIVE[name].answers[0]

    def cast(*codes: str) -> int:
        named = zip((room.standard_id, other), codes, strict=True)
        choices = {one: {"value": value, "code": code * 20} for one, code in named}
        return room.cast(room.phones[len(set(codes))], choices=choices).status

    assert (cast("a", "a"), cast("a", "b")) == ((200, 400) if name == "approval" else (400, 200))


NO_DEADLINE: list[Any] = [
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59Z",
    "9999-12-31T23:59:59-14:00",
    "2126-01-01T00:00:00",
    "2000-01-01T00:00:00Z",
    "tomorrow",
    "",
    -1,
    10**30,
    1e308,
    float("nan"),
    float("inf"),
    True,
    {},
]


def test_a_deadline_that_is_no_moment_of_the_next_year_is_refused(running):
    room = Opened(running)
    before = running.store.revision("room")

    for closes_at in NO_DEADLINE:
        refused([room.do("set_deadline", round_id=room.round_id, closes_at=closes_at)], 400)
    assert running.store.revision("room") == before
    room.goes_on()
    for closes_at in NO_DEADLINE:
        refused([room.do("open_round", plan_id="r9", heads=9, closes_at=closes_at)], 400)
    assert running.room.session.open_round() is None


def test_a_plan_has_bounds(running):
    room = Opened(running)
    plan = room.asked.plan().model_dump(mode="json")
    rule = plan["rule"]
    networks = {
        **plan,
        "electorate": "organisations",
        "secrecy": "open",
        "method": "yes-no",
        "rule": {"name": "double-threshold"},
    }
    before = running.store.revision("room")

    refused(
        [
            room.do("plan_round", plan={**plan, "rule": {**rule, "high": "7" * 70_000}}),
            room.do("plan_round", plan={**plan, "rule": {**rule, "x" * 41: "1"}}),
            room.do("plan_round", plan={**plan, "rule": {f"k{n}": "1" for n in range(5_000)}}),
            room.do("plan_round", plan={**plan, "rule": {**rule, "high": "\ud800"}}),
            room.do("plan_round", plan={**plan, "rule": {**rule, "high": "7" * LONGEST_PARAMETER}}),
            room.do(
                "plan_round",
                plan={**networks, "weights": {f"N{n}": "2" for n in range(MOST_WEIGHTS + 1)}},
            ),
            room.do("plan_round", plan={**networks, "weights": {"x" * 5_000: "2"}}),
            room.do("plan_round", plan={**networks, "weights": {"N": "9" * 5_000}}),
            room.do("plan_round", plan={**plan, "rule": {"name": "delphi", "high": {"a": 1}}}),
            room.do("open_round", plan_id="r9", weights={f"n{n}": "1" for n in range(5_000)}),
        ],
        400,
    )
    assert running.store.revision("room") == before
    room.goes_on()


def test_a_body_of_ten_megabytes_is_not_read(running):
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    plan = FIVE["rating"].plan().model_dump(mode="json")
    plan["rule"]["high"] = "7" * 10_000_000
    sent = {"seat": steers, "act": "plan_round", "args": {"plan": plan}, "key": "k" * 20}

    try:
        status = facilitator.post("/api/act", json.dumps(sent).encode()).status
    except OSError:  # it hung up before all was sent
        status = 413

    assert status in (400, 413)
    assert facilitator.view(steers, "facilitator").status == 200


def test_grades_in_any_letters_are_taken_and_fit_into_the_ballot(running):
    asked = Asked(
        "grading", {"name": "majority-judgment", "grades": '"""""""""""",\\\\\\\\\\\\,é,🌍'}
    )
    room = Opened(running, asked)

    for phone, value in zip(room.phones, asked.answers, strict=False):
        choices = {room.standard_id: {"value": value, "code": "c" * 20}}
        scopes = {room.standard_id: "adaptable"}
        assert room.cast(phone, choices=choices, scopes=scopes).status == 200


NO_TALLY: list[Any] = [
    {"voters": 0, "counts": {}},
    {"voters": 5_001, "counts": {}},
    {"voters": 3_000, "counts": {}},
    {"voters": 2, "counts": {"none": {"8": 1}}},
    {"voters": 2, "counts": {"STANDARD": {"8": 3}}},
    {"voters": 2, "counts": {"STANDARD": {"8": -1}}},
    {"voters": 2, "counts": {"STANDARD": {"8": 1.5}}},
    {"voters": 2, "counts": {"STANDARD": {"10": 1}}},
    {"voters": 2, "counts": {"STANDARD": {"recused": 1}}},
    {"voters": 2, "counts": {"STANDARD": {f"v{n}": 0 for n in range(9_000)}}},
    {"voters": 2, "counts": {f"s{n}": {} for n in range(9_000)}},
    {"voters": 2, "counts": {"STANDARD": {"8": 1}}, "seat_id": "x"},
    {"voters": "two", "counts": []},
    {},
]


def test_a_tally_that_cannot_be_is_refused(running):
    room = Opened(running)
    before = running.store.revision("room")

    for tally in NO_TALLY:
        sent = json.loads(json.dumps(tally).replace("STANDARD", room.standard_id))
        asked = {"round_id": room.round_id, "how": "paper", "tally": sent}
        refused([room.do("enter_tally", **asked)], 400, 404, 409)
    assert running.store.revision("room") == before
    room.goes_on()
