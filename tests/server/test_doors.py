"""The doors: a closed list of routes, names that are ours, cookies that say nothing."""

import contextlib
import json
import re
import time
from types import SimpleNamespace
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine
from tornado.web import create_signed_value

from kit.domain.seat import Role
from kit.server.cookie import NAME
from kit.server.voila_app import Guard
from tests.server.running import Browser

EXTERNAL = re.compile(r"""(?:src|href|action)\s*=\s*["']?(?:https?:)?//""")


@pytest.mark.parametrize(
    "path",
    [
        "/voila/tree",
        "/voila/files/facilitator.ipynb",
        "/voila/api/contents",
        "/api/contents",
        "/api/kernels",
        "/api/sessions",
        "/login",
        "/logout",
        "/voila/query/0b5f5f5e-0000-0000-0000-000000000000",
        "/voila/templates/lab/static/voila.js",
        "/voila/templates/../x",
        "/tree",
        "/metrics",
        "/favicon.ico",
    ],
)
def test_everything_that_is_not_on_the_list_is_not_found(running, path):
    answer = running.facilitator().get(path)

    assert answer.status == 404
    assert "There is no such page." in answer.text


def test_nobody_has_a_seat_without_its_code(running):
    answer = Browser(running.port).get("/")

    assert answer.status == 200
    assert "no seat yet" in answer.text


def test_a_seat_link_adds_the_seat_and_leads_to_its_page(running):
    browser = Browser(running.port)

    answer = browser.get(f"/s/{running.code(Role.REPORTER, 2)}")

    assert answer.status == 302
    seat_id = running.seat_id(Role.REPORTER, 2)
    assert answer.headers["Location"] == f"/voila/render/reporter.ipynb?seat={seat_id}"
    assert "Reporter · Group 2" in browser.get("/").text


def test_a_code_may_be_typed_in_capitals_and_with_spaces(running):
    code = running.code(Role.PLENARY).upper()

    answer = Browser(running.port).get(f"/s/{code[:4]}%20{code[4:8]}-{code[8:]}")

    assert answer.status == 302


def test_one_browser_holds_several_seats(running):
    browser = running.browser((Role.FACILITATOR, None), (Role.PLENARY, None))

    for role, page in ((Role.FACILITATOR, "facilitator"), (Role.PLENARY, "plenary")):
        assert browser.view(running.seat_id(role), page).status == 200


def test_the_cookie_is_hidden_from_scripts_and_holds_no_code(running):
    browser = Browser(running.port)
    code = running.code(Role.FACILITATOR)

    header = browser.get(f"/s/{code}").headers["Set-Cookie"]

    assert "HttpOnly" in header
    assert "SameSite=Lax" in header
    assert code not in header


def test_a_forged_cookie_opens_nothing(running):
    browser = running.facilitator()
    browser.cookies["kit_seats"] = browser.cookies["kit_seats"][:-4] + "0000"

    assert browser.view(running.seat_id(Role.FACILITATOR), "facilitator").status == 403


def test_a_seat_that_was_handed_over_closes_the_old_browser_and_opens_by_the_new_code(running):
    old_code, old = running.code(Role.REPORTER, 1), running.reporter(1)
    seat_id = running.seat_id(Role.REPORTER, 1)

    assert old.act(seat_id, "hand_over_seat", {"seat_id": seat_id}).status == 200

    assert old.view(seat_id, "reporter").status == 403
    assert Browser(running.port).get(f"/s/{old_code}").status == 404
    assert running.reporter(1).view(seat_id, "reporter").status == 200


def test_a_wrong_code_is_refused_in_the_readers_language(running):
    answer = Browser(running.port).get("/s/abcdefghjkm", Accept_Language="fr-BE,fr;q=0.9")

    assert answer.status == 404
    assert 'lang="fr"' in answer.text
    assert "Ce code n’ouvre aucune place" in answer.text


def test_a_language_that_was_asked_for_is_remembered(running):
    browser = Browser(running.port)
    browser.get("/?lang=es")

    assert "Le damos la bienvenida" in browser.get("/").text


