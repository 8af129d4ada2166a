"""The published list: whole, the same for everybody, for the seats of its session."""

import pytest

from kit.domain.seat import Role
from tests.server.running import Answer, Browser, Running
from tests.server.test_acts import ballot, opened_round


def asked(browser: Browser, seat_id: str, round_id: str, **headers: str) -> Answer:
    return browser.get(f"/api/published?seat={seat_id}&round={round_id}", **headers)


def close(running: Running, round_id: str) -> None:
    args = {"round_id": round_id, "confirmed": True}
    answer = running.facilitator().act(running.seat_id(Role.FACILITATOR), "close_round", args)
    assert answer.status == 200, answer.text


@pytest.fixture
def closed(running: Running) -> tuple[str, str, list[tuple[Browser, str]]]:
    """A round in which two of five voted."""
    round_id, standard_id, phones = opened_round(running)
    for number, (browser, seat_id) in enumerate(phones[:2]):
        sent = ballot(round_id, standard_id, "8")
        sent["ballot"]["choices"][standard_id]["code"] = f"{number}c0de" * 4  # type: ignore[index]
        assert browser.act(seat_id, "cast", sent).status == 200
    close(running, round_id)
    return round_id, standard_id, phones


def test_every_seat_gets_the_same_whole_list(running, closed):
    round_id, standard_id, phones = closed

    lists = [asked(browser, seat_id, round_id).json() for browser, seat_id in phones]

    assert lists == [lists[0]] * 5
    assert lists[0]["rows"] == {standard_id: "70c0de0c0 71c0de1c0"}


def test_it_is_sent_compressed_where_it_is_taken_so_and_not_again_to_who_has_it(running, closed):
    round_id, _, [(browser, seat_id), *_] = closed
    packed = asked(browser, seat_id, round_id, Accept_Encoding="gzip")
    etag = packed.headers["ETag"]

    again = asked(browser, seat_id, round_id, If_None_Match=etag)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert (again.status, again.body) == (304, b"")


def test_while_a_round_is_open_and_of_no_round_there_is_no_list(running):
    round_id, standard_id, [(browser, seat_id), *_] = opened_round(running)
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"))

    answers = [asked(browser, seat_id, one) for one in (round_id, "round-9", "", "../x")]

    assert [answer.status for answer in answers] == [404] * 4
    assert {answer.json()["message_id"] for answer in answers} == {"round-unknown"}


def test_nobody_without_a_seat_gets_it(running, closed):
    round_id, _, [(_, seat_id), *_] = closed

    assert asked(Browser(running.port), seat_id, round_id).status == 403
