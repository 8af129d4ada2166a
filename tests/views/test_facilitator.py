"""The facilitator's page as data: agenda, groups, calls, seats, steering, rounds, exports."""

import json

import pytest

from kit.domain import events as ev
from kit.domain.seat import Role
from kit.domain.workshop import Electorate, Secrecy
from kit.reports.export import REPORTS
from kit.views import facilitator
from kit.views.live import Live
from tests.builders import (
    START,
    fact,
    groups_arranged,
    idea,
    item_ended,
    item_started,
    line,
    mapping,
    round_closed,
    round_opened,
    round_plan,
    seat_opened,
    session,
    standard,
    theme,
    workshop,
)

ROOM = Live(
    address="http://192.168.8.2:8866",
    addresses=("http://192.168.8.2:8866", "http://127.0.0.1:8866"),
    room_code="4f7k2",
    codes={"r1": "7k3mp2qrxtc"},
)


def page(*happened, live=ROOM, lang="en", **more):
    return facilitator.shared(session(*happened, **more), live, lang)


# --- agenda ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("happened", "section"),
    [
        ([], "setup"),
        ([item_started("brainstorm")], "groups"),
        ([item_started("plenary")], "plenary"),
        ([item_started("crosswalk")], "crosswalk"),
        ([item_started("vote")], "vote"),
        ([standard(), item_started("plenary"), round_opened()], "vote"),
        ([item_started("closing")], "exports"),
        ([ev.SessionClosed()], "exports"),
    ],
)
def test_the_page_opens_where_the_agenda_is(happened, section):
    assert page(*happened, participants=5)["section"] == section


def test_the_clock_is_a_deadline_in_milliseconds():
    told = page(fact(item_started("brainstorm", 25), minute=10))

    assert told["clock"]["deadline"] == int(START.timestamp() * 1000) + 35 * 60 * 1000


def test_what_comes_next_follows_the_plan_not_what_was_skipped():
    assert page()["upcoming"]["item_id"] == "opening"
    assert page(item_started("brainstorm"))["upcoming"]["item_id"] == "plenary"
    assert page(item_started("closing"))["upcoming"] is None


def test_an_item_ended_by_a_wrong_click_is_offered_again():
    told = page(item_started("brainstorm"), item_ended("brainstorm"))

    assert told["last_ended"]["item_id"] == "brainstorm"
    assert [item["state"] for item in told["agenda"]][:2] == ["coming", "ended"]


# --- groups ----------------------------------------------------------------------------------


def test_each_groups_progress_is_counted_per_question():
    told = page(
        line("One.", "l1"),
        line("Two.", "l2"),
        line("Three.", "l3", question_id="q2"),
        ev.LineRemoved(line_id="l2"),
        idea(),
    )

    table = told["tables"][0]

    assert [(one["question_id"], one["lines"]) for one in table["questions"]] == [
        ("q1", 1),
        ("q2", 1),
    ]
    assert (table["lines"], table["ideas"]) == (2, 1)


def test_the_page_tells_who_is_here_and_when_a_group_last_saved():
    told = page(
        fact(line(), minute=12),
        live=Live(present=frozenset({"r1", "p1"})),
        participants=4,
    )

    table = told["tables"][0]

    assert table["present"] == {"instructor": False, "reporter": True, "phones": 1, "joined": 2}
    assert table["saved_at"] == int(START.timestamp() * 1000) + 12 * 60 * 1000


def test_a_call_for_help_stands_until_it_is_answered():
    called = ev.HelpCalled(group_id="g2")

    assert page(called)["tables"][1]["help_since"] is not None
    assert page(called, ev.HelpAnswered(group_id="g2"))["tables"][1]["help_since"] is None


# --- seats -----------------------------------------------------------------------------------


def test_a_seats_link_carries_the_address_of_the_room_and_its_code():
    reporter = next(seat for seat in page()["seats"] if seat["seat_id"] == "r1")

    assert reporter["url"] == "http://192.168.8.2:8866/s/7k3mp2qrxtc"
    assert reporter["qr"]["size"] > 20


def test_single_seats_come_first_then_groups_then_phones():
    told = page(participants=2)

    assert [seat["seat_id"] for seat in told["seats"]] == [
        *("fac", "plen", "res", "i1", "r1", "i2", "r2", "p1", "p2"),
    ]


