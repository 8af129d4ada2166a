import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput, Unusable
from kit.domain.ids import LANGUAGES
from kit.domain.seat import Role
from kit.frames.columns import COLUMNS
from kit.reports.export import REPORTS, export
from kit.reports.tables import FORMULA, SEPARATORS, cell, csv_table, csv_text
from tests.reports import summit

SUMMIT = summit.material()

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


def test_a_newer_export_replaces_the_older_one_as_a_whole(tmp_path):
    folder = tmp_path / "out"
    export(summit.material(), folder)
    (folder / "left-over.txt").write_text("from before")

    export(summit.material("fr"), folder)

    assert not (folder / "left-over.txt").exists()
    assert "Projet de label" in (folder / "documents" / "seal.html").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(BadInput) as refused:
        export(summit.material(), tmp_path)

    assert refused.value.message_id == "export-folder-taken"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_empty_folder_may_be_filled(tmp_path):
    (tmp_path / "out").mkdir()

    assert export(summit.material(), tmp_path / "out")


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(Unusable) as refused:
        export(summit.material(), tmp_path / "file" / "out")

    assert refused.value.message_id == "export-not-written"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


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
        (["bundle.zip", "recount.txt", *(f"{name}.csv" for name in COLUMNS)], {F, X}),
    ],
)
def test_who_may_have_which_report(names, roles):
    for name in names:
        assert {role for role in Role if REPORTS[name].may_have(role)} == roles, name


def test_every_report_is_in_one_of_these_hands():
    assert len(REPORTS) == 12 + len(COLUMNS)


def test_a_recount_finds_that_the_roots_of_this_session_are_made_up():
    told = REPORTS["recount.txt"].build(SUMMIT).decode()

    assert "Recount of summit" in told
    assert "abababab" in told
    assert told.rstrip().splitlines()[-1] == "1 difference."
