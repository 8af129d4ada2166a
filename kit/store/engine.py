"""The connection to a database, set up so that a commit is durable and deletion deletes."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import URL, Connection, create_engine, event, func, select
from sqlalchemy.engine import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from kit.store.address import place
from kit.store.refusals import translate
from kit.store.schema import ballots, events

WRITING = "sealkit_writing"
"""The execution option of a connection whose transactions begin by taking the write lock."""

CHANNEL = "sealkit"
TOPICS = {"events": events, "turnout": ballots}
"""What a server may have news of, and the table whose rows are counted for it."""

WAIT_SECONDS = 30
IDLE_SECONDS = 20
"""How long a transaction may do nothing. A machine that died in the middle of one would hold the
lock for hours; others wait longer than this for it, so that none of their acts is refused."""

PRAGMAS = (
    "PRAGMA journal_mode=DELETE",  # what is deleted is not left in a write-ahead log
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",  # statement journals too: no pages in temporary files
)


READ_ONLY = "PRAGMA query_only=ON"

POSTGRES_SETTINGS = {
    "lock_timeout": f"{WAIT_SECONDS}s",
    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
    "tcp_keepalives_idle": 5,
    "tcp_keepalives_interval": 2,
    "tcp_keepalives_count": 3,
}
POSTGRES_CONNECTION = {
    "connect_timeout": 10,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
    "options": " ".join(f"-c {name}={value}" for name, value in POSTGRES_SETTINGS.items()),
}
"""Both ends learn within seconds that the other is gone: a network that is cut says nothing."""


def engine(url: URL, *pragmas: str) -> Engine:
    """An engine that has not connected yet; further pragmas are for SQLite."""
    if url.get_backend_name() == "sqlite":
        made = _sqlite(url, (*PRAGMAS, *pragmas))
    else:
        made = create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            max_overflow=20,
            connect_args=POSTGRES_CONNECTION,
        )
    translate(made, place(url))
    return made


def _sqlite(url: URL, pragmas: Iterable[str]) -> Engine:
    made = create_engine(
        url,
        hide_parameters=True,  # what people typed belongs in no log
        max_overflow=-1,
        connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(made, "connect")
    def _on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
        # Otherwise the driver begins late, and a "read, then insert" loses its lock in between.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(made, "begin")
    def _on_begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return made


def lock(connection: Connection, topic: str) -> None:
    """Let one transaction at a time go on with this topic, until it ends.

    On SQLite the transaction holds the whole file already.
    """
    if connection.dialect.name == "postgresql":
        digest = hashlib.sha256(f"{CHANNEL} {topic}".encode()).digest()
        number = int.from_bytes(digest[:8], "big", signed=True)
        connection.execute(select(func.pg_advisory_xact_lock(number)))


def announce(connection: Connection, session_id: str, topic: str) -> None:
    """Tell other servers at commit how many `events` or ballots (`turnout`) a session has now."""
    if connection.dialect.name == "postgresql":
        table = TOPICS[topic]
        counted = select(func.count()).where(table.c.session_id == session_id)
        number = connection.scalar(counted)
        connection.execute(select(func.pg_notify(CHANNEL, f"{session_id} {topic} {number}")))
