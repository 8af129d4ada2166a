"""A server hears of what another one wrote, at once on PostgreSQL and soon everywhere."""

import os
import queue
import signal

import pytest

from kit.store.follow import LISTENER, Following
from kit.store.statements import state
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

    def _follow(store, poll_seconds, **more):
        following = Following(
            store, lambda *told: news.put(told), poll_seconds=poll_seconds, **more
        )
        running.append(following)
        return following

    yield _follow
    for each in running:
        each.close()


def until(news, wanted) -> None:
    """Wait for this piece of news; others, and the same again, may come before."""
    while news.get(timeout=PATIENCE) != wanted:
        pass


def test_what_another_server_wrote_is_told(open_store, follow, news):
    one, other = open_store(), open_store()
    follow(one, 0.05)
    append(other, line(), line())

    assert news.get(timeout=PATIENCE) == ("turin", "events", 2)


def test_what_was_there_before_is_told_too(open_store, follow, news):
    one = open_store()
    append(one, line(), line())
    follow(one, 600.0)

    assert news.get(timeout=PATIENCE) == ("turin", "events", 2)


def test_news_that_could_not_be_taken_in_is_told_again(open_store, follow, news):
    one = open_store()
    append(one, line())
    follow(one, 0.05)

    assert [news.get(timeout=PATIENCE) for _ in range(3)] == [("turin", "events", 1)] * 3


def test_a_ballot_is_told_as_turnout(open_store, follow, news):
    one, other = open_store(), open_store()
    box = open_round(other)
    follow(one, 0.05)
    cast(other, box, "seat-1")

    until(news, ("turin", "turnout", 1))


def test_an_emptied_box_is_told(open_store, follow, news):
    one, other = open_store(), open_store()
    box = open_round(other)
    cast(other, box, "seat-1")
    follow(one, 0.05)
    until(news, ("turin", "turnout", 1))
    with other.transaction() as tx:
        box.empty(tx, "turin", "r1", ["seat-1"])

    until(news, ("turin", "turnout", 0))


def test_an_erased_session_is_told(open_store, follow, news):
    one, other = open_store(), open_store()
    append(other, line())
    follow(one, 0.05)
    until(news, ("turin", "events", 1))
    other.erase_session("turin")

    until(news, ("turin", "events", 0))


def test_postgresql_tells_without_looking(server_store, follow, news):
    follow(server_store, 600.0)
    listener(server_store)
    append(server_store, line("private words"))

    assert news.get(timeout=PATIENCE) == ("turin", "events", 1)


def listener(store) -> int:
    """The process of the database that serves the connection which listens, once it waits."""
    listening = (
        f"SELECT pid FROM pg_stat_activity WHERE application_name = '{LISTENER}'"
        " AND wait_event = 'ClientRead' AND query LIKE 'SELECT ballots%%'"
        " AND datname = current_database()"
    )
    while True:
        with store.engine.connect() as connection:
            if pid := connection.exec_driver_sql(listening).scalar():
                return int(pid)


def test_a_callback_that_fails_does_not_end_the_following(open_store, news):
    one, other = open_store(), open_store()

    def fail_once(*told):
        news.put(told)
        if told[2] == 1:
            raise RuntimeError("a page is gone")

    following = Following(one, fail_once, poll_seconds=0.05)
    try:
        append(other, line())
        until(news, ("turin", "events", 1))
        append(other, line())
        until(news, ("turin", "events", 2))
    finally:
        following.close()


def test_a_lost_connection_is_made_again(server_store, follow, news):
    back: queue.Queue[str] = queue.Queue()
    follow(server_store, 600.0, on_back=lambda: back.put("back"))
    pid = listener(server_store)
    with server_store.engine.begin() as connection:
        connection.exec_driver_sql(f"SELECT pg_terminate_backend({pid})")
    append(server_store, line())

    until(news, ("turin", "events", 1))
    assert back.get(timeout=PATIENCE) == "back"


@pytest.mark.skipif(os.name != "posix", reason="no process can be held still there")
def test_a_connection_on_which_nothing_comes_any_more_is_given_up(server_store, follow, news):
    follow(server_store, 0.05)
    pid = listener(server_store)
    os.kill(pid, signal.SIGSTOP)
    try:
        append(server_store, line())

        until(news, ("turin", "events", 1))
    finally:
        os.kill(pid, signal.SIGCONT)


def test_what_a_server_says_is_heard_whole_by_all_and_stored_nowhere(server_store, follow, news):
    said = " ".join(f"seat-{number:x}" for number in range(0, 90_000_000, 30_000))
    heard: queue.Queue[tuple[str, str]] = queue.Queue()
    for _ in range(2):
        follow(server_store, 600.0, on_statement=lambda *told: heard.put(told))
    while not follows_twice(server_store):
        pass

    state(server_store, "s1", 1, said)

    assert [heard.get(timeout=PATIENCE) for _ in range(2)] == [("s1", said)] * 2
    assert news.empty()


def follows_twice(store) -> bool:
    waiting = (
        f"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{LISTENER}'"
        " AND query LIKE 'SELECT ballots%%' AND datname = current_database()"
    )
    with store.engine.connect() as connection:
        return bool(connection.exec_driver_sql(waiting).scalar() == 2)


def test_what_is_no_news_does_not_end_the_following(server_store, follow, news):
    follow(server_store, 600.0)
    listener(server_store)
    with server_store.engine.begin() as connection:
        for channel in ("sealkit", "sealkit_statements"):
            for payload in ("", "hello", "a b c", "s 1 1 1 !", "s x y z w"):
                connection.exec_driver_sql(f"NOTIFY {channel}, '{payload}'")
    append(server_store, line())

    assert news.get(timeout=PATIENCE) == ("turin", "events", 1)
