"""Tables of judgements as people save them, and every mistake with its line and cure."""

import csv
import io
import random
import string
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.rules.known import read_rule
from kit.formats import ballots_text
from kit.formats.ballots_complaints import SHOWN
from kit.formats.ballots_file import read_ballots
from kit.words import say

RATED = read_rule({"name": "delphi"}).vocabulary()
VOTED = read_rule({"name": "double-threshold"}).vocabulary()


@pytest.fixture(name="read")
def _read(tmp_path):
    def read(text, vocabulary=RATED, by=None):
        path = tmp_path / "ballots.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return read_ballots(path, vocabulary, "a value", by)

    return read


@pytest.fixture(name="refused")
def _refused(read):
    def refused(text, vocabulary=RATED):
        with pytest.raises(BrokenFiles) as broken:
            read(text, vocabulary)
        for problem in broken.value.problems:
            assert say(problem.message_id, "fr", **problem.values)
        return [(each.line, each.column, each.message_id) for each in broken.value.problems]

    return refused


def rows(found):
    table = found.table
    return [
        (table.items[item], table.voters[voter], table.values[value])
        for item, voter, value in zip(table.item_of, table.voter_of, table.value_of, strict=True)
    ]


def message_ids(found):
    return [each.message_id for each in found.notes]


def test_a_plain_table_is_read_row_by_row(read):
    found = read("item_id,voter_id,value\ns1,v1,7\ns1,v2,X\ns2,v1,\ns2,v2,na\n")

    assert rows(found) == [
        ("s1", "v1", "7"),
        ("s1", "v2", "cannot-judge"),
        ("s2", "v1", ""),
        ("s2", "v2", "cannot-judge"),
    ]


def test_columns_may_stand_in_any_order_among_others(read):
    found = read("wing,value,item_id,note,Voter_ID\nnorth,7,s1,,v1\nsouth,8,s1,,v2\n", by="Wing")

    assert rows(found) == [("s1", "v1", "7"), ("s1", "v2", "8")]
    assert found.groups == ["north", "south"]


def test_what_excel_saves_in_france_is_understood_and_said(read):
    text = (
        "item_id;voter_id;value;organisation;country;weight;reason\r\n"
        's1;Zoé;YES;Réseau;FR;"1,5";\r\n'
        's1;Iñaki;no;Red;ES;1;"trop; cher\nvraiment"\r\n'
        ";;;;;;\r\n"
        "\r\n"
    )
    found = read(text.encode("cp1252"), VOTED)

    assert rows(found) == [("s1", "Zoé", "yes"), ("s1", "Iñaki", "no")]
    assert found.table.weights == (Fraction(3, 2), 1)
    assert (found.table.organisations, found.table.countries) == (("Réseau", "Red"), ("FR", "ES"))
    assert list(found.table.reasoned) == [False, True]
    assert message_ids(found) == [
        "sheet-guessed-encoding",
        "sheet-read-delimiter",
        "deciding-read-comma",
    ]


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (
            "\ufeffitem_id\tvoter_id\tvalue\ns1\tv1\t7\n".encode("utf-16-le"),
            ["sheet-read-encoding", "sheet-read-delimiter"],
        ),
        (
            "\ufeffitem_id|voter_id|value\ns1|v1|7\n".encode(),
            ["sheet-read-encoding", "sheet-read-delimiter"],
        ),
        (
            b"sep=;\nitem_id;voter_id;value\ns1;v1;7\n",
            ["sheet-read-encoding", "deciding-read-separator-line"],
        ),
        (
            b"\n\n item_id , voter_id , value \n s1 , v1 , 7 \n",
            ["sheet-read-encoding", "sheet-read-delimiter"],
        ),
        (
            b'"item_id","voter_id","value"\r"s1","v1","7"\r',
            ["sheet-read-encoding", "sheet-read-delimiter"],
        ),
    ],
)
def test_marks_signs_blanks_and_line_ends_do_not_matter(read, data, notes):
    found = read(data)

    assert rows(found) == [("s1", "v1", "7")]
    assert message_ids(found) == notes


def test_the_same_letters_composed_in_two_ways_are_one_voter(refused):
    assert refused("item_id,voter_id,value\ns1,Zo\u00e9,7\ns1,Zoe\u0301,7\n") == [
        (3, 2, "deciding-voter-twice")
    ]


def test_a_short_row_may_lack_columns_that_are_not_needed(read):
    found = read("item_id,voter_id,value,organisation,reason\ns1,v1,7,a\ns1,v2,8\n")

    assert found.table.organisations == ("a", "")


