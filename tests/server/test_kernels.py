"""Kernels: given to a seat, refused to every other browser, ended when nobody looks."""

import asyncio
import json
import re
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus

from kit.domain.rights import Page, sees
from kit.domain.seat import Role
from kit.server.kernel_seats import SETTLED, Given
from kit.server.kernels import without_secrets
from kit.words import say
from tests.server.open_and_close import LEASE, held, open_and_close
from tests.server.running import Browser, Running, eventually

KERNEL = re.compile(r'"kernelId": "([0-9a-f-]{36})"')
PAGES = [page for page in Page if page is not Page.PHONE]


def address(running: Running, page: str, role: Role, group: int | None = None) -> str:
    return f"/voila/render/{page}.ipynb?seat={running.seat_id(role, group)}"


def opened(running: Running) -> tuple[Browser, str]:
    """A reporter's page: its browser and its kernel."""
    browser = running.reporter()
    page = browser.get(address(running, "reporter", Role.REPORTER, 1))
    found = KERNEL.search(page.text)
    assert found is not None, page.text[-600:]
    return browser, found[1]


def given_to(running: Running, kernel_id: str) -> Given:
    given = running.server.place.kernels.of_kernel(kernel_id)
    assert given is not None
    return given


def channels(kernel_id: str) -> str:
    return f"/api/kernels/{kernel_id}/channels?session_id=test"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_renders_with_its_kernel_and_its_widget(running, page):
    role = next(role for role in Role if sees(role, page) and role is not Role.PARTICIPANT)
    group = 1 if role in (Role.INSTRUCTOR, Role.REPORTER) else None

    answer = running.browser((role, group)).get(address(running, page, role, group))

    assert answer.status == 200
    assert KERNEL.search(answer.text)
    assert "application/vnd.jupyter.widget-view+json" in answer.text
    assert answer.text.rstrip().endswith("</html>")
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_a_page_of_another_role_is_refused(running):
    answer = running.reporter().get(address(running, "facilitator", Role.REPORTER, 1))

    assert answer.status == 403
    assert not KERNEL.search(answer.text)


def test_the_page_of_a_seat_that_one_does_not_hold_is_refused(running):
    answer = running.reporter().get(address(running, "facilitator", Role.FACILITATOR))

    assert answer.status == 403


def test_no_query_parameter_changes_template_or_theme(running):
    plain = running.reporter().get(address(running, "reporter", Role.REPORTER, 1))
    asked = running.reporter().get(
        address(running, "reporter", Role.REPORTER, 1) + "&template=lab&theme=dark&voila-theme=dark"
    )

    assert asked.status == 200
    assert len(asked.text) == pytest.approx(len(plain.text), abs=300)
    assert "font-awesome" not in asked.text


def test_ones_own_kernel_answers(running):
    browser, kernel_id = opened(running)

    assert browser.get(f"/api/kernels/{kernel_id}").status == 200
    with browser.socket(channels(kernel_id)):
        eventually(lambda: given_to(running, kernel_id).sockets == 1)


def test_another_browsers_kernel_is_refused(running):
    _, kernel_id = opened(running)
    other = running.reporter(2)

    assert other.get(f"/api/kernels/{kernel_id}").status == 403
    with pytest.raises(InvalidStatus, match="403"):
        other.socket(channels(kernel_id))
    assert Browser(running.port).get(f"/api/kernels/{kernel_id}").status == 403


def test_a_kernel_that_does_not_exist_is_not_found(running):
    unknown = "00000000-0000-4000-8000-000000000000"

    assert running.reporter().get(f"/api/kernels/{unknown}").status == 404


def test_a_kernel_runs_no_code_that_a_browser_sends(running):
    browser, kernel_id = opened(running)
    asked: dict[str, Any] = {
        "channel": "shell",
        "header": {
            "msg_id": "1",
            "msg_type": "execute_request",
            "session": "test",
            "username": "",
            "version": "5.3",
        },
        "parent_header": {},
        "metadata": {},
        "content": {"code": "raise SystemExit", "silent": False},
    }

    with browser.socket(channels(kernel_id)) as socket:
        socket.send(json.dumps(asked))
        asked["header"] |= {"msg_type": "kernel_info_request", "msg_id": "2"}
        socket.send(json.dumps(asked | {"content": {}}))
        answers = []
        while "kernel_info_reply" not in answers:
            answers.append(json.loads(socket.recv(timeout=10))["header"]["msg_type"])

    assert "execute_reply" not in answers


