"""The fifth chapter: plans that are refused, the other methods, and the end."""

from typing import Any

from kit.domain.rules.values import APPROVED
from tests.five_methods import FIVE
from tests.server.api.planned import (
    PHONES,
    RATING,
    choices,
    close,
    opened,
    plan,
)
from tests.server.api.telling import Story


def refused_plans(told: Story) -> None:
    organisations = {"electorate": "organisations", "secrecy": "open"}
    double = {"name": "double-threshold"}
    grades = {"name": "majority-judgment", "grades": "very good,good,to reject"}
    refused: dict[str, dict[str, Any]] = {
        "rule-unknown": plan("odd", "rating", {"name": "none"}),
        "rule-key-unknown": plan("odd", "rating", {"name": "delphi", "none": "1"}),
        "plan-rule-of-other-method": plan("odd", "rating", {"name": "consent"}),
        "plan-lot-without-places": plan("odd", "rating", RATING, ties="lot"),
        "plan-groups-without-attribute": plan("odd", "rating", {**RATING, "groups": "each"}),
        "plan-entitled-given": plan("odd", "consent", {"name": "consent", "entitled": "9"}),
        "plan-weights-of-persons": plan("odd", "rating", RATING, weights={"Norte": "2"}),
        "plan-weights-unusable": plan(
            "odd", "yes-no", double, **organisations, weights={"Norte": "0"}
        ),
        "plan-grade-unusable": plan("odd", "grading", {**grades, "grades": f"good,{'x' * 41}"}),
        "plan-blank-refused": plan("odd", "grading", {**grades, "blank": "refuse"}),
        "plan-organisations-secret": plan(
            "odd",
            "yes-no",
            {**double, "weights_of": "voters", "country_share": "off"},
            electorate="organisations",
        ),
        "plan-secret-organisations": plan(
            "odd", "yes-no", {**double, "country_share": "off", "weights_of": "organisations"}
        ),
        "plan-secret-countries": plan(
            "odd", "yes-no", {**double, "weights_of": "voters", "country_share": "55%"}
        ),
        "plan-secret-void": plan("odd", "grading", {**grades, "blank": "void"}),
        "plan-secret-blank-by-group": plan(
            "odd", "rating", {**RATING, "groups": "each", "blank": "count"}, attribute="group"
        ),
    }
    for message_id, asked in refused.items():
        told.cannot("facilitator", "plan_round", message_id, plan=asked)


def networks(told: Story) -> None:
    """Organisations vote in the open, yes or no; then persons do, by rules that take no count."""
    does, cannot = told.does, told.cannot
    rule = {"name": "double-threshold", "yes_share": "2/3", "no_share": "25%"}
    asked = plan("r5", "yes-no", rule, electorate="organisations", secrecy="open")
    does("facilitator", "plan_round", "plan_round r5", plan=asked)
    seats = [told.seat(who) for who in PHONES[:3]]
    organisation = next(iter(told.running.room.session.organisations))
    refused: dict[str, dict[str, Any]] = {
        "organisation-seat-cannot-vote": {"seat_ids": [told.seat("facilitator")]},
        "organisation-one-seat": {"seat_ids": [told.seat("phone-4")]},
        "round-weights-unknown": {"seat_ids": seats, "weights": {"none": "2"}},
        "plan-weights-unusable": {
            "seat_ids": seats,
            "weights": dict.fromkeys(told.running.room.session.organisations, "0"),
        },
    }
    for message_id, more in refused.items():
        cannot("facilitator", "open_round", message_id, plan_id="r5", **more)
    weights = {organisation: "3"}
    given = {"standard_ids": told.ballot, "seat_ids": seats, "weights": weights}
    round_id = {
        "round_id": does(
            "facilitator", "open_round", "open_round organisations", plan_id="r5", **given
        )["round_id"]
    }
    cannot("facilitator", "admit_seat", "round-of-organisations", seat_id=told.seat("phone-4"))
    cannot(
        "facilitator",
        "enter_tally",
        "tally-of-organisations",
        **round_id,
        how="hands",
        tally={"voters": 1, "counts": {}},
    )
    does("facilitator", "recuse_seat", **round_id, seat_id=seats[1], standard_ids=told.ballot[:1])
    for number, who in enumerate(PHONES[:3]):
        said = {
            "choices": choices(told, who, "yes-no", "yes", "no", ("abstain", "yes", "no")[number])
        }
        does(who, "cast", "cast yes-no" if number == 0 else "vote", **round_id, base=0, ballot=said)
    told.shown.append(told.view("phone-1"))
    close(told, round_id)
    persons = {**rule, "weights_of": "voters", "country_share": "55%"}
    third = opened(
        told, plan("r6", "yes-no", persons, secrecy="open"), "open_round persons", heads=12
    )
    cannot(
        "facilitator",
        "enter_tally",
        "tally-tells-nobody",
        round_id=third,
        how="hands",
        tally={"voters": 1, "counts": {}},
    )
    close(told, {"round_id": third})


