"""Reads the record on a connection; what `Store` and `Transaction` have in common."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from kit.domain.errors import Unusable
from kit.domain.events import Recorded
from kit.domain.hash_chain import GENESIS
from kit.domain.record import Record, Row, Text
from kit.store.codec import decoded
from kit.store.schema import events, texts

ROW = (
    events.c.session_id,
    events.c.position,
    events.c.at,
    events.c.seat_id,
    events.c.name,
    events.c.body,
    events.c.hash,
)


def sessions(connection: Connection) -> list[str]:
    """Every session that has a record."""
    return sorted(connection.scalars(select(events.c.session_id).distinct()))


def revision(connection: Connection, session_id: str) -> int:
    """How many events a session has."""
    counted = select(func.count()).where(events.c.session_id == session_id)
    return connection.scalar(counted) or 0


def end(connection: Connection, session_id: str) -> tuple[int, str]:
    """The last position of a session and its hash."""
    last = (
        select(events.c.position, events.c.hash)
        .where(events.c.session_id == session_id)
        .order_by(events.c.position.desc())
        .limit(1)
    )
    found = connection.execute(last).first()
    return (found.position, found.hash) if found else (0, GENESIS)


def rows(
    connection: Connection, session_id: str, after: int = 0, until: int | None = None
) -> list[Row]:
    """The events behind a position as they are stored, in order; `until` is the last one wanted."""
    wanted = select(*ROW).where(events.c.session_id == session_id, events.c.position > after)
    if until is not None:
        wanted = wanted.where(events.c.position <= until)
    found = connection.execute(wanted.order_by(events.c.position))
    return [Row(*row) for row in found]


def kept_texts(connection: Connection, session_id: str, after: int = 0) -> list[Text]:
    """The texts of the events behind a position, as they are stored."""
    wanted = (
        select(texts.c.hash, texts.c.position, texts.c.salt, texts.c.text)
        .where(texts.c.session_id == session_id, texts.c.position > after)
        .order_by(texts.c.position, texts.c.hash)
    )
    return [Text(*row) for row in connection.execute(wanted)]


def read(
    connection: Connection, session_id: str, after: int = 0, until: int | None = None
) -> list[Recorded]:
    """The events behind a position, with their texts."""
    return decoded(record(connection, session_id, after, until))


def record(
    connection: Connection, session_id: str, after: int = 0, until: int | None = None
) -> Record:
    """The events behind a position as they are kept, with their texts."""
    found = rows(connection, session_id, after, until)
    kept = kept_texts(connection, session_id, after) if found else []
    return Record(tuple(found), tuple(kept))


def verify(connection: Connection, session_id: str) -> int:
    """How many events were checked: positions, chain, and every text against its hash.

    Raises Unusable with the position of the first break.
    """
    found = rows(connection, session_id)
    broken = first_break(found, kept_texts(connection, session_id))
    if broken is not None:
        raise Unusable("chain-broken", session=session_id, position=broken)
    return len(found)


def first_break(chain: Sequence[Row], kept: Sequence[Text]) -> int | None:
    """The position at which a chain or one of its texts is not what was recorded."""
    previous = GENESIS
    forged = {text.position for text in kept if not text.is_genuine}
    for position, row in enumerate(chain, 1):
        if position in forged or not row.follows(previous, position):
            return position
        previous = row.hash
    return min(forged, default=None)
