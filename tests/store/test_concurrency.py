"""Many writers at once leave no gap and lose nothing."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from kit.store.store import Store
from tests.store.builders import AT, KEY, append, append_many, line


def test_many_threads_leave_no_gap(store):
    def write(number: int) -> int:
        return append(store, line(f"line {number}"), key=f"act-{number}")[0].position

    with ThreadPoolExecutor(12) as pool:
        positions = list(pool.map(write, range(120)))

    assert sorted(positions) == list(range(1, 121))
    assert store.verify("turin") == 120


def test_one_key_from_many_threads_stands_once(store):
    def write(number: int) -> int:
        return append(store, line(f"line {number}"), key="again")[0].position

    with ThreadPoolExecutor(8) as pool:
        positions = set(pool.map(write, range(40)))

    assert positions == {1}
    assert store.revision("turin") == 1


def test_many_processes_leave_no_gap(store, store_url):
    key = KEY if "://" in store_url else store.keys.file.read_bytes().hex()
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(4, mp_context=spawning) as pool:
        running = [
            pool.submit(append_many, store_url, key, "turin", writer, 25) for writer in range(4)
        ]
        positions = [position for each in running for position in each.result(timeout=60)]

    assert sorted(positions) == list(range(1, 101))
    assert store.verify("turin") == 100


def test_servers_that_name_their_sessions_do_not_block_each_other(open_store):
    """Locks taken in opposite orders would be a deadlock."""
    stores = [open_store(), open_store()]

    def write(number: int) -> None:
        names = ["porto", "turin"] if number % 2 else ["turin", "porto"]
        with stores[number % 2].transaction(names) as tx:
            for name in names:
                tx.append(name, [line()], at=AT, seat_id=None, key=f"{number}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(60)))

    assert [stores[0].verify(name) for name in ("porto", "turin")] == [60, 60]


def test_a_lock_taken_in_an_undone_savepoint_is_taken_again(open_store):
    """PostgreSQL gives a lock back with the savepoint in which it was taken."""
    one, other = open_store(), open_store()
    with ThreadPoolExecutor(1) as pool:
        with one.transaction() as tx:
            try:
                with tx.savepoint():
                    tx.revision("turin")
                    raise LookupError
            except LookupError:
                tx.append("turin", [line("first")], at=AT, seat_id=None, key="k1")
            waiting = pool.submit(append, other, line("second"), key="k2")
            tx.append("turin", [line("third")], at=AT, seat_id=None, key="k3")
        waiting.result(timeout=60)

    assert one.verify("turin") == 3
    assert [each.event.text for each in one.read("turin")] == ["first", "third", "second"]


def test_many_may_open_a_new_store_at_once(tmp_path):
    def open_and_write(number: int) -> bytes:
        store = Store.open(tmp_path / "sealkit.db")
        try:
            append(store, line(), key=f"{number}")
            return store.keys.cookie_key
        finally:
            store.close()

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(open_and_write, range(16)))

    assert len(keys) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sealkit.db", "sealkit.db.key"]


def test_many_may_open_a_new_database_at_once(postgres_url):
    def open_and_write(number: int) -> None:
        store = Store.open(postgres_url, key=KEY)
        try:
            append(store, line(), key=f"{number}")
        finally:
            store.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(open_and_write, range(16)))

    store = Store.open(postgres_url, key=KEY)
    try:
        assert store.verify("turin") == 16
    finally:
        store.close()
