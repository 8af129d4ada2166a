"""Pabulib files: approvals with places, points and orders as grades, costs left behind."""

import pytest

from kit.domain.errors import BadInput, BrokenFiles
from kit.domain.workshop import Method
from kit.formats.foreign.pabulib import read_pabulib
from tests.foreign import PB, closed_of, counts, notes, session_of
from tests.formats.files import write

POINTS = PB.replace("vote_type;approval", "vote_type;cumulative").replace(
    "voter_id;vote;age;district\na;1,2;30;North\nb;1;41;South\nc;1,2;22;North\nd;3;67;South\n",
    "voter_id;vote;points\na;1,2;3,1\nb;1;2\nc;1,2;1,1\nd;3;3\n",
)
ORDERS = PB.replace("vote_type;approval", "max_length;2\nvote_type;ordinal").replace(
    "votes;name", "votes;score;name"
)
ORDERS = (
    ORDERS.replace("500;3;", "500;3;6;").replace("400;2;", "400;2;2;").replace("100;1;", "100;1;1;")
)


@pytest.fixture(name="read")
def _read(tmp_path):
    return lambda text, **options: read_pabulib(write(tmp_path / "town.pb", text), **options)


def test_who_chose_a_project_approved_it_and_there_are_as_many_places_as_were_selected(read):
    found = read(PB)

    (round_,) = found.rounds
    assert round_.method is Method.APPROVAL
    assert round_.answers == {
        "a": {"1": "1", "2": "1"},
        "b": {"1": "1"},
        "c": {"1": "1", "2": "1"},
        "d": {"3": "1"},
    }
    assert round_.rule["places"] == "2"
    assert notes(found)["places-source"] == {"places": 2}
    assert notes(found)["pabulib-selected"] == {"count": 2, "fewer": 1}


def test_language_title_and_days_come_from_the_file(read):
    found = read(PB)

    assert (found.lang, found.title) == ("fr", "Budget of a town")
    (round_,) = found.rounds
    assert (round_.opened_at.isoformat()[:10], round_.closed_at.isoformat()[:10]) == (
        "2024-06-01",
        "2024-06-30",
    )


def test_a_name_with_quotation_marks_is_taken_as_it_stands(read):
    assert read(PB).items[1].text == 'A "tree"'


def test_what_is_said_of_voters_is_left_out_unless_one_column_is_named(read):
    assert {one.group for one in read(PB).people} == {""}
    assert notes(read(PB))["pabulib-columns"] == {"columns": "age, district"}

    grouped = read(PB, group="District")
    assert [one.group for one in grouped.people] == ["North", "South", "North", "South"]
    assert notes(grouped)["pabulib-columns"] == {"columns": "age"}
    assert [one.title for one in session_of(grouped).groups.values()] == ["North", "South"]


def test_points_are_grades_and_who_is_not_named_got_none(read):
    found = read(POINTS)

    (round_,) = found.rounds
    assert round_.rule["grades"] == "3,2,1"
    assert round_.answers["a"] == {"1": "3", "2": "1"}
    assert "pabulib-unnamed" in notes(found)


def test_an_order_is_grades_by_place_and_its_score_is_compared(read):
    found = read(ORDERS)

    assert found.rounds[0].answers["a"] == {"1": "1", "2": "2"}
    assert notes(found)["totals-differ-scores"] == {
        "total": 3,
        "differing": 1,
        "by": 1,
        "most": 1,
    }


def test_the_projects_with_the_most_points_can_be_read_as_approved(read):
    found = read(POINTS, top=1)

    assert found.rounds[0].answers == {
        "a": {"1": "1"},
        "b": {"1": "1"},
        "c": {"1": "1", "2": "1"},
        "d": {"3": "1"},
    }


def test_points_of_too_many_sizes_are_refused_with_a_way_out(read):
    many = "".join(f"v{number};1;{number * 100}\n" for number in range(30))

    with pytest.raises(BadInput) as refused:
        read(POINTS + many)
    assert refused.value.message_id == "foreign-points-too-many"


def test_of_a_voter_who_stands_there_twice_the_later_row_counts(read):
    found = read(PB + "a;3;30;North\n")

    assert found.rounds[0].answers["a"] == {"3": "1"}
    assert notes(found)["latest-row"] == {"count": 1}


def test_a_project_named_twice_on_a_ballot_counts_once(read):
    found = read(PB.replace("b;1;41", "b;1,1;41"))

    assert found.rounds[0].answers["b"] == {"1": "1"}
    assert notes(found)["pabulib-twice"] == {"count": 1}


def test_an_empty_ballot_was_handed_in_and_says_nothing(read):
    session = session_of(read(PB.replace("d;3;67", "d;;67")))

    closed = closed_of(session)
    assert (closed.voted, len(closed.blank)) == (4, 1)


def test_totals_that_differ_are_told(read):
    found = notes(read(PB.replace("num_votes;4", "num_votes;5").replace("500;3;", "500;4;")))

    assert found["total-differs-ballots"] == {"stated": 5, "total": 4, "by": 1}
    assert found["totals-differ-project-votes"]["by"] == 1


def test_the_order_of_ballots_is_nothing(read):
    head, tail = PB[: PB.index("a;1,2")], PB[PB.index("a;1,2") :]
    turned = head + "\n".join(reversed(tail.splitlines())) + "\n"

    assert counts(session_of(read(turned))) == counts(session_of(read(PB)))


@pytest.mark.parametrize(
    ("text", "message_id", "line"),
    [
        ("hello\n", "foreign-pabulib-no-section", 1),
        (PB[: PB.index("VOTES")], "foreign-pabulib-no-section", 1),
        (PB + "VOTES\n", "foreign-pabulib-section-twice", 24),
        (PB.replace("vote_type;approval", "vote_type;knapsack"), "foreign-pabulib-vote-type", 8),
        (PB.replace("project_id", "number"), "foreign-columns-missing", 14),
        (PB.replace("voter_id;", "who;"), "foreign-columns-missing", 19),
        (PB.replace("2;400", "1;400"), "foreign-id-twice", 16),
        (PB.replace("b;1;41", ";1;41"), "foreign-id-missing", 21),
        (PB.replace("b;1;41", "b;9;41"), "foreign-pabulib-unknown", 21),
        (PB.replace("b;1;41;South", "b;1;41;South;x"), "foreign-row-uneven", 21),
        (POINTS.replace("b;1;2", "b;1;2,3"), "foreign-pabulib-points", 21),
        (POINTS.replace("b;1;2", "b;1;much"), "foreign-pabulib-points", 21),
        (PB[: PB.index("a;1,2")], "foreign-pabulib-no-votes", 18),
    ],
)
def test_a_mistake_is_told_with_its_line(read, text, message_id, line):
    with pytest.raises(BrokenFiles) as broken:
        read(text)

    first = broken.value.problems[0]
    assert (first.message_id, first.line) == (message_id, line)


def test_a_column_of_too_many_groups_is_refused(read):
    many = "".join(f"v{number};1;{number};x\n" for number in range(13))

    with pytest.raises(BrokenFiles) as broken:
        read(PB + many, group="age")
    assert broken.value.problems[0].message_id == "foreign-groups-too-many"
