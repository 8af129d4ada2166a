"""Rehearsals: sessions that nobody holds, told by their name, and removed whole when they end."""

import re
from datetime import datetime

from sqlalchemy import Connection, delete, select

from kit.domain.errors import NotAllowed
from kit.store.schema import ballots, events, round_keys, tallies, texts
from kit.store.transaction import Transaction

PREFIX = "rehearsal-"
"""How the names of rehearsals begin; no session that is started by a name of its own may."""

_NAME = re.compile(rf"{PREFIX}[0-9a-f]{{16}}")
"""Narrower than the prefix: what somebody once called `rehearsal-turin` is not removed."""


def is_rehearsal(session_id: str) -> bool:
    """Whether a session of this name is only rehearsed."""
    return _NAME.fullmatch(session_id) is not None


def begun(connection: Connection) -> dict[str, datetime]:
    """The rehearsals that have a record, and when each began."""
    first = select(events.c.session_id, events.c.at).where(
        events.c.position == 1, events.c.session_id.startswith(PREFIX)
    )
    return {
        row.session_id: datetime.fromisoformat(row.at)
        for row in connection.execute(first)
        if is_rehearsal(row.session_id)
    }


def remove(tx: Transaction, session_id: str) -> None:
    """Remove a rehearsal whole: events, words, ballots, tallies and the keys that are rows.

    Keys that are files outlive the transaction; see `RoundKeys.destroy`. Raises NotAllowed for a
    session that is no rehearsal: what a room has done is never removed here.
    """
    if not is_rehearsal(session_id):
        raise NotAllowed("rehearsal-is-none", session=session_id)
    tx.lock(session_id)
    for table in (texts, ballots, tallies, round_keys, events):
        tx.connection.execute(delete(table).where(table.c.session_id == session_id))
    for topic in ("events", "turnout"):
        tx.tell(session_id, topic)
