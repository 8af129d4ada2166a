"""A hundred ballots in the same second are a hundred in every table a researcher opens."""

from collections import Counter
from datetime import timedelta
from hashlib import sha256

import pandas as pd
import pytest

from kit.commands import cast, read_cast
from kit.domain.replay import replay
from kit.domain.rights import Act
from kit.domain.seat import Role
from kit.domain.workshop import Groups
from kit.frames import frame
from kit.reports.export import export
from kit.reports.material import Material
from kit.server.demo.player import Player
from kit.store.ballot_box import BallotBox
from kit.store.codec import decoded
from kit.store.store import Store
from tests.builders import START, workshop
from tests.commands.room import SESSION, Room

VOTERS = 100
MOMENT = START + timedelta(hours=2)
TWICE, CHANGED = 10, 5
"""So many devices send their ballot twice, and so many another one after it, all at once."""


@pytest.fixture(name="voted", scope="module")
def _voted(tmp_path_factory):
    """The file of a store in which a hundred seats voted at one moment, and one more did not."""
    path = tmp_path_factory.mktemp("hundred") / "room.db"
    store = Store.open(path)
    tables = Groups(count=4, size=30, question_sets=("seal",))
    Room(store, BallotBox(store)).start(workshop(groups=tables))
    player = Player(store, SESSION, START)
    facilitator = player.seat(Role.FACILITATOR)
    seats = [player.join(number % 4 + 1, None) for number in range(VOTERS + 1)]
    for text in ("Mentors are trained.", "There is a logo."):
        player.act(facilitator, Act.GATHER_STANDARD, text=text, lang="en")
    opened = player.act(facilitator, Act.OPEN_ROUND, plan_id="r1", heads=len(seats))
    _vote_at_once(store, player.session, seats[:VOTERS])
    player.act(facilitator, Act.CLOSE_ROUND, confirmed=True, round_id=opened["round_id"])
    store.close()
    return path


def _vote_at_once(store, session, seat_ids):
    box, round_ = BallotBox(store), session.open_round()
    one, two = round_.opened.standard_ids

    def hand_in(number, key, base, first):
        values = {one: first, two: "cannot-judge" if number % 10 == 0 else "8"}
        choices = {
            name: {"value": value, "code": sha256(f"{number} {name}".encode()).hexdigest()[:32]}
            for name, value in values.items()
        }
        args = {"round_id": round_.round_id, "base": base, "ballot": {"choices": choices}}
        seat = session.seats[seat_ids[number]]
        with store.transaction() as tx:
            return cast(tx, session, read_cast(session, seat, args, key, box), MOMENT, box).version

    for number in range(len(seat_ids)):
        key = f"{number:020d}"
        version = hand_in(number, key, 0, str(number % 9 + 1))
        if number < TWICE:
            hand_in(number, key, 0, str(number % 9 + 1))
        if number < CHANGED:
            hand_in(number, f"{key}0", version, "9")


def test_the_store_as_a_notebook_reads_it_holds_a_hundred(voted):
    store = Store.open_to_read(voted)
    session = replay(SESSION, store.read(SESSION))
    store.close()
    votes, rounds, results = (frame(name, session) for name in ("votes", "rounds", "results"))

    assert votes.groupby("standard_id").size().tolist() == [VOTERS, VOTERS]
    assert votes["code"].nunique() == 2 * VOTERS
    assert rounds[["entitled", "voted", "changed"]].iloc[0].tolist() == [
        VOTERS + 1,
        VOTERS,
        CHANGED,
    ]
    assert (results["judged"] + results["cannot_judge"] + results["blank"]).tolist() == [VOTERS] * 2


def test_the_export_holds_the_same_hundred_and_what_they_said_last(voted, tmp_path):
    store = Store.open_to_read(voted)
    record = store.record(SESSION)
    store.close()
    export(Material(replay(SESSION, decoded(record)), record), tmp_path / "out")

    votes = pd.read_csv(tmp_path / "out" / "data" / "votes.csv", dtype=str)

    first = [str(number % 9 + 1) for number in range(CHANGED, VOTERS)] + ["9"] * CHANGED
    judged = votes[votes["status"] == "judged"]
    said = [Counter(values) for _, values in judged.groupby("standard_id")["value"]]
    assert sorted(said, key=len) == [{"8": 90}, Counter(first)]
    assert Counter(votes["status"]) == {"judged": 190, "cannot-judge": 10}