def test_what_one_row_says_of_a_voter_holds_for_all_rows(read):
    found = read("item_id,voter_id,value,organisation,weight\ns1,v1,7,a,2\ns2,v1,7,,\ns1,v2,7,a,\n")

    assert found.table.organisations == ("a", "a")
    assert found.table.weights == (2, 2)


HEAD = "item_id,voter_id,value,organisation,country,weight,reason\n"

MISTAKES = {
    "a rating of ten": (HEAD + "s1,v1,10\n", [(2, 3, "deciding-value-bad")]),
    "a rating with a comma": (HEAD + 's1,v1,"7,5"\n', [(2, 3, "deciding-value-bad")]),
    "a rating of nought": (HEAD + "s1,v1,0\n", [(2, 3, "deciding-value-bad")]),
    "a voter twice": (
        HEAD + "s1,v1,7\ns2,v1,7\ns1, v1 ,7\n",
        [(4, 2, "deciding-voter-twice")],
    ),
    "an organisation in two countries": (
        HEAD + "s1,v1,7,a,FR\ns1,v2,7,a,ES\n",
        [(3, 5, "deciding-organisation-in-two")],
    ),
    "a voter in two organisations": (
        HEAD + "s1,v1,7,a\ns2,v1,7,b\n",
        [(3, 4, "deciding-voter-in-two")],
    ),
    "a voter in two countries": (
        HEAD + "s1,v1,7,,FR\ns2,v1,7,,ES\n",
        [(3, 5, "deciding-voter-in-two")],
    ),
    "a negative weight": (HEAD + "s1,v1,7,a,FR,-1\n", [(2, 6, "deciding-weight-bad")]),
    "a weight that is no number": (HEAD + "s1,v1,7,a,FR,nan\n", [(2, 6, "deciding-weight-bad")]),
    "weights that are all nought": (
        HEAD + 's1,v1,7,a,FR,0\ns1,v2,7,b,FR,"0,0"\n',
        [(2, 6, "deciding-weights-nought")],
    ),
    "two weights of one organisation": (
        HEAD + "s1,v1,7,a,FR,1\ns1,v2,7,b,FR,1\ns1,v3,7,a,FR,2\n",
        [(4, 6, "deciding-weight-differs")],
    ),
    "two weights of one voter": (
        HEAD + "s1,v1,7,,FR,1\ns2,v1,7,,FR,1.5\n",
        [(3, 6, "deciding-weight-differs")],
    ),
    "a weight that is missing": (
        HEAD + "s1,v1,7,a,FR,1\ns1,v2,7,b,FR,\n",
        [(3, 6, "deciding-weight-missing")],
    ),
    "no voter": (HEAD + "s1,,7\n", [(2, 2, "deciding-id-missing")]),
    "no standard": (HEAD + " ,v1,7\n", [(2, 1, "deciding-id-missing")]),
    "a row that is too short": (HEAD + "s1,v1\n", [(2, 3, "deciding-row-uneven")]),
    "a comma in a number without quotes": (
        HEAD + "s1,v1,7,a,FR,1,5,6\n",
        [(2, 3, "deciding-row-uneven")],
    ),
    "an empty file": ("", [(1, 1, "deciding-empty")]),
    "blanks only": ("\ufeff \r\n\t\n", [(1, 1, "deciding-empty")]),
    "columns only": (HEAD, [(1, 1, "deciding-no-rows")]),
    "no columns": ("s1,v1,7\ns1,v2,7\n", [(1, 1, "deciding-columns-missing")]),
    "a column that is missing": (
        "\nitem_id,value\ns1,7\n",
        [(2, 1, "deciding-columns-missing")],
    ),
    "a column twice": (
        "item_id,voter_id,value,Value\ns1,v1,7,8\n",
        [(1, 4, "deciding-column-twice")],
    ),
    "an invisible sign": (HEAD + "s1,v1,7\ns1,v\0,7\n", [(3, 1, "deciding-nul")]),
    "a quote that is not closed": (
        HEAD + 's1,v1,7\n"s1,v2,7\ns1,v3,7\n',
        [(3, 1, "deciding-quote-open")],
    ),
    "a quote inside": (HEAD + 's1,v1,7,"a" b\n', [(2, 1, "deciding-quote-inside")]),
}


@pytest.mark.parametrize(("text", "problems"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line_and_column(refused, text, problems):
    assert refused(text) == problems


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("approval", "yes"),
        ("approval", "2"),
        ("double-threshold", "oui"),
        ("consent", "no"),
        ("majority-judgment", "splendid"),
        ("majority-judgment", "7"),
    ],
)
def test_each_method_knows_its_own_values(refused, name, value):
    vocabulary = read_rule({"name": name}).vocabulary()

    assert refused(HEAD + f"s1,v1,{value}\n", vocabulary) == [(2, 3, "deciding-value-bad")]


