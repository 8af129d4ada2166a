"""What one would pick instead: stock Voila with a ballot of ipywidgets, and Solara.

Each in a process and a folder of its own, so that no settings of this machine colour it.
Solara gets an environment under `build/`, made when it is first asked for.
"""

import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat

from bench.room.cost import Tree

HERE = Path(__file__).parent / "rival_ballots"
BUILD = Path(__file__).parents[2] / "build" / "bench-solara"
SOLARA = ("solara==1.58.2", "solara-assets==1.58.2")
LONGEST_START = 60.0
LIGHT = ("import networkx", "import pandas")
"""Lines that the light variant of the notebook does without."""


class NotInstalledError(Exception):
    """A rival cannot be had here; the text says why."""


@dataclass(frozen=True)
class Rival:
    """A served ballot of somebody else's making; `kind` says whose messages it speaks."""

    kind: str
    server: str
    page: str
    tree: Tree
    votes: Path

    def rows(self) -> int:
        """Ratings in its file; each ballot has thirty."""
        with closing(sqlite3.connect(self.votes)) as database:
            return int(database.execute("SELECT count(*) FROM votes").fetchone()[0])


@contextmanager
def stock_voila(*, light: bool = False) -> Iterator[Rival]:
    """Voila as it comes, on the ballot's notebook; `light` without pandas and networkx."""
    with tempfile.TemporaryDirectory(prefix="voila-bench-") as name:
        folder = Path(name)
        source = (HERE / "widgets_ballot.py").read_text("utf-8")
        kept = [row for row in source.splitlines() if not (light and row.startswith(LIGHT))]
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell("\n".join(kept))],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
        )
        nbformat.write(notebook, folder / "ballot.ipynb")
        port = _free_port()
        command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", str(folder)]
        with _running(command, folder, port) as tree:
            server = f"http://127.0.0.1:{port}"
            yield Rival("voila", server, "/voila/render/ballot.ipynb", tree, folder / "votes.db")


@contextmanager
def solara() -> Iterator[Rival]:
    """Solara as it comes, for production, on the ballot's page; raises where it is not here."""
    python = _solara_python()
    with tempfile.TemporaryDirectory(prefix="solara-bench-") as name:
        folder, port = Path(name), _free_port()
        command = [str(python), "-m", "solara", "run", str(HERE / "solara_ballot.py")]
        command += ["--production", "--no-open", "--host", "127.0.0.1", "--port", str(port)]
        with _running(command, folder, port) as tree:
            yield Rival("solara", f"http://127.0.0.1:{port}", "/", tree, folder / "votes.db")


def _solara_python() -> Path:
    python = BUILD / "bin" / "python"
    if not (BUILD / "installed").exists():
        print("  installing Solara into build/bench-solara, once …", file=sys.stderr, flush=True)
        venv.create(BUILD, clear=True, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", *SOLARA]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            last = done.stderr.strip().splitlines()[-1:] or ["pip failed"]
            raise NotInstalledError(f"not installed: {last[0]}")
        (BUILD / "installed").touch()
    return python


@contextmanager
def _running(command: list[str], folder: Path, port: int) -> Iterator[Tree]:
    votes = folder / "votes.db"
    with closing(sqlite3.connect(votes)) as database, database:
        database.execute(
            "CREATE TABLE votes (voter, standard, value, PRIMARY KEY (voter, standard))"
        )
    own = {"BENCH_VOTES": str(votes), "JUPYTER_CONFIG_DIR": str(folder / "config")}
    own |= {"JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "IPYTHONDIR": str(folder / "ipython")}
    environment = os.environ | own | {"SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False"}
    log = folder / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=file, stderr=subprocess.STDOUT
        )
    tree = Tree(process.pid)
    try:
        _await(f"http://127.0.0.1:{port}/", process, log)
        yield tree
    finally:
        tree.end(process)


def _await(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise NotInstalledError(f"it did not start: {log.read_text('utf-8', 'replace')[-500:]}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
