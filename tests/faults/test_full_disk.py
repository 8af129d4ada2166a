"""The disk of a running server is full for a while: nothing is lost, and people are told."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.crowd import Crowd
from tests.faults.full_disk import fill_again_and_again, limited
from tests.faults.served import Served


@pytest.fixture
def crowd(tmp_path: Path) -> Iterator[Crowd]:
    """Two reporters and eight phones in an open round, their server in a process of its own."""
    with Served(tmp_path) as room:
        yield Crowd(room)


def test_while_the_disk_is_full_everything_is_refused_and_afterwards_taken(crowd):
    people = [*crowd.reporters, *crowd.phones]
    acts = [(one, *next(one.acts)) for one in people]
    facilitator, seat_id = crowd.facilitator
    closing = {"round_id": crowd.round_id, "confirmed": True}

    with limited(crowd.room)():
        refused = [one.browser.act(one.seat_id, name, args, key) for one, name, args, key in acts]
        refused.append(facilitator.act(seat_id, "close_round", closing))
        seen = facilitator.view(seat_id, "facilitator")
    taken = [one.send(name, args, key) for one, name, args, key in acts]

    assert {answer.status for answer in refused} == {503}
    assert {answer.json()["message_id"] for answer in refused} <= {"store-disk-error", "store-full"}
    assert all("nothing was saved" in answer.json()["text"] for answer in refused)
    assert seen.status == 200
    assert set(taken) == {True}
    assert crowd.room.session().rounds[crowd.round_id].is_open
    # and once more while everybody works
    ending = fill_again_and_again(crowd, limited(crowd.room), 2, random.Random(20_261_121))
    assert ending.told_problems() == []


def test_a_round_that_could_not_be_opened_leaves_no_key_and_opens_later(crowd):
    folder = crowd.room.path.with_name(f"{crowd.room.path.name}.rounds")
    crowd.do("close_round", {"round_id": crowd.round_id, "confirmed": True})
    facilitator, seat_id = crowd.facilitator
    asked = {"plan_id": "r1", "heads": len(crowd.phones)}

    with limited(crowd.room)():
        refused = facilitator.act(seat_id, "open_round", asked)
        left = list(folder.iterdir())

    assert (refused.status, refused.json()["message_id"]) == (503, "key-unwritable")
    assert left == []
    assert facilitator.act(seat_id, "open_round", asked).status == 200
