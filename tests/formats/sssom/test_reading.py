"""The strict reader: what other readers let pass or drop is refused with line and column."""

import pytest

from kit.formats.read_mappings import MOST
from tests.mapping_files import BY_HAND, HEADER, made, read, row, sssom

LINE = HEADER.count("\n") + 1
"""The line of the column names; the first row is the next one."""
FIRST = LINE + 1


def refused(text):
    return [(one.line, one.column, one.message_id) for one in read(text).problems]


def remarked(text):
    return [(one.line, one.message_id) for one in read(text).remarks]


def with_header(*lines, without=()):
    """A file whose header has more lines, and lacks those that begin so."""
    kept = [line for line in HEADER.splitlines() if not line.startswith(tuple(without) or "\0")]
    return sssom(row(), header="".join(f"{line}\n" for line in [*kept, *lines]))


def test_a_file_in_order_is_read_without_a_word():
    found = read(sssom(row(), row("BE:2", "skos:broadMatch", "ES:2")))

    assert (found.problems, found.remarks) == ([], [])
    assert found.mappings.count == 2
    assert [*found.mappings.lines] == [FIRST, FIRST + 1]


CELLS = {
    "an empty predicate": (row(predicate=""), 2, "mapping-cell-empty"),
    "a predicate in free text": (row(predicate="same as"), 2, "mapping-no-reference"),
    "an empty subject": (row(""), 1, "mapping-cell-empty"),
    "a subject without a prefix": (row("5"), 1, "mapping-no-reference"),
    "a subject that is an address": (row("https://e.org/5"), 1, "mapping-address-no-reference"),
    "a prefix that nobody has declared": (row("XX:5"), 1, "mapping-prefix-unknown"),
    "an identifier without a name": (row("BE:"), 1, "mapping-no-reference"),
    "an identifier with a blank": (row("BE:5 a"), 1, "mapping-no-reference"),
    "a justification in free text": (row(why="manual"), 4, "mapping-not-a-choice"),
    "a justification that does not exist": (row(why="semapv:Guess"), 4, "mapping-not-a-choice"),
    "an empty justification": (row(why=""), 4, "mapping-cell-empty"),
    "no term as a predicate": (row(predicate="sssom:NoTermFound"), 2, "mapping-no-term-misplaced"),
}


@pytest.mark.parametrize(("cells", "column", "message_id"), CELLS.values(), ids=CELLS.keys())
def test_a_wrong_cell_is_refused_at_its_place(cells, column, message_id):
    text = sssom(row("BE:2"), cells)

    assert refused(text) == [(FIRST + 1, column, message_id)]


MORE = {
    "a cardinality that does not exist": ("mapping_cardinality", "many", "mapping-not-a-choice"),
    "a modifier that does not exist": ("predicate_modifier", "not", "mapping-not-a-choice"),
    "a confidence above one": ("confidence", "1.5", "mapping-out-of-range"),
    "a confidence below nothing": ("confidence", "-0.1", "mapping-out-of-range"),
    "a confidence that is no number": ("confidence", "high", "mapping-no-number"),
    "a confidence with a comma": ("confidence", "0,9", "mapping-number-comma"),
    "a confidence that is nothing": ("confidence", "NaN", "mapping-no-number"),
    "a confidence without end": ("confidence", "1e999", "mapping-out-of-range"),
    "a day that does not exist": ("mapping_date", "2026-02-30", "mapping-no-date"),
    "a date in another order": ("mapping_date", "27/11/2026", "mapping-no-date"),
    "a date without hyphens": ("mapping_date", "20261127", "mapping-no-date"),
    "a moment": ("mapping_date", "2026-11-27T10:00:00", "mapping-no-date"),
    "a review that nobody made": ("review_date", "2026-11-27", "mapping-without-reviewer"),
    "an agreement of nobody": ("reviewer_agreement", "0.5", "mapping-without-reviewer"),
    "a type that does not exist": ("subject_type", "owl:Class", "mapping-not-a-choice"),
    "a literal as a predicate": ("predicate_type", "rdfs literal", "mapping-not-a-choice"),
    "a licence that is no address": ("license", "CC BY", "mapping-no-uri"),
    "an author that is a name": ("author_id", "Ana", "mapping-no-reference"),
    "one of several authors": ("author_id", "BE:ana|Ben", "mapping-no-reference"),
}