def test_a_typed_code_leads_on_whichever_it_is(running):
    browser = Browser(running.port)

    room = browser.get(f"/enter?code={running.room.room_code}")
    seat = browser.get(f"/enter?code={running.code(Role.PLENARY)}")

    assert room.headers["Location"] == f"/j?room={running.room.room_code}"
    assert seat.headers["Location"] == f"/s/{running.code(Role.PLENARY)}"


@pytest.mark.parametrize("host", ["evil.example", "room.test.evil.example", "10.9.9.9", ""])
def test_a_name_that_is_not_ours_is_refused(running, host):
    answer = Browser(running.port, host=host or "x").get("/")

    assert answer.status == 403
    assert "does not answer to that name" in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "room.test"])
def test_our_own_names_are_served(running, host):
    assert Browser(running.port, host=f"{host}:{running.port}").get("/").status == 200


def test_a_foreign_pages_request_is_refused(running):
    answer = running.facilitator().get("/api/health", Origin="http://evil.example")

    assert answer.status == 403


def test_a_body_that_is_too_large_is_refused(running):
    browser = running.facilitator()

    # The server may hang up while we are still sending.
    with contextlib.suppress(ConnectionError):
        assert browser.post("/api/act", b"x" * 3_000_000).status == 400
    assert browser.get("/api/health").status == 200


@pytest.mark.parametrize("path", ["/", "/j", "/test", "/nothing", "/s/wrong", "/j?room=wrong"])
def test_plain_pages_load_nothing_from_outside_and_run_nothing_inline(running, path):
    answer = Browser(running.port).get(path)

    assert not EXTERNAL.search(answer.text)
    assert "<script>" not in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_error_pages_show_no_traceback(running):
    page = running.reporter().get("/voila/render/nothing.ipynb")

    assert page.status == 404
    assert "Traceback" not in page.text
    assert not EXTERNAL.search(page.text)


def test_scripts_are_kept_for_ever_under_their_version_and_asked_for_without_it(running):
    browser, static = Browser(running.port), running.server.place.static

    versioned = browser.get(static.url("room.mjs"), Accept_Encoding="gzip")
    plain = browser.get("/static/room.mjs")

    assert "immutable" in versioned.headers["Cache-Control"]
    assert versioned.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Cache-Control"] == "no-cache"
    again = browser.get("/static/room.mjs", If_None_Match=plain.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_words_come_as_one_file_per_language(running):
    words = Browser(running.port).get("/words/fr.json").json()

    assert words["ui-saving"]
    assert all(name.startswith("ui-") for name in words)


def test_health_tells_that_the_store_answers(running):
    answer = Browser(running.port).get("/api/health").json()

    assert (answer["ok"], answer["sessions"]) == (True, 1)
    assert abs(answer["now"] / 1000 - time.time()) < 60


def test_the_self_test_page_says_that_the_room_is_reached(running):
    page = Browser(running.port, host=f"room.test:{running.port}").get("/test").text

    assert f"room.test:{running.port}" in page


def test_a_page_in_the_wrong_hands_is_refused(running):
    reporter = running.reporter()

    answer = reporter.view(running.seat_id(Role.REPORTER, 1), "facilitator")

    assert answer.status == 403
    assert answer.json()["message_id"] == "door-not-yours"


def test_a_seat_of_somebody_else_is_refused(running):
    answer = running.reporter().view(running.seat_id(Role.FACILITATOR), "facilitator")

    assert answer.json()["message_id"] == "door-no-seat"


def test_a_phone_page_holds_its_first_view(running):
    browser, seat_id = running.phone()

    page = browser.get(f"/p/{seat_id}").text

    start = re.search(r'id="kit-view">(.*?)</script>', page)
    assert start is not None
    assert "shared" in json.loads(start[1])


def test_what_people_wrote_cannot_end_the_script_it_travels_in(running):
    running.start_item("brainstorm")
    reporter, seat_id = running.reporter(), running.seat_id(Role.REPORTER, 1)
    said = {"question_id": "seal-1", "text": "</script><b>&", "lang": "en"}
    assert reporter.act(seat_id, "write_line", said).status == 200

    page = reporter.get(f"/voila/render/reporter.ipynb?seat={seat_id}").text

    assert "</script><b>&" not in page


def test_reports_are_for_the_seats_that_may_have_them(running):
    facilitator, seat_id = running.facilitator(), running.seat_id(Role.FACILITATOR)
    reporter, other = running.reporter(), running.seat_id(Role.REPORTER, 1)

    report = facilitator.get(f"/report/room/minutes.html?seat={seat_id}")
    cards = facilitator.get(f"/report/room/seats.html?seat={seat_id}")

    assert (report.status, cards.status) == (200, 200)
    assert running.code(Role.REPORTER, 1) in cards.text
    assert reporter.get(f"/report/room/seats.html?seat={other}").status == 403
    assert facilitator.get(f"/report/other/minutes.html?seat={seat_id}").status == 404
    assert facilitator.get(f"/report/room/nothing.html?seat={seat_id}").status == 404


# --- what no browser sends by itself ------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["/?lang=%ff", "/j?room=%ff%fe", "/s/%ff%fe", "/test?x=%ff", "/p/x?lang=%ff&lang=fr", "/%ff"],
)
def test_an_address_that_is_no_text_is_answered_with_a_page(running, path):
    answer = Browser(running.port).get(path, Accept_Language="es")

    assert answer.status in (200, 403, 404)
    assert "</html>" in answer.text
    assert "Traceback" not in answer.text


