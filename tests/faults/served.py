"""The room, served by a process of its own: it may die, and comes back on another port."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Self

from sqlalchemy import select

from kit.domain.events import Event
from kit.domain.replay import replay
from kit.domain.session import Session
from kit.store.ballot_box import BallotBox
from kit.store.schema import events
from kit.store.store import Store
from tests.faults.serving import SESSION

ROOT = Path(__file__).parents[2]


class Served:
    """A room in a store, and the process that serves it.

    `words` are more words for `serving.py`; `before` is a command that runs it.
    """

    def __init__(
        self,
        folder: Path,
        store: str = "",
        key: str | None = None,
        *,
        words: tuple[str, ...] = (),
        before: tuple[str, ...] = (),
    ) -> None:
        self.path = folder / "room.db"
        self.store = store or str(self.path)
        self.key = key
        self.port = 0
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._command = [*before, sys.executable, "-m", "tests.faults.serving", self.store, *words]

    def start(self) -> None:
        """Serve; the port is known when this comes back."""
        path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
        own = {"PYTHONPATH": path, "JUPYTER_RUNTIME_DIR": str(self._folder / "runtime")}
        given = {"SEALKIT_KEY": self.key} if self.key else {}
        self._process = subprocess.Popen(
            self._command, cwd=ROOT, env={**os.environ, **own, **given}, stdout=subprocess.PIPE
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said, "the server ended before it served"
        self.port = int(said)

    @property
    def pid(self) -> int:
        """The process that serves now."""
        assert self._process is not None, "nobody serves"
        return self._process.pid

    def kill(self) -> None:
        """End it without warning."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def seat_code(self, session: Session, seat_id: str) -> str:
        """The code in the link of a seat."""
        store = self._opened()
        code = store.keys.seat_code(SESSION, seat_id, session.seats[seat_id].version)
        store.close()
        return code

    def room_code(self) -> str:
        """The code by which phones join."""
        store = self._opened()
        code = store.keys.room_code(SESSION)
        store.close()
        return code

    def events(self) -> list[Event]:
        """What the record holds."""
        store = Store.open_to_read(self.store)
        try:
            return [one.event for one in store.read(SESSION)]
        finally:
            store.close()

    def keys(self) -> list[str]:
        """The key of each act in the record, with the seat that did it before a colon."""
        store = Store.open_to_read(self.store)
        wanted = select(events.c.key).where(events.c.key.is_not(None))
        try:
            with store.reading() as connection:
                return [str(one) for one in connection.scalars(wanted)]
        finally:
            store.close()

    def session(self) -> Session:
        """The room as its record tells it. Raises Unusable where the chain is broken."""
        store = Store.open_to_read(self.store)
        try:
            store.verify(SESSION)
            return replay(SESSION, store.read(SESSION))
        finally:
            store.close()

    def casts(self, round_id: str, seat_id: str) -> int:
        """How many ballots of a seat were taken, one in place of the other, while it is open."""
        store = self._opened()
        try:
            standing = BallotBox(store).own(SESSION, round_id, seat_id)
        finally:
            store.close()
        return 0 if standing is None else standing.version

    def _opened(self) -> Store:
        return Store.open(self.store, key=self.key)
