"""Every contract is held by a SQLite file and by a real PostgreSQL."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import URL

from kit.store.store import Store
from tests.store import postgres
from tests.store.builders import KEY

Open = Callable[[], Store]

# A commit waits for the disk, and how long that takes is no property of the store.
settings.register_profile("store", deadline=None)
settings.load_profile("store")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[URL]:
    with postgres.server() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: URL) -> Iterator[str]:
    with postgres.database(postgres_server) as url:
        yield url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "sealkit.db")
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
def open_store(store_url: str) -> Iterator[Open]:
    """Open the store once more; all are closed at the end. SQLite has a key file, as at home."""
    opened: list[Store] = []

    def _open() -> Store:
        key = KEY if "://" in store_url else None
        opened.append(Store.open(store_url, key=key))
        return opened[-1]

    yield _open
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Open) -> Store:
    return open_store()


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """A store of one SQLite file, for what only files have."""
    store = Store.open(tmp_path / "sealkit.db")
    yield store
    store.close()


@pytest.fixture(autouse=True)
def no_key_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SEALKIT_KEY", raising=False)


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Give up root's right to read and write everything; given back at the end."""
    if os.name != "posix":
        pytest.skip("Windows keeps rights elsewhere")
    before = os.geteuid()

    def _drop() -> None:
        if before == 0:
            os.seteuid(65534)

    yield _drop
    os.seteuid(before)