def test_the_servers_word_replaces_what_a_browser_claims_to_be(running):
    browser = running.reporter()

    page = browser.get(
        address(running, "reporter", Role.REPORTER, 1),
        X_Kit_Seat=running.seat_id(Role.FACILITATOR),
        X_Kit_Token="forged",
        X_Kit_Warm="forged",
    )

    found = KERNEL.search(page.text)
    assert found is not None
    given = given_to(running, found[1])
    assert given.seat_id == running.seat_id(Role.REPORTER, 1)


def test_a_kernel_sees_its_own_view_and_no_other(running):
    _, kernel_id = opened(running)
    token = given_to(running, kernel_id).token
    seat_id = running.seat_id(Role.FACILITATOR)

    answer = Browser(running.port).get(
        f"/api/view?seat={seat_id}&page=facilitator&lang=en", X_Kit_Token=token
    )

    assert answer.json()["own"]["group"]["number"] == 1


def test_a_kernels_token_does_nothing_but_look(running):
    _, kernel_id = opened(running)
    token = given_to(running, kernel_id).token
    sent = {
        "seat": running.seat_id(Role.REPORTER, 1),
        "act": "call_help",
        "args": {},
        "key": "k" * 20,
    }

    assert Browser(running.port).post("/api/act", sent, X_Kit_Token=token).status == 403


def test_a_kernel_is_told_no_secret():
    told = without_secrets(
        {
            "PATH": "/usr/bin",
            "SEALKIT_KEY": "00",
            "SEALKIT_STORE": "x",
            "PGPASSWORD": "x",
            "DATABASE_URL": "x",
            "MY_TOKEN": "x",
            "ELSEWHERE": "postgresql://user:word@host/db",
        }
    )

    assert told == {"PATH": "/usr/bin"}


def test_the_beacon_of_a_closing_page_ends_its_own_kernel_and_no_other(running):
    browser, kernel_id = opened(running)
    shutdown = f"/voila/api/shutdown/{kernel_id}?_xsrf="
    other = running.reporter(2)
    other.get(address(running, "reporter", Role.REPORTER, 2))

    assert other.post(shutdown + other.cookies["_xsrf"], b"").status == 403
    assert browser.post(shutdown, b"").status == 403
    assert kernel_id in running.kernels
    assert browser.post(shutdown + browser.cookies["_xsrf"], b"").status == 204
    assert kernel_id not in running.kernels
    assert running.server.place.kernels.of_kernel(kernel_id) is None


def test_kernels_that_nobody_looks_at_end_with_their_lease(serve):
    running = serve(lease_seconds=3.0)
    browser, looked_at = opened(running)
    with browser.socket(channels(looked_at)):
        _, abandoned = opened(running)
        eventually(lambda: abandoned not in running.kernels)
        assert looked_at in running.kernels
    eventually(lambda: not len(running.kernels))


def test_a_page_that_goes_on_without_its_kernel_keeps_it_from_ending(serve):
    running = serve(lease_seconds=1.0)
    browser, kernel_id = opened(running)
    given = given_to(running, kernel_id)
    seat_id = running.seat_id(Role.REPORTER, 1)
    before = given.seen

    browser.view(seat_id, "reporter", kernel=kernel_id)

    assert given.seen > before
    running.reporter(2).view(running.seat_id(Role.REPORTER, 2), "reporter", kernel=kernel_id)


def test_when_there_are_too_many_kernels_a_page_opens_without_one(serve):
    running = serve(most_kernels=1)
    opened(running)

    page = running.reporter(2).get(address(running, "reporter", Role.REPORTER, 2))

    assert page.status == 200
    assert 'id="kit-view"' in page.text
    assert not KERNEL.search(page.text)
    assert say("capacity-without-kernel", "en") in page.text
    assert page.text.rstrip().endswith("</html>")
    assert len(running.kernels) == 1
    assert running.server.place.kernels.starting() == 0


def test_a_kernel_whose_page_was_not_seen_for_a_while_makes_room_for_another(serve):
    running = serve(most_kernels=1)
    _, asleep = opened(running)
    given_to(running, asleep).seen -= 2 * SETTLED

    _, kernel_id = opened(running)

    assert asleep not in running.kernels
    assert list(running.kernels.list_kernel_ids()) == [kernel_id]


