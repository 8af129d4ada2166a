import json

import pytest

from kit.domain.events import DataImported, ImportNote
from kit.domain.ids import LANGUAGES
from kit.views import research
from kit.views.live import Live
from tests.builders import (
    gap,
    idea,
    judges,
    line,
    mapping,
    round_closed,
    round_opened,
    session,
    standard,
    theme,
)


def shared(room, lang="en"):
    return research.shared(room, Live(), lang)


def figures(room):
    return {one["name"]: one["count"] for one in shared(room)["figures"]}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_is_plain_json_in_every_language(lang):
    room = session(line(), mapping(), standard(), round_opened(), round_closed({"s1": "77799"}))

    assert json.loads(json.dumps(shared(room, lang)))


def test_every_file_comes_with_a_sentence_on_what_it_holds():
    page = shared(session())
    tables = [one for subject in page["tables"] for one in subject["files"]]
    files = [*page["bundle"], *tables, *page["documents"], *page["record"]]

    assert [one["name"] for one in files] == [
        "bundle.zip",
        "recount.txt",
        "lines.csv",
        "ideas.csv",
        "themes.csv",
        "mappings.csv",
        "gaps.csv",
        "settlements.csv",
        "coverage.csv",
        "agreement.csv",
        "suggestions.csv",
        "crosswalk.sssom.tsv",
        "crosswalk.case.json",
        "standards.csv",
        "descriptions.csv",
        "rounds.csv",
        "voters.csv",
        "votes.csv",
        "counts.csv",
        "results.csv",
        "figures.csv",
        "scopes.csv",
        "reasons.csv",
        "what_if.csv",
        "without_organisation.csv",
        "minutes.html",
        "seal.html",
        "seal.docx",
        "next-meeting.html",
        "events.jsonl",
        "texts.jsonl",
    ]
    assert all(one["holds"].endswith(".") for one in files)
    assert files[2]["href"] == "/report/demo/lines.csv"


def test_tables_of_rounds_can_be_taken_away_only_after_one_has_closed():
    opened = [standard(), round_opened()]

    def ready(*happened):
        page = shared(session(*happened))
        [voted] = (one["files"] for one in page["tables"] if one["subject"] == "voted")
        return {one["ready"] for one in voted}

    assert ready() == {False}
    assert ready(*opened) == {False}
    assert ready(*opened, round_closed({"s1": "77799"})) == {True}


def test_counts_are_derived_from_what_stands():
    room = session(line(), idea(), theme(), mapping(), gap(), standard(), participants=4)

    assert figures(room) == {
        "groups": 2,
        "participants": 4,
        "lines": 1,
        "ideas": 1,
        "themes": 1,
        "mappings": 1,
        "gaps": 1,
        "standards": 1,
        "rounds": 0,
    }


def test_the_page_says_at_which_event_it_was_computed():
    room = session()

    assert shared(room)["computed"] == f"computed at event {room.revision}"
    assert shared(room)["head"] == room.head


def test_an_open_round_shows_that_it_is_open_and_nothing_else():
    page = shared(session(standard(), round_opened()))

    assert page["open_round"]
    assert page["results"] == []
    assert page["what_if"] == {}


def test_every_closed_round_is_read_again_under_other_rules():
    page = shared(session(standard(), round_opened(), round_closed({"s1": "77799"})))

    assert page["what_if"].keys() == {"round1"}
    assert page["what_if"]["round1"]["steady"][0]["number"] == 1


def test_results_of_closed_rounds_stand_newest_first():
    page = shared(
        session(
            standard(),
            round_opened(),
            round_closed({"s1": "77799"}),
            round_opened("round2", number=2),
            round_closed({"s1": "11122"}, "round2"),
        )
    )

    assert [one["number"] for one in page["results"]] == [2, 1]


def test_crosswalk_figures_stand_in_both_directions():
    (pair,) = shared(session(mapping(), mapping("m2", "g2"), gap()))["crosswalk"]

    assert [(row["strict"], row["any"], row["gaps"], row["total"]) for row in pair["coverage"]] == [
        (1, 1, 1, 3),
        (1, 1, 0, 3),
    ]


def test_frameworks_nobody_compared_have_no_figures():
    assert shared(session())["crosswalk"] == []


def test_a_blind_comparison_has_no_figures_yet():
    room = session(judges("g1", "g2", blind=True), mapping("m1", justification="Mine."))
    (pair,) = shared(room)["crosswalk"]

    assert pair["hidden"]
    assert {row["candidate"] for row in pair["coverage"]} == {0}
    assert "Mine." not in json.dumps(shared(room))


def test_of_a_session_that_was_not_held_here_the_page_says_what_its_source_could_not():
    notes = (ImportNote(message_id="foreign-polis-no-comments"),)
    room = session(DataImported(kind="polis", files=(), licence="CC BY 4.0", notes=notes))

    said = shared(room)["imported"]

    assert said[0] == "Licence of the data: CC BY 4.0"
    assert len(said) == 2
    assert shared(session())["imported"] == []
