"""Alembic's entry: migrates on the connection that it is given, inside its transaction."""

from alembic import context

from kit.store.migrate import VERSION_TABLE
from kit.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
