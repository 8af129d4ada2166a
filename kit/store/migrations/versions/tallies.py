"""Counts of votes on paper or by show of hands, sealed until their round closes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "tallies",
        sa.Column("session_id", sa.String, primary_key=True),
        sa.Column("round_id", sa.String, primary_key=True),
        sa.Column("tally_id", sa.String, primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
