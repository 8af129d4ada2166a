"""What a ballot asks, by method: answers, scopes, terms, moments, and what is one's own cause."""

from datetime import UTC, datetime
from typing import Any

import pytest

from kit.domain import events as ev
from kit.domain.seat import Role
from kit.views import ballot
from kit.views.live import Live
from tests import builders as b

APPROVAL = {"name": "approval", "places": "3"}
RULES = {
    "rating": b.DELPHI,
    "yes-no": {"name": "double-threshold"},
    "approval": APPROVAL,
    "grading": {"name": "majority-judgment", "grades": "excellent,good,reject"},
    "consent": {"name": "consent"},
}


def opened(method="rating", *events, **more):
    rule = more.pop("rule", RULES[method])
    return b.session(
        b.standard(requirements=("A1",)),
        b.round_opened(method=method, rule=rule, **more),
        *events,
        participants=6,
    )


def shown(method="rating", *events, lang="en", **more):
    return ballot.shared(opened(method, *events, **more), Live(), lang)


def answers(method="rating", lang="en", **more):
    return [one["words"] for one in shown(method, lang=lang, **more)["answers"]]


def organisations(*events, country="BE", **more):
    plans = tuple(
        ev.OrganisationPlan(organisation_id=f"o{number}", title=title, country=country)
        for number, title in enumerate(("Duo", "Trio", "Quartet"), start=1)
    )
    return b.session(
        ev.OrganisationsListed(organisations=plans),
        *(
            b.seat_opened(f"v{number}", Role.PARTICIPANT, "g1", organisation_id=f"o{number}")
            for number in (1, 2, 3)
        ),
        b.standard(requirements=("A1",)),
        b.round_opened(
            electorate="organisations",
            secrecy="open",
            method="yes-no",
            rule=RULES["yes-no"],
            entitled=("v1", "v2", "v3"),
            **more,
        ),
        *events,
    )


def shared(session) -> Any:
    return ballot.shared(session, Live(), "en")


def own(session, seat_id="v1", lang="en"):
    return ballot.own(session, Live(), session.seats[seat_id], lang)


def test_each_method_asks_in_its_own_words():
    assert answers("rating") == [*"123456789", "I cannot judge this"]
    assert answers("yes-no") == ["Yes", "No", "Abstention", "I cannot judge this"]
    assert answers("approval") == ["Give it a place"]
    assert answers("consent")[:3] == ["Consent", "Abstention", "Objection"]


def test_grades_are_said_in_the_readers_language_best_first():
    assert answers("grading", "fr")[:3] == ["Excellent", "Bien", "À rejeter"]


@pytest.mark.parametrize("method", RULES)
@pytest.mark.parametrize("lang", ["en", "fr", "es"])
def test_every_method_is_asked_in_every_language(method, lang):
    asked = shown(method, lang=lang)

    assert asked["method"] == method
    assert asked["question"]
    assert asked["how"]


def test_only_ratings_are_a_scale_with_two_ends():
    assert shown("rating")["ends"] == ["not necessary", "necessary everywhere"]
    assert {name: shown(name)["ends"] for name in RULES if name != "rating"} == {
        "yes-no": None,
        "approval": None,
        "grading": None,
        "consent": None,
    }


def test_an_approval_ballot_says_how_many_places_the_seal_has():
    assert shown("approval")["places"] == 3
    assert shown("rating")["places"] is None


def test_an_objection_needs_a_reason_and_nothing_else_does():
    asked = shown("consent")["answers"]

    assert [one["value"] for one in asked if one["needs_reason"]] == ["object"]
    assert not any(one["needs_reason"] for one in shown("yes-no")["answers"])


def test_a_no_needs_a_reason_where_the_rule_says_so():
    rule = RULES["yes-no"] | {"no_counts": "with-reason"}

    asked = shown("yes-no", rule=rule)["answers"]

    assert [one["value"] for one in asked if one["needs_reason"]] == ["no"]


def test_ones_own_cause_can_be_left_to_others_in_the_open_alone():
    secret = [one["value"] for one in shown("consent")["answers"]]
    in_the_open = [one["value"] for one in shown("consent", secrecy="open")["answers"]]

    assert "recused" not in secret
    assert in_the_open[-2:] == ["cannot-judge", "recused"]


def test_persons_speak_for_themselves_and_organisations_for_all_of_them():
    session = organisations()

    said = [one["words"] for one in shared(session)["answers"]]

    assert said[-2:] == ["We cannot judge this", "We do not vote on this: it is our own cause"]


def test_whether_it_is_universal_is_asked_only_where_the_round_asks():
    asked = shown(asks_scope=True)["scopes"]

    assert [one["value"] for one in asked] == ["universal", "adaptable"]
    assert shown()["scopes"] == []


def test_a_lot_is_told_where_the_rule_alone_would_leave_ties_undecided():
    assert "stays undecided" in shown("approval")["rule"]
    assert "by a lot" in shown("approval", ties="lot")["rule"]


def test_weights_are_told_with_the_heaviest_first():
    session = organisations(weights={"o1": "1", "o2": "2.5", "o3": "1"})

    [sentence] = shared(session)["beside"]

    assert sentence == "The organisations weigh differently: 2.5 for Trio; 1 for Duo, Quartet."
    assert "Your organisation’s vote weighs 2.5." in own(session, "v2")["record"]


def test_an_organisation_hears_that_its_name_stands_in_the_record():
    [sentence] = own(organisations())["record"]

    assert "with the name Duo" in sentence


def test_a_pause_and_the_deadline_are_told():
    ends = datetime(2026, 11, 22, tzinfo=UTC)
    asked = shown("rating", closes_at=ends)

    assert (asked["paused"], asked["closes_at"]) == (False, round(ends.timestamp() * 1000))
    assert shown("rating", ev.RoundPaused(round_id="round1"))["paused"]
    assert shown()["closes_at"] is None


def test_a_standard_that_one_country_alone_asks_for_names_it():
    [standard] = shown()["standards"]

    assert standard["only_in"] == "BE"
    assert own(organisations())["country"] == "BE"


def test_a_standard_that_two_countries_ask_for_is_nobodys_own():
    session = b.session(b.standard(requirements=("A1", "B1")), b.round_opened())

    [standard] = shared(session)["standards"]

    assert standard["only_in"] is None


def test_a_seat_knows_the_standards_on_which_it_does_not_vote():
    recusal = ev.SeatRecused(round_id="round1", seat_id="v1", standard_ids=("s1",))
    session = organisations(recusal)

    assert own(session, "v1")["recused"] == ["s1"]
    assert own(session, "v2")["recused"] == []


def test_a_secret_ballot_knows_nothing_of_its_voter():
    session = opened("rating")

    assert set(own(session, "p1")) == {
        "round_id",
        "may",
        "version",
        "choices",
        "reasons",
        "scopes",
        "earlier",
    }