@pytest.mark.parametrize(("column", "value", "message_id"), MORE.values(), ids=MORE.keys())
def test_a_wrong_value_is_refused_at_its_place(column, value, message_id):
    assert refused(sssom((*row(), value), columns=(column,))) == [(FIRST, 5, message_id)]


FILES = {
    "no justification at all": (
        HEADER + "subject_id\tpredicate_id\tobject_id\nBE:1\tskos:exactMatch\tES:1\n",
        [(LINE, 1, "mapping-column-missing")],
    ),
    "no justification where there is no row either": (
        HEADER + "subject_id\tpredicate_id\tobject_id\n",
        [(LINE, 1, "mapping-column-missing")],
    ),
    "commas instead of tabs": (
        sssom(row()).replace("\t", ","),
        [(LINE, 1, "sssom-no-tabs")],
    ),
    "a row that is too short": (sssom(row()[:3]), [(FIRST, 4, "sssom-cells-missing")]),
    "a row that is too long": (
        sssom((*row(), "", "lost")),
        [(FIRST, 6, "sssom-cells-too-many")],
    ),
    "a column twice": (
        sssom((*row(), "a", "b"), columns=("comment", "comment")),
        [(LINE, 6, "sssom-column-twice")],
    ),
    "a column without a name": (
        sssom((*row(), "lost"), columns=("",)),
        [(FIRST, 5, "sssom-column-nameless")],
    ),
    "a quotation mark that stays open": (
        sssom((*row(), '"open'), row("BE:2"), columns=("comment",)),
        [(FIRST, 1, "sssom-quote-not-closed")],
    ),
    "a quotation mark inside one": (
        sssom((*row(), '"a"b'), columns=("comment",)),
        [(FIRST, 1, "sssom-quote-inside")],
    ),
    "no table": (HEADER, [(LINE, 1, "sssom-no-table")]),
    "a column from before the standard": (
        sssom((*row(), "Lexical"), columns=("match_type",)),
        [(LINE, 5, "sssom-before-1-0")],
    ),
    "a header in quotes": (
        '"#license: https://e.org"\n' + sssom(row()),
        [(1, 1, "sssom-header-quoted"), (1, 1, "sssom-no-header")],
    ),
    "no header": (sssom(row(), header=""), [(1, 1, "sssom-no-header")]),
}


@pytest.mark.parametrize(("text", "expected"), FILES.values(), ids=FILES.keys())
def test_a_file_out_of_shape_is_refused(text, expected):
    assert sorted(refused(text)) == sorted(expected)


HEADERS = {
    "no licence": (with_header(without=["#license"]), [(1, "mapping-set-slot-missing")]),
    "no id": (with_header(without=["#mapping_set_id"]), [(1, "mapping-set-slot-missing")]),
    "a list where one text belongs": (
        with_header("#comment:", "#  - a"),
        [(7, "sssom-not-one-text")],
    ),
    "keys where a list belongs": (
        with_header("#creator_label:", "#  a: b"),
        [(7, "sssom-not-texts")],
    ),
    "a version of the future": (
        with_header('#sssom_version: "2.0"', without=["#sssom_version"]),
        [(6, "mapping-not-a-choice")],
    ),
    "a prefix that means something else": (
        with_header("#curie_map: {skos: https://e.org/}", without=["#curie_map", "#  "]),
        [(4, "mapping-prefix-taken"), *[(6, "mapping-prefix-unknown")] * 2],
    ),
    "a prefix that is no name": (
        with_header("#curie_map: {1a: https://e.org/}", without=["#curie_map", "#  "]),
        [(4, "mapping-prefix-no-name"), *[(6, "mapping-prefix-unknown")] * 2],
    ),
    "a prefix without an address": (
        with_header("#curie_map: {BE: be, ES: urn:es}", without=["#curie_map", "#  "]),
        [(4, "mapping-prefix-no-uri")],
    ),
    "mappings above the table": (
        with_header("#mappings: []"),
        [(7, "sssom-mappings-in-header")],
    ),
    "a key twice": (
        with_header("#license: https://e.org/other"),
        [(7, "yaml-repeated-key")],
    ),
    "a remark": (with_header("#This is a remark."), [(7, "yaml-no-colon")]),
    "lines that are not in line": (with_header("#   comment: a"), [(7, "yaml-colon-in-text")]),
    "an anchor": (with_header("#comment: &a b"), [(7, "yaml-anchor")]),
    "a set confidence out of range": (
        with_header("#mapping_set_confidence: 7"),
        [(7, "mapping-out-of-range")],
    ),
    "a relative address": (with_header("#issue_tracker: issues"), [(7, "mapping-no-uri")]),
}


