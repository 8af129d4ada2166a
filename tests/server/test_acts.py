"""Acts over the API: done once, refused in words, durable when they are acknowledged."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event

from kit.domain.ballot import Ballot, StandingBallot
from kit.domain.events import LineWritten
from kit.domain.seat import Role
from tests.server.running import Browser, Running, eventually, fresh_key


def line(text: str = "Trust first.", question_id: str = "seal-1") -> dict[str, str]:
    return {"question_id": question_id, "text": text, "lang": "en"}


def write(running: Running, browser: Browser, text: str, key: str = ""):
    return browser.act(running.seat_id(Role.REPORTER, 1), "write_line", line(text), key)


def stored_lines(running: Running) -> list[str]:
    recorded = running.store.read("room")
    return [one.event.text for one in recorded if isinstance(one.event, LineWritten)]


def test_an_act_stands_in_the_record_when_it_is_acknowledged(running):
    running.start_item("brainstorm")

    answer = write(running, running.reporter(), "Éléphants 🐘 and = signs")

    assert answer.json()["ok"] is True
    assert answer.json()["position"] == running.store.revision("room")
    assert answer.json()["result"]["line_id"].startswith("line-")
    assert stored_lines(running) == ["Éléphants 🐘 and = signs"]


def test_the_same_key_again_is_the_same_act(running):
    running.start_item("brainstorm")
    reporter, key = running.reporter(), fresh_key()

    first = write(running, reporter, "Once.", key)
    second = write(running, reporter, "Once.", key)

    assert first.json()["result"] == second.json()["result"]
    assert stored_lines(running) == ["Once."]


def test_many_acts_at_once_all_stand_and_one_bad_one_refuses_only_itself(running):
    running.start_item("brainstorm")
    reporter = running.reporter()
    texts = [f"Line {number}" for number in range(30)] + ["x" * 4001]

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda text: write(running, reporter, text), texts))

    assert [answer.status for answer in answers] == [200] * 30 + [400]
    assert sorted(stored_lines(running)) == sorted(texts[:30])


def test_an_act_of_another_role_is_refused(running):
    seat_id = running.seat_id(Role.REPORTER, 1)

    answer = running.reporter().act(seat_id, "start_item", {"item_id": "brainstorm"})

    assert answer.status == 403
    assert answer.json()["message_id"] == "act-not-yours"


def test_an_act_for_a_seat_that_the_browser_does_not_hold_is_refused(running):
    answer = running.reporter().act(running.seat_id(Role.FACILITATOR), "end_item", {})

    assert answer.status == 403
    assert answer.json()["message_id"] == "door-no-seat"


def test_an_act_without_any_seat_is_refused(running):
    assert write(running, Browser(running.port), "Hello").status == 403


def test_a_line_after_the_end_is_refused_in_the_readers_language(running):
    running.start_item("brainstorm")
    running.facilitator().act(running.seat_id(Role.FACILITATOR), "end_item", {})
    sent = {
        "seat": running.seat_id(Role.REPORTER, 1),
        "act": "write_line",
        "args": line(),
        "key": fresh_key(),
        "lang": "fr",
    }

    answer = running.reporter().post("/api/act", sent)

    assert answer.status == 409
    assert answer.json()["message_id"] == "brainstorm-not-running"
    assert "é" in answer.json()["text"] or "’" in answer.json()["text"]
    assert stored_lines(running) == []


def test_a_form_of_a_foreign_page_is_refused(running):
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    sent = {"seat": seat_id, "act": "call_help", "args": {}, "key": fresh_key()}

    as_form = reporter.post("/api/act", sent, Content_Type="text/plain")
    without_header = reporter.post("/api/act", sent, X_Kit="")

    assert (as_form.status, without_header.status) == (415, 415)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"[" * 100_000,
        json.dumps({"seat": 1}).encode(),
        json.dumps({"seat": "s", "act": "cast", "args": [], "key": "k" * 20}).encode(),
        json.dumps({"seat": "s", "act": "x", "args": {}, "key": "k" * 20, "more": 1}).encode(),
        json.dumps({"seat": "s", "act": "x", "args": {}, "key": "short"}).encode(),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(running, body):
    answer = running.reporter().post("/api/act", body)

    assert answer.status == 400
    assert answer.json()["message_id"] == "door-unreadable"


def test_a_full_disk_keeps_nothing_and_the_next_try_is_taken(running):
    running.start_item("brainstorm")
    reporter, key = running.reporter(), fresh_key()
    limit = {"pages": 1}

    @event.listens_for(running.store.engine, "checkout")
    def _limit_pages(connection, _record, _proxy):
        connection.execute(f"PRAGMA max_page_count={limit['pages']}")

    def refused() -> bool:
        answer = write(running, reporter, "x" * 3900)
        return answer.status == 503 and "store-full" in answer.text

    eventually(refused)
    before = stored_lines(running)
    assert write(running, reporter, "y" * 3900, key).status == 503
    assert stored_lines(running) == before

    limit["pages"] = 1_000_000
    eventually(lambda: write(running, reporter, "y" * 3900, key).status == 200)
    assert stored_lines(running) == [*before, "y" * 3900]


# --- ballots ------------------------------------------------------------------------------------


def opened_round(
    running: Running, phones: int = 5, **asked: object
) -> tuple[str, str, list[tuple[Browser, str]]]:
    """A round of so many phones on one standard: round, standard, and the phones' seats."""
    joined = [running.phone(f"phone{number:020d}") for number in range(phones)]
    facilitator, seat_id = running.facilitator(), running.seat_id(Role.FACILITATOR)
    said = {"text": "Mentors are trained.", "lang": "en"}
    standard = facilitator.act(seat_id, "gather_standard", said).json()
    running.start_item("vote")
    wanted = {"plan_id": "r1", "heads": phones + 1, **asked}
    opened = facilitator.act(seat_id, "open_round", wanted).json()
    return opened["result"]["round_id"], standard["result"]["standard_id"], joined


