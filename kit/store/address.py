"""The address of a store: a path means SQLite, a URL names the database."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from kit.domain.errors import Unusable

POSTGRES = {"postgresql", "postgres"}


def address(url_or_path: str | os.PathLike[str]) -> URL:
    """Read what a person typed after `--store`.

    Raises Unusable when it is a URL of another database, or none at all.
    """
    given = os.fspath(url_or_path)
    if "://" not in given:
        return _file(given)
    scheme = given.partition("://")[0]
    try:
        url = make_url(given)
    except (ArgumentError, ValueError):
        # Without the rest, which may hold a password.
        raise Unusable("store-address-unreadable", scheme=scheme) from None
    backend = url.drivername.partition("+")[0]
    if backend in POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return _file(url.database or "")
    raise Unusable("store-address-unknown", scheme=scheme)


def _file(path: str) -> URL:
    # A store in memory would have no place beside it for its keys.
    if path in {"", ":memory:"}:
        raise Unusable("store-address-unreadable", scheme="sqlite")
    return URL.create("sqlite", database=path)


def place(url: URL) -> str:
    """How a store is called in a sentence: its path, or its URL without the password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.render_as_string(hide_password=True)


def path(url: URL) -> Path | None:
    """The file of a SQLite store."""
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None
