"""The last second of a round: every ballot is counted or refused, and everybody sees one number."""

import csv
import io
import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from kit.domain.events import RoundClosed
from kit.domain.rights import Page
from kit.domain.seat import Role
from kit.frames import frame
from tests.five_methods import FIVE
from tests.server.running import Answer, Browser, Running, eventually, next_view
from tests.server.test_acts import opened_round

PHONES = 8


@dataclass
class Voter:
    """A phone that casts one ballot after another until it is refused."""

    browser: Browser
    seat_id: str
    number: int
    kept: str = ""
    refused: list[Answer] = field(default_factory=list)
    versions: int = 0

    def vote(self, round_id: str, standard_id: str) -> None:
        for turn in itertools.count():
            code = f"v{self.number:02d}x{turn:06d}".ljust(20, "z")
            choice = {"value": str(turn % 9 + 1), "code": code}
            ballot = {"choices": {standard_id: choice}}
            sent = {"round_id": round_id, "base": self.versions, "ballot": ballot}
            answer = self.browser.act(self.seat_id, "cast", sent)
            if answer.status == 200:
                self.kept, self.versions = code, answer.json()["result"]["version"]
            else:
                self.refused.append(answer)
                return


def set_deadline(running: Running, round_id: str, seconds: float) -> datetime:
    closes_at = datetime.now(UTC) + timedelta(seconds=seconds)
    sent = {"round_id": round_id, "closes_at": closes_at.isoformat()}
    steers = running.seat_id(Role.FACILITATOR)
    answer = running.facilitator().act(steers, "set_deadline", sent)
    assert answer.status == 200, answer.text
    return closes_at


def readers(running: Running, voters: list[Voter], standard_id: str) -> dict[str, int]:
    """How many voted, as every kind of reader sees it."""
    found = {}
    staff = {Page.FACILITATOR: Role.FACILITATOR, Page.PLENARY: Role.PLENARY}
    for page, role in staff.items():
        view = running.browser((role, None)).view(running.seat_id(role), page).json()["shared"]
        shown = view["results"][0] if page is Page.FACILITATOR else view["results"]
        found[page.value] = sum(shown["rows"][0]["distribution"])
    for voter in voters:
        view = voter.browser.view(voter.seat_id, Page.PHONE).json()["shared"]["results"]
        found[f"phone {voter.number}"] = sum(view["rows"][0]["distribution"])
        asked = f"/api/published?seat={voter.seat_id}&round={view['round_id']}"
        listed = voter.browser.get(asked).json()["rows"][standard_id]
        found[f"published {voter.number}"] = len(listed.split())
    researcher, seat_id = running.browser((Role.RESEARCHER, None)), running.seat_id(Role.RESEARCHER)
    table = researcher.get(f"/report/room/votes.csv?seat={seat_id}&lang=en").text
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    found["votes.csv"] = sum(row["standard_id"] == standard_id for row in rows)
    frame_ = frame("votes", running.room.session)
    found["frame"] = int((frame_["standard_id"] == standard_id).sum())
    return found


@pytest.mark.parametrize("by", ["deadline", "hand", "both"])
def test_what_was_acknowledged_is_counted_and_what_was_refused_is_not(running, by):
    round_id, standard_id, phones = opened_round(running, PHONES)
    voters = [Voter(*phone, number) for number, phone in enumerate(phones)]
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    if by != "hand":
        set_deadline(running, round_id, 1.5)

    with ThreadPoolExecutor(PHONES) as pool:
        casting = [pool.submit(one.vote, round_id, standard_id) for one in voters]
        if by != "deadline":
            eventually(lambda: all(one.versions > 2 for one in voters))
            asked = {"round_id": round_id, "confirmed": True}
            closed_by_hand = facilitator.act(steers, "close_round", asked).status
            assert closed_by_hand == 200 or by == "both"
        for one in casting:
            one.result(timeout=20)
    eventually(lambda: not running.room.session.open_round())

    closed = running.room.session.rounds[round_id].closed
    refused = {answer.json()["message_id"] for one in voters for answer in one.refused}
    assert refused == {"round-closed"}
    assert {one.code for one in closed.judgements[standard_id]} == {one.kept for one in voters}
    assert all(one.versions > 2 for one in voters)  # it was a race
    assert set(readers(running, voters, standard_id).values()) == {PHONES}
    events = [one.event for one in running.store.read("room")]
    assert sum(isinstance(one, RoundClosed) for one in events) == 1


