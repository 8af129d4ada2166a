"""The log says what went wrong and holds no code."""

import io
import logging

import pytest

from kit.domain.seat import Role
from kit.server.logs import WithoutCodes, without_codes
from tests.server.running import Browser


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("302 GET /s/abcdefghjkm (127.0.0.1)", "302 GET /s/… (127.0.0.1)"),
        ("GET /s/abc%20defghjkm?lang=fr", "GET /s/…?lang=fr"),
        ("GET /j?room=abcde&lang=fr", "GET /j?room=…&lang=fr"),
        ("GET /enter?code=abcde", "GET /enter?code=…"),
        ("Cookie: kit_seats=2|1:0|x; kit_lang=fr", "Cookie: kit_seats=…; kit_lang=fr"),
        ("GET /static/abc/room.mjs", "GET /static/abc/room.mjs"),
    ],
)
def test_codes_are_taken_out(line, expected):
    assert without_codes(line) == expected


def test_no_code_reaches_the_log_of_a_running_server(running):
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    handler.setFormatter(WithoutCodes("%(message)s"))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    code, room_code = running.code(Role.FACILITATOR), running.room.room_code
    try:
        browser = Browser(running.port)
        browser.get(f"/s/{code}")
        browser.get(f"/s/{code}x")
        browser.get(f"/j?room={room_code}")
        browser.get(f"/enter?code={code}")
        browser.join(room_code, "k" * 20)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)

    assert "/s/…" in log.getvalue()
    assert code not in log.getvalue()
    assert room_code not in log.getvalue()