def test_a_typed_code_that_is_no_text_leads_to_the_sentence_that_it_opens_nothing(running):
    browser = Browser(running.port)
    leads = browser.get("/enter?code=%ff").headers["Location"]

    assert leads.startswith("/s/")
    assert browser.get(leads).status == 404


@pytest.mark.parametrize(
    "typed", ["//evil.example", "%0d%0aX-Evil:%201", "https:%2f%2fevil.example"]
)
def test_a_typed_code_leads_nowhere_else(running, typed):
    answer = Browser(running.port).get(f"/enter?code={typed}")

    assert answer.headers["Location"].startswith("/s/")
    assert "X-Evil" not in answer.headers


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize(
    "path", ["/", "/j", "/api/act", "/api/view", "/api/health", "/s/abcdefghjkm"]
)
def test_other_methods_do_nothing(running, method, path):
    answer = running.facilitator().ask(method, path, b"", {})

    assert answer.status in (403, 404, 405)
    assert "Traceback" not in answer.text


def signed(key: bytes, rows: object, days_ago: float = 0) -> str:
    made = time.time() - days_ago * 86_400
    return create_signed_value(key, NAME, json.dumps(rows), clock=lambda: made).decode()


def test_a_cookie_opens_its_seat_for_as_long_as_it_holds(running):
    seat_id, key = running.seat_id(Role.REPORTER, 1), running.store.keys.cookie_key
    rows = [["room", seat_id, 1]]

    for cookie, status in (
        (signed(key, rows), 200),
        (signed(key, rows, days_ago=29), 200),
        (signed(key, rows, days_ago=31), 403),
        (signed(bytes(32), rows), 403),  # of another store
        (signed(key, [["other", seat_id, 1]]), 403),
        (signed(key, [["room", seat_id, 2]]), 403),
        (signed(key, {"room": seat_id}), 403),
        (signed(key, [["room"], [[], {}, None]]), 403),
    ):
        browser = Browser(running.port, cookies={NAME: cookie})
        assert browser.view(seat_id, "reporter").status == status


def test_a_page_asked_for_without_a_seat_says_so_and_leads_to_no_login(running):
    seat_id = running.seat_id(Role.REPORTER, 1)

    answer = Browser(running.port).get(f"/voila/render/reporter.ipynb?seat={seat_id}")

    assert answer.status == 403
    assert "</html>" in answer.text


def test_a_request_of_a_connection_that_closed_meanwhile_is_no_fault(running):
    gone: Any = SimpleNamespace(stream=SimpleNamespace(socket=None))
    asked = HTTPServerRequest(
        start_line=RequestStartLine("GET", "/", "HTTP/1.1"),
        headers=HTTPHeaders({"Host": "elsewhere"}),
        connection=gone,
    )

    assert Guard(running.server.voila.app, running.server.place)._is_ours(asked) is False
