"""The tables of a store. A change here needs a migration beside it; a test compares the two."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("seat_id", String),
    Column("name", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("key", String),
    Column("hash", String, nullable=False),
    UniqueConstraint("session_id", "key", name="events_key"),
)
"""The record. `key` stands on the first event of an act; those that belong to it have none."""

texts = Table(
    "texts",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("hash", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("salt", String, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Index("texts_position", "session_id", "position"),
)
"""What people typed, as UTF-8, under the salted hash that stands in the event's body."""

ballots = Table(
    "ballots",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("round_id", String, primary_key=True),
    Column("row_id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("reasons", LargeBinary, nullable=False),
    # Kept in the order of the keyed hash: a rowid would tell who came first.
    sqlite_with_rowid=False,
)
"""The ballots of open rounds, sealed."""

tallies = Table(
    "tallies",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("round_id", String, primary_key=True),
    Column("tally_id", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
"""Counts of votes on paper or by hands in open rounds, sealed."""

round_keys = Table(
    "round_keys",
    metadata,
    Column("session_id", String, primary_key=True),
    Column("round_id", String, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
)
"""Wrapped keys of open rounds, where the store has no key file to put them beside."""

key_mark = Table("key_mark", metadata, Column("mark", String, primary_key=True))
"""What tells the key of this store from every other, and says nothing about it."""
