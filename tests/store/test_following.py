"""A server hears of what another one wrote, at once on PostgreSQL and soon everywhere."""

import queue

import pytest

from kit.store.follow import Following
from kit.store.store import Store
from tests.store.builders import KEY, append, cast, line, open_round

PATIENCE = 20.0


@pytest.fixture
def news():
    return queue.Queue()


@pytest.fixture
def server_store(postgres_url):
    store = Store.open(postgres_url, key=KEY)
    yield store
    store.close()


@pytest.fixture
def follow(news):
    """Follow a store, with everything told going to `news`."""
    running: list[Following] = []

    def _follow(store, poll_seconds):
        following = Following(store, lambda *told: news.put(told), poll_seconds=poll_seconds)
        running.append(following)
        return following

    yield _follow
    for each in running:
        each.close()


def test_what_another_server_wrote_is_told(open_store, follow, news):
    one, other = open_store(), open_store()
    follow(one, 0.05)
    append(other, line(), line())

    assert news.get(timeout=PATIENCE) == ("turin", "events", 2)


def test_a_ballot_is_told_as_turnout(open_store, follow, news):
    one, other = open_store(), open_store()
    box = open_round(other)
    follow(one, 0.05)
    cast(other, box, "seat-1")

    assert news.get(timeout=PATIENCE) == ("turin", "turnout", 1)


def test_an_emptied_box_is_told(open_store, follow, news):
    one, other = open_store(), open_store()
    box = open_round(other)
    cast(other, box, "seat-1")
    follow(one, 0.05)
    with other.transaction() as tx:
        box.empty(tx, "turin", "r1", ["seat-1"])

    assert news.get(timeout=PATIENCE) == ("turin", "turnout", 0)


def test_postgresql_tells_without_looking(server_store, follow, news):
    follow(server_store, 600.0)
    _until_it_listens(server_store)
    append(server_store, line("private words"))

    assert news.get(timeout=PATIENCE) == ("turin", "events", 1)


def _until_it_listens(store) -> None:
    listening = (
        "SELECT count(*) FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN%%' AND state = 'idle' AND datname = current_database()"
    )
    while True:
        with store.engine.connect() as connection:
            if connection.exec_driver_sql(listening).scalar():
                return


def test_a_callback_that_fails_does_not_end_the_following(open_store, news):
    one, other = open_store(), open_store()

    def fail_once(*told):
        news.put(told)
        if told[2] == 1:
            raise RuntimeError("a page is gone")

    following = Following(one, fail_once, poll_seconds=0.05)
    try:
        append(other, line())
        first = news.get(timeout=PATIENCE)
        append(other, line())
        second = news.get(timeout=PATIENCE)
        while second == first:  # one piece of news may come twice
            second = news.get(timeout=PATIENCE)
    finally:
        following.close()

    assert (first, second) == (("turin", "events", 1), ("turin", "events", 2))


def test_a_lost_connection_is_made_again(server_store, follow, news):
    follow(server_store, 0.05)
    _until_it_listens(server_store)
    with server_store.engine.begin() as connection:
        connection.exec_driver_sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE query LIKE 'LISTEN%%' AND datname = current_database()"
        )
    append(server_store, line())

    assert news.get(timeout=PATIENCE) == ("turin", "events", 1)
