"""What is written reads back the same, whatever the texts are."""

from hypothesis import given, settings

from kit.domain.exchange.mapping_set import condensed, propagated
from kit.formats.sssom.writing import write_sssom
from tests.mapping_files import HEADER, made, read, row, sets_of_any_text, sssom


@given(sets_of_any_text())
@settings(max_examples=300)
def test_any_text_survives_the_file(one):
    found = read(write_sssom(one))

    assert found.problems == []
    assert found.mappings == propagated(condensed(one))


@given(sets_of_any_text())
def test_what_was_written_comes_back_byte_by_byte(one):
    text = write_sssom(one)

    assert write_sssom(read(text).checked()) == text


def test_what_a_set_can_say_since_1_1_stays_with_the_rows_of_an_older_one():
    older = HEADER.replace('#sssom_version: "1.1"\n', "")
    text = sssom((*row(), "cosine"), columns=("similarity_measure",), header=older)

    written = write_sssom(read(text).checked())

    assert "#similarity_measure" not in written
    assert write_sssom(read(written).checked()) == written


def test_numbers_keep_the_digits_they_were_written_with():
    rows = [row(f"BE:{number}", *row()[1:3], text) for number, text in enumerate(NUMBERS)]

    text = write_sssom(made(*rows, columns=("confidence",)))

    assert made(*rows, columns=("confidence",)).column("confidence") == NUMBERS
    assert read(text).checked().column("confidence") == NUMBERS


NUMBERS = ("0.90", "1", "1.0", "0", ".5", "1e-2")


def test_a_set_without_any_mapping_comes_back():
    empty = made()

    assert read(write_sssom(empty)).checked() == empty


def test_a_number_of_the_set_stands_without_quotes():
    header = HEADER + "#mapping_set_confidence: 0.80\n"

    text = write_sssom(read(sssom(row(), header=header)).checked())

    assert "#mapping_set_confidence: 0.80\n" in text
    assert read(text).checked().slots["mapping_set_confidence"] == "0.80"


def test_metadata_is_written_as_the_standard_orders_it_and_quoted_where_readers_would_guess():
    header = HEADER + '#mapping_date: "2026-11-27"\n#mapping_set_title: "no"\n'

    lines = write_sssom(read(sssom(row(), header=header)).checked()).splitlines()

    assert lines[:8] == [
        '#sssom_version: "1.1"',
        "#curie_map:",
        "#  BE: https://example.org/be/",
        "#  ES: https://example.org/es/",
        "#mapping_set_id: https://example.org/mappings/demo",
        '#mapping_set_title: "no"',
        "#license: https://creativecommons.org/licenses/by/4.0/",
        '#mapping_date: "2026-11-27"',
    ]


def test_cardinality_is_derived_anew_whatever_was_stated():
    rows = (*row(), "n:n"), (*row("BE:2", "skos:exactMatch", "sssom:NoTermFound"), "1:1")

    text = write_sssom(read(sssom(*rows, columns=("mapping_cardinality",))).checked())

    assert [line.split("\t")[-1] for line in text.splitlines()[-2:]] == ["1:1", "1:0"]
