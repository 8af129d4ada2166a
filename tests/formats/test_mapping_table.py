"""Mappings as spreadsheets: what people type is understood, what we write comes back."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.exchange.mapping_set import condensed, mapping_set, propagated
from kit.domain.exchange.slots import NO_TERM
from kit.domain.ids import LANGUAGES
from kit.formats.mapping_table.reading import read_csv, read_xlsx
from kit.formats.mapping_table.sending import table_csv, table_xlsx
from kit.formats.spreadsheet.book import Sheet, book
from kit.words import say
from tests.mapping_files import made, row, sets_of_any_text

CSV, XLSX = Path("demo.csv"), Path("demo.xlsx")


def typed(text: str, encoding: str = "utf-8"):
    return read_csv(CSV, text.encode(encoding))


@given(sets_of_any_text())
@settings(max_examples=200)
def test_csv_comes_back_byte_by_byte_and_keeps_every_row(one):
    content = table_csv(one)
    found = read_csv(CSV, content)

    assert found.problems == []
    assert found.mappings.columns == one.columns
    assert table_csv(found.mappings) == content


@given(sets_of_any_text())
@settings(max_examples=60, deadline=None)
def test_a_workbook_holds_the_whole_set(one):
    found = read_xlsx(XLSX, table_xlsx(one))

    assert found.problems == []
    assert found.mappings == propagated(condensed(one))


def test_people_read_the_relation_in_our_words():
    one = made(
        (*row(), ""),
        (*row(predicate="skos:closeMatch"), ""),
        (*row(object_=NO_TERM), ""),
        (*row(), "Not"),
        columns=("predicate_modifier",),
    )

    rows = list(csv.DictReader(io.StringIO(table_csv(one).decode("utf-8-sig")), delimiter=";"))

    assert [each["relation"] for each in rows] == ["equal", "", "no-counterpart", "no-relationship"]
    assert [each["predicate_id"] for each in rows] == ["", "skos:closeMatch", "", ""]
    assert rows[2]["object_id"] == ""


def test_what_our_own_slot_says_stands_in_columns():
    one = mapping_set([{**next(made(row()).rows()), "other": "rationale=semantic"}], {}, {})

    (found,) = csv.DictReader(io.StringIO(table_csv(one).decode("utf-8-sig")), delimiter=";")

    assert found["rationale"] == "semantic"
    assert "other" not in found


def test_a_french_excel_file_is_understood_and_it_is_said():
    found = typed(
        "Sujet;Relation;Objet;Justification;Confiance\r\n"
        "A5;equal;3.2;déjà demandé, mot à mot;0,9\r\n"
        "A6;no-counterpart;;rien;\r\n",
        "cp1252",
    )

    assert found.problems == []
    told = {one.message_id for one in found.remarks}
    assert {"sheet-guessed-encoding", "sheet-read-delimiter", "table-comma-read"} <= told
    first, second = found.mappings.rows()
    assert first["comment"] == "déjà demandé, mot à mot"
    assert first["confidence"] == "0.9"
    assert (second["subject_id"], second["object_id"]) == ("A6", NO_TERM)


def test_commas_in_texts_do_not_pass_for_the_sign_between_cells():
    found = typed("subject;relation;object;comment\nA;equal;B;one, two, three, four, five, six\n")

    assert found.problems == []
    assert found.mappings.column("comment") == ("one, two, three, four, five, six",)


def test_a_title_above_the_names_is_passed_over():
    found = typed("Our comparison\n\nsubject,relation,object\nA,subset-of,B\n").checked()

    assert found.column("predicate_id") == ("skos:broadMatch",)
    assert [*found.lines] == [4]


@pytest.mark.parametrize(
    ("line", "row_", "column", "message_id"),
    [
        ("A;bigger;B;", 2, 2, "table-relation-unknown"),
        ("A;no-counterpart;B;", 2, 2, "table-relation-unknown"),
        (";no-counterpart;;x", 2, 2, "table-relation-unknown"),
        ("A;;B;", 2, 2, "mapping-cell-empty"),
        (";equal;B;", 2, 1, "mapping-cell-empty"),
        ("A;equal;B;;extra", 2, 5, "sssom-column-nameless"),
    ],
)
def test_a_wrong_cell_is_refused_at_its_place(line, row_, column, message_id):
    (problem,) = typed(f"subject;relation;object;comment\n{line}\n").problems

    assert (problem.line, problem.column, problem.message_id) == (row_, column, message_id)


def test_a_file_without_names_of_columns_is_refused():
    with pytest.raises(BrokenFiles) as refused:
        typed("A;equal;B\nC;equal;D\n")

    assert [one.message_id for one in refused.value.problems] == ["table-no-header"]


def test_two_columns_of_one_meaning_are_refused():
    (problem,) = typed("subject;Sujet;relation;object\nA;A;equal;B\n").problems

    assert (problem.column, problem.message_id) == (2, "sssom-column-twice")


def test_a_text_that_excel_would_run_is_kept_a_text():
    one = mapping_set([{**next(made(row()).rows()), "comment": "=1+1"}], {}, {})

    assert b"'=1+1" in table_csv(one)
    assert read_csv(CSV, table_csv(one)).mappings.column("comment") == ("=1+1",)


def test_what_a_workbook_cannot_hold_is_refused_before_it_is_written():
    long = mapping_set([{**next(made(row()).rows()), "comment": "x" * 32_768}], {}, {})
    many = mapping_set([next(made(row()).rows())] * 20_000, {}, {})

    with pytest.raises(BadInput, match="table-cell-too-long"):
        table_xlsx(long)
    with pytest.raises(BadInput, match="table-too-many-rows"):
        table_xlsx(many)


def test_a_predicate_in_the_column_of_relations_keeps_its_capitals():
    found = typed("subject,relation,object\nA5,Equal,1\nA5,skos:exactMatch,1\n")

    assert found.problems == []
    assert found.mappings.columns["predicate_id"] == ("skos:exactMatch", "skos:exactMatch")


def test_a_cell_may_be_longer_than_python_expects():
    found = typed(f"subject,relation,object,comment\nA5,equal,1,{'x' * 200_000}\n")

    assert found.problems == []
    assert len(found.mappings.texts("comment")[0]) == 200_000


def test_a_second_sheet_of_mappings_is_never_passed_over_in_silence():
    names = ["subject", "relation", "object"]
    sheets = [Sheet(name, names, [["A5", "equal", "1"]], [10] * 3) for name in ("one", "two")]

    with pytest.raises(BrokenFiles) as refused:
        read_xlsx(XLSX, book(sheets))

    (problem,) = refused.value.problems
    assert (problem.message_id, problem.values) == ("table-two-sheets", {"names": "one, two"})


def test_sheets_without_mappings_do_not_matter():
    names = ["subject", "relation", "object"]
    other = Sheet("notes", ["to do"], [["call Ana"]], [10])
    empty = Sheet("form", names, [], [10] * 3)

    found = read_xlsx(
        XLSX, book([other, empty, Sheet("m", names, [["A5", "equal", "1"]], [10] * 3)])
    )

    assert (found.problems, found.mappings.count) == ([], 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("cell", ["#REF!", "cafÃ©", "a\x01b"])
def test_what_is_strange_in_a_cell_is_said_in_a_sentence(cell, lang):
    found = typed(f"Sujet,Relation,Objet,Commentaire\nA5,equal,1,{cell}\n")

    (told,) = [one for one in (*found.problems, *found.remarks) if one.line == 2]
    sentence = say(told.message_id, lang, **told.values)
    assert "D2" in sentence
    assert "Commentaire" in sentence


def test_an_invisible_sign_in_the_name_of_a_column_is_refused():
    found = typed("subject,relation,object,my\x08own\nA5,equal,1,x\n")

    assert [(one.line, one.column, one.message_id) for one in found.problems] == [
        (1, 4, "sheet-control-character")
    ]
