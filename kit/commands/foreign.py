"""A session made of other people's data: written whole, or not at all."""

import re
from collections.abc import Sequence

from kit.domain import events as ev
from kit.domain.errors import BadInput, NotNow
from kit.domain.foreign.as_events import Dated, batches
from kit.domain.ids import ID_SHAPE
from kit.store.rehearsals import PREFIX
from kit.store.store import Store
from kit.store.transaction import Transaction


def check_name(session_id: str) -> None:
    """Whether a session may be called so. BadInput says how it may."""
    if not re.fullmatch(ID_SHAPE, session_id):
        raise BadInput("server-session-name", session=session_id)
    if session_id.startswith(PREFIX):
        raise BadInput("rehearsal-name-taken", prefix=PREFIX)


def import_session(store: Store, session_id: str, events: Sequence[Dated]) -> None:
    """Write a session that is new, or nothing. NotNow where there is one of that name."""
    check_name(session_id)
    with store.transaction([session_id]) as tx:
        _append(tx, session_id, events)


def _append(tx: Transaction, session_id: str, events: Sequence[Dated]) -> list[ev.Recorded]:
    if tx.revision(session_id):
        raise NotNow("session-exists", session=session_id)
    written: list[ev.Recorded] = []
    for number, (at, batch) in enumerate(batches(events), 1):
        written += tx.append(session_id, batch, at=at, seat_id=None, key=f"import:{number}")
    return written
