import datetime

import pytest

from kit.domain.errors import BrokenFiles
from kit.formats.spreadsheet.reading import read_rows
from tests.formats.spreadsheet.sheets import (
    COLUMNS,
    GOOD,
    brought,
    csv_of,
    noted,
    ods_of,
    put,
    told,
    with_cell,
    workbook,
    xlsx_of,
)

STATEMENT = {"fr": "Les mentors sont formés.", "en": "Mentors are trained."}


def statement(data: bytes) -> dict[str, str]:
    return brought(data).framework.assessable()[0].statement or {}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_files_of_any_country_are_read_with_their_accents(separator, encoding):
    rows = [[cell.replace(", ", " no. ") for cell in row] for row in GOOD]

    assert statement(csv_of(rows, separator, encoding)) == STATEMENT


def test_the_letters_of_an_old_mac_are_known():
    rows = with_cell(4, "statement", "Règle formée : là")

    found = brought(csv_of(rows, ";", "mac_roman"))

    assert found.framework.assessable()[0].statement == STATEMENT | {"fr": "Règle formée : là"}
    assert noted(found, "sheet-guessed-encoding") == {"encoding": "Mac Roman"}


def test_workbooks_of_excel_and_libreoffice_are_read():
    assert statement(xlsx_of(GOOD)) == STATEMENT
    assert statement(ods_of(GOOD)) == STATEMENT


def test_what_was_understood_of_a_text_file_is_said():
    found = brought(b"sep=;\r\n" + csv_of(GOOD, ";", "cp1252"))

    assert noted(found, "sheet-read-separator-line") == {"sign": ";"}
    assert noted(found, "sheet-guessed-encoding") == {"encoding": "Windows-1252"}


def test_rows_are_counted_as_excel_counts_them_below_a_separator_line():
    assert told(b"sep=;\r\n" + csv_of(with_cell(4, "lang", "xx"), ";", "utf-8")) == [
        (4, 4, "sheet-language-unknown")
    ]


@pytest.mark.parametrize(
    "header",
    [
        ["Réf.", "Parent", "Évaluable", "Langue", "Titre", "Énoncé", "Niveau", "Emplacement"],
        [
            "Identifiant",
            "ref parent",
            "à évaluer",
            "LANGUE ",
            "INTITULÉ",
            "Texte",
            "niveau",
            "page",
        ],
        ["Referencia", "Padre", "Evaluable", "Idioma", "Título", "Enunciado", "Nivel", "Lugar"],
        [
            " REF_ID",
            "Parent_Ref_Id",
            "ASSESSABLE",
            "Lang",
            "Title",
            "Statement",
            "Level",
            "Locator",
        ],
    ],
)
def test_columns_are_known_by_their_french_and_spanish_names(header):
    assert statement(xlsx_of(GOOD, header)) == STATEMENT


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("VRAI", "FAUX"),
        ("VERDADERO", "FALSO"),
        ("oui", "non"),
        ("Sí", "No"),
        ("x", "0"),
        (1, 0),
        (True, False),
        ("✓", "false"),
    ],
)
def test_yes_and_no_are_understood(yes, no):
    rows = [[*row[:2], yes if row[0] == "A1" else no, *row[3:]] for row in GOOD]

    found = brought(xlsx_of(rows)).framework

    assert [(one.ref_id, one.assessable) for one in found.walk()] == [("A", False), ("A1", True)]


@pytest.mark.parametrize("lang", ["français", "French", "Francés", "FR", "fr-BE", " fr\u00a0"])
def test_a_language_is_known_by_its_name(lang):
    rows = [[*row[:3], lang if row[3] == "fr" else "Inglés", *row[4:]] for row in GOOD]

    assert brought(xlsx_of(rows)).framework.languages == ("fr", "en")


def test_the_header_may_stand_further_down_and_rows_may_be_blank():
    def fill(book):
        sheet = book.add_worksheet("Liste")
        sheet.write(0, 0, "Nos critères 2026")
        put(sheet, [COLUMNS, GOOD[0], GOOD[1], [], ["  "], GOOD[2], GOOD[3]], first=3)

    found = brought(workbook(fill))

    assert len(found.framework.assessable()) == 1
    assert noted(found, "sheet-read-header-row") == {"row": 4}


def test_the_right_sheet_is_found_and_the_others_are_named():
    def fill(book):
        put(book.add_worksheet("Lisez-moi"), [["Bonjour"]])
        put(book.add_worksheet("Critères"), [COLUMNS, *with_cell(4, "lang", "xx")])

    with pytest.raises(BrokenFiles) as refused:
        brought(workbook(fill))

    assert refused.value.problems[0].values["cell"] == "Critères!D4"
    rows = read_rows("list.xlsx", workbook(fill))
    assert ("sheet-passed-over-sheets", {"sheets": "Lisez-moi"}) in [
        (one.message_id, one.values) for one in rows.notes
    ]


def test_unknown_columns_are_named_and_passed_over():
    rows = [[*row, "Anne"] for row in GOOD]

    found = brought(xlsx_of(rows, [*COLUMNS, "Responsable"]))

    assert noted(found, "sheet-passed-over-columns") == {"columns": "Responsable"}


def test_cells_merged_over_the_languages_of_a_requirement_are_filled_down():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        for column, value in ((0, "A1"), (1, "A"), (7, "section 1, 1")):
            sheet.merge_range(3, column, 4, column, value)

    found = brought(workbook(fill))

    assert found.framework.assessable()[0].locator == "section 1, 1"
    assert noted(found, "sheet-read-merged") == {"count": 3}


