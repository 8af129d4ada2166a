"""`sealkit import` as people and scripts call it, from a file to an export that verifies."""

import json
from pathlib import Path

import pytest

from kit.domain.replay import replay
from kit.frames import frame
from kit.store.store import Store
from tests.foreign import PB, SHEET, SOI, SSSOM, polis_folder
from tests.formats.files import write

CALLS = {
    "polis": ["polis", "export"],
    "preflib": ["preflib", "first.soi"],
    "pabulib": ["pabulib", "town.pb", "--group", "district"],
    "delphi": ["delphi", "panel.csv"],
    "sssom": ["sssom", "set.sssom.tsv"],
}


@pytest.fixture(name="run")
def _run(sealkit, tmp_path):
    polis_folder(tmp_path / "export")
    write(tmp_path / "first.soi", SOI)
    write(tmp_path / "town.pb", PB)
    write(tmp_path / "panel.csv", SHEET)
    write(tmp_path / "set.sssom.tsv", SSSOM)
    return lambda *words: sealkit("import", *words)


@pytest.mark.parametrize("words", CALLS.values(), ids=CALLS)
def test_every_source_becomes_a_session_that_verifies_and_has_its_frames(run, tmp_path, words):
    status, out, err = run(*words, "--session", "brought", "--format", "json")

    assert (status, err) == (0, "")
    report = json.loads(out)
    store = Store.open_to_read(tmp_path / "sealkit.db")
    try:
        recorded = store.read("brought")
        assert store.verify("brought") == len(recorded)
    finally:
        store.close()
    session = replay("brought", recorded)
    assert session.closed_at is not None
    assert len(frame("votes", session)) == report["answers"]
    assert frame("voters", session)["seat_id"].nunique() == report["people"]
    assert len(frame("mappings", session)) + len(frame("gaps", session)) == report["mappings"]
    imported = frame("imported", session)
    assert [*imported["note"]][-len(report["notes"]) :] == [one["note"] for one in report["notes"]]
    assert report["written"] is True


def test_the_report_is_sentences_and_says_where_the_session_is(run):
    status, out, _ = run(*CALLS["polis"], "--session", "town", "--lang", "fr", "--title", "Ours")

    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "Ours"
    assert "- 6 votes count: the latest of each person on each comment." in lines
    assert lines[-1].endswith("Open it with: sealkit serve --session town")


def test_a_name_that_is_taken_is_refused_and_nothing_is_changed(run, tmp_path):
    run(*CALLS["preflib"], "--session", "one")
    before = (tmp_path / "sealkit.db").read_bytes()

    for words in ([], ["--dry-run"]):
        status, out, err = run(*CALLS["pabulib"], "--session", "one", *words)
        assert (status, out) == (1, "")
        assert "There is already a session named “one”" in err
    assert (tmp_path / "sealkit.db").read_bytes() == before


def test_a_dry_run_says_it_all_and_makes_no_store(run, tmp_path):
    status, out, _ = run(*CALLS["delphi"], "--session", "panel", "--dry-run")

    assert status == 0
    assert "Nothing was written (--dry-run)" in out
    assert not list(tmp_path.glob("sealkit.*"))


def test_a_mistake_is_one_line_with_its_place_and_no_session(run, tmp_path):
    write(tmp_path / "panel.csv", SHEET.replace("Ben;ES;8", "Ben;ES;often"))

    status, _, err = run(*CALLS["delphi"], "--session", "panel")

    assert status == 1
    assert err.startswith("panel.csv:3: C3: “often” is no rating.")
    assert not (tmp_path / "sealkit.db").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--session", "Not Good"], "session"),
        (["--session", "rehearsal-x"], "rehearsal"),
        (["--session", "x", "--lang", "english"], "“english” is no language"),
    ],
)
def test_names_and_languages_are_checked_before_anything_is_read(run, words, sentence):
    status, _, err = run("polis", "nowhere", *words)

    assert status == 1
    assert sentence in err


def test_licence_and_citation_that_are_named_are_kept(run, tmp_path):
    run(*CALLS["preflib"], "--session", "x", "--licence", "CC0", "--citation", "Somebody, 2024")

    store = Store.open_to_read(Path(tmp_path) / "sealkit.db")
    try:
        session = replay("x", store.read("x"))
    finally:
        store.close()
    assert session.imported is not None
    assert (session.imported.licence, session.imported.citation) == ("CC0", "Somebody, 2024")


def test_the_export_of_an_import_holds_its_report(run, sealkit, tmp_path):
    run(*CALLS["preflib"], "--session", "x")

    status, _, err = sealkit("export", "x", "out")

    assert (status, err) == (0, "")
    told = (tmp_path / "out" / "data" / "imported.csv").read_text("utf-8")
    assert "foreign-preflib-nobody" in told
