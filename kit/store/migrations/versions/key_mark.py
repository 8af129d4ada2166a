"""A mark of the key, so that a store is not opened with another one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of one row."""
    op.create_table("key_mark", sa.Column("mark", sa.String, primary_key=True))
