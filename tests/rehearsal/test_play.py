"""A rehearsal against a served room: what it finds out, and that nothing of it is left."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from kit.domain.errors import NotAllowed, NotFound, Unusable
from kit.domain.seat import Role
from kit.rehearsal.checks import Unit
from kit.rehearsal.play import SCENES, rehearse
from kit.rehearsal.sheet import Sheet
from kit.words import say
from tests.rehearsal.conftest import QUICK
from tests.rehearsal.liar import Says, between
from tests.server.running import Running, eventually, fresh_key

PHONES = 6


def address(room: Running) -> str:
    return f"http://127.0.0.1:{room.port}"


def rehearsed_through(room: Running, code: str, says: Says) -> Sheet:
    """The sheet of a rehearsal against a server that is not honest."""

    async def play() -> Sheet:
        async with between(address(room), says) as server:
            return await rehearse(server, code, PHONES, "en", QUICK)

    return asyncio.run(play())


def traces(room: Running) -> list[str]:
    """What any file of the store holds of a rehearsal: its name, and what was typed in it."""
    folder = Path(str(room.store.file)).parent
    files = [path for path in folder.glob("room.db*") if path.is_file()]
    words = (b"rehearsal-", "formé à l’écoute".encode(), "Répétition ·".encode())
    return [
        f"{path.name} {word!r}" for path in files for word in words if word in path.read_bytes()
    ]


def failed(sheet: Sheet) -> set[str]:
    return {one.name for one in sheet.failed}


def test_a_whole_workshop_is_played_and_leaves_nothing(room, code):
    before = (room.store.rows("room"), room.room.live_revision)
    told: list[str] = []

    sheet = asyncio.run(rehearse(address(room), code, PHONES, "en", QUICK, told.append))

    assert told == list(SCENES)
    # How quick this machine is at this moment is no property of the kit.
    assert [one for one in sheet.failed if one.unit is Unit.COUNT] == []
    assert [one.name for one in sheet.checks if one.figure is None] == []
    counted = {one.name: one.figure or 0 for one in sheet.checks if one.unit is Unit.COUNT}
    assert counted["counted"] == counted["receipts"] == counted["caught-up"] == PHONES
    assert counted["recorded"] > 3 * PHONES
    assert counted["changed"] == counted["double-clicks"] == 2
    assert counted["letters"] >= 6
    bad_line = next(one for one in sheet.checks if one.name == "bad-line")
    assert bad_line.values["losses"] in range(3, 100)
    assert room.store.rehearsals() == {}
    assert traces(room) == []
    assert (room.store.rows("room"), room.room.live_revision) == before


def test_a_server_that_is_slow_forgetful_and_loses_a_vote_is_found_out(room, code, monkeypatch):
    monkeypatch.setattr("kit.rehearsal.scenes.more_minutes.WITHIN", 0.5)
    lost: list[str] = []

    async def says(path: str, sent: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        if path == "/api/health":
            await asyncio.sleep(0.2)
        match sent.get("act"):
            case "send_idea":
                sent["key"] = fresh_key()  # so the second click is another idea
            case "extend_item":
                return 200, {"ok": True, "result": {}}  # and nothing is done
            case "cast":
                lost[:] = lost or [sent["key"]]
                if sent["key"] in lost:
                    return 200, {"ok": True, "result": {"version": 1}}
        return None

    sheet = rehearsed_through(room, code, says)

    assert not sheet.passed
    dishonest = {"network", "double-clicks", "once", "extended", "counted", "receipts"}
    assert dishonest <= failed(sheet)
    assert not failed(sheet) & {"blind", "letters", "recorded", "removed"}
    by_name = {one.name: one for one in sheet.checks}
    assert by_name["counted"].figure == PHONES - 1
    assert by_name["once"].figure == 2
    assert by_name["extended"].missing == PHONES + 6
    advice = {say(f"rehearsal-advice-{one}", "fr") for one in ("network", "lost")}
    assert advice <= set(sheet.advice("fr"))
    assert room.store.rehearsals() == {}


def test_a_play_that_is_refused_ends_with_a_sheet_that_says_why(room, code):
    async def says(path: str, sent: dict[str, Any]) -> tuple[int, dict[str, Any]] | None:
        refused = {"ok": False, "message_id": "disk", "text": "The disk is full."}
        return (409, refused) if sent.get("act") == "start_item" else None

    sheet = rehearsed_through(room, code, says)

    assert "finished" in failed(sheet)
    assert "The disk is full." in sheet.text("en")
    assert sheet.checks[-1].name == "removed"
    assert sheet.checks[-1].passed
    assert room.store.rehearsals() == {}


def test_a_rehearsal_that_is_broken_off_is_removed(room, code):
    async def play() -> None:
        in_the_middle = asyncio.Event()

        def tell(scene: str) -> None:
            if scene == "brainstorm":
                in_the_middle.set()

        playing = asyncio.create_task(rehearse(address(room), code, PHONES, "en", QUICK, tell))
        await in_the_middle.wait()
        assert room.store.rehearsals()
        playing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await playing

    asyncio.run(play())

    eventually(lambda: not room.store.rehearsals())


def test_only_the_facilitators_link_begins_a_rehearsal(room):
    with pytest.raises(NotAllowed):
        asyncio.run(rehearse(address(room), room.code(Role.REPORTER, 1), PHONES, "en", QUICK))
    assert room.store.rehearsals() == {}


def test_a_link_that_nobody_has_and_a_server_that_is_not_there_are_said(room, code):
    with pytest.raises(NotFound):
        asyncio.run(rehearse(address(room), "abcdefghjkm", PHONES, "en", QUICK))
    with pytest.raises(Unusable) as refused:
        asyncio.run(rehearse("http://127.0.0.1:9", code, PHONES, "en", QUICK))
    assert refused.value.message_id == "rehearsal-no-server"
