"""The command line: what it prints, and one readable sentence where something cannot be done."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kit.formats.library import Library
from kit.server.sessions import start_or_resume
from kit.store.store import Store

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("SEALKIT_STORE", "SEALKIT_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(name="run")
def _run(sealkit):
    return sealkit


def started(path="sealkit.db", session="turin"):
    store = Store.open(path)
    library = Library()
    start_or_resume(store, library, library.workshop("seal"), session, "k" * 20)
    store.close()


def test_seats_are_printed_for_scripts(run):
    started()

    status, out, err = run("seats", "turin", "--format", "json")

    printed = json.loads(out)
    assert (status, err) == (0, "")
    assert printed["session"] == "turin"
    assert len(printed["room_code"]) == 5
    assert printed["seats"][0].keys() == {
        "seat_id",
        "role",
        "group",
        "organisation",
        "country",
        "code",
        "url",
    }
    assert printed["seats"][0]["url"].endswith(f"/s/{printed['seats'][0]['code']}")


def test_seats_are_printed_for_people(run):
    started()

    _, out, _ = run("seats", "turin")

    assert "facilitator" in out
    assert out.count("http://") == 11


def test_a_session_that_is_not_there_is_named_with_those_that_are(run):
    started()

    status, out, err = run("seats", "paris")

    assert (status, out) == (1, "")
    assert err == "There is no session paris in sealkit.db. There are: turin.\n"


def test_asking_for_the_seats_of_nothing_makes_no_store(run, tmp_path):
    status, _, err = run("seats", "turin")

    assert status == 1
    assert "sealkit.db" in err
    assert list(tmp_path.iterdir()) == []


def test_a_session_is_exported_into_a_folder(run, tmp_path):
    started()

    status, out, _ = run("export", "turin", "out")

    assert status == 0
    assert (tmp_path / "out" / "events.jsonl").is_file()
    assert "events.jsonl" in out


def test_an_export_never_overwrites_what_is_not_an_export(run, tmp_path):
    started()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", "utf-8")

    status, _, err = run("export", "turin", "out")

    assert status == 1
    assert len(err.splitlines()) == 1
    assert (tmp_path / "out" / "thesis.txt").read_text("utf-8") == "mine"


def test_good_files_are_checked_in_silence(run):
    assert run("check", str(ROOT / "workshops"), str(ROOT / "frameworks")) == (0, "", "")


def test_every_mistake_in_a_file_has_its_line(run, tmp_path):
    (tmp_path / "bad.yaml").write_text("id: mine\nagenda: []\nid: twice\n", "utf-8")

    status, out, err = run("check", "bad.yaml")

    assert status == 1
    assert err == ""
    assert all(line.startswith("bad.yaml:") for line in out.splitlines())
    assert "bad.yaml:3:" in out


def test_a_summits_own_folder_holds_files_to_change_and_a_store(run, tmp_path):
    status, _, _ = run("init", "ours")

    assert status == 0
    assert (tmp_path / "ours" / "workshops" / "seal.yaml").is_file()
    assert (tmp_path / "ours" / "frameworks" / "eu-eument-net.yaml").is_file()
    assert (tmp_path / "ours" / "sealkit.db").is_file()


def test_a_folder_with_files_in_it_is_left_alone(run, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine", "utf-8")

    status, _, err = run("init", "full")

    assert status == 1
    assert "Name an empty folder" in err


def busy_port() -> tuple[socket.socket, str]:
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    taken.listen()
    return taken, str(taken.getsockname()[1])


def test_a_port_in_use_is_one_sentence(run):
    taken, port = busy_port()

    with taken:
        status, _, err = run("serve", "seal", "--port", port, "--listen", "127.0.0.1")

    assert status == 1
    assert err == (
        f"Port {port} is in use. Stop the other program, or choose another port with --port.\n"
    )


def test_a_missing_key_is_one_sentence(run, tmp_path):
    started()
    (tmp_path / "sealkit.db.key").unlink()

    status, _, err = run("serve", "--port", "0", "--listen", "127.0.0.1")

    assert status == 1
    assert "sealkit.db.key" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_store_that_is_no_database_is_one_sentence(run, tmp_path, command):
    (tmp_path / "thesis.txt").write_text("not a database, however long " * 100, "utf-8")

    status, _, err = run(command, "--store", "thesis.txt", "--no-browser", "--port", "0")

    assert status == 1
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


def test_a_foreign_database_is_left_alone(run, tmp_path):
    with sqlite3.connect(tmp_path / "music.db") as music:
        music.execute("create table songs(title)")
    music.close()

    status, _, err = run("seats", "x", "--store", "music.db")

    assert status == 1
    assert len(err.splitlines()) == 1


def test_a_broken_workshop_is_told_line_by_line(run, tmp_path):
    (tmp_path / "mine.yaml").write_text("id: mine\ntitle: {en: Mine}\n", "utf-8")

    status, _, err = run("serve", "mine.yaml", "--port", "0", "--listen", "127.0.0.1")

    assert status == 1
    assert "mine.yaml:" in err
    assert "Traceback" not in err


def test_an_unknown_workshop_is_named_with_those_there_are(run):
    status, _, err = run("serve", "nothing", "--port", "0", "--listen", "127.0.0.1")

    assert status == 1
    assert "partnership" in err


def test_a_certificate_without_its_key_is_one_sentence(run, tmp_path):
    status, _, err = run("serve", "seal", "--tls-cert", "cert.pem")

    assert status == 1
    assert "cert.pem" in err


def test_the_terminals_language_is_spoken(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_BE.UTF-8")
    started()

    _, _, err = run("seats", "paris")

    assert err.startswith("Il n’y a pas de séance paris")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("lang", ["fr", "es"])
def test_a_terminal_without_our_letters_shows_the_sentence_all_the_same(tmp_path, lang, encoding):
    (tmp_path / "mine.yaml").write_text("id: other\ntitle: {fr: }\nagenda: []\n", "utf-8")
    told = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": encoding,
        "LC_ALL": f"{lang}_{lang.upper()}.UTF-8",
    }

    done = subprocess.run(
        [sys.executable, "-m", "kit", "check", "mine.yaml"],
        cwd=tmp_path,
        env=told,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == b""
    assert done.stdout.decode(encoding).count("mine.yaml:") == len(done.stdout.splitlines())


def served(folder: Path, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "kit", *words, "--no-browser", "--port", "0"]
    return subprocess.Popen(
        [*command, "--listen", "127.0.0.1"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_ctrl_c_ends_a_server_without_a_word(tmp_path):
    with served(tmp_path, "serve", "seal") as process:
        assert process.stderr is not None
        ready(process)
        process.send_signal(signal.SIGINT)  # its first pages are in the making

        assert process.wait(timeout=30) == 0
        assert process.stderr.read() == ""


HANGING = """
import asyncio, sys
from kit.server import launcher

