"""What a hostile page may send: refused in a sentence, or harmless. Never a mistake of ours."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from kit.commands.act import ACTS
from kit.domain.ids import LONGEST_TEXT
from kit.domain.rights import Act, may
from kit.domain.seat import Role
from kit.server.door import LARGEST_BODY
from tests.server.running import Browser, Running, fresh_key
from tests.server.test_acts import ballot, opened_round

HOSTILE: list[Any] = [
    *(None, True, -1, 10**30, 1.5, float("nan"), float("inf"), "", "\x00", "\ud800", "\u202e"),
    *("a" * 70_000, "../../etc", "{0}{count}", [], [None], [["x"]], {}, {"\ud800": "\x00"}),
]
LAST = (Act.CLOSE_SESSION, Act.WITHDRAW_SEAT, Act.HAND_OVER_SEAT)
SEALED = ("round_id", "base", "ballot")


def seats(running: Running) -> dict[Role, tuple[Browser, str]]:
    of_group = (Role.REPORTER, Role.INSTRUCTOR)
    alone = (Role.FACILITATOR, Role.PLENARY, Role.RESEARCHER)
    held = {role: (running.browser((role, 1)), running.seat_id(role, 1)) for role in of_group}
    held |= {role: (running.browser((role, None)), running.seat_id(role)) for role in alone}
    return {**held, Role.PARTICIPANT: running.phone()}


def test_whatever_an_act_is_given_it_is_refused_in_a_sentence_or_harmless(running):
    held = seats(running)
    running.start_item("brainstorm")

    for act in [*(one for one in Act if one not in LAST), *LAST]:
        browser, seat_id = next(held[role] for role in held if may(role, act))
        fields = ACTS[act].args.model_fields if act in ACTS else SEALED
        asked = [
            dict.fromkeys(fields, "q1") | {field: value} for field in fields for value in HOSTILE
        ]
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(lambda args: browser.act(seat_id, act, args), asked))  # noqa: B023
        for args, answer in zip(asked, answers, strict=True):
            assert answer.status < 500, (act, args, answer.text)
            assert answer.json()["ok"] or answer.json()["text"], (act, args)

    assert running.store.verify("room") == running.room.session.revision


@pytest.mark.parametrize(
    "body",
    [
        b'{"a":' * 20_000,
        b"[1e999]",
        b"NaN",
        b"9" * 5_000,
        b'"\\ud800"',
        b"\xff\xfe",
        b'{"seat": "x", "seat": {"__proto__": 1}}',
        b"\x1f\x8b\x08" + b"x" * 40,
    ],
)
def test_a_body_that_is_no_act_is_refused(running, body):
    answer = running.reporter().post("/api/act", body)

    assert answer.status == 400
    assert answer.json()["message_id"] == "door-unreadable"


def test_a_key_given_twice_in_an_act_grants_nothing(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    steers = running.seat_id(Role.FACILITATOR)
    body = (
        f'{{"seat":"{steers}","seat":"{seat_id}","act":"call_help","act":"start_item",'
        f'"args":{{"item_id":"brainstorm"}},"key":"{fresh_key()}"}}'
    )

    assert reporter.post("/api/act", body.encode()).status == 403


def test_what_is_a_little_too_large_is_refused_in_a_sentence(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)

    answer = reporter.act(seat_id, "write_line", {"text": "x" * LARGEST_BODY})

    assert answer.status == 413
    assert answer.json()["message_id"] == "door-too-large"


def test_a_line_of_twenty_thousand_characters_is_refused_whole(running):
    running.start_item("brainstorm")
    question = running.room.session.questions("group-1")[0].id
    said = {"question_id": question, "text": "ж" * 20_000, "lang": "en"}

    answer = running.reporter().act(running.seat_id(Role.REPORTER, 1), "write_line", said)

    assert answer.status == 400
    assert str(LONGEST_TEXT) in answer.json()["text"].replace(",", "")
    assert running.room.session.lines == {}


def test_two_who_reword_one_line_at_once_are_both_kept(running):
    running.start_item("brainstorm")
    people = [(running.browser((role, 1)), running.seat_id(role, 1)) for role in GROUP]
    question = running.room.session.questions("group-1")[0].id
    said = {"question_id": question, "text": "First.", "lang": "en"}
    written = people[0][0].act(people[0][1], "write_line", said).json()
    line_id = written["result"]["line_id"]
    ready = threading.Barrier(2)

    def reword(number: int) -> dict[str, Any]:
        browser, seat_id = people[number]
        asked = {"line_id": line_id, "base": 1, "text": f"By {number}.", "lang": "en"}
        ready.wait()
        return dict(browser.act(seat_id, "reword_line", asked).json())

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(reword, range(2)))

    stored = json.dumps([one.event.model_dump(mode="json") for one in running.store.read("room")])
    assert "By 0." in stored
    assert "By 1." in stored
    assert all(one["ok"] for one in answers)


GROUP = (Role.REPORTER, Role.INSTRUCTOR)


@pytest.mark.parametrize("turn", range(6))
def test_a_ballot_cast_while_the_round_closes_is_counted_or_refused(running, turn):
    round_id, standard_id, phones = opened_round(running)
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    ready = threading.Barrier(len(phones) * 2 + 1)

    def cast(number: int) -> tuple[int, int]:
        browser, seat_id = phones[number % len(phones)]
        ready.wait()
        sent = ballot(round_id, standard_id, str(1 + number % 9))
        return number % len(phones), browser.act(seat_id, "cast", sent).status

    def close() -> int:
        ready.wait()
        threading.Event().wait(turn * 0.001)
        asked = {"round_id": round_id, "confirmed": True}
        return int(facilitator.act(steers, "close_round", asked).status)

    with ThreadPoolExecutor(11) as pool:
        casts = [pool.submit(cast, number) for number in range(2 * len(phones))]
        assert pool.submit(close).result() == 200
        answers = [one.result() for one in casts]

    taken = [seat for seat, status in answers if status == 200]
    closed = running.room.session.rounds[round_id].closed
    assert {status for _, status in answers} <= {200, 409}
    assert len(taken) == len(set(taken))  # of two tabs at once, one ballot stands
    assert closed.voted == len(taken) == len(closed.judgements[standard_id])
    assert closed.changed == 0
    views = [browser.view(seat_id, "phone") for browser, seat_id in phones]
    rows = [one.json()["shared"]["results"]["rows"][0] for one in views]
    assert {sum(row["distribution"]) for row in rows} == {len(taken)}
