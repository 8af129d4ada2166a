import json

import pytest

from kit.domain import events as ev
from kit.domain.ballot import Ballot, Choice, Reason, StandingBallot
from kit.domain.framework import Completeness
from kit.domain.seal import draft_seal
from kit.domain.seat import Role
from kit.views import ballot, phone, vote
from kit.views.live import Live
from tests import builders as b

SECRET = "f00d" * 8


def opened(*more, **changes):
    return b.session(
        b.standard(requirements=("A1",)), b.round_opened(**changes), *more, participants=6
    )


def standing():
    choices = {"s1": Choice(value="8", code=SECRET)}
    reasons = (Reason(standard_id="s1", side="keep", text="It protects both."),)
    given = Ballot(choices=choices, reasons=reasons, scopes={"s1": "adaptable"})
    return StandingBallot(ballot=given, version=3, key="k" * 20)


def shared(session, lang="en", live=None):
    return ballot.shared(session, live or Live(), lang)


def own(session, seat_id="p1", live=None, lang="en"):
    return ballot.own(session, live or Live(), session.seats[seat_id], lang)


def test_without_an_open_round_there_is_no_ballot():
    session = b.session(b.standard(), b.round_opened(), b.round_closed({"s1": "77777"}))

    assert shared(session) is None
    assert shared(b.session()) is None
    assert own(session, "r1") is None


def test_of_an_open_round_everybody_sees_the_turnout():
    shown = shared(opened(), live=Live(turnout={"round1": 3}))

    assert (shown["entitled"], shown["voted"]) == (5, 3)


def test_a_seat_admitted_later_is_entitled_too():
    shown = shared(opened(ev.SeatAdmitted(round_id="round1", seat_id="p6")))

    assert shown["entitled"] == 6


@pytest.mark.parametrize("page", [phone, vote])
def test_no_shared_part_ever_holds_a_choice(page):
    turnout = {"round1": 1}

    shown = page.shared(opened(), Live(turnout=turnout, ballot=standing()), "en")

    assert SECRET not in json.dumps(shown)
    assert shown == page.shared(opened(), Live(turnout=turnout), "en")


@pytest.mark.parametrize("page", [phone, vote])
def test_a_seat_sees_its_own_ballot_again(page):
    session = opened()

    shown = page.own(session, Live(ballot=standing()), session.seats["p1"], "en")["ballot"]

    assert shown == {
        "round_id": "round1",
        "may": "yes",
        "version": 3,
        "choices": {"s1": {"value": "8", "code": SECRET}},
        "reasons": [{"standard_id": "s1", "side": "keep", "text": "It protects both."}],
        "scopes": {"s1": "adaptable"},
        "earlier": {},
    }


def test_a_seat_that_may_not_vote_is_shown_no_ballot_even_by_mistake():
    shown = own(opened(), "p6", Live(ballot=standing()))

    assert (shown["may"], shown["version"], shown["choices"], shown["reasons"]) == (
        "late",
        0,
        {},
        [],
    )


def test_who_has_not_voted_has_an_empty_ballot_of_version_zero():
    shown = own(opened())

    assert (shown["may"], shown["version"], shown["choices"]) == ("yes", 0, {})


def test_who_came_after_the_opening_votes_once_admitted():
    assert own(opened(), "p6")["may"] == "late"
    assert own(opened(ev.SeatAdmitted(round_id="round1", seat_id="p6")), "p6")["may"] == "yes"


def test_a_seat_that_is_not_asked_is_told_so():
    organisations = opened(electorate="organisations", entitled=("r1",))

    assert own(opened(), "r1")["may"] == "others"
    assert own(organisations, "p1")["may"] == "others"
    assert own(organisations, "r1")["may"] == "yes"


def test_the_rule_stands_on_the_ballot_in_words():
    assert "70%" in shared(opened())["rule"]
    assert "70\u00a0%" in shared(opened(), "fr")["rule"].replace("\u202f", "\u00a0")


def test_a_wording_is_shown_in_the_readers_language_with_the_original_beside():
    session = b.session(
        b.standard("Mentors are trained."),
        ev.StandardReworded(standard_id="s1", base=1, text="Les mentors sont formés.", lang="fr"),
        b.round_opened(),
    )

    [english] = shared(session)["standards"]
    [french] = shared(session, "fr")["standards"]

    assert (english["text"], english["original"]) == ("Mentors are trained.", None)
    assert french["text"] == "Les mentors sont formés."
    assert french["original"] == {"text": "Mentors are trained.", "lang": "en"}


def test_the_ballot_keeps_the_wording_with_which_it_was_opened():
    reworded = ev.StandardReworded(standard_id="s1", base=1, text="Something else.", lang="en")

    [standard] = shared(opened(reworded))["standards"]

    assert standard["text"] == "Mentors are trained first."


def test_an_incomplete_framework_that_is_silent_is_not_a_no():
    [standard] = shared(opened())["standards"]

    assert [(mark["country"], mark["asks"]) for mark in standard["asked"]] == [
        ("BE", "yes"),
        ("EU", "not-known"),
    ]


def test_a_country_asks_when_one_of_its_frameworks_does():
    frameworks = (
        *b.two_frameworks(),
        b.framework("be-other", country="BE", completeness=Completeness.PARTIAL),
        b.framework("us-list", country="US"),
    )
    session = b.session(b.standard(requirements=("A1",)), b.round_opened(), frameworks=frameworks)

    [standard] = shared(session)["standards"]

    assert [(mark["country"], mark["asks"]) for mark in standard["asked"]] == [
        ("BE", "yes"),
        ("EU", "not-known"),
        ("US", "no"),
    ]


def test_the_ballot_and_the_seal_say_the_same_of_who_asks_for_a_standard():
    session = b.session(
        b.mapping("m1", "g1", relation="equal"),
        b.mapping("m2", "g2", relation="intersects-with"),
        ev.PairSettled(
            settlement_id="settled1",
            subject=b.ref("A1"),
            object=b.ref("B1"),
            relation="intersects-with",
            justification="Each asks for something that the other does not.",
            lang="en",
            parent_ids=("m1", "m2"),
        ),
        b.standard(requirements=("A1", "B1"), mapping_ids=("m1", "m2")),
        b.round_opened(),
    )

    [standard] = shared(session)["standards"]
    [clause] = draft_seal(session).clauses

    assert {mark["asks"] for mark in standard["asked"]} == {"partly"}
    assert {one.asks for one in clause.asked.frameworks} == {"partly"}


def test_the_requirements_behind_a_standard_are_shown_in_their_own_words():
    [standard] = shared(opened())["standards"]

    assert [(one["number"], one["text"]) for one in standard["sources"]] == [
        ("A1", "BE asks for thing 1.")
    ]


def test_a_second_round_shows_what_the_first_one_said():
    session = b.session(
        b.standard(),
        b.round_opened(),
        b.round_closed({"s1": "77771"}),
        b.round_opened("round2", number=2),
    )

    [standard] = shared(session)["standards"]

    assert standard["before"]["round_id"] == "round1"
    assert standard["before"]["distribution"] == [1, 0, 0, 0, 0, 0, 4, 0, 0]
    assert standard["before"]["verdict"] == "undecided"


def test_a_first_round_has_nothing_before_it():
    assert shared(opened())["standards"][0]["before"] is None


def test_every_role_gets_an_answer():
    session = opened()
    for seat in session.standing_seats(*Role):
        assert own(session, seat.seat_id)["may"] in {"yes", "late", "others"}
