"""A transaction: what one act, or a batch of acts, writes at once or not at all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from kit.domain.errors import Unusable
from kit.domain.events import Event, Recorded
from kit.domain.record import Row, Text
from kit.store import records
from kit.store.codec import Place, encode
from kit.store.engine import announce, lock
from kit.store.schema import events, texts


class Transaction:
    """Reads and appends; nothing of it stands before the `with` that gave it has ended.

    After the database has refused (disk full, connection lost) every further use says so again,
    and nothing is committed: SQLite may have rolled back by itself.
    """

    def __init__(self, connection: Connection, fate: Sequence[Unusable]) -> None:
        self._connection = connection
        self._fate = fate
        self._locked: set[str] = set()
        self._news: set[tuple[str, str]] = set()

    @property
    def connection(self) -> Connection:
        """The connection, for the other parts of the store."""
        if self._fate:
            raise self._fate[0]
        return self._connection

    def lock(self, session_id: str) -> None:
        """Keep other writers of this session waiting until the end; done at first touch."""
        if session_id not in self._locked:
            lock(self.connection, session_id)
            self._locked.add(session_id)

    def revision(self, session_id: str) -> int:
        """How many events the session has, here."""
        self.lock(session_id)
        return records.revision(self.connection, session_id)

    def read(self, session_id: str, after: int = 0) -> list[Recorded]:
        """The events behind a position, here."""
        self.lock(session_id)
        return records.read(self.connection, session_id, after)

    def append(
        self,
        session_id: str,
        appended: Sequence[Event],
        *,
        at: datetime,
        seat_id: str | None,
        key: str,
    ) -> list[Recorded]:
        """Record what one act made, all of it or nothing.

        The same key again writes nothing and returns what was recorded the first time.
        """
        self.lock(session_id)
        position, previous = records.end(self.connection, session_id)
        if earlier := self._appended_with(session_id, key, position):
            return earlier
        rows: list[Row] = []
        kept: list[Text] = []
        for number, event in enumerate(appended, position + 1):
            row, apart = encode(event, Place(session_id, number, previous, at, seat_id))
            previous = row.hash
            rows.append(row)
            kept += apart
        if rows:
            self._write(session_id, key, rows, kept)
        return records.read(self.connection, session_id, position) if rows else []

    def find(self, session_id: str, key: str) -> list[Recorded]:
        """What the act with this key recorded; nothing if it has not been done."""
        self.lock(session_id)
        return self._appended_with(session_id, key, records.end(self.connection, session_id)[0])

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Let what goes wrong inside undo only itself; the error goes on to the caller."""
        locked = set(self._locked)
        nested = self.connection.begin_nested()
        try:
            yield
        except BaseException:
            if not self._fate:
                nested.rollback()
                # PostgreSQL gives back the locks that were taken inside.
                self._locked = locked
            raise
        if self._fate:
            raise self._fate[0]
        nested.commit()

    def tell(self, session_id: str, topic: str) -> None:
        """Announce a change of `events` or `turnout` to other servers, at commit."""
        self._news.add((session_id, topic))

    def finish(self) -> None:
        """Make ready for the commit. Raises what the database refused, whoever swallowed it."""
        for session_id, topic in sorted(self._news):
            announce(self.connection, session_id, topic)
        if self._fate:
            raise self._fate[0]

    def _appended_with(self, session_id: str, key: str, end: int) -> list[Recorded]:
        """What an act recorded before: its first event has the key, the others have none."""
        mine = events.c.session_id == session_id
        with_key = select(events.c.position).where(mine, events.c.key == key)
        first = self.connection.scalar(with_key)
        if first is None:
            return []
        next_act = select(func.min(events.c.position)).where(
            mine, events.c.position > first, events.c.key.is_not(None)
        )
        behind = self.connection.scalar(next_act)
        until = end if behind is None else behind - 1
        return records.read(self.connection, session_id, first - 1, until)

    def _write(self, session_id: str, key: str, rows: list[Row], kept: list[Text]) -> None:
        keys = [key, *[None] * (len(rows) - 1)]
        values = [{**vars(row), "key": own} for row, own in zip(rows, keys, strict=True)]
        self.connection.execute(insert(events), values)
        if kept:
            self.connection.execute(
                insert(texts), [{**vars(text), "session_id": session_id} for text in kept]
            )
        self.tell(session_id, "events")