def test_a_withdrawn_seat_is_gone_and_one_handed_over_is_marked():
    told = page(ev.SeatWithdrawn(seat_id="i1"), ev.SeatHandedOver(seat_id="r1", version=2))

    marks = {seat["seat_id"]: seat["handed_over"] for seat in told["seats"]}

    assert "i1" not in marks
    assert marks["r1"] is True


def test_the_chosen_address_comes_first_and_says_whether_a_phone_got_through():
    told = page(
        live=Live(address="http://b:1", addresses=("http://a:1",), reached={"http://a:1": START})
    )

    assert [
        (one["address"], one["chosen"], one["reached_at"] is not None) for one in told["addresses"]
    ] == [
        ("http://b:1", True, False),
        ("http://a:1", False, True),
    ]


# --- crosswalk and standards -------------------------------------------------------------------


def test_a_theme_is_offered_until_a_standard_took_it_and_again_when_that_is_dropped():
    happened = [line(), theme(), standard(theme_ids=("t1",))]

    assert page(line(), theme())["free_themes"][0]["text"] == "Trust"
    assert page(*happened)["free_themes"] == []
    assert page(*happened, ev.StandardDropped(standard_id="s1"))["free_themes"] != []


# --- rounds ----------------------------------------------------------------------------------


def test_a_round_is_ready_with_standards_and_five_phones():
    assert page(standard(), participants=5)["plans"][0]["ready"] is True
    assert page(standard(), participants=4)["plans"][0]["ready"] is False
    assert page(participants=5)["plans"][0]["ready"] is False


def test_the_rule_is_said_in_words_before_the_round_opens():
    assert "70%" in page()["plans"][0]["rule"]


def test_where_organisations_vote_each_has_one_seat():
    plan = workshop(rounds=(round_plan(electorate=Electorate.ORGANISATIONS, secrecy=Secrecy.OPEN),))
    told = page(
        seat_opened("x1", Role.PARTICIPANT, "g1", organisation_id="o1"),
        seat_opened("x2", Role.PARTICIPANT, "g1", organisation_id="o1"),
        seat_opened("x3", Role.PARTICIPANT, "g2", organisation_id="o2"),
        plan=plan,
    )

    assert told["plans"][0]["seat_ids"] == ["x1", "x3"]


def test_who_came_after_the_opening_can_be_admitted():
    happened = [standard(), round_opened(entitled=("p1", "p2", "p3", "p4", "p5"))]
    told = page(*happened, participants=6)

    assert [one["seat_id"] for one in told["round"]["late"]] == ["p6"]

    admitted = page(*happened, ev.SeatAdmitted(round_id="round1", seat_id="p6"), participants=6)
    assert admitted["round"]["late"] == []
    assert admitted["round"]["entitled"] == 6


def test_an_open_round_has_a_turnout_and_no_results():
    told = page(standard(), round_opened(), participants=5, live=Live(turnout={"round1": 2}))

    assert told["round"]["turnout_words"] == "2 of 5 have voted"
    assert told["results"] == []


def test_the_latest_results_come_first_and_its_verdict_stands_beside_the_standard():
    told = page(
        standard(),
        round_opened("round1"),
        round_closed({"s1": "77777"}, "round1"),
        round_opened("round2", number=2),
        round_closed({"s1": "11111"}, "round2"),
        participants=5,
    )

    assert [one["number"] for one in told["results"]] == [2, 1]
    assert told["standards"]["s1"]["verdict"] == {"verdict": "out", "words": "out"}


# --- exports and form ----------------------------------------------------------------------------


def test_every_export_on_the_page_exists():
    names = {one["name"] for kind in page()["exports"].values() for one in kind}

    assert names <= REPORTS.keys()


def test_a_removed_groups_lines_still_have_a_name():
    told = page(
        groups_arranged(2),
        line("Two.", "l2", group_id="g2"),
        theme("T", "t1", ("l2",)),
        groups_arranged(1),
    )

    assert told["themes"][0]["groups"][0]["name"] == "A group that was removed"


@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_the_page_is_plain_json_in_every_language(lang):
    told = page(
        line(),
        theme(),
        mapping(),
        mapping("m2", "g2"),
        standard(),
        round_opened(),
        lang=lang,
        participants=5,
    )

    assert json.loads(json.dumps(told)) == told