def ballot(round_id: str, standard_id: str, value: str, base: int = 0) -> dict[str, object]:
    choice = {"value": value, "code": "c" * 20}
    return {"round_id": round_id, "base": base, "ballot": {"choices": {standard_id: choice}}}


def test_ten_clicks_are_one_ballot(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    key = fresh_key()

    with ThreadPoolExecutor(10) as pool:
        sent = ballot(round_id, standard_id, "8")
        answers = list(pool.map(lambda _: browser.act(seat_id, "cast", sent, key), range(10)))

    assert [answer.status for answer in answers] == [200] * 10
    assert {answer.json()["result"]["version"] for answer in answers} == {1}
    assert running.server.place.box.turnout("room", round_id) == 1


def test_a_ballot_of_a_round_that_has_closed_is_not_shown_as_one_of_the_next(running):
    round_id, _, [(browser, seat_id), *_] = opened_round(running)
    late = StandingBallot(ballot=Ballot(), version=1, key="k" * 16)

    running.on_loop(lambda: running.room.take_ballot("round-before", seat_id, late))

    own = browser.view(seat_id, "phone").json()["own"]["ballot"]
    assert (own["round_id"], own["version"]) == (round_id, 0)


def test_a_ballot_from_a_stale_tab_is_answered_with_the_one_that_stands(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"))

    answer = browser.act(seat_id, "cast", ballot(round_id, standard_id, "2"))

    assert answer.status == 409
    present = answer.json()["present"]
    assert present["ballot"]["choices"][standard_id]["value"] == "8"


def test_a_ballot_that_cannot_be_read_is_refused_without_repeating_it(running, caplog):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]

    answer = browser.act(seat_id, "cast", ballot(round_id, standard_id, "secret-value"))

    assert answer.status == 400
    assert "secret-value" not in answer.text
    assert "secret-value" not in caplog.text


def test_a_closed_round_takes_no_ballot_and_shows_what_was_cast(running):
    round_id, standard_id, phones = opened_round(running)
    for browser, seat_id in phones:
        browser.act(seat_id, "cast", ballot(round_id, standard_id, "9"))
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    facilitator.act(steers, "close_round", {"round_id": round_id, "confirmed": True})
    browser, seat_id = phones[0]

    answer = browser.act(seat_id, "cast", ballot(round_id, standard_id, "1", base=1))

    assert answer.status == 409
    assert answer.json()["message_id"] == "round-closed"
    assert running.room.session.rounds[round_id].closed.voted == 5


def test_an_open_round_shows_its_turnout_and_to_each_seat_its_own_ballot(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    browser.act(seat_id, "cast", ballot(round_id, standard_id, "8"))

    mine = browser.view(seat_id, "phone").json()
    other, other_seat = phones[1]
    theirs = other.view(other_seat, "phone").json()

    assert mine["own"]["ballot"]["version"] == 1
    assert theirs["own"]["ballot"]["version"] == 0
    assert mine["shared"] == theirs["shared"]