@pytest.mark.parametrize(("text", "expected"), HEADERS.values(), ids=HEADERS.keys())
def test_a_wrong_header_is_refused_at_its_place(text, expected):
    assert [(line, id_) for line, _, id_ in refused(text)] == expected


BYTES = {
    "a mark at the beginning": (b"\xef\xbb\xbf" + sssom(row()).encode(), "file-byte-order-mark"),
    "letters of Windows": (
        sssom((*row(), "déjà"), columns=("comment",)).encode("cp1252"),
        "file-not-utf8",
    ),
    "two bytes per letter": (b"\xff\xfe" + sssom(row()).encode("utf-16-le"), "file-not-utf8"),
    "a sign that ends texts": (
        sssom((*row(), "a\0b"), columns=("comment",)).encode(),
        "file-control-character",
    ),
}


@pytest.mark.parametrize(("data", "message_id"), BYTES.values(), ids=BYTES.keys())
def test_bytes_that_are_no_plain_utf_8_are_refused_and_read_on(data, message_id):
    found = read(data)

    assert [one.message_id for one in found.problems] == [message_id]
    assert found.mappings.count == 1


def test_everything_that_is_wrong_is_said_at_once():
    text = sssom(row(predicate=""), row("5"), row()[:2])

    assert [one[0] for one in refused(text)] == [FIRST, FIRST + 1, FIRST + 2]


def test_of_very_many_problems_the_first_are_listed_and_the_rest_counted():
    found = read(sssom(*[row(predicate="")] * 150)).problems

    assert len(found) == MOST + 1
    assert (found[-1].message_id, found[-1].values) == ("mapping-more-problems", {"count": 50})


def test_a_prefix_that_is_missing_is_said_once_with_the_number_of_cells():
    (problem,) = read(sssom(*[row("XX:1"), row("XX:2"), row("BE:1")])).problems

    assert problem.values == {"prefix": "XX", "value": "XX:1", "count": 2}


def test_record_ids_are_given_to_all_rows_and_to_each_its_own():
    rows = [(*row(f"BE:{number}"), name) for number, name in enumerate(["BE:r1", "", "BE:r1"])]

    assert refused(sssom(*rows, columns=("record_id",))) == [
        (FIRST + 1, 5, "mapping-record-id-missing"),
        (FIRST + 2, 5, "mapping-record-id-repeated"),
    ]


def test_a_literal_has_a_label_instead_of_an_id():
    columns = ("subject_label", "subject_type")
    named = (*row(""), "trust", "rdfs literal")
    nameless = (*row(""), "", "rdfs literal")

    assert refused(sssom(named, nameless, columns=columns)) == [
        (FIRST + 1, 5, "mapping-literal-without-label")
    ]


def test_what_the_set_says_is_said_by_every_row():
    found = read(with_header("#object_source: ES:framework", "#mapping_tool: a pen")).checked()

    assert found.column("object_source") == ("ES:framework",)
    assert "object_source" not in found.slots


def test_a_row_that_speaks_for_itself_is_not_spoken_for():
    header = HEADER + "#mapping_tool: a pen\n"
    rows = [(*row(), "a pencil"), (*row("BE:2"), "")]

    found = read(sssom(*rows, columns=("mapping_tool",), header=header)).checked()

    assert found.column("mapping_tool") == ("a pencil", "")
    assert found.slots["mapping_tool"] == "a pen"


def test_several_values_are_parted_and_escaped_ones_are_not():
    cells = (*row(), r"Alice\|Bob|Charlie"), (*row("BE:2"), r"Alice\\Bob|Charlie\\|David\\\|Eve\\")

    found = made(*cells, columns=("author_label",))

    # the example of the specification, pipe-escaping.sssom.tsv
    assert found.column("author_label") == (
        ("Alice|Bob", "Charlie"),
        ("Alice\\Bob", "Charlie\\", "David\\|Eve\\"),
    )


def test_tabs_and_line_ends_may_stand_in_quotes_and_lines_are_counted_on():
    cells = (*row(), '"a\tb\n""c"""'), row("5", "skos:exactMatch", "ES:1", "x")

    found = read(sssom(*cells, columns=("comment",)))

    assert found.mappings.column("comment")[0] == 'a\tb\n"c"'
    assert [one.line for one in found.problems] == [FIRST + 2]


