"""Rating sheets of Delphi panels, as people keep them."""

import io
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.foreign.delphi import guessed_scale, read_scale
from kit.domain.workshop import Method
from kit.formats.foreign.delphi import read_delphi
from kit.formats.foreign.delphi_cells import CANNOT, Unreadable, answer
from kit.formats.foreign.delphi_columns import Wanted
from tests.foreign import SHEET, closed_of, counts, notes, session_of


@pytest.fixture(name="read")
def _read(tmp_path):
    def read(*sheets, scale=None, best="high", **wanted):
        paths = []
        for number, sheet in enumerate(sheets, 1):
            is_book = isinstance(sheet, bytes)
            path = tmp_path / f"round{number}.{'xlsx' if is_book else 'csv'}"
            path.write_bytes(sheet if is_book else sheet.encode("utf-8"))
            paths.append(path)
        return read_delphi(paths, Wanted(**wanted), scale, best)

    return read


def book(**sheets: Any) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def test_columns_of_ratings_are_items_and_others_are_left_out_by_name(read):
    found = read(SHEET)

    (round_,) = found.rounds
    assert round_.method is Method.RATING
    assert round_.item_ids == ("clear", "useful")
    assert round_.answers == {
        "Ann": {"clear": "9", "useful": "7"},
        "Ben": {"clear": "8", "useful": "cannot-judge"},
        "Cleo": {"clear": "2"},
    }
    assert notes(found)["columns-left-out"] == {"columns": "comment"}
    assert notes(found)["delphi-blank"] == {"count": 1}
    assert notes(found)["delphi-cannot"] == {"count": 1}


def test_countries_are_taken_by_the_name_of_their_column(read):
    session = session_of(read(SHEET))

    assert sorted(one.country for one in session.seats.values() if one.country) == [
        "ES",
        "FR",
        "FR",
    ]


def test_countries_that_are_no_codes_are_left_out_and_that_is_said(read):
    found = read(SHEET.replace("ES", "Spain"))

    assert {one.country for one in found.people} == {""}
    assert notes(found)["countries-no-codes"] == {"count": 2}


def test_a_row_of_words_below_the_heads_has_the_items_at_length(read):
    texts = ";;It is clear to everybody.;It is useful.;\n"
    found = read(SHEET.replace("Ann;", texts + "Ann;", 1))

    assert [one.text for one in found.items] == ["It is clear to everybody.", "It is useful."]
    assert len(found.people) == 3


def test_of_a_person_who_stands_there_twice_the_last_row_counts(read):
    found = read(SHEET + "Ann;FR;1;;\n")

    assert found.rounds[0].answers["Ann"] == {"clear": "1"}
    assert found.rounds[0].changed == 1
    assert notes(found)["latest-row"] == {"count": 1}


def test_the_order_of_rows_is_nothing_where_everybody_has_one(read):
    head, *rows = SHEET.splitlines()
    turned = "\n".join([head, *reversed(rows)]) + "\n"

    assert counts(session_of(read(turned))) == counts(session_of(read(SHEET)))


def test_files_and_sheets_are_rounds_and_who_came_and_went_is_told(read):
    second = [["who", "clear", "new"], ["Ann", 8, 9], ["Dan", 7, 8]]
    found = read(SHEET, book(Round2=second, Notes=[["what"], ["nothing"]]))

    assert [one.title for one in found.rounds] == ["round1", "Round2"]
    told = notes(found)
    assert told["delphi-new-people"] == {"count": 1, "number": 2}
    assert told["delphi-gone-people"] == {"count": 2, "number": 2}
    assert told["delphi-same-items"] == {"number": 2, "same": 1, "total": 2}
    assert told["sheet-passed-over"] == {"sheet": "Notes"}
    assert len(session_of(found).rounds) == 2


def test_numbers_of_a_workbook_and_numbers_with_words_behind_them_are_ratings(read):
    rows = [["who", "q1", "q2"], [1, 7.0, "9 – very important"], [2, "8", "1 – not at all"]]
    found = read(book(One=rows))

    assert found.rounds[0].answers["1"] == {"q1": "7", "q2": "9"}


@pytest.mark.parametrize(
    ("values", "method", "first"),
    [
        ("9 1 5", Method.RATING, None),
        ("8 2 5", Method.RATING, None),
        ("5 1 3", Method.GRADING, "5"),
        ("7 1 3", Method.GRADING, "7"),
        ("0 10 3", Method.GRADING, "10"),
        ("1 0 1", Method.YES_NO, None),
    ],
)
def test_the_scale_is_told_by_the_ratings(read, values, method, first):
    rows = "".join(f"p{number};{one}\n" for number, one in enumerate(values.split()))
    (round_,) = read(f"who;q\n{rows}").rounds

    assert round_.method is method
    assert first is None or round_.rule["grades"].split(",")[0] == first


def test_a_scale_that_is_named_holds_and_its_low_end_may_be_the_best(read):
    (round_,) = read("who;q\na;1\nb;2\n", scale="1-5", best="low").rounds

    assert round_.rule["grades"] == "1,2,3,4,5"


