import io
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.formats.spreadsheet.kinds import LARGEST
from kit.formats.spreadsheet.notes import Note
from kit.formats.spreadsheet.reading import read_rows
from kit.words import say
from tests.formats.spreadsheet.sheets import (
    COLUMNS,
    GOOD,
    brought,
    csv_of,
    ods_of,
    problems,
    put,
    told,
    workbook,
    xlsx_of,
)

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(*names: str, content: bytes = b"x") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "message_id"),
    [
        (b"", "sheet-empty"),
        (b"\xef\xbb\xbf\r\n  \r\n", "sheet-empty"),
        (b";;;\r\n;;;\r\n", "sheet-empty"),
        (workbook(lambda book: book.add_worksheet()), "sheet-empty"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "sheet-password"),
        (OLD + b"\0" * 600, "sheet-old-excel"),
        (xlsx_of(GOOD)[:3_000], "sheet-broken-file"),
        (package("xl/workbook.xml"), "sheet-broken-file"),
        (package("word/document.xml"), "sheet-other-kind"),
        (package("photo.jpg"), "sheet-other-kind"),
        (package("xl/workbook.xml", content=b"0" * 21 * LARGEST), "sheet-unpacks-too-large"),
        (b"%PDF-1.7 list", "sheet-other-kind"),
        (b"\x89PNG\r\n\x1a\n", "sheet-other-kind"),
        (b"\xff\xd8\xff\xe0", "sheet-other-kind"),
        (b"<html><table><tr><td>ref_id</td></tr></table></html>", "sheet-web-page"),
        (b"ref_id\0lang", "sheet-no-text"),
        (b"\xff\xfe\x00", "sheet-no-text"),
        (b"x" * (LARGEST + 1), "sheet-too-large"),
        (b"name;age\r\nAnne;30\r\n", "sheet-no-header"),
        (b"ref_id;title;statement\r\nA;;Text\r\n", "sheet-columns-missing"),
        (csv_of([]), "sheet-no-rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_no_table_is_refused_in_words(data, message_id):
    [problem] = problems(data)

    assert problem.message_id == message_id
    for lang in ("en", "fr", "es"):
        assert say(problem.message_id, lang, **problem.values)


def test_the_wrong_sheet_is_told_with_the_sheets_there_are_and_the_columns_needed():
    def fill(book):
        put(book.add_worksheet("Budget"), [["Poste", "Montant"], ["Salaires", 12]])
        put(book.add_worksheet("Équipe"), [["Nom"], ["Anne"]])

    [problem] = problems(workbook(fill))

    assert problem.message_id == "sheet-wrong-sheet"
    assert problem.values["sheets"] == "Budget, Équipe"
    assert str(problem.values["columns"]).startswith("ref_id, parent_ref_id, assessable, lang")


def test_two_sheets_with_a_table_are_refused():
    def fill(book):
        for name in ("fr", "en"):
            put(book.add_worksheet(name), [COLUMNS, *GOOD])

    assert [one.message_id for one in problems(workbook(fill))] == ["sheet-several-tables"]


def test_a_hidden_sheet_gives_way_to_one_that_is_seen():
    def fill(book):
        put(book.add_worksheet("Liste"), [COLUMNS, *GOOD])
        old = book.add_worksheet("Ancienne")
        put(old, [COLUMNS, *GOOD[:2]])
        old.hide()

    assert len(brought(workbook(fill)).framework.assessable()) == 1


def test_a_stray_cell_far_away_is_refused_before_memory_is_filled():
    def fill(book):
        sheet = book.add_worksheet()
        put(sheet, [COLUMNS, *GOOD])
        sheet.write(1_048_575, 16_383, "x")

    assert [one.message_id for one in problems(workbook(fill))] == ["sheet-too-far"]


def many(count: int) -> list[list[str]]:
    return [[str(at), "", "yes", "fr", "", f"Énoncé {at}", "", ""] for at in range(count)]


def test_ten_thousand_rows_are_read_in_a_few_seconds():
    started = time.monotonic()

    for data in (csv_of(many(10_000)), xlsx_of(many(10_000))):
        assert len(brought(data).framework.requirements) == 10_000

    assert time.monotonic() - started < 20


@pytest.mark.parametrize("kind", [csv_of, xlsx_of])
def test_one_row_more_is_refused_where_it_stands(kind):
    assert told(kind(many(10_001))) == [(10_002, 1, "sheet-too-many-rows")]


def test_a_hundred_thousand_rows_are_refused_quickly():
    data = xlsx_of(many(100_000))
    started = time.monotonic()

    assert [one.message_id for one in problems(data)] == ["sheet-too-far"]
    assert time.monotonic() - started < 5


def test_a_list_that_could_not_be_read_back_is_refused():
    rows = [[*row[:5], "x" * 900, "", ""] for row in many(3_000)]

    assert [one.message_id for one in problems(csv_of(rows))] == ["sheet-makes-too-large"]


def test_formats_are_known_by_content_and_not_by_name():
    assert len(read_rows("list.csv", xlsx_of(GOOD)).rows) == 4
    assert len(read_rows("list.xlsx", csv_of(GOOD)).rows) == 4


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([xlsx_of(GOOD), ods_of(GOOD), csv_of(GOOD)]),
    st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_a_damaged_file_is_read_or_refused_in_words(data, damages):
    damaged = bytearray(data)
    for place, byte in damages:
        damaged[place % len(data)] = byte

    for problem in problems(bytes(damaged)):
        assert say(problem.message_id, "fr", **problem.values)


def test_a_note_has_values_of_its_own():
    assert Note("sheet-read-sheet").values == {}