def test_a_page_that_waits_for_its_seat_makes_room_for_one_that_is_looked_at(serve):
    running = serve(most_kernels=1, warm_pages=6)
    warm = running.server.place.warm
    eventually(lambda: warm._pages)
    kept = next(iter(warm._pages.values()))

    _, kernel_id = opened(running)

    assert list(running.kernels.list_kernel_ids()) == [kernel_id]
    assert kept.kernel_id not in running.kernels
    eventually(lambda: not warm._pages)


def test_few_kernels_start_at_once_and_all_of_them_do(running):
    running.server.place.kernels.turns = asyncio.Semaphore(1)

    with ThreadPoolExecutor(4) as pool:
        pages = [pool.submit(opened, running) for _ in range(4)]

    assert {page.result()[1] for page in pages} == set(running.kernels.list_kernel_ids())


def test_a_page_that_was_closed_while_it_waited_gets_no_kernel(running):
    browser, seats = running.reporter(), running.server.place.kernels
    seats.turns = asyncio.Semaphore(0)
    asked = f"GET {address(running, 'reporter', Role.REPORTER, 1)} HTTP/1.1\r\n"
    headers = f"Host: 127.0.0.1:{running.port}\r\nCookie: {browser.cookie_header}\r\n\r\n"

    with socket.create_connection(("127.0.0.1", running.port)) as line:
        line.sendall((asked + headers).encode())
        eventually(lambda: seats.turns._waiters)
    eventually(lambda: not [one for one in running.server.voila.server._open if not one.closed()])
    running.on_loop(seats.turns.release)

    assert opened(running)[1] in running.kernels
    assert len(running.kernels) == 1


def test_a_warm_page_is_given_once_and_to_its_seat(serve):
    running = serve(warm_pages=1)
    warm = running.server.place.warm
    eventually(lambda: warm._pages)
    ((seat_id, page), kept) = next(iter(warm._pages.items()))
    assert (seat_id, page) == (running.seat_id(Role.FACILITATOR), Page.FACILITATOR)

    first = running.facilitator().get(address(running, "facilitator", Role.FACILITATOR))
    second = running.facilitator().get(address(running, "facilitator", Role.FACILITATOR))

    assert kept.kernel_id in first.text
    assert kept.kernel_id not in second.text
    eventually(lambda: (seat_id, page) in warm._pages)
    assert first.text.rstrip().endswith("</html>")


def test_a_warm_kernel_waits_longer_than_a_lease(serve):
    running = serve(warm_pages=1, lease_seconds=0.4)
    warm = running.server.place.warm
    eventually(lambda: warm._pages)
    kept = next(iter(warm._pages.values()))

    _, abandoned = opened(running)
    eventually(lambda: abandoned not in running.kernels)

    assert kept.kernel_id in running.kernels


def test_a_killed_kernel_is_not_started_again_but_cleared_away(serve):
    running = serve(lease_seconds=2.0)
    browser, kernel_id = opened(running)

    with browser.socket(channels(kernel_id)):
        running.on_loop(lambda: running.kernels.get_kernel(kernel_id).signal_kernel(9))
        eventually(lambda: kernel_id not in running.kernels)

    assert browser.get(f"/api/kernels/{kernel_id}").status == 404
    assert not len(running.kernels)


def test_the_files_by_which_kernels_are_reached_go_with_the_server(serve, tmp_path):
    running = serve()
    opened(running)
    folder = tmp_path / "runtime" / f"sealkit-{running.port}"
    assert list(folder.rglob("kernel-*.json"))

    running.on_loop(running.server.stop)

    assert not list(folder.rglob("*.json"))


def test_whichever_way_a_page_is_left_nothing_stays_behind(serve, tmp_path):
    running = serve(lease_seconds=LEASE)
    open_and_close(running, 4)
    before = held(running, tmp_path / "runtime")

    open_and_close(running, 20)

    after = held(running, tmp_path / "runtime")
    assert replace(after, megabytes=0, files=0) == replace(before, megabytes=0, files=0)
    assert after.files <= before.files + 2
    assert after.kernels == after.tokens == after.present == after.connection_files == 0
