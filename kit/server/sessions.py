"""Sessions of a store: found by name, or started from a workshop and its frameworks."""

import re
from datetime import UTC, datetime, timedelta

from kit.commands import start_session
from kit.commands.start import Start
from kit.domain.errors import BadInput, NotFound
from kit.domain.workshop import Workshop
from kit.formats.library import Library
from kit.store.rehearsals import PREFIX
from kit.store.store import Store

NAME = re.compile(r"[a-z0-9-]{1,40}")
RETENTION = timedelta(days=365)
"""How long people's words are kept unless a summit decides otherwise."""


def start_or_resume(
    store: Store, library: Library, workshop: Workshop, session_id: str, key: str
) -> bool:
    """Start the session, or leave it as it is where the store has it; whether it was started."""
    if not NAME.fullmatch(session_id):
        raise BadInput("server-session-name", session=session_id)
    if session_id in store.sessions():
        return False
    if session_id.startswith(PREFIX):
        raise BadInput("rehearsal-name-taken", prefix=PREFIX)
    at = datetime.now(UTC)
    start = Start(
        session_id=session_id,
        workshop=workshop,
        frameworks=[library.framework(one) for one in workshop.frameworks],
        retention=(at + RETENTION).date(),
        key=key,
        at=at,
    )
    with store.transaction([session_id]) as tx:
        if tx.revision(session_id):
            return False  # another server of the store has begun it in the same moment
        start_session(tx, start)
    return True


def existing(store: Store, session_id: str) -> str:
    """The name of a session that the store has."""
    known = store.sessions()
    if session_id in known:
        return session_id
    if not known:
        raise NotFound("server-session-none", store=store.place)
    raise NotFound(
        "server-session-missing", session=session_id, store=store.place, sessions=", ".join(known)
    )
