"""Plays acts as people do them: through the commands, with a clock of its own."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

from kit.commands import Asked, Joining, cast, join, perform, read_cast
from kit.domain.events import Recorded
from kit.domain.replay import apply, replay
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from kit.store.transaction import Transaction


class Player:
    """Plays one session. The same acts in the same order give the same events, save for salts."""

    def __init__(self, store: Store, session_id: str, at: datetime) -> None:
        self._store = store
        self._box = BallotBox(store)
        self._at = at
        self._count = 0
        self.session: Session = replay(session_id, store.read(session_id))

    def wait(self, **time: float) -> None:
        """Let time pass."""
        self._at += timedelta(**time)

    def seat(self, role: Role, group: int | None = None) -> str:
        """The seat of a role, in a group where it has one."""
        group_id = None if group is None else f"group-{group}"
        seats = self.session.standing_seats(role)
        return next(seat.seat_id for seat in seats if seat.group_id == group_id)

    def act(self, by: str, act: Act, /, **args: Any) -> dict[str, Any]:
        """One act of a seat; gives the ids of what it made."""
        self.wait(seconds=7)
        asked = Asked(by, act, args, self._key(), self._at)
        with self._store.transaction([self.session.session_id]) as tx:
            done = perform(tx, self.session, asked, self._box)
        self._take(done.recorded)
        if act is Act.CLOSE_ROUND:
            self._box.destroy_key(self.session.session_id, done.result["round_id"])
        return done.result

    def join(self, group: int, organisation_id: str | None) -> str:
        """A phone joins a group; gives its seat."""
        self.wait(seconds=3)
        joining = Joining(self._key(), self._at, f"group-{group}", organisation_id)
        with self._store.transaction([self.session.session_id]) as tx:
            seat_id, recorded = join(tx, self.session, joining)
        self._take(recorded)
        return seat_id

    def cast(self, seat_id: str, args: dict[str, Any]) -> None:
        """A seat hands in its ballot."""
        seat = self.session.seats[seat_id]
        given = read_cast(self.session, seat, args, self._key(), self._box)

        def put(tx: Transaction) -> None:
            cast(tx, self.session, given, self._at, self._box)

        with self._store.transaction([self.session.session_id]) as tx:
            put(tx)

    def code(self, *names: str) -> str:
        """The code that a device would draw for a judgement."""
        return hashlib.sha256("/".join(names).encode()).hexdigest()[:32]

    def _key(self) -> str:
        self._count += 1
        return hashlib.sha256(f"example {self._count}".encode()).hexdigest()[:32]

    def _take(self, recorded: Any) -> None:
        one: Recorded
        for one in recorded:
            apply(self.session, one)
