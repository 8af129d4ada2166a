"""The fourth chapter: a round of ratings with all that can happen in it, and another."""

import json
from typing import Any

from tests.server.api.planned import (
    PHONES,
    RATING,
    choices,
    close,
    code,
    plan,
    soon,
)
from tests.server.api.telling import Story
from tests.server.running import next_view


def rating(told: Story) -> None:
    does, cannot = told.does, told.cannot
    does("facilitator", "start_item", "vote begins", item_id="vote")
    cannot("facilitator", "admit_seat", "no-round-open", seat_id=told.seat("phone-1"))
    cannot("facilitator", "open_round", "round-heads-missing", plan_id="r1")
    cannot("facilitator", "open_round", "round-more-seats-than-heads", plan_id="r1", heads=2)
    past, far = "2000-01-01T00:00:00Z", "2999-01-01T00:00:00Z"
    cannot(
        "facilitator", "open_round", "round-deadline-past", plan_id="r1", heads=9, closes_at=past
    )
    cannot("facilitator", "open_round", "round-deadline-far", plan_id="r1", heads=9, closes_at=far)
    by_country = plan("by-country", "rating", RATING, attribute="country")
    does("facilitator", "plan_round", "plan by country", plan=by_country)
    cannot("facilitator", "open_round", "round-attribute-too-few", plan_id="by-country", heads=9)
    asked = plan("r4", "rating", RATING, title={"en": "First round"}, asks_scope=True)
    told.asks(
        "facilitator",
        "/api/rule",
        "rule",
        {"seat": told.seat("facilitator"), "plan": asked, "lang": "fr"},
    )
    does("facilitator", "plan_round", plan=asked)
    given = {"standard_ids": told.ballot, "heads": 12, "closes_at": soon()}
    round_id = str(does("facilitator", "open_round", plan_id="r4", **given)["round_id"])
    in_round = {"round_id": round_id}
    cannot("facilitator", "open_round", "round-still-open", plan_id="r4", heads=9)
    cannot("facilitator", "close_session", "round-still-open")
    cannot("facilitator", "hand_over_seat", "seat-votes-secretly", seat_id=told.seat("phone-2"))
    on_ballot(told)
    cannot(
        "facilitator",
        "recuse_seat",
        "round-secret-no-recusal",
        **in_round,
        seat_id=told.seat("phone-1"),
        standard_ids=told.ballot,
    )
    told.joins("phone-7", group_id="group-1")
    ratings = choices(told, "phone-7", "rating", "8", "3", "cannot-judge")
    cast = {**in_round, "base": 0, "ballot": {"choices": ratings}}
    cannot("phone-7", "cast", "seat-not-entitled", **cast)
    does("facilitator", "admit_seat", seat_id=told.seat("phone-7"))
    cannot("facilitator", "set_deadline", "round-deadline-past", **in_round, closes_at=past)
    cannot("facilitator", "set_deadline", "round-deadline-far", **in_round, closes_at=far)
    does("facilitator", "set_deadline", **in_round, closes_at=soon(30))
    does("facilitator", "pause_round", **in_round)
    cannot("phone-7", "cast", "round-paused", **cast)
    does("facilitator", "resume_round", **in_round)
    told.shown.append(told.view("phone-1"))
    votes = (
        ("8", "3", "cannot-judge"),
        ("9", "7", "8"),
        ("9", "2", "5"),
        ("7", "1", "6"),
        ("8", "4", None),
        ("9", "9", "9"),
    )
    for number, (who, values) in enumerate(zip(PHONES, votes, strict=True)):
        said: dict[str, Any] = {"choices": choices(told, who, "rating", *values)}
        if number == 0:
            reason = {"standard_id": told.ballot[1], "side": "drop", "text": "Not every day."}
            said |= {"reasons": [reason], "scopes": dict.fromkeys(told.ballot[:2], "universal")}
            refused_ballots(told, {**in_round, "base": 0, "ballot": said})
        does(who, "cast", "cast" if number == 0 else "vote", **in_round, base=0, ballot=said)
    told.shown.append(told.view("phone-1"))
    follow(told, in_round)
    changed = {"choices": choices(told, "phone-2", "rating", "9", "7", "2")}
    does("phone-2", "cast", "cast again", **in_round, base=1, ballot=changed)
    stale = {"choices": choices(told, "phone-2", "rating", "1", "1", "1")}
    cannot("phone-2", "cast", "ballot-outdated", **in_round, base=1, ballot=stale)
    tallies(told, in_round)
    does("facilitator", "close_round", **in_round, confirmed=True)
    told.shown.append(told.view("phone-1"))
    where = f"seat={told.seat('phone-1')}&round={in_round['round_id']}"
    told.gets("phone-1", f"/api/published?{where}", "published")
    second_rating(told)
    cannot("phone-7", "cast", "round-closed", **cast)
    too_late: dict[str, dict[str, Any]] = {
        "set_deadline": {},
        "pause_round": {},
        "resume_round": {},
        "recuse_seat": {"seat_id": told.seat("phone-1"), "standard_ids": told.ballot},
        "enter_tally": {"how": "paper", "tally": {"voters": 1, "counts": {}}},
        "confirm_tally": {"tally_id": "none", "tally": {"voters": 1, "counts": {}}},
        "withdraw_tally": {"tally_id": "none"},
        "close_round": {"confirmed": True},
    }
    for act, more in too_late.items():
        cannot("facilitator", act, "round-closed", **in_round, **more)


