"""A full disk refuses what it cannot keep, and only that."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import event

from kit.domain.errors import Unusable
from kit.store.store import Store
from kit.store.transaction import Transaction
from tests.store.builders import AT, append, line

LONG = "x" * 3_500


@pytest.fixture
def full_store(file_store):
    """A store whose file may not grow any more."""
    append(file_store, line("before"))

    @event.listens_for(file_store.engine, "connect")
    def _limit(connection, _record):
        connection.execute("PRAGMA max_page_count=1")  # cannot go below the present size

    file_store.engine.dispose()
    return file_store


def test_a_full_disk_is_named(full_store):
    with pytest.raises(Unusable) as refused:
        append(full_store, *(line(LONG) for _ in range(9)))

    assert refused.value.message_id == "store-full"
    assert str(refused.value.values["store"]).endswith("sealkit.db")
    assert full_store.verify("turin") == 1


def test_a_batch_is_refused_whole_even_if_somebody_swallows_the_refusal(full_store):
    def act(tx: Transaction, number: int) -> None:
        with suppress(Unusable), tx.savepoint():
            tx.append("turin", [line(LONG)], at=AT, seat_id=None, key=f"{number}")

    def batch() -> None:
        with full_store.transaction() as tx:
            for number in range(9):
                act(tx, number)

    with pytest.raises(Unusable, match="store-full"):
        batch()

    assert full_store.verify("turin") == 1


def test_after_the_refusal_the_store_goes_on(full_store):
    with pytest.raises(Unusable, match="store-full"):
        append(full_store, *(line(LONG) for _ in range(9)))

    assert append(full_store, line("short"))[0].position == 2


PROGRAM = """
import resource, sys
from kit.domain.errors import Unusable
from kit.store.store import Store
from kit.store.transaction import Transaction
from tests.store.builders import append, line

store = Store.open(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
done = 0
try:
    while True:
        append(store, line("x" * 3_500))
        done += 1
except Unusable as refused:
    print(done, refused.message_id)
store.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on file sizes is POSIX's")
def test_what_was_acknowledged_before_the_disk_was_full_is_there(tmp_path):
    root = Path(__file__).parents[2]
    path = tmp_path / "sealkit.db"
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    done, message_id = run.stdout.split()
    store = Store.open(path)
    try:
        assert int(done) > 10
        assert store.verify("turin") == int(done)
        assert message_id in {"store-full", "store-disk-error"}
    finally:
        store.close()
