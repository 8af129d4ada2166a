"""Votes on paper over the API: entered once, confirmed by a second seat, counted or not at all."""

import logging
import re
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import func, select

from kit.domain.events import TallyConfirmed, TallyEntered
from kit.domain.seat import Role
from kit.store.schema import tallies
from tests.server.running import Answer, Browser, Running, fresh_key
from tests.server.test_acts import ballot, opened_round

VOTERS, COUNTED = 1_200, 1_127


@dataclass
class Counting:
    """An open round of five phones in which votes on paper are counted."""

    running: Running
    round_id: str
    standard_id: str
    phones: list[tuple[Browser, str]]

    def __post_init__(self) -> None:
        self.steers = self.running.facilitator(), self.running.seat_id(Role.FACILITATOR)
        self.second = self.running.reporter(), self.running.seat_id(Role.REPORTER, 1)

    def tally(self, **counts: int) -> dict[str, Any]:
        given = {name.removeprefix("v"): number for name, number in counts.items()}
        return {"voters": VOTERS, "counts": {self.standard_id: given}}

    def enter(self, tally: dict[str, Any], key: str = "", **more: Any) -> Answer:
        browser, seat_id = self.steers
        sent = {"round_id": self.round_id, "how": "hands", "tally": tally} | more
        return browser.act(seat_id, "enter_tally", sent, key)

    def confirm(self, tally_id: str, tally: dict[str, Any], key: str = "") -> Answer:
        browser, seat_id = self.second
        sent = {"round_id": self.round_id, "tally_id": tally_id, "tally": tally}
        return browser.act(seat_id, "confirm_tally", sent, key)

    def close(self) -> Answer:
        browser, seat_id = self.steers
        asked = {"round_id": self.round_id, "confirmed": True}
        return browser.act(seat_id, "close_round", asked)

    def recorded(self, kind: type) -> int:
        return sum(isinstance(one.event, kind) for one in self.running.store.read("room"))

    def rows(self) -> int:
        with self.running.store.reading() as connection:
            return connection.scalar(select(func.count()).select_from(tallies)) or 0


@pytest.fixture
def counting(running: Running) -> Counting:
    return Counting(running, *opened_round(running, heads=3_000))


def test_a_tally_that_is_sent_ten_times_is_entered_and_confirmed_once(counting):
    tally, key = counting.tally(v8=COUNTED), fresh_key()
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(lambda _: counting.enter(tally, key), range(10)))
    tally_ids = {one.json()["result"]["tally_id"] for one in answers}
    confirming = fresh_key()
    with ThreadPoolExecutor(10) as pool:
        again = list(pool.map(lambda _: counting.confirm(*tally_ids, tally, confirming), range(10)))

    assert {one.status for one in (*answers, *again)} == {200}
    assert len(tally_ids) == counting.rows() == counting.recorded(TallyEntered) == 1
    assert counting.recorded(TallyConfirmed) == 1
    assert {one.json()["position"] for one in again} == {counting.running.store.revision("room")}


def test_a_second_count_that_differs_leaves_everything_as_it_was(counting):
    tally = counting.tally(v8=COUNTED)
    tally_id = counting.enter(tally).json()["result"]["tally_id"]
    before = counting.running.store.rows("room")

    refused = [
        counting.confirm(tally_id, other)
        for other in (
            counting.tally(v8=COUNTED - 1),
            counting.tally(v8=COUNTED, v2=1),
            {**tally, "voters": VOTERS - 1, "counts": {}},
            {**tally, "counts": {}},
        )
    ]

    assert [one.status for one in refused] == [400] * 4
    assert counting.running.store.rows("room") == before
    assert [one.text for one in refused if str(COUNTED) in one.text] == []
    assert counting.confirm(tally_id, tally).status == 200


def test_what_goes_wrong_with_a_tally_repeats_none_of_its_numbers(counting, caplog):
    tally = counting.tally(v8=COUNTED)
    standard_id = counting.standard_id
    with caplog.at_level(logging.DEBUG):
        tally_id = counting.enter(tally).json()["result"]["tally_id"]
        confirmer, other_seat = counting.phones[0]
        steers, seat_id = counting.steers
        sent = {"round_id": counting.round_id, "tally_id": tally_id, "tally": tally}
        answers = [
            counting.enter(counting.tally(v8=COUNTED, v1=100)),
            counting.enter({"voters": VOTERS, "counts": {standard_id: {str(COUNTED): 1}}}),
            counting.enter({"voters": VOTERS, "counts": {str(COUNTED): {"8": 1}}}),
            counting.enter({"voters": VOTERS, "counts": {standard_id: {"8": f"{COUNTED}x"}}}),
            counting.enter({"voters": VOTERS, "counts": {standard_id: {f"{COUNTED}": -1}}}),
            counting.enter({"voters": 4_990, "counts": tally["counts"]}),
            counting.enter(tally, round_id="round-none"),
            counting.enter(tally, how=str(COUNTED)),
            steers.act(seat_id, "confirm_tally", sent),
            steers.act(seat_id, "plan_review", sent),
            confirmer.act(other_seat, "enter_tally", sent),
            confirmer.act(other_seat, "confirm_tally", sent),
            steers.act(other_seat, "enter_tally", sent),
        ]

    statuses = [400, 400, 404, 400, 400, 409, 404, 400, 403, 400, 403, 403, 403]
    assert [answer.status for answer in answers] == statuses
    told = [answer.text for answer in answers]
    assert [text for text in told if re.search(rf"\b{COUNTED}\b", text)] == []
    assert not re.search(rf"\b{COUNTED}\b", caplog.text)


def test_paper_and_devices_are_counted_together_and_the_paper_is_told_apart(counting):
    for browser, seat_id in counting.phones:
        sent = ballot(counting.round_id, counting.standard_id, "8")
        assert browser.act(seat_id, "cast", sent).status == 200
    tally = counting.tally(v8=COUNTED, v2=13)
    tally_id = counting.enter(tally).json()["result"]["tally_id"]
    never_confirmed = counting.enter(counting.tally(v1=900))
    counting.confirm(tally_id, tally)

    assert never_confirmed.status == 200
    assert counting.close().status == 200
    closed = counting.running.room.session.rounds[counting.round_id].closed
    given = closed.judgements[counting.standard_id]
    assert (closed.voted, closed.tallied) == (5 + VOTERS, {"hands": VOTERS})
    assert sum(one.value == "8" for one in given) == 5 + COUNTED
    assert sum(one.how == "hands" for one in given) == COUNTED + 13
    assert counting.rows() == 0


@pytest.mark.parametrize("turn", range(4))
def test_a_tally_confirmed_while_the_round_closes_is_counted_or_refused(counting, turn):
    tally = counting.tally(v8=COUNTED)
    tally_id = counting.enter(tally).json()["result"]["tally_id"]
    ready = threading.Barrier(2)

    def confirm() -> int:
        ready.wait()
        return int(counting.confirm(tally_id, tally).status)

    def close() -> int:
        ready.wait()
        threading.Event().wait(turn * 0.002)
        return int(counting.close().status)

    with ThreadPoolExecutor(2) as pool:
        confirmed, closing = pool.submit(confirm), pool.submit(close)
        statuses = confirmed.result(), closing.result()

    closed = counting.running.room.session.rounds[counting.round_id].closed
    assert statuses[1] == 200
    assert statuses[0] in (200, 409)
    assert closed.voted == (VOTERS if statuses[0] == 200 else 0)