def test_all_who_follow_hear_of_the_deadline_within_a_second(running):
    round_id, _, phones = opened_round(running)
    browser, seat_id = phones[0]
    plenary, screen = running.browser((Role.PLENARY, None)), running.seat_id(Role.PLENARY)
    closes_at = set_deadline(running, round_id, 1.5)

    with browser.follow(seat_id, "phone") as phone, plenary.follow(screen, "plenary") as projector:
        before = running.room.session.revision
        for socket in (phone, projector):
            next_view(socket, lambda message: message["revision"] > before)
            late = datetime.now(UTC) - closes_at
            assert timedelta(0) < late < timedelta(seconds=1)

    assert not running.room.session.open_round()


def test_a_pause_reaches_phones_and_refuses_ballots_until_it_ends(running):
    round_id, standard_id, phones = opened_round(running)
    browser, seat_id = phones[0]
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    choice = {"value": "8", "code": "c" * 20}
    sent = {"round_id": round_id, "base": 0, "ballot": {"choices": {standard_id: choice}}}

    with browser.follow(seat_id, "phone") as socket:
        for act in ("pause_round", "resume_round"):
            answer = facilitator.act(steers, act, {"round_id": round_id}).json()
            next_view(socket, lambda message: message["revision"] == answer["revision"])  # noqa: B023
            cast = browser.act(seat_id, "cast", sent)
            assert cast.status == (409 if act == "pause_round" else 200)
            told = cast.json().get("message_id", "")
            assert told == ("round-paused" if act == "pause_round" else "")


@pytest.mark.parametrize("method", ["rating", "approval"])
def test_a_hundred_ballots_in_one_second_are_a_hundred_everywhere(running, method):
    facilitator, steers = running.facilitator(), running.seat_id(Role.FACILITATOR)
    plan = FIVE[method].plan().model_dump(mode="json")
    assert facilitator.act(steers, "allow_places", {"places": 100}).status == 200
    assert facilitator.act(steers, "plan_round", {"plan": plan}).status == 200
    round_id, standard_id, phones = opened_round(running, 100, plan_id=plan["id"])
    voters = [Voter(*phone, number) for number, phone in enumerate(phones)]
    ready, answers = threading.Barrier(100), []

    def cast(voter: Voter) -> float:
        choices = FIVE[method].choices([standard_id], 1, f"v{voter.number:03d}xxxxxxxxxxxx")
        sent = {"round_id": round_id, "base": 0, "ballot": {"choices": choices}}
        ready.wait()
        answers.append(voter.browser.act(voter.seat_id, "cast", sent).status)
        return time.monotonic()

    with ThreadPoolExecutor(100) as pool:
        ended = list(pool.map(cast, voters))
    desk = facilitator.view(steers, Page.FACILITATOR).json()["shared"]["round"]
    turnout = voters[0].browser.view(voters[0].seat_id, Page.PHONE).json()["shared"]
    asked = {"round_id": round_id, "confirmed": True}
    assert facilitator.act(steers, "close_round", asked).status == 200

    assert answers == [200] * 100
    assert max(ended) - min(ended) < 10
    assert (desk["voted"], desk["silent"], desk["entitled"]) == (100, {}, 100)
    assert "100" in str(turnout["round"])
    closed = running.room.session.rounds[round_id].closed
    assert closed.voted == len(closed.judgements[standard_id]) == 100
    assert len({one.code for one in closed.judgements[standard_id]}) == 100
    assert set(readers(running, voters[:3], standard_id).values()) == {100}
