"""The command line as people and scripts call it, for every test of it."""

import logging
import sys
from collections.abc import Callable, Iterator

import pytest

from kit.cli import main

Sealkit = Callable[..., tuple[int, str, str]]
"""`sealkit("check", "file.tsv")` gives the exit code, what was printed, and what was complained."""


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    """A command that serves takes the log over, and would write to a stream that is gone."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level


@pytest.fixture
def sealkit(monkeypatch, capsys, tmp_path) -> Sealkit:
    """Run a command in a folder of its own, in English, with no store named from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for name in ("SEALKIT_STORE", "SEALKIT_KEY"):
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sealkit", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return run
