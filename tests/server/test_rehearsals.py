"""A rehearsal is a room beside the real one: begun by its facilitator, out of sight, removed."""

import contextlib
import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from kit.commands import Asked
from kit.domain.errors import BadInput, NotFound
from kit.domain.seat import Role
from kit.formats.library import Library, shipped_folder
from kit.server.acts import performed
from kit.server.announce import announcement
from kit.server.launcher import Server, Wanted
from kit.server.looking import SEAT_GONE
from kit.server.rehearsals import Rehearsals, left_behind
from kit.server.sessions import existing, start_or_resume
from kit.store.store import Store
from tests.server.conftest import served
from tests.server.running import Answer, Browser, Running, eventually, fresh_key
from tests.server.test_acts import opened_round
from tests.store import postgres
from tests.store.builders import KEY, append, line

WORDS = "Œuvrer à l’été : répétition"


def asked(running: Running, browser: Browser, role: Role = Role.FACILITATOR, **body: Any) -> Answer:
    group = 1 if role is Role.REPORTER else None
    sent = {"seat": running.seat_id(role, group), "key": fresh_key(), "lang": "en", **body}
    return browser.post("/api/rehearsal", sent)


def begun(running: Running, **body: Any) -> dict[str, Any]:
    answer = asked(running, running.facilitator(), do="begin", phones=6, **body)
    assert answer.status == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def end(running: Running, rehearsal: str) -> Answer:
    return asked(running, running.facilitator(), do="end", rehearsal=rehearsal)


def seat(room: dict[str, Any], role: Role) -> dict[str, str]:
    return next(one for one in room["seats"] if one["role"] == role)


def holder(running: Running, room: dict[str, Any], role: Role) -> tuple[Browser, str]:
    """A browser that holds a seat of the rehearsal."""
    browser = Browser(running.port)
    assert browser.get(f"/s/{seat(room, role)['code']}").status == 302
    return browser, seat(room, role)["seat_id"]


def write_a_line(running: Running, room: dict[str, Any]) -> None:
    leads, facilitator = holder(running, room, Role.FACILITATOR)
    assert leads.act(facilitator, "start_item", {"item_id": "brainstorm"}).status == 200
    writes, reporter = holder(running, room, Role.REPORTER)
    said = {"question_id": "seal-1", "text": WORDS, "lang": "fr"}
    assert writes.act(reporter, "write_line", said).status == 200


