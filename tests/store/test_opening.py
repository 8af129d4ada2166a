"""What can be wrong with a store is said when it is opened, and nothing is changed."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import delete, select, text

from kit.domain.errors import Unusable
from kit.store.migrate import LATEST, VERSION_TABLE
from kit.store.schema import key_mark, metadata
from kit.store.store import Store
from kit.words import say_error
from tests.store.builders import KEY, append, line


def refused(url_or_path, **options) -> Unusable:
    with pytest.raises(Unusable) as found:
        Store.open(url_or_path, **options)
    return found.value


def test_the_migrations_make_the_schema(store):
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})

        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == LATEST


def test_the_latest_migration_is_the_last_one():
    folder = Path(__file__).parents[2] / "kit" / "store" / "migrations"

    assert ScriptDirectory(str(folder)).get_heads() == [LATEST]


def test_a_store_is_opened_with_the_key_it_was_made_with_and_no_other(store, store_url):
    append(store, line())
    other = "00" * 32
    if store.keys.file is not None:
        store.keys.file.write_bytes(bytes.fromhex(other))
    error = refused(store_url, key=None if store.keys.file else other)

    assert error.message_id == "key-of-other-store"
    assert say_error(error, "en").startswith("The key in ")


def test_a_store_made_before_there_were_marks_takes_the_key_it_has(store, store_url, open_store):
    with store.transaction() as tx:
        tx.connection.execute(delete(key_mark))
    open_store()

    with store.reading() as connection:
        assert connection.scalars(select(key_mark.c.mark)).all() == [store.keys.mark]


def test_a_path_or_a_url_names_a_file(tmp_path):
    path = tmp_path / "sealkit.db"
    for name in (path, str(path), f"sqlite:///{path}"):
        store = Store.open(name)
        append(store, line())
        assert store.revision("turin") > 0
        store.close()


@pytest.mark.parametrize(
    ("url", "message_id"),
    [
        ("mysql://host/name", "store-address-unknown"),
        ("postgresql://host:port/name", "store-address-unreadable"),
        ("sqlite://", "store-address-unreadable"),
        (":memory:", "store-address-unreadable"),
        ("", "store-address-unreadable"),
    ],
)
def test_an_address_that_is_none_is_named(url, message_id):
    assert refused(url).message_id == message_id


def test_a_password_is_never_repeated():
    error = refused("postgresql://ana:s3cret@127.0.0.1:1/summit", key=KEY)

    assert error.message_id == "store-unreachable"
    assert "s3cret" not in str(error)
    assert "s3cret" not in str(refused("postgresql://ana:s3cret@host:x/summit", key=KEY))


def test_a_database_that_does_not_exist_is_named(postgres_server):
    url = postgres_server.set(database="elsewhere").render_as_string(hide_password=False)

    assert refused(url, key=KEY).message_id == "store-unreachable"


def test_a_server_needs_a_key_from_outside(postgres_url):
    error = refused(postgres_url)

    assert (error.message_id, error.values) == ("key-needed", {"variable": "SEALKIT_KEY"})


def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path):
    path = tmp_path / "sealkit.db"
    path.write_bytes(b"Dear diary, " * 100)
    error = refused(path)

    assert (error.message_id, error.values) == ("store-not-a-database", {"store": str(path)})
    assert path.read_bytes() == b"Dear diary, " * 100
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_named_and_left_alone(tmp_path):
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (url)")
    before = path.read_bytes()

    assert refused(path).message_id == "store-foreign"
    assert path.read_bytes() == before


def test_a_damaged_database_is_named(tmp_path):
    path = tmp_path / "sealkit.db"
    store = Store.open(path)
    append(store, *(line("x" * 3000) for _ in range(50)))
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 20_000)

    assert refused(path).message_id == "store-damaged"


def test_a_store_of_a_newer_version_is_named(store, store_url):
    with store.engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))

    assert refused(store_url, key=KEY).message_id == "store-newer"


def test_a_missing_folder_is_named(tmp_path):
    error = refused(tmp_path / "nowhere" / "sealkit.db")

    assert error.message_id == "store-folder-missing"
    assert error.values["folder"] == str(tmp_path / "nowhere")


def test_a_folder_is_no_store(tmp_path):
    assert refused(tmp_path).message_id == "store-is-a-folder"


def test_a_store_with_events_and_no_key_is_named(tmp_path):
    path = tmp_path / "sealkit.db"
    store = Store.open(path)
    append(store, line())
    store.close()
    (tmp_path / "sealkit.db.key").unlink()
    error = refused(path)

    assert error.message_id == "key-missing"
    assert error.values == {"path": str(tmp_path / "sealkit.db.key")}
    assert not (tmp_path / "sealkit.db.key").exists()


def test_an_unused_store_without_a_key_gets_one(tmp_path):
    Store.open(tmp_path / "sealkit.db").close()
    (tmp_path / "sealkit.db.key").unlink()
    Store.open(tmp_path / "sealkit.db").close()

    assert (tmp_path / "sealkit.db.key").exists()


def test_only_an_existing_store_can_be_opened_to_read(tmp_path):
    with pytest.raises(Unusable, match="store-missing"):
        Store.open_to_read(tmp_path / "sealkit.db")

    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def public_folder():
    """A folder that everybody can reach, which pytest's own is not."""
    with tempfile.TemporaryDirectory(prefix="kit-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        Store.open(folder / "sealkit.db").close()
        (folder / "sealkit.db.key").chmod(0o644)
        yield folder
        folder.chmod(0o755)


def test_a_read_only_file_is_named(public_folder, as_nobody):
    path = public_folder / "sealkit.db"
    path.chmod(0o444)
    public_folder.chmod(0o777)
    as_nobody()
    error = refused(path, key=KEY)

    assert (error.message_id, error.values) == ("store-read-only", {"store": str(path)})


def test_a_read_only_folder_is_named(public_folder, as_nobody):
    path = public_folder / "sealkit.db"
    path.chmod(0o666)
    public_folder.chmod(0o555)
    as_nobody()

    assert refused(path, key=KEY).message_id == "store-cannot-open"


def test_a_folder_in_which_nothing_can_be_made_is_named(public_folder, as_nobody):
    public_folder.chmod(0o555)
    as_nobody()
    error = refused(public_folder / "new.db")

    assert error.message_id == "store-cannot-open"
    assert error.values["folder"] == str(public_folder)


def test_a_key_that_cannot_be_read_is_named(public_folder, as_nobody):
    (public_folder / "sealkit.db").chmod(0o666)
    (public_folder / "sealkit.db.key").chmod(0o600)
    public_folder.chmod(0o777)
    as_nobody()

    assert refused(public_folder / "sealkit.db").message_id == "key-unreachable"
