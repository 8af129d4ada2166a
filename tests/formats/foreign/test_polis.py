"""Polis exports: the latest vote counts, and the source's totals stand beside ours."""

import random
import zipfile

import pytest

from kit.domain.errors import BrokenFiles
from kit.formats.foreign.polis import read_polis
from tests.foreign import COMMENTS, POLIS, VOTES, closed_of, counts, notes, polis_folder, session_of


@pytest.fixture(name="read")
def _read(tmp_path):
    return lambda **other: read_polis(polis_folder(tmp_path / "export", **other))


def test_agree_disagree_and_pass_are_yes_no_and_abstention(read):
    found = read()

    (round_,) = found.rounds
    assert round_.answers == {
        "0": {"0": "yes", "1": "yes"},
        "1": {"0": "yes", "1": "abstain"},
        "2": {"0": "no", "2": "no"},
    }
    assert round_.entitled == ("0", "1", "2", "3")
    assert round_.changed == 1


def test_title_and_address_come_from_the_summary(read):
    found = read()

    assert (found.title, found.citation) == ("Mentoring, and how", "https://example.org/x")


def test_where_minus_one_is_agreement_as_in_the_database_the_totals_tell(read):
    turned = VOTES.replace(",-1\n", ",+\n").replace(",1\n", ",-1\n").replace(",+\n", ",1\n")
    found = read(votes=turned)

    assert notes(found)["polis-sign"] == {"sign": -1, "by": 0, "other": 6}
    assert found.rounds[0].answers == read().rounds[0].answers


def test_without_totals_one_is_agreement_and_that_is_said(read):
    bare = "comment-id,comment-body\n0,Trained.\n1,Weekly.\n2,Paid.\n"

    assert "polis-sign-assumed" in notes(read(comments=bare))


def test_totals_that_differ_are_told_by_how_much(read):
    found = read(comments=COMMENTS.replace("0,7,2,1,1,", "0,7,9,1,1,"))

    assert notes(found)["totals-differ-agrees"] == {
        "total": 3,
        "differing": 1,
        "by": 7,
        "most": 7,
    }
    assert notes(found)["totals-same-disagrees"] == {"total": 3}
    assert notes(found)["total-differs-voters"] == {"stated": 4, "total": 3, "by": 1}


def test_a_source_that_counts_replaced_votes_as_well_is_found_out(read):
    # Comment 1: the -1 that participant 1 replaced by a 0 stands in the total.
    found = read(comments=COMMENTS.replace("1,7,1,0,1,", "1,7,1,1,1,"))

    assert notes(found)["polis-counts-replaced"] == {"by": 0, "latest": 1}
    assert "polis-counts-replaced" not in notes(read())


def test_what_moderators_took_out_keeps_its_votes_and_is_dropped(read):
    session = session_of(read())

    assert [one.dropped for one in session.standards.values()] == [False, False, True]
    assert [one.value for one in closed_of(session).judgements["polis-2"]] == ["no"]


def test_the_order_of_rows_is_nothing_save_for_votes_of_one_moment(read):
    first, *rows = VOTES.splitlines()
    random.Random(3).shuffle(rows)
    shuffled = read(votes="\n".join([first, *rows]) + "\n")

    assert counts(session_of(shuffled)) == counts(session_of(read()))
    assert shuffled.rounds[0].answers == read().rounds[0].answers


def test_of_two_votes_in_one_moment_the_later_row_counts(read):
    found = read(votes=VOTES + "7000,x,2,2,0\n")

    assert found.rounds[0].answers["2"]["2"] == "abstain"


def test_without_votes_csv_the_table_of_participants_tells_what_counts(read):
    found = read(votes=None)

    assert found.rounds[0].answers == read().rounds[0].answers
    assert found.rounds[0].opened_at is None
    assert "polis-only-table" in notes(found)


def test_without_participants_nobody_is_in_a_group(read):
    found = read(participants_votes=None)

    assert {"no-groups", "polis-no-participants"} <= notes(found).keys()
    assert [one.group for one in found.people] == ["", "", ""]


def test_votes_on_a_comment_that_is_gone_are_kept_under_its_number(read):
    found = read(votes=VOTES + "8000,x,9,2,1\n")

    assert found.items[-1].text == "[9]"
    assert notes(found)["polis-without-text"] == {"count": 1}


def test_more_groups_than_a_session_has_are_left_out(read):
    rows = "".join(f"{number},{number},0,0,0,0,,,\n" for number in range(13))
    header = POLIS["participants-votes.csv"].splitlines()[0]

    assert "no-groups" in notes(read(participants_votes=f"{header}\n{rows}"))


def test_an_archive_reads_like_a_folder_whatever_a_report_has_put_before_its_names(tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in POLIS.items():
            package.writestr(f"some/r8xyz-{name}", text)
    folder = polis_folder(tmp_path / "export")

    assert read_polis(path).rounds == read_polis(folder).rounds


REFUSED = {
    "comments-empty": ({"comments": " \n"}, "foreign-empty", 1),
    "no-comments": ({"comments": None}, "foreign-polis-no-comments", 1),
    "no-votes": ({"votes": None, "participants_votes": None}, "foreign-polis-no-votes", 1),
    "votes-without-a-row": (
        {"votes": VOTES.splitlines()[0] + "\n", "participants_votes": None},
        "foreign-polis-no-votes",
        1,
    ),
    "column-missing": ({"votes": VOTES.replace("voter-id", "who")}, "foreign-columns-missing", 1),
    "cut-off": ({"votes": VOTES[:-8]}, "foreign-row-uneven", 8),
    "vote-of-two": (
        {"votes": VOTES.replace("2000,x,0,1,1", "2000,x,0,1,2")},
        "foreign-cell-bad",
        3,
    ),
    "no-moment": ({"votes": VOTES.replace("2000,x", "soon,x")}, "foreign-cell-bad", 3),
    "comment-twice": (
        {"comments": COMMENTS + "9,x,0,1,1,1,1,Again.\n"},
        "foreign-id-twice",
        5,
    ),
    "person-twice": (
        {"participants_votes": POLIS["participants-votes.csv"] + "3,,0,0,0,0,,,\n"},
        "foreign-id-twice",
        6,
    ),
    "long-text": (
        {"comments": COMMENTS.replace("Mentors are paid.", "x" * 4001)},
        "foreign-text-long",
        4,
    ),
    "open-quote": (
        {"comments": COMMENTS.replace('or more."', "or more.")},
        "deciding-quote-open",
        3,
    ),
}


@pytest.mark.parametrize(("other", "message_id", "line"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_told_with_its_line(read, other, message_id, line):
    with pytest.raises(BrokenFiles) as broken:
        read(**other)

    first = broken.value.problems[0]
    assert (first.message_id, first.line) == (message_id, line)


def test_of_very_many_mistakes_twenty_are_told_and_the_rest_counted(read):
    bad = "".join(f"{number},x,0,1,7\n" for number in range(50))

    with pytest.raises(BrokenFiles) as broken:
        read(votes=VOTES + bad)

    last = broken.value.problems[-1]
    assert (len(broken.value.problems), last.values) == (21, {"count": 30})