def test_words_of_yes_and_no_are_read_where_the_scale_says_so(read):
    (round_,) = read("who;q\na;Agree\nb;no\nc;Sí\n", scale="yes-no").rounds

    assert [one["q"] for one in round_.answers.values()] == ["yes", "no", "yes"]


def test_codes_for_missing_are_blank(read):
    found = read("who;q\na;9\nb;99\nc;1\n", missing=frozenset({"99"}))

    assert found.rounds[0].answers.keys() == {"a", "c"}
    assert found.rounds[0].entitled == ("a", "b", "c")


def test_a_mark_for_no_opinion_beside_an_item_is_cannot_judge(read):
    found = read("who;q;q_no\na;9;\nb;;1\nc;1;0\nd;;\n", no_opinion="_no")

    assert found.rounds[0].item_ids == ("q",)
    assert found.rounds[0].answers == {
        "a": {"q": "9"},
        "b": {"q": "cannot-judge"},
        "c": {"q": "1"},
    }


def test_items_can_be_named_by_a_pattern_and_others_left_out(read):
    text = "who;age;q1;q2\na;41;9;1\nb;30;8;2\n"

    assert read(text, items=("Q*",)).rounds[0].item_ids == ("q1", "q2")
    assert read(text, leave_out=("age", "q2")).rounds[0].item_ids == ("q1",)


def test_groups_and_organisations_stand_behind_the_seats(read):
    text = "id;team;org;q\na;North;Acme;9\nb;South;Acme;8\nc;;;1\n"
    session = session_of(read(text, group="Team", organisation="org"))

    assert [one.title for one in session.groups.values()] == ["North", "South"]
    assert [one.title for one in session.organisations.values()] == ["Acme"]
    values = {one.value_of for one in closed_of(session).judgements["delphi-q"]}
    assert values == {"group-1", "group-2", ""}


@pytest.mark.parametrize(
    ("text", "message_id", "spot"),
    [
        (SHEET.replace("Ben;ES;8", "Ben;ES;often"), "foreign-no-rating", (3, 3)),
        (SHEET.replace("Ben;ES;8", "Ben;ES;7,5"), "foreign-no-rating", (3, 3)),
        (SHEET.replace("Ben;", ";"), "foreign-person-missing", (3, 1)),
        (SHEET.replace("useful", "clear"), "foreign-head-twice", (1, 4)),
        (SHEET.replace("useful", ""), "foreign-head-missing", (1, 4)),
        ("who;said\na;well\n", "foreign-delphi-no-ratings", (1, 1)),
        ("", "sheet-empty", (1, 1)),
    ],
)
def test_a_mistake_is_told_with_its_cell(read, text, message_id, spot):
    with pytest.raises(BrokenFiles) as broken:
        read(text)

    first = broken.value.problems[0]
    assert (first.message_id, first.line, first.column) == (message_id, *spot)


def test_what_lies_outside_the_scale_is_told_cell_by_cell(read):
    with pytest.raises(BrokenFiles) as broken:
        read("who;q\na;9\nb;6\nc;3\n", scale="1-5")

    assert [one.values["cell"] for one in broken.value.problems] == ["B2", "B3"]


def test_a_column_that_is_not_there_and_groups_that_are_too_many_are_refused(read):
    with pytest.raises(BadInput) as unknown:
        read(SHEET, person="email")
    assert unknown.value.values["known"] == "who, country, clear, useful, comment"

    rows = "".join(f"p{number};g{number};9\n" for number in range(13))
    with pytest.raises(BadInput) as many:
        read(f"who;group;q\n{rows}")
    assert many.value.message_id == "foreign-too-many-groups"


@pytest.mark.parametrize("text", ["1", "5-1", "1-30", "a-b", ""])
def test_a_scale_that_is_none_is_refused(text):
    with pytest.raises(BadInput):
        read_scale(text, "high")


@pytest.mark.parametrize("given", [set(), {4}, {1, 2024}])
def test_ratings_that_tell_no_scale_are_refused(given):
    with pytest.raises(BadInput):
        guessed_scale(given, "high")


@given(st.integers(-999, 9999))
def test_any_whole_number_is_an_answer_however_a_program_writes_it(number):
    for written in (number, float(number), str(number), f" {number} ", f"{number},0"):
        assert answer(written, missing=frozenset()) == number


@given(st.sampled_from(sorted(CANNOT)), st.booleans())
def test_every_word_for_cannot_judge_is_known_with_or_without_capitals(word, is_loud):
    assert answer(word.upper() if is_loud else word, missing=frozenset()) == "cannot-judge"


@given(st.text(max_size=20))
def test_any_other_text_is_an_answer_or_unreadable_and_never_a_guess(text):
    try:
        found = answer(text, missing=frozenset())
    except Unreadable:
        return
    assert found is None or isinstance(found, int) or found == "cannot-judge"
