"""What a database refuses, as an id that a person can be told."""

import contextlib
import os
import sqlite3
from pathlib import Path

from sqlalchemy import ExceptionContext, event
from sqlalchemy.engine import Engine

from kit.domain.errors import Unusable

FATE = "sealkit_fate"
"""The execution option that holds a list: refusals after which nothing may be committed."""

SQLITE = {
    sqlite3.SQLITE_BUSY: "store-busy",
    sqlite3.SQLITE_LOCKED: "store-busy",
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_READONLY: "store-read-only",
    sqlite3.SQLITE_READONLY_DIRECTORY: "store-cannot-open",
    sqlite3.SQLITE_PERM: "store-read-only",
    sqlite3.SQLITE_IOERR: "store-disk-error",
    sqlite3.SQLITE_CANTOPEN: "store-cannot-open",
    sqlite3.SQLITE_NOTADB: "store-not-a-database",
    sqlite3.SQLITE_CORRUPT: "store-damaged",
}

POSTGRES = {
    "40001": "store-busy",  # serialization failure
    "40P01": "store-busy",  # deadlock
    "55P03": "store-busy",  # lock not available
    "53100": "store-full",
    "53300": "store-busy",  # too many connections
    "25006": "store-read-only",
    "25P03": "store-unreachable",  # a transaction of ours slept for too long, or this machine did
    "42501": "store-read-only",  # insufficient privilege
    "58030": "store-disk-error",
    "XX001": "store-damaged",
    "XX002": "store-damaged",
}


def refusal(error: BaseException, place: str) -> Unusable | None:
    """The refusal behind a driver's error; None for a mistake of our own."""
    if isinstance(error, sqlite3.Error):
        code = getattr(error, "sqlite_errorcode", None)
        message_id = None if code is None else SQLITE.get(code) or SQLITE.get(code & 0xFF)
    elif _is_lost(error):
        message_id = "store-unreachable"
    else:
        message_id = POSTGRES.get(getattr(error, "sqlstate", None) or "")
    if message_id == "store-cannot-open":
        return _unopenable(Path(place))
    return Unusable(message_id, store=place) if message_id else None


def _is_lost(error: BaseException) -> bool:
    """Whether a server was not reached, did not let us in, or went away (class 08, 57P, none)."""
    state = getattr(error, "sqlstate", "not of psycopg")
    if state is None:
        return type(error).__name__ in {"OperationalError", "ConnectionTimeout"}
    return state[:2] in {"08", "28", "3D"} or state[:3] == "57P"


def _unopenable(path: Path) -> Unusable:
    if not path.parent.is_dir():
        return Unusable("store-folder-missing", store=str(path), folder=str(path.parent))
    if path.is_dir():
        return Unusable("store-is-a-folder", store=str(path))
    _free_journal(path)
    return Unusable("store-cannot-open", store=str(path), folder=str(path.parent))


def _free_journal(path: Path) -> None:
    """Let the next try take up a journal that was left write-protected.

    SQLite gives a journal the rights that the file has at that moment. One that was begun while the
    file was write-protected, and could not be deleted, would keep everybody out of a store whose
    file and folder may be written again.
    """
    journal = path.with_name(f"{path.name}-journal")
    with contextlib.suppress(OSError):
        if os.access(path, os.W_OK) and not os.access(journal, os.W_OK):
            journal.chmod(path.stat().st_mode)


def translate(engine: Engine, place: str) -> None:
    """Let every error of the driver come out of this engine as a refusal."""

    @event.listens_for(engine, "handle_error")
    def _on_error(context: ExceptionContext) -> Unusable | None:
        found = refusal(context.original_exception, place)
        if found is not None and context.connection is not None:
            # SQLite may have rolled back by itself: what follows would be outside any transaction.
            context.connection.get_execution_options().get(FATE, []).append(found)
        return found
