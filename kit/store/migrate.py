"""Brings a store's tables to the present shape when it is opened."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from kit.domain.errors import Unusable
from kit.store.engine import lock

VERSION_TABLE = "sealkit_schema"
LATEST = "0003"
"""The newest migration; opening a store that has it runs none of Alembic."""


def migrate(connection: Connection, place: str) -> None:
    """Run the migrations that are missing, one process at a time.

    Raises Unusable for a store of a newer kit and for a file of another program.
    """
    lock(connection, VERSION_TABLE)
    version = _version(connection, place)
    if version == LATEST:
        return
    config = _config(connection)
    if version is not None and version not in _known(config):
        raise Unusable("store-newer", store=place)
    command.upgrade(config, "head")


def is_current(connection: Connection) -> bool:
    """Whether the tables have the present shape."""
    return inspect(connection).has_table(VERSION_TABLE) and _read_version(connection) == LATEST


def _version(connection: Connection, place: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE in tables:
        return _read_version(connection)
    if tables and connection.dialect.name == "sqlite":
        raise Unusable("store-foreign", store=place)
    return None


def _read_version(connection: Connection) -> str | None:
    found: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 (a constant)
    return found


def _known(config: Config) -> set[str]:
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _config(connection: Connection) -> Config:
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