@pytest.mark.parametrize("last", [(4, 5), (3, 6)])
def test_cells_merged_otherwise_are_refused(last):
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        sheet.merge_range(3, 5, *last, "Les mentors sont formés.")

    assert (4, 6, "sheet-merged") in told(workbook(fill))


def test_references_that_excel_keeps_as_numbers_are_told():
    rows = [[1.1 if cell == "A1" else 1 if cell == "A" else cell for cell in row] for row in GOOD]

    found = brought(xlsx_of(rows))

    assert [one.ref_id for one in found.framework.walk()] == ["1", "1.1"]
    assert noted(found, "sheet-numbers-as-references") == {"values": "1.1"}


def test_a_lost_nought_is_found_where_a_number_comes_twice():
    rows = [[1.1, "", "yes", "fr", "", "Un", "", ""], [1.1, "", "yes", "fr", "", "Dix", "", ""]]

    assert told(xlsx_of(rows)) == [(3, 1, "sheet-number-repeated")]


def test_a_date_out_of_a_number_is_refused_with_what_it_may_have_been():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_datetime(3, 0, datetime.datetime(2026, 10, 1), day)  # noqa: DTZ001

    with pytest.raises(BrokenFiles) as refused:
        brought(workbook(fill))

    [problem] = refused.value.problems
    assert (problem.line, problem.column, problem.message_id) == (4, 1, "sheet-date")
    assert problem.values["guess"] == "1.10"


@pytest.mark.parametrize("text", ["01/10/2026", "1-oct", "01-janv", "Oct-01"])
def test_a_date_in_a_text_file_is_refused(text):
    assert told(csv_of(with_cell(4, "ref_id", text))) == [(4, 1, "sheet-date")]


def test_a_decimal_comma_in_a_reference_is_told():
    rows = [[*row] for row in GOOD[2:]]
    rows = [["1,1", "", *row[2:]] for row in rows]

    assert noted(brought(csv_of(rows)), "sheet-commas-in-references") == {"values": "1,1"}


def test_a_number_kept_as_text_by_a_formula_is_read():
    rows = [['"=""1.10"""', "", *row[2:]] for row in GOOD[2:]]

    assert brought(csv_of(rows)).framework.requirements[0].ref_id == "1.10"


def test_results_of_formulas_are_taken_and_their_number_is_said():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        sheet.write_formula(3, 0, '="A"&1', None, "A1")

    found = brought(workbook(fill))

    assert found.framework.assessable()[0].ref_id == "A1"
    assert noted(found, "sheet-read-formulas") == {"count": 1}


def test_a_formula_without_a_result_is_refused():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        sheet.write_formula(3, 5, "=A1", None, "")

    assert told(workbook(fill)) == [(4, 6, "sheet-formula-without-result")]


def test_a_formula_in_a_text_file_is_refused():
    assert told(csv_of(with_cell(4, "statement", "=CONCAT(A1)"))) == [(4, 6, "sheet-formula")]


@pytest.mark.parametrize("error", ["#REF!", "#NAME?", "#N/A"])
def test_a_failed_formula_is_refused_where_it_stands(error):
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        sheet.write_formula(3, 5, "=Z99", None, error)

    assert told(workbook(fill)) == [(4, 6, "sheet-failed-formula")]


@pytest.mark.parametrize("text", ["#REF!", "#NOM?", "#####", "#¿NOMBRE?", "Err:502"])
def test_what_excel_shows_instead_of_a_text_is_refused(text):
    assert told(csv_of(with_cell(4, "statement", text))) == [(4, 6, "sheet-failed-formula")]


def test_blanks_line_ends_and_accents_are_put_right():
    rows = with_cell(4, "statement", " \u00a0Forme\u0301s : \r\n oui\u00a0! ")

    assert statement(xlsx_of(rows))["fr"] == "Formés : \n oui\u00a0!"


def test_html_is_text():
    rows = with_cell(4, "statement", "<b>Formés</b> &amp; prêts")

    assert statement(xlsx_of(rows))["fr"] == rows[2][5]


@pytest.mark.parametrize(
    ("text", "message_id"),
    [
        ("a\x07b", "sheet-control-character"),
        ("x" * 4_001, "sheet-too-long"),
        ("formÃ©s", "sheet-garbled"),
        ("l\ufffde", "sheet-garbled"),
    ],
)
def test_a_text_that_cannot_be_taken_over_is_refused(text, message_id):
    assert told(csv_of(with_cell(4, "statement", text))) == [(4, 6, message_id)]


def test_a_row_with_more_cells_than_the_header_is_refused():
    assert told(csv_of(with_cell(4, "locator", "page 3; no. 1"))) == [(4, 9, "sheet-row-too-wide")]


def test_a_row_with_fewer_cells_ends_in_blanks():
    rows = [row[:6] for row in GOOD]

    assert brought(csv_of(rows)).framework.assessable()[0].locator is None


def test_a_quote_that_is_never_closed_is_refused_where_it_begins():
    assert told(csv_of(with_cell(4, "statement", '"Les mentors'))) == [
        (4, 1, "sheet-quote-not-closed")
    ]


def test_a_stray_quote_is_refused():
    assert told(csv_of(with_cell(4, "statement", '"Les" mentors'))) == [
        (4, 1, "sheet-quote-inside")
    ]


def test_two_names_for_one_column_are_refused():
    rows = [[*row, "autre"] for row in GOOD]
    header = ["réf", *COLUMNS[1:], "identifiant"]

    assert (1, 9, "sheet-column-twice") in told(xlsx_of(rows, header))
