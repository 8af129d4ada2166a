"""Two servers behind a load balancer: one is killed in the middle of a vote, and nobody loses."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from kit.domain.events import Recorded, RoundClosed
from kit.domain.replay import replay
from kit.domain.rounds import Round
from kit.domain.seat import Role
from kit.server.slowdown import FREE
from kit.store.store import Store
from tests.server.balanced import SESSION, Balancer, Phone, servers
from tests.server.running import Browser, Running, eventually
from tests.store import postgres
from tests.store.builders import KEY

PHONES = 12


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgres.server() as server, postgres.database(server) as made:
        yield made.render_as_string(hide_password=False)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """The database itself, for what no page tells."""
    store = Store.open(url, key=KEY)
    yield store
    store.close()


class Page:
    """A page that follows, and comes back where its connection is lost."""

    def __init__(self, browser: Browser, seat_id: str, name: str) -> None:
        self.opened = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._follow, args=(browser, seat_id, name))
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join(timeout=30)

    def _follow(self, browser: Browser, seat_id: str, name: str) -> None:
        while not self._ended.is_set():
            with contextlib.suppress(OSError, ConnectionClosed, InvalidHandshake, EOFError):
                self._stay(browser, seat_id, name)

    def _stay(self, browser: Browser, seat_id: str, name: str) -> None:
        with browser.follow(seat_id, name) as socket:
            self.opened += 1
            while not self._ended.is_set():
                with contextlib.suppress(TimeoutError):
                    socket.recv(timeout=0.2)


@dataclass
class Vote:
    """An open round of phones, behind the balancer."""

    facilitator: Browser
    seat_id: str
    phones: list[Phone]
    standard_id: str = ""
    round_id: str = ""

    def open(self) -> None:
        said = {"text": "Mentors are trained.", "lang": "en"}
        self.standard_id = self.do("gather_standard", said)["standard_id"]
        self.do("start_item", {"item_id": "vote"})
        opened = self.do("open_round", {"plan_id": "r1", "heads": len(self.phones)})
        self.round_id = opened["round_id"]

    def do(self, act: str, args: dict[str, Any]) -> dict[str, Any]:
        answer = self.facilitator.act(self.seat_id, act, args)
        assert answer.status == 200, answer.text
        result: dict[str, Any] = answer.json()["result"]
        return result

    def end_in(self, seconds: float) -> None:
        closes_at = datetime.now(UTC) + timedelta(seconds=seconds)
        args = {"round_id": self.round_id, "closes_at": closes_at.isoformat()}
        self.do("set_deadline", args)

    def await_ballots(self, more: int) -> None:
        """Wait until each phone has so many more acknowledged."""
        wanted = [(one, one.version + more) for one in self.phones]
        eventually(lambda: all(one.version >= version for one, version in wanted))


def test_a_server_killed_in_the_middle_of_a_vote_costs_no_ballot(
    url: str, store: Store, tmp_path: Path
) -> None:
    with (
        servers(url, tmp_path) as (dying, staying),
        Balancer(dying.port, staying.port) as balancer,
        ThreadPoolExecutor(PHONES) as pool,
    ):
        vote = Vote(
            *seated(balancer, store), [joined(balancer, store, one) for one in range(PHONES)]
        )
        vote.open()
        pages = [Page(one.browser, one.seat_id, "phone") for one in vote.phones[:4]]
        voting = [pool.submit(one.vote, vote.round_id, vote.standard_id) for one in vote.phones]
        vote.await_ballots(3)

        dying.kill()

        vote.await_ballots(3)
        vote.end_in(1.0)
        for one in voting:
            one.result(timeout=60)
        eventually(lambda: any(page.opened > 1 for page in pages))
        for page in pages:
            page.end()
        seen = vote.facilitator.view(vote.seat_id, "facilitator").json()["shared"]["results"][0]

    recorded = store.read(SESSION)
    closed = the_closing(recorded, vote.round_id)
    kept = [one.code for one in closed.judgements[vote.standard_id]]
    assert sorted(kept) == sorted(one.code for one in vote.phones)
    assert (closed.voted, closed.changed) == (PHONES, PHONES)
    assert sum(seen["rows"][0]["distribution"]) == PHONES
    refused = [answer.json()["message_id"] for one in vote.phones for answer in one.refused]
    assert refused == ["round-closed"] * PHONES
    assert sum(one.resent for one in vote.phones) > 0
    assert sum(isinstance(one.event, RoundClosed) for one in recorded) == 1
    assert store.verify(SESSION) == len(recorded)


WRONG = "/s/aaaaaaaaaaa"


@pytest.mark.parametrize("is_behind", [True, False])
def test_whoever_sends_wrong_codes_is_told_apart_only_behind_a_balancer(
    serve: Callable[..., Running], is_behind: bool
) -> None:
    running = serve(is_behind=is_behind)
    for _ in range(FREE):
        assert Browser(running.port).get(WRONG, X_Forwarded_For="203.0.113.7").status == 404

    wait = running.server.place.slowdown.wait
    assert [wait(one) > 0 for one in ("203.0.113.7", "127.0.0.1")] == [is_behind, not is_behind]


def test_a_balancer_that_encrypts_lets_the_cookie_be_kept_off_open_lines(
    serve: Callable[..., Running],
) -> None:
    running = serve(is_behind=True)
    link = f"/s/{running.code(Role.FACILITATOR)}"

    encrypted = Browser(running.port).get(link, X_Forwarded_Proto="https")
    plain = Browser(running.port).get(link)

    assert "Secure" in str(encrypted.headers["Set-Cookie"])
    assert "Secure" not in str(plain.headers["Set-Cookie"])


def seated(balancer: Balancer, store: Store) -> tuple[Browser, str]:
    seat = replay(SESSION, store.read(SESSION)).standing_seats(Role.FACILITATOR)[0]
    browser = Browser(balancer.port)
    code = store.keys.seat_code(SESSION, seat.seat_id, seat.version)
    assert browser.get(f"/s/{code}").status == 302
    return browser, seat.seat_id


def joined(balancer: Balancer, store: Store, number: int) -> Phone:
    browser = Browser(balancer.port)
    answer = browser.join(store.keys.room_code(SESSION), f"phone{number:015d}")
    assert answer.status == 200, answer.text
    return Phone(browser, answer.json()["seat"], number)


def the_closing(recorded: list[Recorded], round_id: str) -> RoundClosed:
    round_: Round = replay(SESSION, recorded).rounds[round_id]
    assert round_.closed is not None
    return round_.closed
