"""The database's clock, by which all servers of one store go."""

from datetime import UTC, datetime

from sqlalchemy import func, select

from kit.store.store import Store


def told(store: Store) -> datetime:
    """What its clock says now."""
    with store.reading() as connection:
        now: datetime | None = connection.scalar(select(func.clock_timestamp()))
    assert now is not None, "PostgreSQL has a clock"
    return now.astimezone(UTC)
