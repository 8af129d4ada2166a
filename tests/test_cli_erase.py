"""`sealkit erase`: what is gone, what stays, and that nothing goes by mistake."""

import json

import pytest

from kit.domain.freetext import ERASED
from kit.domain.words_typed import Words
from kit.server.alone import alone
from kit.store.store import Store
from tests.reports import summit


@pytest.fixture(name="run")
def _run(sealkit, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("SEALKIT_STORE", raising=False)
    return sealkit


@pytest.fixture(autouse=True)
def _held(tmp_path):
    """A store with one session in which everything was typed."""
    store = Store.open(tmp_path / "sealkit.db")
    with store.transaction() as tx:
        for number, one in enumerate(summit.recorded()):
            key = f"k{number}"
            tx.append("summit", [one.event], at=one.at, seat_id=one.seat_id, key=key)
    store.close()


def words():
    store = Store.open_to_read("sealkit.db")
    try:
        assert store.verify("summit") if "summit" in store.sessions() else True
        return {text.text.decode() for text in store.texts("summit")}
    finally:
        store.close()


def test_nothing_is_erased_without_being_asked_twice(run):
    before = words()

    status, out, err = run("erase", "summit")

    assert (status, out) == (1, "")
    assert "Nothing was erased" in err
    assert words() == before


def test_all_words_go_and_the_chain_stays(run):
    status, out, _ = run("erase", "summit", "--yes")

    assert status == 0
    assert "its chain of" in out
    assert words() == set()


def test_only_what_is_named_goes(run):
    before = words()

    status, out, _ = run("erase", "summit", "--only", "names", "--yes", "--format", "json")

    assert status == 0
    assert json.loads(out)["texts"] > 3
    assert before - words() == {"Les ponts", "Network One", "Red <Tres>", "Réseau « Deux »"}


def test_what_one_seat_typed_goes_alone(run):
    assert run("erase", "summit", "--seat", "p1", "--yes")[0] == 0

    assert "Train mentors with real cases." not in words()
    assert "Payer le bus 🚌" in words()


def test_a_whole_session_goes(run):
    status, _, _ = run("erase", "summit", "--whole", "--yes")

    assert status == 0
    assert run("seats", "summit")[0] == 1


def test_what_was_erased_reads_so_in_a_bundle(run, tmp_path):
    run("erase", "summit", "--only", "notes", "--yes")

    assert run("export", "summit", "out")[0] == 0

    lines = (tmp_path / "out" / "data" / "lines.csv").read_text("utf-8")
    assert lines.count(ERASED) == 5
    assert "Money" not in (tmp_path / "out" / "texts.jsonl").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--whole", "--only", "notes"), "leave out"),
        (("--seat", "nobody"), "no seat “nobody”"),
    ],
)
def test_what_cannot_be_done_is_said(run, options, said):
    before = words()

    status, _, err = run("erase", "summit", *options, "--yes")

    assert status == 1
    assert said in err
    assert words() == before


def test_a_session_that_is_served_is_left_alone(run, tmp_path):
    with alone(tmp_path / "sealkit.db", "sealkit.db"):
        status, _, err = run("erase", "summit", "--yes")

    assert status == 1
    assert "stop it first" in err


def test_the_kinds_of_words_are_said_in_the_help(run):
    _, out, _ = run("erase", "--help")

    assert all(kind in out for kind in Words)
