"""The machine's clock is set back during a session: the order of things is that of the record."""

from datetime import timedelta
from itertools import count
from typing import Any

import pytest

from kit.commands import Asked, Done, perform
from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page, sees
from kit.domain.seat import Role, Seat
from kit.reports.bundle.files import files
from kit.reports.material import Material
from kit.server.shown import view_module
from kit.store.ballot_box import BallotBox
from kit.store.store import Store
from kit.views.live import Live
from tests.builders import START
from tests.commands.room import SESSION, Room

MINUTES = count()


class Backwards(Room):
    """Each act comes an hour before the one that it follows."""

    def act(self, seat: Seat | Role, name: str, key: str | None = None, **args: Any) -> Done:
        sitting = seat if isinstance(seat, Seat) else self.seat(seat)
        at = START - timedelta(hours=next(MINUTES))
        asked = Asked(sitting.seat_id, name, args, key or self.key(), at)
        with self.store.transaction() as tx:
            return perform(tx, self.session, asked, self.box)


@pytest.fixture
def backwards(tmp_path):
    store = Store.open(tmp_path / "room.db")
    yield Backwards(store, BallotBox(store)).start()
    store.close()


def whole_session(room: Backwards) -> None:
    """From the brainstorm to the seal, each step dated before the last."""
    room.act(Role.FACILITATOR, "start_item", item_id="brainstorm")
    line_ids = [room.write(f"Line {number}.") for number in range(3)]
    room.act(Role.FACILITATOR, "extend_item", minutes=5)
    room.act(Role.FACILITATOR, "end_item")
    room.act(Role.FACILITATOR, "start_item", item_id="plenary")
    room.act(Role.FACILITATOR, "call_speaker", group_id="group-1")
    room.act(Role.FACILITATOR, "gather_theme", title="Trust", lang="en", line_ids=line_ids)
    round_id, seats, standards = room.voting()
    for seat in seats:
        room.cast(seat, round_id, dict.fromkeys(standards, "8"))
    room.close(round_id)
    room.act(Role.FACILITATOR, "close_session")


def test_what_was_written_first_stands_first(backwards):
    whole_session(backwards)

    recorded = backwards.store.read(SESSION)
    assert [one.position for one in recorded] == list(range(1, len(recorded) + 1))
    assert recorded[0].at > recorded[-1].at
    assert [line.text for line in backwards.session.group_lines("group-1")] == [
        *("Line 0.", "Line 1.", "Line 2.")
    ]
    assert backwards.store.verify(SESSION) == len(recorded)
    assert backwards.session.closed_at is not None


def test_an_item_lasts_as_long_from_its_own_start(backwards):
    backwards.act(Role.FACILITATOR, "start_item", item_id="brainstorm")

    run = backwards.session.running
    assert run is not None
    assert run.deadline - run.started_at == timedelta(minutes=25)


def test_every_page_and_every_report_is_made_all_the_same(backwards):
    whole_session(backwards)
    session, record = backwards.session, backwards.store.record(SESSION)

    for lang in LANGUAGES:
        assert len(files(Material(session, record, lang))) > 5
        for page in Page:
            module = view_module(page)
            assert module.shared(session, Live(), lang)
            for role in (role for role in Role if sees(role, page)):
                module.own(session, Live(), backwards.seat(role), lang)
