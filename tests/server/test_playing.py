"""A rehearsal from the facilitator's page: played by a process, shown, stopped, and removed."""

import logging
import subprocess
import sys
from contextlib import contextmanager
from typing import Any

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.seat import Role
from kit.server import playing
from kit.words import say
from tests.server.conftest import served
from tests.server.played import quick
from tests.server.running import Answer, Browser, Running, eventually, fresh_key
from tests.server.test_acts import opened_round

DEAF = "import sys, time; print('noise', flush=True); time.sleep(600)"
"""A process that hears nothing, least of all that it shall end."""


@pytest.fixture
def running(serve):
    return quick(serve(most_kernels=0))


def asked(running: Running, do: str, **body: Any) -> Answer:
    sent = {"seat": running.seat_id(Role.FACILITATOR), "key": fresh_key(), "lang": "en", "do": do}
    return running.facilitator().post("/api/rehearsal", {**sent, **body})


def shown(running: Running, lang: str = "en") -> dict[str, Any]:
    """What the facilitator's page shows of it."""
    facilitator = running.seat_id(Role.FACILITATOR)
    view = running.facilitator().view(facilitator, "facilitator", lang=lang).json()
    found: dict[str, Any] = view["shared"]["rehearsing"] or {}
    return found


def view_of(phone: Browser, seat: str) -> list[Any]:
    view = phone.view(seat, "phone").json()
    return [view["shared"], view["own"]]


def process(running: Running) -> "subprocess.Popen[bytes]":
    """The process that plays, once it does."""
    found = eventually(lambda: running.server.place.player._process)
    assert found is not None
    return found


def ended(running: Running) -> dict[str, Any]:
    """What is shown once nothing is played any more."""
    eventually(lambda: not running.server.place.player.is_playing(running.room), 60)
    return shown(running)


def test_a_facilitator_has_a_rehearsal_played_and_reads_its_sheet(running, caplog):
    caplog.set_level(logging.DEBUG)
    phone, seat = running.phone()
    before = running.store.rows("room"), running.room.live_revision, view_of(phone, seat)
    assert shown(running) == {}

    assert asked(running, "play", phones=5).json() == {"ok": True}

    assert shown(running)["state"] == "playing"
    assert running.code(Role.FACILITATOR) not in str(process(running).args)
    scene = eventually(lambda: shown(running)["scene"])
    assert (scene["of"], scene["number"] < 10) == (10, True)
    asked(running, "dismiss")
    told = ended(running)
    assert (told["state"], told["phones"], told["scene"]) == ("ended", 5, None)
    assert running.store.rehearsals() == {}
    assert running.room.live_revision > before[1] + 10
    assert (running.store.rows("room"), view_of(phone, seat)) == (before[0], before[2])
    assert running.code(Role.FACILITATOR) not in caplog.text
    sheets = {lang: shown(running, lang)["sheet"] for lang in LANGUAGES}
    for lang, sheet in sheets.items():
        assert [one["text"] for one in sheet["checks"]][-1] == say("rehearsal-check-removed", lang)
        # How quick this machine is at this moment is no property of the kit.
        assert all(one["passed"] for one in sheet["checks"] if not one["bound"])
        assert sheet["passed"] == (sheet["advice"] == [])
    votes = say("rehearsal-check-counted", "fr")
    counted = next(one for one in sheets["fr"]["checks"] if one["text"] == votes)
    assert (counted["mark"], counted["figure"]) == ("OK", "5 sur 5")

    assert asked(running, "dismiss").status == 200

    assert shown(running) == {}


def test_a_rehearsal_that_is_stopped_is_removed_at_once(running):
    asked(running, "play", phones=5)
    plays = process(running)
    eventually(lambda: shown(running)["scene"] and shown(running)["scene"]["number"] > 2)
    assert running.store.rehearsals()

    assert asked(running, "stop").status == 200

    assert shown(running)["state"] == "stopped"
    assert plays.returncode == 1
    assert running.store.rehearsals() == {}
    assert asked(running, "stop").status == 200
    assert shown(running)["state"] == "stopped"


def test_a_server_that_ends_takes_its_rehearsal_with_it(tmp_path):
    with contextmanager(served)(tmp_path, most_kernels=0) as running:
        asked(quick(running), "play", phones=5)
        plays = process(running)
        eventually(running.store.rehearsals)

    assert plays.returncode == 1
    with contextmanager(served)(tmp_path, most_kernels=0) as again:
        assert again.store.rehearsals() == {}
        assert shown(again) == {}


def test_what_does_not_end_when_told_is_ended_and_what_it_left_is_removed(running, monkeypatch):
    monkeypatch.setattr(playing, "GRACE", 0.2)
    running.server.place.player.command = (sys.executable, "-c", DEAF)
    asked(running, "play", phones=5)
    plays = process(running)
    begun = asked(running, "begin", phones=5).json()["rehearsal"]
    assert list(running.store.rehearsals()) == [begun]

    asked(running, "stop")

    assert ended(running)["state"] == "stopped"
    assert plays.returncode not in (None, 0)
    assert running.store.rehearsals() == {}


def test_one_is_played_at_a_time_and_once_per_key(running, monkeypatch):
    monkeypatch.setattr(playing, "GRACE", 0.2)
    running.server.place.player.command = (sys.executable, "-c", DEAF)
    key = fresh_key()
    assert asked(running, "play", phones=5, key=key).status == 200

    assert asked(running, "play", phones=5, key=key).status == 200
    refused = asked(running, "play", phones=6)

    assert (refused.status, refused.json()["message_id"]) == (409, "rehearsal-under-way")
    assert shown(running)["phones"] == 5


def test_nothing_is_played_while_a_round_is_open_nor_for_anybody_else(running):
    for role in (Role.PLENARY, Role.RESEARCHER):
        sent = {"seat": running.seat_id(role), "key": fresh_key(), "do": "play", "phones": 5}
        assert running.browser((role, None)).post("/api/rehearsal", sent).status == 403
    opened_round(running)

    refused = asked(running, "play", phones=5)

    assert (refused.status, refused.json()["message_id"]) == (409, "rehearsal-during-round")
    assert shown(running) == {}


def test_a_play_that_cannot_begin_says_why_in_the_readers_language(running):
    running.server.place.warm.server_url = "http://127.0.0.1:9"
    asked(running, "play", phones=5)

    told = ended(running)

    assert (told["state"], told["sheet"]) == ("broken", None)
    for lang in LANGUAGES:
        no_server = say("rehearsal-no-server", lang, server="http://127.0.0.1:9")
        assert shown(running, lang)["text"] == no_server


@pytest.mark.parametrize(
    "command", [(sys.executable, "-c", "raise SystemExit('a bad /s/end')"), ("no-such-program",)]
)
def test_a_process_that_breaks_off_is_said_and_logged(running, caplog, command):
    running.server.place.player.command = command
    asked(running, "play", phones=5)

    told = ended(running)

    assert (told["state"], told["text"]) == ("broken", None)
    assert [one.name for one in caplog.records if one.levelno >= logging.ERROR] == ["kit.playing"]
