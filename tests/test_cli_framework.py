"""`sealkit framework …`: what it writes, what it says, and what it refuses in words."""

import json
from functools import partial
from pathlib import Path

import pytest

from kit.formats.framework_file import read_framework
from kit.formats.library import Library
from tests.formats.spreadsheet.sheets import GOOD, csv_of, with_cell, xlsx_of


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture(name="run")
def _run(sealkit):
    return partial(sealkit, "framework")


def test_a_list_is_brought_in_and_what_was_understood_is_said(run):
    Path("list.csv").write_bytes(csv_of(GOOD, ";", "cp1252"))

    status, out, err = run("import", "list.csv", "mine.yaml", "--issuer", "Réseau")

    assert (status, err) == (0, "")
    assert "read as Windows-1252" in out
    assert "requirements that can be met: 1; headings and points: 1; languages: fr, en" in out
    assert "--audience" in out
    assert out.endswith("Written: mine.yaml\n")
    assert read_framework(Path("mine.yaml")).issuer == "Réseau"


def test_a_dry_run_says_the_same_and_writes_nothing(run):
    Path("list.xlsx").write_bytes(xlsx_of(GOOD))

    _, dry, _ = run("import", "list.xlsx", "mine.yaml", "--dry-run")

    assert not Path("mine.yaml").exists()
    _, wet, _ = run("import", "list.xlsx", "mine.yaml")
    assert dry.splitlines()[:-1] == wet.splitlines()[:-1]


def test_an_update_tells_what_becomes_of_mappings(run):
    Path("list.csv").write_bytes(csv_of(GOOD))
    run("import", "list.csv", "mine.yaml")
    Path("list.csv").write_bytes(csv_of(with_cell(4, "statement", "Bien formés.")))

    status, out, _ = run("import", "list.csv", "mine.yaml")

    assert status == 0
    assert "Reworded: A1. Mappings on them stand, but want another look." in out
    assert "1 requirement is unchanged; mappings on it stand." in out


def test_scripts_read_one_object(run):
    Path("list.csv").write_bytes(csv_of(GOOD))

    _, out, _ = run("import", "list.csv", "mine.yaml", "--dry-run", "--format", "json")

    told = json.loads(out)
    assert (told["id"], told["written"], told["assessable"]) == ("mine", False, 1)
    assert told["changes"] is None


def test_every_problem_has_its_row_and_nothing_is_written(run):
    rows = [*with_cell(4, "lang", "xx"), ["B", "Z", "yes", "fr", "", "Texte", "", ""]]
    Path("list.csv").write_bytes(csv_of(rows))

    status, out, err = run("import", "list.csv", "mine.yaml")

    assert (status, out) == (1, "")
    assert [line.split(" ", 1)[0] for line in err.splitlines()] == [
        "list.csv:4:",
        "list.csv:6:",
        "list.csv:6:",
    ]
    assert "Cell D4" in err
    assert not Path("mine.yaml").exists()


def test_sentences_are_in_the_terminals_language(run, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    Path("list.csv").write_bytes(csv_of(with_cell(4, "lang", "xx")))

    _, _, err = run("import", "list.csv", "mine.yaml")

    assert "Cellule D4" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "list.csv", "mine.txt"), "has to end in .yaml"),
        (("import", "list.csv", "Ma Liste.yaml"), "such as ma-liste.yaml"),
        (("import", "nothing.csv", "mine.yaml"), "nothing.csv:1: There is no file here"),
        (("import", ".", "mine.yaml"), "not a file that can be read"),
        (("export", "be-mentoring-belgium", "out.pdf"), "has to end in .csv or .xlsx"),
        (("export", "be-mentoring-belgium", "list.csv"), "is there already"),
        (("export", "nowhere", "out.csv"), "There is no framework “nowhere”"),
        (("template", "list.csv"), "is there already"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, words, said):
    Path("list.csv").write_bytes(csv_of(GOOD))

    status, out, err = run(*words)

    assert (status, out) == (1, "")
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_file_that_is_broken_or_another_frameworks_is_never_overwritten(run):
    Path("list.csv").write_bytes(csv_of(GOOD))
    run("import", "list.csv", "mine.yaml")
    Path("other.yaml").write_bytes(Path("mine.yaml").read_bytes())
    before = Path("other.yaml").read_bytes()

    status, _, err = run("import", "list.csv", "other.yaml")

    assert status == 1
    assert "other.yaml:1: The id is “mine”" in err
    assert Path("other.yaml").read_bytes() == before


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_a_framework_goes_out_and_comes_in_again(run, name):
    status, _, _ = run("export", "be-mentoring-belgium", name)
    assert status == 0

    status, out, _ = run("import", name, "be-mentoring-belgium.yaml")

    assert status == 0
    assert "New:" not in out
    shipped = Library().framework("be-mentoring-belgium")
    made = read_framework(Path("be-mentoring-belgium.yaml"))
    assert [one.statement for one in made.walk()] == [one.statement for one in shipped.walk()]


def test_a_warning_goes_with_references_that_look_like_numbers(run):
    rows = [["1.10", "", *row[2:]] for row in GOOD[2:]]
    Path("list.csv").write_bytes(csv_of(rows))
    run("import", "list.csv", "mine.yaml")

    _, _, err = run("export", "mine.yaml", "out.csv")

    assert "1.10" in err


def test_the_template_is_printed_or_written(run):
    _, out, _ = run("template")
    assert out.startswith("ref_id,parent_ref_id,assessable,lang,title,statement,level,locator")

    status, _, _ = run("template", "empty.xlsx", "--lang", "fr")
    assert status == 0
    assert Path("empty.xlsx").is_file()


def test_the_list_tells_how_complete_each_is(run):
    _, out, _ = run("list", "--format", "json")
    listed = {one["id"]: one for one in json.loads(out)["frameworks"]}
    assert listed["be-mentoring-belgium"]["assessable"] == 23

    _, out, _ = run("list")
    assert "eu-eument-net" in out
