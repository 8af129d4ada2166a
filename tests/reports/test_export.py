import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput, Unusable
from kit.domain.ids import LANGUAGES
from kit.domain.seat import Role
from kit.formats.mapping_files import read_mappings
from kit.frames.columns import COLUMNS
from kit.reports.export import REPORTS, Material, bundle, export, files, record
from kit.reports.tables import FORMULA, SEPARATORS, cell, csv_table, csv_text
from tests import builders as make
from tests.reports import summit

F, I, R, P, S, X = (  # noqa: E741  (one letter per role, as in the table of rights)
    Role.FACILITATOR,
    Role.INSTRUCTOR,
    Role.REPORTER,
    Role.PARTICIPANT,
    Role.PLENARY,
    Role.RESEARCHER,
)


def read(content, lang):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=SEPARATORS[lang]))


def test_an_export_holds_documents_tables_and_the_record(tmp_path):
    written = export(summit.session(), summit.recorded(), tmp_path / "out", "en")

    assert sorted(path.relative_to(tmp_path / "out").as_posix() for path in written) == sorted(
        [
            "README.txt",
            "columns.csv",
            "crosswalk.case.json",
            "crosswalk.sssom.tsv",
            "events.jsonl",
            "minutes.html",
            "next-meeting.html",
            "seal.docx",
            "seal.html",
            *(f"tables/{name}.csv" for name in COLUMNS),
        ]
    )
    assert all(path.is_file() for path in written)


def test_a_newer_export_replaces_the_older_one_as_a_whole(tmp_path):
    folder = tmp_path / "out"
    export(summit.session(), summit.recorded(), folder, "en")
    (folder / "left-over.txt").write_text("from before")

    export(summit.session(), summit.recorded(), folder, "fr")

    assert not (folder / "left-over.txt").exists()
    assert "Projet de label" in (folder / "seal.html").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(BadInput) as refused:
        export(summit.session(), summit.recorded(), tmp_path, "en")

    assert refused.value.message_id == "export-folder-taken"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()

    assert export(summit.session(), summit.recorded(), tmp_path / "out", "en")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Unusable) as refused:
        export(summit.session(), summit.recorded(), tmp_path / "file" / "out", "en")

    assert refused.value.message_id == "export-not-written"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_export_works_before_anything_happened(tmp_path):
    session = make.session(groups=0, frameworks=())

    assert export(session, [], tmp_path / "out", "es")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_while_a_round_is_open_only_its_opening_is_exported(lang):
    before = files(Material(summit.session(), summit.recorded(), lang))
    opening = summit.opened("round2", 2)
    after = files(Material(summit.session(opening), summit.recorded(opening), lang))

    changed = {path for path in before if before[path] != after[path]}

    assert changed == {
        "README.txt",
        "crosswalk.case.json",  # both name the head of the record as their version
        "crosswalk.sssom.tsv",
        "events.jsonl",
        "minutes.html",
        "next-meeting.html",
        "seal.docx",
        "seal.html",
        "tables/rounds.csv",
    }
    assert after["events.jsonl"].startswith(before["events.jsonl"])
    assert len(after["README.txt"]) > len(before["README.txt"])


def test_the_crosswalk_comes_back_from_its_exchange_formats(tmp_path):
    exported = files(Material(summit.session(), summit.recorded(), "en"))
    paths = [tmp_path / name for name in ("crosswalk.sssom.tsv", "crosswalk.case.json")]
    for path in paths:
        path.write_bytes(exported[path.name])

    sssom, case = (read_mappings(path).checked() for path in paths)

    assert sssom.count == case.count
    assert {"Both ask for training first.", "Nothing like it there."} <= set(sssom.texts("comment"))
    assert set(sssom.texts("comment")) == set(case.texts("comment"))


def test_the_record_is_exact_and_in_order():
    recorded = summit.recorded()

    rows = [json.loads(line) for line in record(recorded).decode().splitlines()]

    assert [row["position"] for row in rows] == list(range(1, len(recorded) + 1))
    assert [row["hash"] for row in rows] == [one.hash for one in recorded]
    for one, row in zip(recorded, rows, strict=True):
        assert type(one.event).model_validate(row["body"]) == one.event
    assert {"session-started", "line-written", "round-closed"} <= {row["name"] for row in rows}
    assert any(row["body"].get("text") == "=1+1 hours a week" for row in rows)


def test_the_archive_holds_the_same_files_and_is_the_same_every_time():
    material = Material(summit.session(), summit.recorded(), "en")

    packed = zipfile.ZipFile(io.BytesIO(bundle(material)))

    unpacked = {name.removeprefix("summit/"): packed.read(name) for name in packed.namelist()}
    assert unpacked == files(material)
    assert bundle(material) == bundle(material)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_opens_in_the_spreadsheet_of_its_language(lang):
    content = csv_table("lines", summit.session(), lang)

    assert content.startswith(b"\xef\xbb\xbf")
    assert read(content, lang)[0] == list(COLUMNS["lines"])
    assert len(read(content, lang)) == 6


def test_no_text_becomes_a_formula():
    [row] = [
        one for one in read(csv_table("lines", summit.session(), "en"), "en") if one[0] == "l3"
    ]

    assert row[4] == "'=1+1 hours a week"


@given(st.text(max_size=40), st.sampled_from(FORMULA))
def test_no_cell_begins_like_a_formula(text, sign):
    for typed in (text, sign + text, f" {sign}{text}"):
        assert not cell(typed).lstrip(" \u00a0").startswith(FORMULA)


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=4))
def test_a_table_says_again_what_was_put_in(texts):
    heads = [f"c{number}" for number in range(len(texts))]

    for lang in LANGUAGES:
        content = csv_text(heads, [texts], lang).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(content, newline=""), delimiter=SEPARATORS[lang]))
        assert rows == [heads, [cell(text) for text in texts]]


def test_numbers_moments_and_blanks_are_written_plainly():
    assert [cell(value) for value in (None, 0, True, -3, "-3")] == ["", "0", "true", "-3", "'-3"]


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (["seal.html", "seal.docx", "minutes.html", "next-meeting.html"], {F, S, X}),
        (["seats.html", "sheets.html"], {F}),
        (["bundle.zip", *(f"{name}.csv" for name in COLUMNS)], {F, X}),
    ],
)
def test_who_may_have_which_report(names, roles):
    for name in names:
        assert {role for role in Role if REPORTS[name].may_have(role)} == roles, name


def test_every_report_is_in_one_of_these_hands():
    assert len(REPORTS) == 10 + len(COLUMNS)
