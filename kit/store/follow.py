"""Follows a store that several servers write: a callback for each session that has news."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import psycopg

from kit.domain.errors import Unusable
from kit.store.engine import CHANNEL
from kit.store.store import Store

logger = logging.getLogger(__name__)

OnNews = Callable[[str, str, int], None]
"""Gets session, topic (`events` or `turnout`) and number; content is read again by position."""


class Following:
    """Calls back from a thread of its own, until it is closed.

    On PostgreSQL it listens; everywhere it also looks by itself every `poll_seconds`, because a
    notification is lost where a connection is. One piece of news may come twice.
    """

    def __init__(self, store: Store, on_news: OnNews, *, poll_seconds: float = 5.0) -> None:
        self._store = store
        self._on_news = on_news
        self._poll_seconds = poll_seconds
        self._known = store.counts()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="following", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and wait until the last callback has returned."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        listens = self._store.engine.dialect.name == "postgresql"
        while not self._ended.is_set():
            try:
                if listens:
                    self._listen()
                else:
                    self._ended.wait(self._poll_seconds)
                    self._look()
            except (Unusable, psycopg.Error):
                logger.warning("the store cannot be followed; trying again", exc_info=True)
                self._ended.wait(min(self._poll_seconds, 1.0))

    def _listen(self) -> None:
        pooled = self._store.engine.raw_connection()
        connection: Any = pooled.driver_connection
        pooled.detach()
        try:
            connection.rollback()
            connection.autocommit = True
            connection.execute(f"LISTEN {CHANNEL}")
            while not self._ended.is_set():
                self._look()  # also for what came between two connections
                self._hear(connection)
        finally:
            connection.close()

    def _hear(self, connection: Any) -> None:
        """Pass on what is announced, for as long as one poll lasts."""
        slice_seconds = min(self._poll_seconds, 0.2)  # so that closing is not kept waiting
        for _ in range(max(1, round(self._poll_seconds / slice_seconds))):
            for note in connection.notifies(timeout=slice_seconds):
                session_id, topic, number = note.payload.split(" ")
                self._known[session_id, topic] = int(number)
                self._tell(session_id, topic, int(number))
            if self._ended.is_set():
                return

    def _look(self) -> None:
        """Compare the counts with those known."""
        present = self._store.counts()
        for session_id, topic in present.keys() | self._known.keys():
            number = present.get((session_id, topic), 0)
            if number != self._known.get((session_id, topic), 0):
                self._tell(session_id, topic, number)
        self._known = present

    def _tell(self, session_id: str, topic: str, number: int) -> None:
        try:
            self._on_news(session_id, topic, number)
        except Exception:  # following must go on for the others
            logger.exception("news of %s could not be passed on", session_id)
