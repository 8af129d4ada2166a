"""The plenary screen as data: one phase at a time, and nothing before its time."""

import json

import pytest

from kit.domain import events as ev
from kit.domain.seat import Role
from kit.views import plenary
from kit.views.live import Live
from tests.builders import (
    fact,
    gap,
    groups_arranged,
    item_ended,
    item_started,
    judges,
    line,
    mapping,
    round_closed,
    round_opened,
    seat_opened,
    session,
    standard,
    theme,
    workshop,
)

ROOM = Live(address="http://192.168.8.2:8866", room_code="4f7k2")


def screen(*happened, live=ROOM, lang="en", **more):
    return plenary.shared(session(*happened, **more), live, lang)


def test_address_and_room_code_are_there_in_every_phase():
    for happened in [[], [item_started("brainstorm")], [item_started("vote")]]:
        join = screen(*happened)["join"]

        assert (join["address"], join["code"]) == ("192.168.8.2:8866/j", "4f7k2")
        assert join["qr"]["path"].startswith("M0 0h7v1h-7z")


def test_the_screen_tells_whether_others_could_read_along():
    assert screen()["join"]["secure"] is False
    assert screen(live=Live(address="https://room.test"))["join"]["secure"] is True


@pytest.mark.parametrize(
    ("happened", "phase"),
    [
        ([], "welcome"),
        ([item_started("opening")], "presentation"),
        ([item_started("brainstorm")], "brainstorm"),
        ([item_started("brainstorm"), item_ended("brainstorm")], "break"),
        ([item_started("plenary")], "plenary"),
        ([item_started("crosswalk")], "crosswalk"),
        ([item_started("vote")], "vote"),
        ([standard(), item_started("vote"), round_opened()], "vote"),
        ([standard(), item_started("plenary"), round_opened()], "vote"),
        ([item_started("closing")], "closing"),
        ([ev.SessionClosed()], "closing"),
    ],
)
def test_the_phase_follows_the_agenda(happened, phase):
    assert screen(*happened, participants=5)["phase"] == phase


def test_results_follow_the_closing_and_stay_until_the_next_item():
    voted = [standard(), item_started("vote"), round_opened(), round_closed({"s1": "77777"})]

    assert screen(*voted, participants=5)["phase"] == "results"
    assert screen(*voted, item_ended("vote"), participants=5)["phase"] == "results"
    moved_on = [*voted, item_ended("vote"), item_started("closing")]
    assert screen(*moved_on, participants=5)["phase"] == "closing"


def test_at_the_end_each_standard_stands_as_its_last_round_left_it():
    first = [round_opened(standard_ids=("s1", "s2")), round_closed({"s1": "77777", "s2": "77777"})]
    second = [
        round_opened("round2", standard_ids=("s2",), number=2),
        round_closed({"s2": "11111"}, "round2"),
    ]
    happened = [standard(), standard(standard_id="s2"), *first, *second, item_started("closing")]

    told = screen(*happened, participants=5)["verdicts"]

    assert {one["verdict"]: one["count"] for one in told} == {"in": 1, "out": 1, "undecided": 0}


def test_an_older_rounds_results_are_no_news_to_a_second_vote():
    happened = [
        standard(),
        item_started("vote"),
        round_opened(),
        round_closed({"s1": "77777"}),
        item_ended("vote"),
        ev.ItemReopened(item_id="vote", minutes=5),
    ]

    told = screen(*happened, participants=5)

    assert (told["phase"], told["round"]) == ("vote", None)


def test_an_open_round_shows_its_turnout_and_nothing_else():
    told = screen(
        standard(),
        item_started("vote"),
        round_opened(),
        participants=5,
        live=Live(turnout={"round1": 3}),
    )

    assert (told["round"]["voted"], told["round"]["entitled"]) == (3, 5)
    assert "results" not in told
    assert "distribution" not in json.dumps(told)


def test_while_groups_brainstorm_only_counts_are_shown():
    told = screen(item_started("brainstorm"), line("A secret thought.", "l1"))

    assert [table["lines_words"] for table in told["tables"]] == ["1 line", "0 lines"]
    assert told["tables"][0]["questions"] == [1, 0]
    assert "secret thought" not in json.dumps(told)