def second_rating(told: Story) -> None:
    """Once more, one standard worded anew: what is shown of the round before."""
    said = {"standard_id": told.ballot[2], "base": 1, "text": "A mentor meets a mentee weekly."}
    told.does("facilitator", "reword_standard", "reworded", **said, lang="en")
    dropped = told.ballot[1]
    ballot = [one for one in told.ballot if one != dropped]
    given = {"plan_id": "r4", "heads": 12, "standard_ids": ballot}
    round_id = told.does("facilitator", "open_round", "second round", **given)["round_id"]
    rated = {
        name: {"value": "7", "code": code("phone-1", number, "second")}
        for number, name in enumerate(ballot)
    }
    told.does("phone-1", "cast", "vote", round_id=round_id, base=0, ballot={"choices": rated})
    told.shown.append(told.view("phone-1", lang="fr"))
    close(told, {"round_id": round_id})
    told.shown.append(told.view("phone-1"))


def follow(told: Story, in_round: dict[str, str]) -> None:
    """A phone follows, votes, is away for a moment, and comes back with what it has."""
    browser, seat_id = told.people["phone-7"]
    path = f"/api/follow?seat={seat_id}&page=phone&lang=en"
    with browser.socket(path) as socket:
        told.heard["first"] = json.loads(socket.recv(timeout=15))
        said = {"choices": choices(told, "phone-7", "rating", "8", "3", "cannot-judge")}
        told.does("phone-7", "cast", "vote", **in_round, base=0, ballot=said)
        told.heard["change"] = next_view(socket, lambda message: "own_changes" in message)
        socket.send(json.dumps({"ping": 7}))
        told.heard["pong"] = next_view(socket, lambda message: "pong" in message)
    with browser.socket(f"{path}&after={told.heard['change']['tag']}") as socket:
        told.heard["back"] = json.loads(socket.recv(timeout=15))


def on_ballot(told: Story) -> None:
    """What people are voting on stands still."""
    one, refused = {"standard_id": told.ballot[0]}, "standard-on-ballot"
    said = {"text": "Mentors.", "lang": "en"}
    told.cannot("facilitator", "gather_standard", refused, **said, parent_ids=told.ballot[:2])
    told.cannot("facilitator", "split_standard", refused, **one, parts=[said, said])
    told.cannot("facilitator", "reword_standard", refused, **one, base=1, **said)
    told.cannot("reporter", "describe_standard", refused, **one, lang="en")
    told.cannot("facilitator", "drop_standard", refused, **one)


def refused_ballots(told: Story, cast: dict[str, Any]) -> None:
    ballot = cast["ballot"]
    odd = {"none": {"value": "8", "code": code("phone-1", 9, "odd")}}
    long = [{"standard_id": told.ballot[0], "side": "keep", "text": "é" * 2_001}]
    told.cannot("phone-1", "cast", "ballot-unreadable", **cast, more="x")
    for message_id, other in (
        ("standard-not-on-ballot", {**ballot, "choices": odd}),
        ("reasons-too-long", {**ballot, "reasons": long}),
    ):
        told.cannot("phone-1", "cast", message_id, **{**cast, "ballot": other})


def tallies(told: Story, in_round: dict[str, str]) -> None:
    does, cannot = told.does, told.cannot
    first, *_ = told.ballot
    tally = {"voters": 2, "counts": {first: {"8": 1, "cannot-judge": 1}}}
    asked = {**in_round, "how": "paper"}
    refused: dict[str, dict[str, Any]] = {
        "tally-more-than-heads": {"voters": 40, "counts": {}},
        "standard-not-on-ballot": {"voters": 2, "counts": {"none": {"8": 1}}},
        "tally-unreadable": {"voters": 2, "counts": {first: {"10": 1}}},
        "tally-too-many": {"voters": 2, "counts": {first: {"8": 3}}},
    }
    for message_id, odd in refused.items():
        cannot("facilitator", "enter_tally", message_id, **asked, tally=odd)
    entered = does("facilitator", "enter_tally", **asked, tally=tally)
    wrong = does(
        "facilitator", "enter_tally", "wrong tally", **asked, tally={"voters": 1, "counts": {}}
    )
    does("facilitator", "withdraw_tally", **wrong)
    cannot("facilitator", "confirm_tally", "tally-second-seat", **entered, tally=tally)
    second: dict[str, dict[str, Any]] = {
        "tally-voters-differ": {**tally, "voters": 3},
        "tally-differs": {"voters": 2, "counts": {first: {"8": 2}}},
        **{name: odd for name, odd in refused.items() if name != "tally-more-than-heads"},
    }
    for message_id, odd in second.items():
        cannot("instructor", "confirm_tally", message_id, **entered, tally=odd)
    does("instructor", "confirm_tally", **entered, tally=tally)
    cannot("instructor", "confirm_tally", "tally-confirmed", **entered, tally=tally)
