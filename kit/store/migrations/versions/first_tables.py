"""The tables as first released."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "events",
        sa.Column("session_id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("seat_id", sa.String),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("key", sa.String),
        sa.Column("hash", sa.String, nullable=False),
        sa.UniqueConstraint("session_id", "key", name="events_key"),
    )
    op.create_table(
        "texts",
        sa.Column("session_id", sa.String, primary_key=True),
        sa.Column("hash", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("salt", sa.String, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
    )
    op.create_index("texts_position", "texts", ["session_id", "position"])
    op.create_table(
        "ballots",
        sa.Column("session_id", sa.String, primary_key=True),
        sa.Column("round_id", sa.String, primary_key=True),
        sa.Column("row_id", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("reasons", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "round_keys",
        sa.Column("session_id", sa.String, primary_key=True),
        sa.Column("round_id", sa.String, primary_key=True),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
