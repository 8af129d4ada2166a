"""Follows a store that several servers write: what it holds, and what the servers say."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select

from kit.store.engine import CHANNEL, TOPICS
from kit.store.hanging import hung_up_after
from kit.store.statements import STATEMENTS, Slices
from kit.store.store import Store

logger = logging.getLogger(__name__)

OnNews = Callable[[str, str, int], None]
"""Gets session, topic (`events` or `turnout`) and number; content is read again by position."""
OnStatement = Callable[[str, str], None]
"""Gets who said it and what: an id of a server, and text."""

LISTENER = "sealkit listens"
"""How the database calls the connection that listens, beside what it does."""
LISTENING_POLL = 2.0
POLL = 5.0
LONGEST_ANSWER = 4.0
"""Seconds after which a connection on which nothing comes back counts as lost."""


class Following:
    """Calls back from a thread of its own, until it is closed.

    On PostgreSQL it listens; everywhere it also looks by itself every `poll_seconds`, because a
    notification is lost where a connection is. The same news may come often: each look tells all
    counts, so that whoever could not take them in hears them again. `on_back` is called when a
    store that could not be followed for a while can be followed again.
    """

    def __init__(
        self,
        store: Store,
        on_news: OnNews,
        *,
        on_statement: OnStatement = lambda _server, _said: None,
        on_back: Callable[[], None] = lambda: None,
        poll_seconds: float | None = None,
    ) -> None:
        self._store = store
        self._on_news = on_news
        self._on_statement = on_statement
        self._on_back = on_back
        usual = LISTENING_POLL if store.is_shared else POLL
        self._poll_seconds = usual if poll_seconds is None else poll_seconds
        self._slices = Slices()
        self._seen: set[tuple[str, str]] = set()
        self._is_lost = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="following", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait until the last callback has returned."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                if self._store.is_shared:
                    self._listen()
                else:
                    self._wait()
            except Exception as error:  # noqa: BLE001  (whatever it was, others wait to hear)
                self._lost(error)

    def _wait(self) -> None:
        while not self._ended.is_set():
            with self._store.reading() as connection:
                self._look(connection)
            self._ended.wait(self._poll_seconds)

    def _listen(self) -> None:
        """Listen and look on one connection: a look finds out whether it still lives."""
        automatic = self._store.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with automatic as connection:
            driver: Any = connection.connection.driver_connection
            connection.detach()
            driver.execute(f"SET application_name = '{LISTENER}'")
            for channel in (CHANNEL, STATEMENTS):
                driver.execute(f"LISTEN {channel}")
            while not self._ended.is_set():
                with hung_up_after(driver, LONGEST_ANSWER):
                    self._look(connection)
                self._hear(driver)

    def _hear(self, driver: Any) -> None:
        """Pass on what is announced, for as long as one poll lasts."""
        slice_seconds = min(self._poll_seconds, 0.2)  # so that closing is not kept waiting
        for _ in range(max(1, round(self._poll_seconds / slice_seconds))):
            for note in driver.notifies(timeout=slice_seconds):
                self._take(note.channel, note.payload)
            if self._ended.is_set():
                return

    def _take(self, channel: str, payload: str) -> None:
        try:
            if channel == CHANNEL:
                session_id, topic, number = payload.split(" ")
                self._tell(session_id, topic, int(number))
            elif whole := self._slices.take(payload):
                self._on_statement(*whole)
        except Exception:  # following must go on for the others
            logger.exception("an announcement could not be taken in")

    def _look(self, connection: Connection) -> None:
        """Tell all counts; of a session that was erased, that it has none."""
        present = _counts(connection)
        for session_id, topic in sorted(self._seen | present.keys()):
            self._tell(session_id, topic, present.get((session_id, topic), 0))
        if self._is_lost:
            self._is_lost = False
            logger.warning("the store can be followed again")
            self._on_back()

    def _tell(self, session_id: str, topic: str, number: int) -> None:
        self._seen.add((session_id, topic))
        try:
            self._on_news(session_id, topic, number)
        except Exception:  # following must go on for the others
            logger.exception("news of %s could not be passed on", session_id)

    def _lost(self, error: Exception) -> None:
        """Say so once, and try again soon."""
        if not self._is_lost:
            logger.warning("the store cannot be followed; trying again: %s", error)
        self._is_lost = True
        self._ended.wait(min(self._poll_seconds, 1.0))


def _counts(connection: Connection) -> dict[tuple[str, str], int]:
    """Per session, the number of `events` and of ballots cast (`turnout`)."""
    found: dict[tuple[str, str], int] = {}
    for topic, table in TOPICS.items():
        counted = select(table.c.session_id, func.count()).group_by(table.c.session_id)
        found |= {(row[0], topic): int(row[1]) for row in connection.execute(counted)}
    return found
