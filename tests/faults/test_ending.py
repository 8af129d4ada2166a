"""A rehearsal ends in one sentence, or names all that is wrong."""

import sys
from pathlib import Path

import pytest

from tests.faults.ending import Ending, run, total


def _ends(monkeypatch: pytest.MonkeyPatch, ending: Ending) -> int:
    monkeypatch.setattr(sys, "argv", ["fault", "--rounds", "2", "--seed", "1"])

    def rehearse(folder: Path, rounds: int, seed: int) -> Ending:
        assert folder.is_dir()
        assert (rounds, seed) == (2, 1)
        return ending

    return run("A fault.", 150, rehearse)


def test_a_good_end_says_what_was_acknowledged_and_recorded(monkeypatch, capsys):
    assert _ends(monkeypatch, Ending(7, 7, told=["more"])) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2 rounds, seed 1",
        "more",
        "acknowledged 7, recorded 7, chain intact",
    ]


def test_whatever_is_wrong_is_named_and_the_end_is_not_good(monkeypatch, capsys):
    assert _ends(monkeypatch, Ending(7, 7, ["half an act"])) == 1
    said = capsys.readouterr().out
    assert "WRONG: half an act" in said
    assert "intact" not in said


def test_one_that_is_missing_is_wrong(monkeypatch, capsys):
    assert _ends(monkeypatch, Ending(7, 6)) == 1
    assert "WRONG: acknowledged 7, but recorded 6" in capsys.readouterr().out


def test_several_ends_are_one():
    assert total([Ending(1, 1, ["a"]), Ending(2, 2, told=["b"])]) == Ending(3, 3, ["a"], ["b"])
