"""What was said and compared, counted from a bundle."""

from typing import Any

import pandas as pd
import pytest

from kit.analysis import crosswalk, talk
from kit.analysis.bundle import Bundle
from kit.frames.columns import COLUMNS
from kit.frames.rows import framed


def with_table(bundle: Bundle, name: str, rows: list[dict[str, Any]]) -> Bundle:
    """The same bundle with another table."""
    tables = {**bundle.tables, name: framed(rows, COLUMNS[name])}
    return Bundle(bundle.path, bundle.session_id, tables, {}, bundle.files)


def test_every_group_has_a_row_for_every_question(bundle):
    rows = talk.lines_by_question(bundle)

    assert len(rows) == 4 * 4
    assert rows["lines"].sum() == len(bundle["lines"])
    assert (rows["lines"] == 0).any()


def test_ideas_add_up(bundle):
    rows = talk.ideas_by_group(bundle)

    assert rows["sent"].sum() == len(bundle["ideas"])
    assert (rows[["taken_up", "set_aside", "waiting"]].sum(axis=1) == rows["sent"]).all()


def test_a_theme_tells_its_groups_its_lines_and_when_it_was_gathered(bundle):
    rows = talk.themes_arose(bundle)

    assert rows["lines"].sum() == len(bundle["themes"])
    assert rows["groups"].is_monotonic_decreasing
    assert (rows["gathered_at"] > rows["first_line_at"]).all()
    named = bundle["sources"].query("kind == 'theme'")
    assert rows["standards"].sum() == len(named)


def test_a_timeline_counts_up_each_group(bundle):
    rows = talk.timeline(bundle)
    ends = rows.groupby("group_id")["lines"].max()

    assert rows["minutes"].is_monotonic_increasing
    assert ends.to_dict() == bundle["lines"].groupby("group_id").size().to_dict()
    assert (rows["kind"] == "theme").sum() == 6


def test_what_is_not_compared_is_not_in_the_coverage(bundle):
    rows = crosswalk.coverage(bundle)

    assert set(rows["state"]) == {"compared"}
    parts = rows[["any", "candidate", "gaps", "orphans"]].sum(axis=1)
    assert parts.tolist() == rows["total"].tolist()


def test_claims_are_read_from_the_framework_that_comes_first(bundle):
    said = bundle["mappings"].iloc[[0]]
    turned = said.assign(
        subject_framework_id=said["object_framework_id"],
        subject_ref_id=said["object_ref_id"],
        object_framework_id=said["subject_framework_id"],
        object_ref_id=said["subject_ref_id"],
        relation="subset-of",
        group_id="group-2",
    )
    both = pd.concat([said.assign(relation="superset-of"), turned]).to_dict("records")
    changed = with_table(with_table(bundle, "mappings", both), "gaps", [])

    rows = crosswalk.answers(changed).query("question == 'relation'")

    assert rows["item"].nunique() == 1
    assert rows["answer"].tolist() == ["superset-of", "superset-of"]
    assert crosswalk.relations(changed)["superset-of"].tolist() == [1, 1]


def test_disagreements_and_settlements_are_counted_once(bundle):
    rows = crosswalk.disagreements(bundle)

    assert rows["points"].sum() == bundle["disagreements"]["rank"].nunique()
    assert rows["settled"].sum() == bundle["settlements"]["stands"].sum()


def test_precision_is_the_share_accepted_of_the_first_three_that_are_decided(bundle):
    """Five shown of one pair of frameworks: ranks 1 to 5; the open one and ranks 4, 5 stay out."""
    pair = {"subject_framework_id": "a", "object_framework_id": "b", "method": "ngrams"}
    outcomes = ["accepted", "refused", "open", "accepted", "passed-over"]
    shown = [{**pair, "rank": rank, "outcome": outcome} for rank, outcome in enumerate(outcomes, 1)]
    row = crosswalk.suggestions(with_table(bundle, "suggestions", shown)).iloc[0]

    assert [row["shown"], row["accepted"], row["top_decided"], row["top_accepted"]] == [5, 2, 2, 1]
    assert row["precision"] == pytest.approx(0.5)


def test_nothing_said_is_tables_without_rows(empty):
    for table in (
        talk.theme_lines, talk.themes_arose, talk.timeline, crosswalk.coverage, crosswalk.gaps,
        crosswalk.relations, crosswalk.disagreements, crosswalk.suggestions, crosswalk.answers,
    ):  # fmt: skip
        assert table(empty).empty, table.__name__
    assert talk.lines_by_question(empty)["lines"].sum() == 0