def closed_with(socket: ClientConnection) -> int:
    """The code with which the server closes the line."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            socket.recv(timeout=15)
    assert socket.close_code is not None
    return socket.close_code


def test_a_rehearsal_has_the_rooms_plan_and_groups_and_enough_places(running):
    groups = [{"group_id": f"group-{number}", "question_set": "seal"} for number in (1, 2)]
    arranged = running.facilitator().act(
        running.seat_id(Role.FACILITATOR), "arrange_groups", {"groups": groups}
    )
    assert arranged.status == 200

    room = begun(running)

    roles = [one["role"] for one in room["seats"]]
    assert roles.count(Role.REPORTER) == 2
    assert "participant" not in roles
    session = running.server.place.rooms.find(room["rehearsal"]).session
    assert session.plan.agenda == running.room.session.plan.agenda
    assert session.invented
    phones = [Browser(running.port) for _ in range(8)]
    joined = [one.join(room["room_code"], fresh_key()).status for one in phones]
    assert joined == [200] * 8


def test_a_rehearsal_shows_nowhere_but_to_who_began_it(running):
    room = begun(running)

    assert running.store.sessions() == ["room"]
    assert Browser(running.port).get("/api/health").json()["sessions"] == 1
    assert room["rehearsal"] not in announcement(running.server, ["room"], "en")
    seen = running.facilitator().view(running.seat_id(Role.FACILITATOR), "facilitator").text
    assert room["rehearsal"] not in seen
    assert room["room_code"] not in seen
    with pytest.raises(NotFound) as refused:
        existing(running.store, room["rehearsal"])
    assert refused.value.values["sessions"] == "room"


def test_an_ended_rehearsal_leaves_nothing_in_any_file(running, tmp_path):
    real = [running.store.rows("room"), running.store.head("room")]
    room = begun(running)
    write_a_line(running, room)
    inside = b"".join(path.read_bytes() for path in tmp_path.glob("room.db*") if path.is_file())
    assert room["rehearsal"].encode() in inside
    assert WORDS.encode() in inside

    assert end(running, room["rehearsal"]).status == 200

    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    for traces in (room["rehearsal"].encode(), WORDS.encode()):
        assert [path for path in left if traces in path.read_bytes()] == []
        assert [path for path in left if traces in str(path).encode()] == []
    assert [running.store.rows("room"), running.store.head("room")] == real
    assert running.server.place.rooms.find(room["rehearsal"]) is None


def test_who_is_in_an_ended_rehearsal_is_told_that_the_seat_is_gone(running):
    room = begun(running)
    phone = Browser(running.port)
    phone_seat = phone.join(room["room_code"], fresh_key()).json()["seat"]
    plenary, plenary_seat = holder(running, room, Role.PLENARY)
    with (
        phone.follow(phone_seat, "phone") as follows,
        plenary.follow(plenary_seat, "plenary") as watches,
    ):
        json.loads(follows.recv(timeout=15))

        end(running, room["rehearsal"])

        assert closed_with(follows) == SEAT_GONE
        assert closed_with(watches) == SEAT_GONE
    assert phone.view(phone_seat, "phone").status == 403
    assert Browser(running.port).get(f"/j?room={room['room_code']}").status == 404
    assert Browser(running.port).get(f"/s/{seat(room, Role.PLENARY)['code']}").status == 404


def test_an_act_that_comes_behind_the_end_begins_no_record(running):
    room = begun(running)
    inside = running.server.place.rooms.find(room["rehearsal"])
    reporter = seat(room, Role.FACILITATOR)["seat_id"]
    start = Asked(reporter, "start_item", {"item_id": "brainstorm"}, "k" * 20, datetime.now(UTC))
    end(running, room["rehearsal"])

    with pytest.raises(NotFound):
        running.on_loop(lambda: performed(running.server.place, inside, start))

    assert running.store.rehearsals() == {}


def test_ending_twice_and_beginning_with_the_same_key_are_done_once(running):
    key = fresh_key()
    first, again = begun(running, key=key), begun(running, key=key)
    assert first == again
    assert len(running.store.rehearsals()) == 1

    answers = [end(running, first["rehearsal"]).status for _ in range(2)]

    assert answers == [200, 200]


def test_a_new_rehearsal_takes_the_place_of_one_that_nobody_ended(running):
    first = begun(running)

    second = begun(running)

    assert list(running.store.rehearsals()) == [second["rehearsal"]]
    assert running.server.place.rooms.find(first["rehearsal"]) is None


def test_only_a_facilitator_of_a_real_session_rehearses(running):
    for role in (Role.REPORTER, Role.PLENARY, Role.RESEARCHER):
        browser = running.browser((role, 1 if role is Role.REPORTER else None))
        assert asked(running, browser, role, do="begin").status == 403

    browser, seat_id = holder(running, begun(running), Role.FACILITATOR)
    sent = {"seat": seat_id, "key": fresh_key(), "do": "begin"}
    assert browser.post("/api/rehearsal", sent).status == 403


def test_nothing_is_rehearsed_while_a_round_is_open(running):
    opened_round(running)

    answer = asked(running, running.facilitator(), do="begin")

    assert answer.status == 409
    assert answer.json()["message_id"] == "rehearsal-during-round"


def test_what_cannot_be_ended_or_read_is_refused(running):
    for named in ("room", "rehearsal-x", None):
        answer = asked(running, running.facilitator(), do="end", rehearsal=named)
        assert answer.status == 404
    for body in ({"do": "wait"}, {"do": "begin", "phones": 4}, {"do": "begin", "x": 1}):
        assert asked(running, running.facilitator(), **body).status == 400

    assert running.store.sessions() == ["room"]
    assert running.store.rehearsals() == {}


def test_no_session_takes_a_name_that_is_kept_for_rehearsals(running):
    library = Library()

    with pytest.raises(BadInput):
        start_or_resume(
            running.store, library, library.workshop("seal"), "rehearsal-2026", fresh_key()
        )


def test_a_rehearsal_that_was_forgotten_ends_after_an_hour(running):
    room = begun(running)
    place = running.server.place

    now = [datetime.now(UTC) + timedelta(minutes=59)]
    watching = running.on_loop(lambda: Rehearsals(place, now=lambda: now[0]))
    running.on_loop(watching.end_those_over)
    assert list(running.store.rehearsals()) == [room["rehearsal"]]

    now[0] += timedelta(minutes=2)
    running.on_loop(watching.end_those_over)

    assert running.store.rehearsals() == {}
    assert place.rooms.find(room["rehearsal"]) is None


def test_a_rehearsal_that_a_dead_server_left_is_removed_at_the_next_start(tmp_path):
    with contextmanager(served)(tmp_path) as running:
        room = begun(running)
        write_a_line(running, room)
        append(running.store, line(), session_id="rehearsal-turin")  # somebody's own
        before = running.store.rows("room")

    with contextmanager(served)(tmp_path) as again:
        eventually(lambda: not again.store.rehearsals())
        eventually(lambda: again.store.round_keys.left(room["rehearsal"]) == [])
        assert again.store.sessions() == ["rehearsal-turin", "room"]
        assert again.store.rows("room") == before
        assert room["rehearsal"].encode() not in (tmp_path / "room.db").read_bytes()


# --- two servers on one PostgreSQL ----------------------------------------------------------------


@contextmanager
def one_of_several(url: str) -> Iterator[Running]:
    store, library = Store.open(url, key=KEY), Library()
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
def pair() -> Iterator[tuple[Running, Running]]:
    with ExitStack() as open_:
        url = open_.enter_context(postgres.database(open_.enter_context(postgres.server())))
        text = url.render_as_string(hide_password=False)
        yield open_.enter_context(one_of_several(text)), open_.enter_context(one_of_several(text))


def test_a_rehearsal_is_left_alone_by_other_servers_and_ends_there_when_it_ends_here(pair):
    one, other = pair
    room = begun(one)
    eventually(lambda: other.server.place.rooms.find(room["rehearsal"]))
    assert left_behind(other.store) == []

    phone, seat_id = holder(one, room, Role.PLENARY)
    there = Browser(other.port, cookies=dict(phone.cookies))
    with there.follow(seat_id, "plenary") as follows:
        json.loads(follows.recv(timeout=15))
        end(one, room["rehearsal"])
        assert closed_with(follows) == SEAT_GONE

    eventually(lambda: other.server.place.rooms.find(room["rehearsal"]) is None)
    assert other.store.rehearsals() == {}