def approval(told: Story) -> None:
    rule = {"name": "equal-shares", "places": "2"}
    round_id = opened(told, plan("r7", "approval", rule), "open_round approval", heads=12)
    said = {"choices": choices(told, "phone-1", "approval", APPROVED, None, APPROVED)}
    told.does("phone-1", "cast", "cast approval", round_id=round_id, base=0, ballot=said)
    told.cannot(
        "facilitator",
        "enter_tally",
        "tally-whole-ballots",
        round_id=round_id,
        how="hands",
        tally={"voters": 1, "counts": {}},
    )
    told.shown.append(told.view("phone-1"))
    close(told, {"round_id": round_id})
    told.shown.append(told.view("phone-1"))


def grading(told: Story) -> None:
    rule = {"name": "majority-judgment", "grades": "very good,good,to improve,to reject"}
    asked = plan("r8", "grading", rule, attribute="group")
    round_id = opened(told, asked, "open_round grading", heads=12)
    said = {"choices": choices(told, "phone-1", "grading", "very good", "good", "to reject")}
    told.does("phone-1", "cast", "cast grading", round_id=round_id, base=0, ballot=said)
    told.cannot(
        "facilitator",
        "enter_tally",
        "tally-with-attribute",
        round_id=round_id,
        how="hands",
        tally={"voters": 1, "counts": {}},
    )
    told.shown.append(told.view("phone-1"))
    close(told, {"round_id": round_id})


def consent(told: Story) -> None:
    round_id = opened(
        told, plan("r9", "consent", FIVE["consent"].rule), "open_round consent", heads=12
    )
    first, second, _ = told.ballot
    said = {
        "choices": choices(told, "phone-1", "consent", "yes", "object", "abstain"),
        "reasons": [
            {"standard_id": second, "side": "drop", "text": "A programme of three cannot do this."}
        ],
    }
    told.does("phone-1", "cast", "cast consent", round_id=round_id, base=0, ballot=said)
    objections = {"voters": 1, "counts": {first: {"object": 1}}}
    asked = {"round_id": round_id, "how": "hands"}
    told.cannot("facilitator", "enter_tally", "tally-without-reason", **asked, tally=objections)
    entered = told.does(
        "facilitator",
        "enter_tally",
        "tally of consent",
        **asked,
        tally={"voters": 1, "counts": {first: {"yes": 1}}},
    )
    told.cannot("reporter", "confirm_tally", "tally-without-reason", **entered, tally=objections)
    told.does("facilitator", "withdraw_tally", "tally of consent withdrawn", **entered)
    told.shown.append(told.view("phone-1"))
    close(told, {"round_id": round_id})
    told.shown.append(told.view("phone-1"))


def end(told: Story) -> None:
    told.cannot("facilitator", "plan_review", "review-in-the-past", day="2000-01-01")
    told.does("facilitator", "plan_review", day="2999-11-21")
    told.does("facilitator", "close_session")
    told.cannot("facilitator", "plan_review", "session-closed", day="2999-11-21")
    told.shown.append(told.view("phone-1"))
