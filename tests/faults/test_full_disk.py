"""The disk of a running server is full for a while: nothing is lost, and people are told."""

import resource
from pathlib import Path

import pytest

from tests.faults.kill_server import Crowd, Killed, problems

NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
FULL = (16, resource.RLIM_INFINITY)
"""Bytes any file of the server may have: less than each of them has already."""


@pytest.fixture
def crowd(tmp_path: Path):
    """Two reporters and eight phones in an open round, their server in a process of its own."""
    room = Killed(tmp_path)
    yield Crowd(room)
    room.kill()


def disk(room: Killed, limits: tuple[int, int]) -> None:
    resource.prlimit(room._process.pid, resource.RLIMIT_FSIZE, limits)


def test_while_the_disk_is_full_everything_is_refused_and_afterwards_taken(crowd):
    acts = [(one, *next(one.acts)) for one in crowd.people]
    facilitator, seat_id = crowd.facilitator
    closing = {"round_id": crowd.round_id, "confirmed": True}

    disk(crowd.room, FULL)
    refused = [one.browser.act(one.seat_id, name, args, key) for one, name, args, key in acts]
    refused.append(facilitator.act(seat_id, "close_round", closing))
    seen = facilitator.view(seat_id, "facilitator")
    disk(crowd.room, NO_LIMIT)
    taken = [one.browser.act(one.seat_id, name, args, key) for one, name, args, key in acts]
    for (one, _, _, key), answer in zip(acts, taken, strict=True):
        one.answered[key] = answer.json()["result"]

    assert {answer.status for answer in refused} == {503}
    assert {answer.json()["message_id"] for answer in refused} <= {"store-disk-error", "store-full"}
    assert all("nothing was saved" in answer.json()["text"] for answer in refused)
    assert seen.status == 200
    assert {answer.status for answer in taken} == {200}
    assert crowd.room.session().rounds[crowd.round_id].is_open
    crowd._do("close_round", closing)
    assert problems(crowd) == []


def test_a_round_that_could_not_be_opened_leaves_no_key_and_opens_later(crowd):
    folder = crowd.room.path.with_name(f"{crowd.room.path.name}.rounds")
    crowd._do("close_round", {"round_id": crowd.round_id, "confirmed": True})
    facilitator, seat_id = crowd.facilitator
    asked = {"plan_id": "r1", "heads": len(crowd.people)}

    disk(crowd.room, FULL)
    refused = facilitator.act(seat_id, "open_round", asked)
    left = list(folder.iterdir())
    disk(crowd.room, NO_LIMIT)

    assert (refused.status, refused.json()["message_id"]) == (503, "key-unwritable")
    assert left == []
    assert facilitator.act(seat_id, "open_round", asked).status == 200
