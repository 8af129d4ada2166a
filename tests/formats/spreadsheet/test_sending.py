import csv
import io
import unicodedata

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from kit.domain.framework import Number, Phase, Requirement
from kit.domain.ids import LANGUAGES
from kit.formats.file_text import NOT_TEXT
from kit.formats.library import Library
from kit.formats.model_yaml import model_yaml
from kit.formats.spreadsheet.about import About
from kit.formats.spreadsheet.cells import FAILED, GARBLED, guarded, unguarded
from kit.formats.spreadsheet.columns import COLUMNS
from kit.formats.spreadsheet.numbers import read_numbers, write_numbers
from kit.formats.spreadsheet.sending import sheet_csv, sheet_xlsx, template_csv, template_xlsx
from kit.formats.spreadsheet.tongues import holds_several
from tests.formats.spreadsheet.sheets import brought, framework, noted, problems, trained

NASTY = ["=1+1", '=HYPERLINK("x")', "- a", "+1", "@x", "'=a", "a;b", 'say "yes"', "a\nb", "1.10"]


def is_plain(text: str) -> bool:
    """A text that is taken over as it is: no blanks around it, accents composed, nothing broken."""
    strange = NOT_TEXT.search(text) or GARBLED.search(text) or FAILED.fullmatch(text)
    blank = "\ufeff\u200b \t\n\r\u00a0\u202f\u2028\u2029"
    composed = unicodedata.normalize("NFC", text) == text and not set("\r\u2028\u2029") & set(text)
    return (
        bool(text) and not strange and text == text.strip(blank) and composed and "_x" not in text
    )


TEXT = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=60)).filter(is_plain)
UNITS = st.sampled_from(["month", "per month", "school year", "hour", "percent"])
NUMBERS = st.dictionaries(
    st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True),
    st.one_of(
        st.builds(
            Number,
            value=st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,2})?", fullmatch=True),
            unit=UNITS,
            bound=st.sampled_from(["at-least", "at-most", "exactly"]),
            or_own_minimum=st.booleans(),
        ),
        st.builds(Number, unit=UNITS, left_to=st.sampled_from(["programme", "pair"])),
    ),
    max_size=3,
)


@st.composite
def frameworks(draw):
    """Frameworks of two languages with any texts, references, levels and numbers."""
    refs = draw(
        st.lists(
            st.from_regex(r"[!-~][ -~]{0,6}", fullmatch=True).filter(
                lambda one: one == one.strip()
            ),
            min_size=1,
            max_size=5,
            unique=True,
        )
    )
    both = st.fixed_dictionaries({"fr": TEXT, "en": TEXT})
    levels = {"high": draw(both), "low": draw(both)}
    flat = [
        Requirement(
            ref_id=ref_id,
            assessable=draw(st.booleans()),
            title=draw(st.none() | both),
            statement=draw(both),
            level=draw(st.sampled_from([None, "high", "low"])),
            locator=draw(st.none() | TEXT),
            phase=draw(st.sampled_from([None, *Phase])),
            numbers=draw(NUMBERS),
        )
        for ref_id in refs
    ]
    first, *rest = flat
    below = draw(st.integers(0, len(rest)))
    first = first.model_copy(update={"requirements": tuple(rest[:below])})
    return framework(levels=levels, requirements=(first, *rest[below:]))


@settings(max_examples=60, deadline=None)
@given(frameworks())
def test_what_is_sent_out_comes_back_the_same(sent):
    texts = [
        text
        for one in sent.walk()
        for each in (one.title, one.statement)
        if each
        for text in each.values()
    ]
    assume(not any(map(holds_several, texts)))

    assert brought(sheet_csv(sent), sent).framework == sent
    assert brought(sheet_xlsx(sent, "fr"), sent).framework == sent


@given(st.text())
@example("=1")
@example("'=1")
@example("'''-x")
@example("'tis")
def test_a_guarded_text_is_unguarded_to_itself(text):
    assert unguarded(guarded(text)) == text


@given(NUMBERS)
def test_numbers_are_read_back(numbers):
    assert read_numbers(write_numbers(numbers)) == numbers


@pytest.mark.parametrize("name", ["be-mentoring-belgium", "eu-eument-net"])
@pytest.mark.parametrize("send", [sheet_csv, lambda one: sheet_xlsx(one, "es")])
def test_a_shipped_framework_comes_back_the_same(name, send):
    shipped = Library().framework(name)

    assert brought(send(shipped), shipped, About(id=name)).framework == shipped


def test_an_excel_file_tells_what_the_framework_is_without_the_one_before():
    sent = framework()

    made = brought(sheet_xlsx(sent, "en")).framework

    kept = (
        "title",
        "issuer",
        "country",
        "edition",
        "audience",
        "source",
        "completeness",
        "wording",
    )
    assert all(getattr(made, name) == getattr(sent, name) for name in kept)


def test_two_levels_of_one_name_are_kept_apart():
    levels = {"one": {"fr": "oui", "en": "yes"}, "two": {"fr": "oui", "en": "really"}}
    both = trained(level="one"), trained(ref_id="A2", level="two")
    sent = framework(levels=levels, requirements=both)

    assert brought(sheet_csv(sent), sent).framework == sent


def test_csv_opens_well_in_french_excel_and_runs_nothing():
    risky = trained(statement={"fr": "=1+1", "en": "- a; b"})

    text = sheet_csv(framework(requirements=(risky,))).decode("utf-8")

    assert text.startswith(
        "\ufeffref_id;parent_ref_id;assessable;lang;title;statement;level;locator;"
    )
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert [row["statement"] for row in rows] == ["'=1+1", "'- a; b"]


def test_no_cell_of_an_excel_file_is_a_formula_or_a_number():
    sent = framework(requirements=(trained(ref_id="1.10", statement={"fr": "=1+1", "en": "3"}),))

    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet_xlsx(sent, "fr")))

    assert book.sheet_names == ["requirements", "about", "Colonnes"]
    cells = [value for row in book.get_sheet_by_index(0).to_python() for value in row]
    assert {type(value) for value in cells} == {str}
    assert {"1.10", "=1+1", "3"} <= set(cells)


def test_the_same_framework_makes_the_same_file():
    assert sheet_xlsx(framework(), "fr") == sheet_xlsx(framework(), "fr")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_template_has_all_columns_and_examples_that_are_no_requirements(lang):
    text = template_csv(lang).decode("utf-8-sig")

    assert text.splitlines()[0].replace(";", ",") == ",".join(COLUMNS)
    for data in (template_csv(lang), template_xlsx(lang)):
        assert [one.message_id for one in problems(data)] == ["sheet-no-rows"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_template_explains_every_column(lang):
    book = CalamineWorkbook.from_filelike(io.BytesIO(template_xlsx(lang)))

    explained = [row[0] for row in book.get_sheet_by_index(2).to_python()]

    assert set(COLUMNS) <= set(explained)


def test_an_english_script_finds_commas_in_an_english_template():
    assert template_csv("en").startswith(b"\xef\xbb\xbfref_id,parent_ref_id,assessable,lang,title")


def test_sheets_of_ours_are_not_told_as_passed_over():
    assert noted(brought(sheet_xlsx(framework(), "es")), "sheet-passed-over-sheets") is None


def test_a_framework_file_leaves_out_what_is_the_default():
    written = model_yaml(framework())

    assert written.startswith("id: mine\ntitle:\n  fr: Ma liste\n")
    assert "or_own_minimum" not in written
    assert "replaces" not in written
