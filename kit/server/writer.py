"""The one writer: a thread that gathers what arrives together into one transaction."""

import asyncio
import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, TypeVar

from kit.domain.errors import KitError
from kit.domain.events import Recorded
from kit.domain.replay import apply
from kit.domain.session import Session
from kit.store.store import Store
from kit.store.transaction import Transaction

T = TypeVar("T")
GATHER_SECONDS = 0.003
LONGEST_GATHER = 0.02
"""Seconds in which what comes is gathered: the more came last time, the longer, since a commit
takes as long for one ballot as for ten."""
MOST_AT_ONCE = 400
log = logging.getLogger("kit.writer")


@dataclass(frozen=True)
class Written(Generic[T]):
    """What a task gave back, and the events that it recorded."""

    result: T
    recorded: Sequence[Recorded] = ()


Write = Callable[[Transaction, Session], Written[T]]


@dataclass
class Task:
    """One thing to write. `write` runs in the writer's thread, with the session as it stands."""

    session_id: str
    write: Write[Any]
    done: "Future[Any]" = field(default_factory=Future)


Answer = Callable[["Future[Any]"], None]


class Writer:
    """Writes tasks in the order they came. Each is answered after its commit, never before.

    A task that is refused undoes only itself. When the store refuses, all tasks of the batch are
    told so, and the next batch tries again.
    """

    def __init__(self, store: Store, committed: Callable[[str, list[Recorded]], None]) -> None:
        self._store = store
        self._committed = committed
        self._queue: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._sessions: dict[str, Session] = {}
        self._size = 1
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    async def write(self, session_id: str, write: Write[T]) -> T:
        """Write and wait for the commit. Raises what refused it."""
        task = Task(session_id, write)
        self._queue.put(task)
        result: T = await asyncio.wrap_future(task.done)
        return result

    def close(self) -> None:
        """Write what is waiting, then stop."""
        self._queue.put(None)
        self._thread.join(timeout=30)

    # --- in the writer's thread -----------------------------------------------------------------

    def _run(self) -> None:
        while (batch := self._gather()) is not None:
            try:
                self._write_batch(batch)
            except Exception as error:  # noqa: BLE001  (the thread outlives whatever happens)
                self._sessions.clear()
                self._refuse(batch, error)

    def _gather(self) -> list[Task] | None:
        """The next tasks: one, and all that come within a moment. None when it is time to stop."""
        first = self._queue.get()
        if first is None:
            return None
        batch = [first]
        time.sleep(min(LONGEST_GATHER, GATHER_SECONDS * self._size))
        while len(batch) < MOST_AT_ONCE:
            try:
                task = self._queue.get_nowait()
            except queue.Empty:
                break
            if task is None:
                self._queue.put(None)
                break
            batch.append(task)
        self._size = len(batch)
        # Nobody waits any more for what was cancelled, so nobody was told that it is saved.
        return [task for task in batch if task.done.set_running_or_notify_cancel()]

    def _write_batch(self, batch: list[Task]) -> None:
        session_ids = {task.session_id for task in batch}
        news: dict[str, list[Recorded]] = {one: [] for one in session_ids}
        with self._store.transaction(session_ids) as tx:
            for one in session_ids:
                self._catch_up(tx, one)
            answers = [(task, self._try(tx, task, news[task.session_id])) for task in batch]
        for session_id, recorded in news.items():
            if recorded:
                self._committed(session_id, recorded)
        for task, answer in answers:
            answer(task.done)

    def _try(self, tx: Transaction, task: Task, news: list[Recorded]) -> Answer:
        """Write one task; how its asker will be answered once the batch is committed."""
        session = self._sessions[task.session_id]
        try:
            with tx.savepoint():
                written = task.write(tx, session)
        except Exception as error:
            # The others of the batch must not fail with it.
            if not isinstance(error, KitError):
                log.exception("an act failed")
            return partial(Future.set_exception, exception=error)
        for one in written.recorded:
            if one.position == session.revision + 1:
                apply(session, one)
                news.append(one)
        return partial(Future.set_result, result=written.result)

    def _catch_up(self, tx: Transaction, session_id: str) -> None:
        """Take in what other servers wrote since, as the transaction sees it."""
        session = self._sessions.setdefault(session_id, Session(session_id))
        for one in tx.read(session_id, session.revision):
            apply(session, one)

    @staticmethod
    def _refuse(batch: list[Task], error: Exception) -> None:
        if not isinstance(error, KitError):
            log.error("a batch failed", exc_info=error)
        for task in batch:
            task.done.set_exception(error)
