"""Our room, served in a process of its own as a facilitator would, with the ballot prepared."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex
from typing import Any

from bench.room.cost import Tree
from kit.domain.replay import replay
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.formats.library import Library
from kit.rehearsal.phone import Phone, browsers
from kit.server.sessions import start_or_resume
from kit.store.keys import KeyRing
from kit.store.store import Store

SESSION = "bench"
STANDARDS = 30
GROUPS = 8
READY = "Ctrl-C"
REDIRECT = 302
LONGEST_START = 60.0
PLAN = {
    "id": "r1",
    "electorate": "persons",
    "secrecy": "secret",
    "method": "rating",
    "rule": {"name": "delphi"},
}


@dataclass(frozen=True)
class Room:
    """A session that is served: where, by which process, and the seats of its staff."""

    server: str
    tree: Tree
    store: Path
    keys: KeyRing
    seats: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Seat id and code of every seat, by role."""

    @property
    def room_code(self) -> str:
        """What people type to join."""
        return self.keys.room_code(SESSION)

    async def facilitator(self, http: Any) -> Phone:
        """Who leads the room, ready to act."""
        return await self.staff(http, Role.FACILITATOR)

    async def staff(self, http: Any, role: Role, number: int = 0) -> Phone:
        """A seat of the staff in a browser of its own."""
        seat_id, code = self.seats[role][number]
        phone = Phone(http, self.server)
        answer = await phone.open_link(code, seat_id)
        if answer.status != REDIRECT:
            raise SystemExit(f"a seat's link was answered with {answer.status}")
        return phone

    def newest_seat(self) -> str:
        """The seat that was opened last."""
        return list(self.record().seats)[-1]

    def record(self) -> Session:
        """The session as the store has it; the chain is checked first."""
        store = Store.open_to_read(self.store)
        try:
            store.verify(SESSION)
            return replay(SESSION, store.read(SESSION))
        finally:
            store.close()


async def done(phone: Phone, act: str, **args: Any) -> dict[str, Any]:
    """An act that must succeed; the ids of what it made."""
    answer = await phone.act(act, args)
    if not answer.ok:
        raise SystemExit(f"{act} was refused: {answer.status} {answer.body.get('text', '')}")
    made: dict[str, Any] = answer.body["result"]
    return made


@contextmanager
def served(places: int, *, warm: int = 0) -> Iterator[Room]:
    """Serve a room for so many, on any free port of this machine alone; ended afterwards."""
    with tempfile.TemporaryDirectory(prefix="sealkit-bench-") as folder:
        path = Path(folder) / "room.db"
        keys = _begin(path)
        with _running(path, Path(folder), warm) as (process, port):
            room = Room(f"http://127.0.0.1:{port}", Tree(process.pid), path, keys)
            asyncio.run(_prepare(room, places))
            yield room


def _begin(path: Path) -> KeyRing:
    store = Store.open(path)
    try:
        library = Library()
        start_or_resume(store, library, library.workshop("seal"), SESSION, token_hex(16))
        return store.keys
    finally:
        store.close()


@contextmanager
def _running(path: Path, folder: Path, warm: int) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    command = [sys.executable, "-m", "kit", "serve", "--session", SESSION, "--store", str(path)]
    command += ["--port", "0", "--listen", "127.0.0.1", "--no-browser", "--warm", str(warm)]
    log = folder / "log"
    runtime = os.environ | {"JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "LC_ALL": "C.UTF-8"}
    with log.open("wb") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=runtime)
    try:
        yield process, _port(process, log)
    finally:
        Tree(process.pid).end(process)


def _port(process: subprocess.Popen[bytes], log: Path) -> int:
    until = time.monotonic() + LONGEST_START
    while READY not in log.read_text("utf-8", "replace"):
        if process.poll() is not None or time.monotonic() > until:
            raise SystemExit(f"Our server did not start:\n{log.read_text('utf-8', 'replace')}")
        time.sleep(0.1)
    found = re.search(r"://127\.0\.0\.1:(\d+)/", log.read_text("utf-8", "replace"))
    assert found is not None, "the server prints its seats' links"
    return int(found[1])


async def _prepare(room: Room, places: int) -> None:
    """Everything over the API, as the facilitator's page would."""
    room.seats.update(_seats(room))
    async with browsers() as http:
        facilitator = await room.facilitator(http)
        await done(facilitator, "allow_places", places=places)
        await done(facilitator, "arrange_groups", groups=_groups(room))
        for number in range(1, STANDARDS + 1):
            text = f"Mentors and mentees are accompanied as standard {number} of the seal asks."
            await done(facilitator, "gather_standard", text=text, lang="en")
        await done(facilitator, "plan_round", plan=PLAN)
    room.seats.update(_seats(room))


def _groups(room: Room) -> list[dict[str, str]]:
    known = [{"group_id": one, "question_set": "seal"} for one in room.record().groups]
    return known + [{"question_set": "seal"}] * (GROUPS - len(known))


def _seats(room: Room) -> dict[str, list[tuple[str, str]]]:
    session = room.record()
    return {role: [_named(room, one) for one in session.standing_seats(role)] for role in Role}


def _named(room: Room, seat: Seat) -> tuple[str, str]:
    return seat.seat_id, room.keys.seat_code(SESSION, seat.seat_id, seat.version)