def test_the_group_that_speaks_shows_its_lines_with_their_translations():
    told = screen(
        line("La confiance.", "l1", lang="fr"),
        line("From the other group.", "l2", group_id="g2"),
        ev.LineTranslated(line_id="l1", lang="en", text="Trust."),
        item_started("plenary"),
        ev.SpeakerCalled(group_id="g1", seconds=240),
    )

    shown = told["sheet"][0]["lines"][0]

    assert told["speaker"]["name"] == "Group 1"
    assert (shown["text"], shown["lang"]) == ("La confiance.", "fr")
    assert shown["also"] == [{"lang": "en", "text": "Trust."}]
    assert "From the other group." not in json.dumps(told)


def test_the_newest_line_of_the_slot_is_marked():
    told = screen(
        line("Before.", "l1"),
        item_started("plenary"),
        ev.SpeakerCalled(group_id="g1", seconds=240),
        line("Just now.", "l2"),
    )

    marks = {row["text"]: row["new"] for row in told["sheet"][0]["lines"]}

    assert marks == {"Before.": False, "Just now.": True}


def test_lines_of_before_the_slot_are_not_marked():
    told = screen(
        line("Before.", "l1"), item_started("plenary"), ev.SpeakerCalled(group_id="g1", seconds=240)
    )

    assert told["sheet"][0]["lines"][0]["new"] is False


def test_the_slots_deadline_is_a_moment_not_a_countdown():
    told = screen(
        fact(item_started("plenary", 15), minute=0),
        fact(ev.SpeakerCalled(group_id="g2", seconds=240), minute=1),
    )

    assert told["speaker"]["deadline"] == told["clock"]["deadline"] - 10 * 60 * 1000


def test_the_order_tells_who_has_spoken_who_speaks_and_who_comes():
    told = screen(
        groups_arranged(3),
        item_started("plenary"),
        ev.SpeakerCalled(group_id="g1", seconds=60),
        ev.SpeakerCalled(group_id="g2", seconds=60),
    )

    assert [one["state"] for one in told["order"]] == ["past", "now", "next"]


def test_themes_name_the_groups_that_said_so():
    told = screen(
        line("One.", "l1"),
        line("Two.", "l2", group_id="g2"),
        theme("Trust", "t1", ("l2", "l1")),
        item_started("plenary"),
    )

    assert [group["number"] for group in told["themes"][0]["groups"]] == [1, 2]


def test_the_screen_counts_the_lines_that_were_gathered_not_all_lines():
    told = screen(
        line("One.", "l1"),
        line("Two.", "l2", group_id="g2"),
        line("Three.", "l3"),
        theme("Trust", "t1", ("l2", "l1")),
        item_started("plenary"),
    )

    assert told["gathered"] == "gathered from 2 lines"


def test_a_theme_taken_apart_is_gone():
    told = screen(
        line("One.", "l1"), theme(), ev.ThemeTakenApart(theme_id="t1"), item_started("plenary")
    )

    assert told["themes"] == []


def test_blind_answers_stay_hidden_until_all_have_finished():
    told = screen(judges("g1", "g2", blind=True), mapping(), gap(), item_started("crosswalk"))

    assert told["hidden"] is True
    assert told["picture"]["edges"] == []


def test_a_workshop_without_frameworks_has_no_picture():
    plan = workshop(frameworks=())

    assert screen(item_started("crosswalk"), plan=plan, frameworks=())["picture"] is None


def test_at_the_end_the_seal_of_the_record_is_shown():
    told = session(line(), ev.SessionClosed())

    assert plenary.shared(told, ROOM, "en")["head"] == told.head


def test_phones_that_joined_are_counted_in_words():
    told = screen(seat_opened("p1", Role.PARTICIPANT, "g1"), lang="fr")

    assert told["room"] == {"groups": "2 groupes", "seats": "1 téléphone connecté"}


def test_results_of_a_round_outside_its_agenda_item_are_shown_too_until_somebody_speaks():
    voted = [standard(), item_started("plenary"), round_opened(), round_closed({"s1": "77777"})]
    speaks = ev.SpeakerCalled(group_id="g1", seconds=60)

    assert screen(*voted, participants=5)["phase"] == "results"
    assert screen(*voted, speaks, participants=5)["phase"] == "plenary"