async def never(self):
    await asyncio.sleep(1000)

launcher.LONGEST_STOP, launcher.Server.stop = 0.5, never
from kit.cli import main
sys.argv = ["sealkit", "serve", "seal", "--no-browser", "--port", "0", "--warm", "0"]
sys.argv += ["--listen", "127.0.0.1"]
main()
"""


def test_a_server_that_was_told_to_stop_ends_whatever_hangs(tmp_path):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-c", HANGING],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        ready(process)
        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=30) == 0


def ready(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    while not process.stdout.readline().startswith("Ctrl-C"):
        assert process.poll() is None


def test_a_store_is_served_by_one_server_and_by_the_next_when_that_is_gone(tmp_path):
    with served(tmp_path, "serve", "seal") as first:
        ready(first)
        with served(tmp_path, "serve") as second:
            _, err = second.communicate(timeout=60)
        assert second.returncode == 1
        assert err.startswith("Another sealkit serves sealkit.db already.")
        assert len(err.splitlines()) == 1
        first.kill()
        first.wait(timeout=30)

    with served(tmp_path, "serve") as third:
        ready(third)
        third.terminate()
        assert third.wait(timeout=30) == 0


def test_seats_and_an_export_are_had_while_the_store_is_served(run, tmp_path):
    with served(tmp_path, "serve", "seal", "--session", "turin") as process:
        ready(process)
        seats = run("seats", "turin", "--format", "json")
        exported = run("export", "turin", "out")
        process.terminate()
        process.wait(timeout=30)

    assert seats[0] == 0
    assert len(json.loads(seats[1])["seats"]) == 11
    assert exported[0] == 0


def test_the_demo_prints_every_seat_link_and_ends_when_it_is_told(tmp_path):
    command = [sys.executable, "-m", "kit", "demo", "--no-browser", "--port", "0"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        printed = []
        for line in process.stdout:
            printed.append(line)
            if line.startswith("Ctrl-C"):
                break
        process.terminate()
        assert process.wait(timeout=30) == 0

    text = "".join(printed)
    assert text.count("/s/") == 22
    assert "example: Towards a common quality seal (invented)" in text
    assert text.count("room code") == 2


def test_a_command_that_serves_nothing_loads_nothing_of_the_server():
    looked = "import kit.cli, sys; print({'voila', 'jupyter_server'} & {*sys.modules})"

    out = subprocess.run([sys.executable, "-c", looked], capture_output=True, check=True).stdout

    assert out.decode().strip() == "set()"
