"""The store of a summit: opens the database, hands out transactions, reads, verifies, erases."""

import os
import secrets
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import URL, Connection, delete, exists, func, insert, select
from sqlalchemy.engine import Engine

from kit.domain.errors import Unusable
from kit.domain.events import Recorded, WordsErased
from kit.domain.record import Record, Row, Text
from kit.domain.words_typed import Words
from kit.store import records, rehearsals
from kit.store.address import address, path, place
from kit.store.engine import READ_ONLY, TOPICS, WRITING, engine, lock
from kit.store.erasing import hashes
from kit.store.keys import VARIABLE, KeyRing, beside, handed_over
from kit.store.migrate import is_current, migrate
from kit.store.refusals import FATE
from kit.store.round_keys import KeyFiles, KeyRows, RoundKeys
from kit.store.schema import ballots, events, key_mark, round_keys, tallies, texts
from kit.store.transaction import Transaction


class Store:
    """Sessions in one database; safe to use from any thread. Close it at the end."""

    def __init__(self, engine: Engine, keys: KeyRing | None) -> None:
        self._engine = engine
        self._keys = keys
        one_writer = engine.dialect.name == "sqlite"
        # SQLite waits by sleeping and has no queue: threads of this process queue here.
        self._turn: AbstractContextManager[object] = (
            threading.Lock() if one_writer else nullcontext()
        )

    @classmethod
    def open(cls, url_or_path: str | os.PathLike[str], *, key: str | None = None) -> Self:
        """Open a store to write in it; a new one is made, an old one brought up to date.

        `key` is hex, in place of SEALKIT_KEY and of the key file.
        """
        url = address(url_or_path)
        made = engine(url)
        try:
            is_used = _prepare(made, place(url))
            keys = _keys(url, key, is_used=is_used)
            _check_key(made, keys, is_used=is_used)
            return cls(made, keys)
        except BaseException:
            made.dispose()
            raise

    @classmethod
    def open_to_read(cls, url_or_path: str | os.PathLike[str]) -> Self:
        """Open an existing store to read its record, without its key."""
        url = address(url_or_path)
        file = path(url)
        if file is not None and not file.exists():
            raise Unusable("store-missing", store=place(url))
        made = engine(url, READ_ONLY)
        try:
            with made.connect() as connection:
                if not is_current(connection):
                    raise Unusable("store-other-version", store=place(url))
            return cls(made, None)
        except BaseException:
            made.dispose()
            raise

    @property
    def place(self) -> str:
        """How the store is called in a sentence: without the password of its address."""
        return place(self._engine.url)

    @property
    def file(self) -> Path | None:
        """The file of a SQLite store, which one server at a time may serve."""
        return path(self._engine.url)

    @property
    def is_shared(self) -> bool:
        """Whether several servers may serve it at once: a file has one."""
        return self._engine.dialect.name == "postgresql"

    @property
    def keys(self) -> KeyRing:
        """What is derived from the key of the store."""
        if self._keys is None:
            raise Unusable("store-opened-to-read", store=place(self._engine.url))
        return self._keys

    @property
    def round_keys(self) -> RoundKeys:
        """Where the keys of open rounds are: beside the key file, or else in rows."""
        file = self.keys.file
        if file is None:
            return KeyRows(self.keys.wrapping_key)
        return KeyFiles(self.keys.wrapping_key, file.with_suffix(".rounds"))

    @contextmanager
    def transaction(self, session_ids: Iterable[str] = ()) -> Iterator[Transaction]:
        """Write, all or nothing; what stands after the `with` is durable.

        A batch that touches several sessions names them, so that two servers lock them in the
        same order.
        """
        fate: list[Unusable] = []
        with self._turn, self.reading(**{WRITING: self._writable, FATE: fate}) as connection:
            transaction = Transaction(connection, fate)
            for session_id in sorted(set(session_ids)):
                transaction.lock(session_id)
            yield transaction
            transaction.finish()

    @contextmanager
    def reading(self, **options: object) -> Iterator[Connection]:
        """A connection in a transaction of its own, for the other parts of the store."""
        with self._engine.connect() as connection, connection.execution_options(**options).begin():
            yield connection

    @property
    def engine(self) -> Engine:
        """The database itself, for the part that follows it."""
        return self._engine

    @property
    def _writable(self) -> bool:
        return bool(self.keys)

    def sessions(self) -> list[str]:
        """Every session that has a record, rehearsals apart."""
        with self.reading() as connection:
            known = records.sessions(connection)
        return [one for one in known if not rehearsals.is_rehearsal(one)]

    def rehearsals(self) -> dict[str, datetime]:
        """The rehearsals that have a record, and when each began."""
        with self.reading() as connection:
            return rehearsals.begun(connection)

    def revision(self, session_id: str) -> int:
        """How many events a session has: equal revisions, nothing new."""
        with self.reading() as connection:
            return records.revision(connection, session_id)

    def read(self, session_id: str, after: int = 0) -> list[Recorded]:
        """The events behind a position, with people's words; erased ones read as a mark."""
        with self.reading() as connection:
            return records.read(connection, session_id, after)

    def head(self, session_id: str) -> str:
        """The hash of the last event, which vouches for all of them; zeros before the first."""
        with self.reading() as connection:
            return records.end(connection, session_id)[1]

    def record(self, session_id: str) -> Record:
        """All that is kept of a session, read at one moment: what others can check."""
        with self.reading() as connection:
            return records.record(connection, session_id)

    def rows(self, session_id: str) -> list[Row]:
        """The events of the record, hashes in place of words."""
        return list(self.record(session_id).rows)

    def texts(self, session_id: str) -> list[Text]:
        """People's words with hash and salt, as far as they are not erased."""
        return list(self.record(session_id).texts)

    def verify(self, session_id: str) -> int:
        """How many events were checked. Raises Unusable with the position of the first break."""
        with self.reading() as connection:
            return records.verify(connection, session_id)

    def erase(
        self,
        session_id: str,
        kinds: Collection[Words] = tuple(Words),
        *,
        of_seat: str | None = None,
        at: datetime,
    ) -> int:
        """Erase people's words, of these kinds, of one seat or of all; how many texts are gone.

        The record says so, and its chain still verifies: it holds their hashes, and the salts are
        erased too. Where nothing was to erase nothing is recorded.
        """
        with self.transaction([session_id]) as tx:
            meant = hashes(records.record(tx.connection, session_id), kinds, of_seat)
            for hashed in sorted(meant):
                one = (texts.c.session_id == session_id) & (texts.c.hash == hashed)
                tx.connection.execute(delete(texts).where(one))
            said = WordsErased(kinds=tuple(kinds), of_seat=of_seat, texts=len(meant))
            if meant:
                tx.append(session_id, [said], at=at, seat_id=None, key=secrets.token_hex(16))
        return len(meant)

    def erase_session(self, session_id: str) -> int:
        """Erase a session whole, its open ballots and tallies too; how many events are gone."""
        with self.transaction([session_id]) as tx:
            for table in (texts, ballots, tallies, round_keys):
                tx.connection.execute(delete(table).where(table.c.session_id == session_id))
            erased = tx.connection.execute(delete(events).where(events.c.session_id == session_id))
        for round_id in self.round_keys.left(session_id):
            self.round_keys.destroy(session_id, round_id)
        return erased.rowcount

    def remove_rehearsal(self, session_id: str) -> None:
        """Remove a rehearsal whole, its keys too. Raises NotAllowed for any other session."""
        with self.transaction([session_id]) as tx:
            rehearsals.remove(tx, session_id)
        self.destroy_rehearsal_keys(session_id)

    def destroy_rehearsal_keys(self, session_id: str) -> None:
        """Destroy what a rehearsal left in files, once `rehearsals.remove` is committed."""
        for round_id in self.round_keys.left(session_id):
            self.round_keys.destroy(session_id, round_id)

    def counts(self) -> dict[tuple[str, str], int]:
        """Per session, the number of `events` and of ballots cast (`turnout`), to see news by."""
        found: dict[tuple[str, str], int] = {}
        with self.reading() as connection:
            for topic, table in TOPICS.items():
                counted = select(table.c.session_id, func.count()).group_by(table.c.session_id)
                for session_id, number in connection.execute(counted):
                    found[session_id, topic] = number
        return found

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()