def test_grades_are_read_however_they_are_spelled(read):
    vocabulary = read_rule({"name": "majority-judgment", "grades": "Très bien,Bien"}).vocabulary()

    found = read("item_id,voter_id,value\ns1,v1,TRÈS  bien\ns1,v2,bien\n", vocabulary)

    assert [value for _, _, value in rows(found)] == ["Très bien", "Bien"]


def test_lines_are_those_of_the_file_below_texts_of_several_lines_and_empty_ones(refused):
    text = "sep=,\n" + HEAD + 's1,v1,7,,,,"one\ntwo"\n\n,,\ns1,v2,12\n'

    assert refused(text) == [(7, 3, "deciding-value-bad")]


def test_all_mistakes_are_told_at_once_up_to_a_number(refused):
    some = refused(HEAD + "s1,v1,10\ns1,v1,7\n,v3,7\n")
    many = refused(HEAD + "".join(f"s1,v{number},10\n" for number in range(100)))

    assert some == [
        (2, 3, "deciding-value-bad"),
        (3, 2, "deciding-voter-twice"),
        (4, 1, "deciding-id-missing"),
    ]
    assert len(many) == SHOWN + 1
    assert many[-1][2] == "deciding-more-problems"


def test_both_lines_of_what_was_said_twice_are_named(read):
    with pytest.raises(BrokenFiles) as broken:
        read(HEAD + "s1,v1,7\ns1,v2,7\ns1,v1,8\n")

    values = broken.value.problems[0].values
    assert (values["other_line"], values["voter"], values["item"]) == (2, "v1", "s1")


def test_one_bad_line_of_very_many_is_named(refused):
    lines = [f"s{number % 200},v{number // 200},{number % 9 + 1}\n" for number in range(60_000)]
    lines[43_210] = "s1,v9999,10\n"

    assert refused(HEAD + "".join(lines)) == [(43_212, 3, "deciding-value-bad")]


def test_a_file_that_cannot_be_read_says_why(tmp_path, monkeypatch):
    for path, message_id in ((tmp_path, "file-no-file"), (tmp_path / "none.csv", "file-not-found")):
        with pytest.raises(BrokenFiles) as broken:
            read_ballots(path, RATED, "a value")
        assert [each.message_id for each in broken.value.problems] == [message_id]
    monkeypatch.setattr(ballots_text, "LARGEST", 3)
    large = tmp_path / "large.csv"
    large.write_text(HEAD, "utf-8")
    with pytest.raises(BrokenFiles) as broken:
        read_ballots(large, RATED, "a value")
    assert broken.value.problems[0].message_id == "file-too-large"


@pytest.mark.parametrize(
    ("by", "message_id"),
    [
        ("wing", "deciding-by-unknown"),
        ("", "deciding-by-unknown"),
        ("reason", "deciding-by-reason"),
    ],
)
def test_groups_need_a_column_that_makes_some(read, by, message_id):
    with pytest.raises(BadInput) as refused:
        read(HEAD + "s1,v1,7\n", by=by)

    assert refused.value.message_id == message_id


LETTERS = st.text(string.ascii_letters + "éÑß;,|\" '-", min_size=1, max_size=6).filter(
    lambda text: text.strip()
)
JUDGEMENTS = st.dictionaries(
    st.tuples(LETTERS.map(str.strip), LETTERS.map(str.strip)),
    st.sampled_from(["1", "9", "", "X"]),
    min_size=1,
    max_size=8,
)


@given(JUDGEMENTS, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_csv_writer_writes_is_read_as_it_was(tmp_path_factory, cast, sign, end):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sign, lineterminator=end)
    writer.writerows(
        [("item_id", "voter_id", "value"), *((*ids, said) for ids, said in cast.items())]
    )
    path = tmp_path_factory.mktemp("any") / "ballots.csv"
    path.write_text(text.getvalue(), "utf-8", newline="")

    found = read_ballots(path, RATED, "a value")

    expected = {ids: said.replace("X", "cannot-judge") for ids, said in cast.items()}
    assert {(item, voter): said for item, voter, said in rows(found)} == expected


def test_bytes_that_are_no_table_are_refused_and_nothing_else_happens(refused):
    chance = random.Random(8)
    for _ in range(200):
        assert refused(chance.randbytes(chance.randint(1, 300)))


def test_a_cell_may_be_longer_than_python_expects(read, refused):
    long = "x" * 200_000

    assert len(rows(read(f'item_id,voter_id,value,reason\ni,v,7,"{long}"\n'))) == 1
    assert refused(f"{long}\nitem_id,voter_id,value\ni,v,7\n") == [
        (1, 1, "deciding-columns-missing")
    ]
