import os
import subprocess
import sys

import pytest

from tests.faults.crowd import Crowd
from tests.faults.read_only import HUMBLE, REFUSALS, humble_room, read_only, rehearse
from tests.faults.served import ROOT

pytestmark = pytest.mark.skipif(os.name != "posix", reason="read-only folders are POSIX's")


def test_what_a_read_only_store_refuses_is_taken_later(tmp_path):
    ending = rehearse(tmp_path, 3, 20_261_121)

    assert ending.told_problems() == []
    assert ending.acknowledged > 50


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root cannot give up its rights")
def test_in_a_read_only_folder_every_act_is_refused_in_words_and_every_page_is_there(tmp_path):
    place = tmp_path / "store"
    place.mkdir()
    with humble_room(place) as room:
        crowd = Crowd(room)
        people = [crowd.steers, *crowd.reporters, *crowd.phones]
        acts = [(one, next(one.acts)) for one in people]

        with read_only(place):
            refused = [one.browser.act(one.seat_id, *sent) for one, sent in acts]
            seen = crowd.steers.browser.view(crowd.steers.seat_id, "facilitator")

        assert {answer.status for answer in refused} == {503}
        assert {answer.json()["message_id"] for answer in refused} <= {*REFUSALS}
        assert all("room.db" in answer.json()["text"] for answer in refused)
        assert seen.status == 200
        assert all(one.send(*sent) for one, sent in acts)


PROGRAM = """
import sys
from pathlib import Path
from kit.domain.errors import Unusable
from kit.store.store import Store
from tests.store.builders import AT, append, line

path = Path(sys.argv[1])
store = Store.open(path)
append(store, line("before"))
path.chmod(0o444)
try:
    with store.transaction() as tx:
        tx.append("turin", [line("lost")], at=AT, seat_id=None, key="k" * 16)
        path.parent.chmod(0o555)
except Unusable as refused:
    print(refused.message_id)
path.parent.chmod(0o755)
path.chmod(0o644)
try:
    append(store, line("told"))
except Unusable as refused:
    print(refused.message_id)
print(append(store, line("after"))[0].position, store.verify("turin"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere root cannot give up its rights")
def test_a_journal_that_was_left_write_protected_keeps_nobody_out(tmp_path):
    run = subprocess.run(
        [*HUMBLE, sys.executable, "-c", PROGRAM, str(tmp_path / "sealkit.db")],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert run.stdout.split() == ["store-disk-error", "store-cannot-open", "2", "2"]
