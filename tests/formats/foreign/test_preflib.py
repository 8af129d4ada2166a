"""PrefLib files: orders become grades by place, two categories become approvals."""

import pytest

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.workshop import Method
from kit.formats.foreign.preflib import read_preflib
from tests.foreign import SOI, counts, notes, session_of
from tests.formats.files import write

CAT = """\
# TITLE: Who may come in
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 3
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
# ALTERNATIVE NAME 1: A
# ALTERNATIVE NAME 2: B
# ALTERNATIVE NAME 3: C
2: {1,2},3
1: {},{1,2}
"""

OLD = """\
3
1,Training
2,Matching
3,Follow-up
6,6,3
3,1,2,3
2,2,1
1,3
"""


@pytest.fixture(name="read")
def _read(tmp_path):
    def read(text, name="file.soi", **options):
        return read_preflib(write(tmp_path / name, text), **options)

    return read


def test_every_voter_of_a_line_is_one_and_what_is_not_named_is_blank(read):
    found = read(SOI)

    (round_,) = found.rounds
    assert round_.method is Method.GRADING
    assert len(found.people) == 6
    assert sorted(map(sorted, map(dict.items, round_.answers.values()))) == [
        *[[("1", "1"), ("2", "2"), ("3", "3")]] * 3,
        *[[("1", "2"), ("2", "1")]] * 2,
        [("3", "1")],
    ]
    assert notes(found)["preflib-unranked"] == {"count": 3}
    assert notes(found)["total-same-voters"] == {"total": 6}


def test_ties_have_the_same_grade_and_are_counted(read):
    found = read(SOI.replace("1: 3\n", "1: 3,{1,2}\n"), "file.toi")

    assert {"3": "1", "1": "2", "2": "2"} in found.rounds[0].answers.values()
    assert notes(found)["preflib-ties"] == {"count": 1}


def test_the_order_of_lines_is_nothing(read):
    lines = SOI.splitlines()
    turned = "\n".join([*lines[:-3], *reversed(lines[-3:])]) + "\n"

    assert read(turned).people == read(SOI).people
    assert counts(session_of(read(turned))) == counts(session_of(read(SOI)))


def test_the_older_header_says_the_same(read):
    old, new = read(OLD), read(SOI)

    assert (old.items, old.rounds) == (new.items, new.rounds)


def test_two_categories_are_an_approval_and_absent_is_not_told_from_not_approved(read):
    found = read(CAT, "file.cat")

    assert found.rounds[0].method is Method.APPROVAL
    assert sorted(map(sorted, found.rounds[0].answers.values())) == [[], ["1", "2"], ["1", "2"]]
    assert notes(found)["preflib-absent"] == {"count": 1}
    assert len(session_of(found).rounds) == 1


def test_more_categories_are_grades_under_their_names(read):
    text = CAT.replace("# CATEGORY NAME 2: No", "# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No")
    found = read(text, "file.cat")

    assert found.rounds[0].rule["grades"] == "Yes,Maybe,No"
    assert {"1": "Yes", "2": "Yes", "3": "Maybe"} in found.rounds[0].answers.values()


def test_the_first_of_each_ballot_can_be_read_as_approved(read):
    found = read(SOI.replace("1: 3\n", "1: {2,3},1\n"), "file.toi", top=1, places=2)

    assert found.rounds[0].rule == {"name": "approval", "places": "2"}
    assert sorted(map(sorted, found.rounds[0].answers.values())) == [
        *[["1"]] * 3,
        *[["2"]] * 2,
        ["2", "3"],
    ]
    assert notes(found)["top-tied"] == {"count": 1}


def test_more_places_than_grades_are_refused_with_a_way_out(read):
    names = "".join(f"# ALTERNATIVE NAME {number}: N{number}\n" for number in range(1, 22))
    text = f"{names}1: {','.join(map(str, range(1, 22)))}\n"

    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.values == {"count": 21, "most": 20}
    assert len(read(text, top=5).rounds[0].answers) == 1


def test_totals_that_differ_are_told(read):
    found = read(SOI.replace("VOTERS: 6", "VOTERS: 9"))

    assert notes(found)["total-differs-voters"] == {"stated": 9, "total": 6, "by": 3}


def test_a_file_that_its_publishers_changed_says_so(read):
    text = SOI.replace("MODIFICATION TYPE: original", "MODIFICATION TYPE: imbued")

    assert notes(read(text))["preflib-modified"] == {"how": "imbued"}


def test_a_count_of_a_billion_is_refused_before_it_is_made(read):
    with pytest.raises(BadInput) as refused:
        read(SOI.replace("3: 1,2,3", "999999999: 1,2,3"))
    assert refused.value.message_id == "foreign-too-many-people"


@pytest.mark.parametrize(
    ("text", "name", "message_id", "line"),
    [
        (SOI, "file.txt", "foreign-preflib-ending", 1),
        ("hello\n", "file.soi", "foreign-preflib-no-header", 1),
        ("# TITLE: x\n", "file.soi", "foreign-preflib-no-header", 1),
        (SOI[: SOI.index("3: 1")], "file.soi", "foreign-preflib-no-orders", 10),
        (SOI.replace("2: 2,1", "2: 2,,1"), "file.soi", "foreign-preflib-line", 12),
        (SOI.replace("2: 2,1", "0: 2,1"), "file.soi", "foreign-preflib-line", 12),
        (SOI.replace("2: 2,1", "2: 2,{1"), "file.soi", "foreign-preflib-line", 12),
        (SOI.replace("2: 2,1", "2: 2,7"), "file.soi", "foreign-preflib-unknown", 12),
        (SOI.replace("2: 2,1", "2: 2,2"), "file.soi", "foreign-preflib-twice", 12),
        (SOI, "file.soc", "foreign-preflib-incomplete", 12),
        (SOI.replace("NAME 2:", "NAME 1:"), "file.soi", "foreign-name-twice", 9),
        (CAT.replace("3\n", "3,{},{}\n"), "file.cat", "foreign-preflib-no-category", 10),
        (OLD.replace("2,Matching", "Matching"), "file.soi", "foreign-preflib-no-name", 3),
        (OLD.replace("6,6,3", "6"), "file.soi", "foreign-preflib-no-totals", 5),
    ],
)
def test_a_mistake_is_told_with_its_line(read, text, name, message_id, line):
    with pytest.raises(BrokenFiles) as broken:
        read(text, name)

    first = broken.value.problems[0]
    assert (first.message_id, first.line) == (message_id, line)