def test_foreign_predicates_and_columns_are_kept():
    found = made((*row(predicate="owl:equivalentClass"), "x"), columns=("their_column",))

    assert found.column("predicate_id") == ("owl:equivalentClass",)
    assert found.column("their_column") == ("x",)


def test_lines_of_windows_and_blank_lines_at_the_end_are_no_matter():
    text = sssom(row(), row("BE:2")).replace("\n", "\r\n") + "\r\n\r\n"

    assert read(text).checked() == made(row(), row("BE:2"))
    assert remarked(text) == []


REMARKS = {
    "a blank line inside": (
        sssom(row()) + "\n" + "\t".join(row("BE:2")) + "\n",
        (FIRST + 1, "sssom-blank-line"),
    ),
    "tabs behind the columns": (sssom((*row(), ""), columns=("",)), (LINE, "sssom-tabs-behind")),
    "tabs behind a row": (sssom((*row(), "")), (FIRST, "sssom-tabs-behind")),
    "tabs in the header": (with_header("#comment: a\t\t"), (7, "sssom-header-tabs")),
    "a remark of yaml": (with_header("## a remark"), (7, "sssom-comment-lost")),
    "a slot of rows": (with_header("#author_label: a"), (7, "sssom-slot-of-rows")),
    "a column of their own": (
        sssom((*row(), "a"), columns=("their_own",)),
        (LINE, "mapping-columns-kept"),
    ),
    "a cardinality that is not so": (
        sssom((*row(), "n:n"), columns=("mapping_cardinality",)),
        (FIRST, "mapping-cardinality-wrong"),
    ),
    "a gap nowhere": (
        sssom(row(object_="sssom:NoTermFound")),
        (FIRST, "mapping-gap-without-source"),
    ),
    "a gap by its old name": (
        sssom(row(object_="sssom:NoMapping"), header=HEADER + "#object_source: ES:all\n"),
        (FIRST + 1, "mapping-old-no-term"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), REMARKS.values(), ids=REMARKS.keys())
def test_what_is_legal_and_odd_is_told_and_not_refused(text, expected):
    assert refused(text) == []
    assert remarked(text) == [expected]


def test_a_file_of_1_0_may_have_addresses_as_sources_and_any_text_as_address():
    header = HEADER.replace('#sssom_version: "1.1"\n', "")
    more = "#object_source: http://e.org/es.owl\n#issue_tracker: issues\n"

    text = sssom(row(), header=header + more)

    assert refused(text) == []
    assert {id_ for _, id_ in remarked(text)} == {"mapping-address-no-reference", "mapping-no-uri"}
    assert len(refused(sssom(row(), header=HEADER + more))) == 2


def test_a_file_that_uses_1_1_without_saying_so_is_read_as_1_1():
    header = HEADER.replace('#sssom_version: "1.1"\n', "")

    found = read(sssom((*row(), "BE:r1"), columns=("record_id",), header=header))

    assert found.checked().slots["sssom_version"] == "1.1"
    assert [one.message_id for one in found.remarks] == ["mapping-version-read"]


def test_definitions_of_extensions_that_break_a_rule_do_not_count_and_it_is_told():
    found = read(
        with_header(
            "#extension_definitions:",
            "#  - slot_name: ext_good",
            "#    property: BE:good",
            "#  - slot_name: comment",
            "#  - slot_name: ext_far",
            "#    property: https://e.org/far",
            "#  - slot_name: ext_more",
            "#    colour: blue",
        )
    )

    assert [one.slot_name for one in found.checked().definitions] == ["ext_good"]
    assert [one.line for one in found.remarks] == [10, 11, 13]


def test_a_justification_is_one_of_the_thirteen():
    assert read(sssom(row(why=BY_HAND))).problems == []


def test_a_cell_in_quotes_may_be_longer_than_python_expects():
    long = "x" * 200_000

    found = read(sssom((*row(), f'"{long}"'), columns=("comment",)))

    assert found.problems == []
    assert found.mappings.texts("comment") == (long,)


def test_digits_of_other_scripts_are_no_numbers_that_programs_read():
    text = sssom((*row(), "٠.٩"), columns=("confidence",))

    assert refused(text) == [(FIRST, 5, "mapping-no-number")]
