"""`sealkit rehearse`: a sheet for the facilitator, or one sentence where it cannot begin."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kit.domain.ids import LANGUAGES
from kit.domain.seat import Role
from kit.rehearsal.checks import all_of
from kit.rehearsal.play import SCENES
from kit.rehearsal.sheet import Sheet
from kit.words import say
from tests.rehearsal.conftest import QUICK
from tests.server.conftest import served
from tests.server.running import Running


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("room")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_RUNTIME_DIR", str(folder / "runtime"))
        with contextmanager(served)(folder, most_kernels=0) as running:
            yield running


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Let this be what comes in on standard input, and then no more."""
    path = tmp_path / "typed"
    path.touch()

    def say_it(text: str) -> None:
        path.write_text(text, "utf-8")

    with path.open("r", encoding="utf-8") as standard_input:
        monkeypatch.setattr("sys.stdin", standard_input)
        yield say_it


def address(room: Running) -> str:
    return f"http://127.0.0.1:{room.port}"


def link(room: Running, role: Role = Role.FACILITATOR) -> str:
    return f"{address(room)}/s/{room.code(role)}"


def test_on_the_same_machine_the_store_tells_whose_room_it_is(sealkit, room, monkeypatch):
    monkeypatch.setattr("kit.rehearsal.play.Pace", lambda: QUICK)
    store = str(room.store.file)

    status, out, err = sealkit(
        "rehearse", "--seats", "5", "--server", address(room), "--store", store, "--format", "json"
    )

    told = json.loads(out)
    assert err == ""
    assert status == (0 if told["passed"] else 1)
    assert (told["phones"], told["server"]) == (5, address(room))
    assert [one for one in told["checks"] if one["unit"] == "count" and not one["passed"]] == []
    assert room.store.rehearsals() == {}


@pytest.mark.parametrize(("found", "expected"), [(5, 0), (4, 1)])
def test_the_sheet_is_printed_in_the_language_that_is_wanted(sealkit, monkeypatch, found, expected):
    async def play(server, code, phones, lang, **_):
        assert (server, code, phones, lang) == ("https://room.test", "cnmprtczxfg", 5, "fr")
        return Sheet(server, phones, (all_of("counted", found, 5),))

    monkeypatch.setattr("kit.cli.rehearse.play", play)

    status, out, _ = sealkit(
        "rehearse", "--seats", "5", "--server", "https://room.test/s/cnmprtczxfg", "--lang", "fr"
    )

    assert status == expected
    assert "Répétition avec 5 téléphones sur https://room.test" in out
    assert ("La salle est prête" in out) == (not expected)


def test_another_seats_link_and_an_unknown_one_are_one_sentence(sealkit, room):
    for server in (link(room, Role.PLENARY), f"{address(room)}/s/abcdefghjkm"):
        status, out, err = sealkit("rehearse", "--server", server)
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1
        assert "facilitator’s link" in err


def test_a_server_that_is_not_there_is_one_sentence(sealkit):
    status, _, err = sealkit("rehearse", "--server", "http://127.0.0.1:9/s/cnmprtczxfg")

    assert status == 1
    assert err.startswith("No server answers at http://127.0.0.1:9. Start it with sealkit serve")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("server", ["ftp://room.test", "http://", "http://room.test/p/seat-1"])
def test_an_address_that_is_none_is_one_sentence(sealkit, server):
    status, _, err = sealkit("rehearse", "--server", server)

    assert status == 1
    assert "is no address of a server" in err


def test_a_store_that_is_not_there_or_of_another_server_is_one_sentence(sealkit, room, tmp_path):
    status, _, missing = sealkit("rehearse", "--server", address(room), "--store", "none.db")
    assert status == 1
    assert "none.db" in missing
    assert not (tmp_path / "none.db").exists()

    sealkit("init", "mine")
    _, _, empty = sealkit("rehearse", "--server", address(room), "--store", "mine/sealkit.db")
    assert (
        empty == "The store mine/sealkit.db holds no session yet. Start one with: sealkit serve.\n"
    )

    store = str(room.store.file)
    _, _, unknown = sealkit("rehearse", "--store", store, "--session", "paris")
    assert unknown.startswith("There is no session paris")
    assert Path(store).exists()


def test_too_few_phones_for_a_secret_round_are_refused(sealkit):
    status, _, err = sealkit("rehearse", "--seats", "4")

    assert status == 2
    assert "--seats" in err


def test_a_program_that_shows_it_gives_the_link_unseen_and_hears_line_by_line(
    sealkit, room, monkeypatch, typed
):
    monkeypatch.setattr("kit.rehearsal.play.Pace", lambda: QUICK)
    typed(f"{link(room)}\n")

    _, out, err = sealkit("rehearse", "--seats", "5", "--server", "-", "--format", "lines")

    *scenes, last = map(json.loads, out.splitlines())
    assert err == ""
    assert out.isascii()
    assert [one["scene"] for one in scenes] == list(SCENES)
    assert scenes[3] == {"scene": "brainstorm", "number": 4, "of": 10}
    assert last["sheet"].keys() == {"en", "fr", "es"}
    counted = next(one for one in last["sheet"]["fr"]["checks"] if one["figure"] == "5 sur 5")
    assert counted["mark"] == "OK"
    assert room.store.rehearsals() == {}


def test_one_more_line_ends_the_play_and_nothing_of_it_is_left(sealkit, room, typed):
    typed(f"{link(room)}\nstop\n")

    status, out, err = sealkit("rehearse", "--seats", "5", "--server", "-", "--format", "lines")

    assert (status, err) == (1, "")
    assert "sheet" not in out
    assert room.store.rehearsals() == {}


def test_why_it_cannot_begin_is_a_line_in_every_language(sealkit, room, typed):
    typed(f"{link(room, Role.PLENARY)}\n")

    status, out, err = sealkit("rehearse", "--server", "-", "--format", "lines")

    refused = {one: say("rehearsal-not-facilitator", one) for one in LANGUAGES}
    assert (status, err) == (1, "")
    assert json.loads(out) == {"refused": refused}


@pytest.mark.parametrize("said", ["", "ftp://room.test\n"])
def test_a_link_that_is_typed_wrong_or_not_at_all_is_one_sentence(sealkit, typed, said):
    typed(said)

    status, _, err = sealkit("rehearse", "--server", "-")

    assert status == 1
    assert "is no address of a server" in err