def _prepare(made: Engine, name: str) -> bool:
    """Bring the tables up to date and see that they can be written; whether any event is there."""
    with made.connect().execution_options(**{WRITING: True}) as connection:
        with connection.begin():
            migrate(connection, name)
            is_used = bool(connection.scalar(select(exists(select(events.c.position)))))
        if made.dialect.name == "sqlite":
            with connection.begin() as trial:
                # Needs the journal, so it finds a folder that cannot be written either.
                version = connection.exec_driver_sql("PRAGMA user_version").scalar()
                connection.exec_driver_sql(f"PRAGMA user_version={version}")
                trial.rollback()
    return is_used


def _check_key(made: Engine, keys: KeyRing, *, is_used: bool) -> None:
    """See that it is the key this store was made with. Another one would lose every seat link."""
    with made.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        lock(connection, key_mark.name)
        known = connection.scalar(select(key_mark.c.mark))
        if known == keys.mark:
            return
        if known is not None and is_used:
            raise Unusable("key-of-other-store", key=keys.place, store=place(made.url))
        connection.execute(delete(key_mark))
        connection.execute(insert(key_mark).values(mark=keys.mark))


def _keys(url: URL, key: str | None, *, is_used: bool) -> KeyRing:
    if given := handed_over(key):
        return given
    file = path(url)
    if file is None:
        raise Unusable("key-needed", variable=VARIABLE)
    return beside(file, is_used=is_used)
