from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, cast

import pytest

from kit.domain.rights import Page
from kit.domain.session import Session
from kit.server.room import Room
from kit.server.shown import Looker, Shown
from kit.views import crosswalk
from kit.views.live import Live
from tests import builders as make


@dataclass
class SmallRoom:
    """As much of a room as a view is made from."""

    session: Session = field(default_factory=make.session)
    session_id: str = "demo"
    live_revision: int = 0

    def live(self, page: Page | None, seat: object = None) -> Live:
        return Live()


@pytest.fixture
def made(monkeypatch):
    """Where somebody looked, each time a shared part was made."""
    places: list[tuple[str, ...]] = []

    def shared(session: Session, live: Live, lang: str) -> dict[str, Any]:
        places.append(live.at)
        return {"at": live.at, "words": "x" * 100}

    monkeypatch.setattr(crosswalk, "shared", shared)
    monkeypatch.setattr(crosswalk, "own", lambda *_: {})
    return places


def looking(room: SmallRoom, at: str) -> Looker:
    seat = room.session.seats["i1"]
    return Looker(cast(Room, room), seat, Page.CROSSWALK, "en").looking_at(at)


PAIR, CHECKS = "be-mentoring eu-net pair", "be-mentoring eu-net checks"


def test_who_looks_at_the_same_is_shown_one_part_until_the_record_changes(made):
    room, views = SmallRoom(), Shown()

    first, second = (views.envelope(looking(room, PAIR)) for _ in range(2))
    room.live_revision += 1  # a phone has come
    third = views.envelope(looking(room, PAIR))
    room.session.revision += 1
    fourth = views.envelope(looking(room, PAIR))

    assert first.shared is second.shared is third.shared
    assert first.own is second.own is third.own
    assert fourth.shared is not first.shared
    assert fourth.own is not first.own
    assert len(made) == 2


def test_a_page_that_shows_who_is_here_is_made_anew_when_a_phone_comes():
    room, views = SmallRoom(), Shown()
    seat = room.session.seats["i1"]
    looker = Looker(cast(Room, room), seat, Page.REPORTER, "en")

    first, second = (views.envelope(looker).shared for _ in range(2))
    room.live_revision += 1
    third = views.envelope(looker).shared

    assert first is second
    assert third is not first


@pytest.mark.parametrize("name", ["crosswalk", "research"])
def test_a_page_of_the_record_shows_nothing_of_the_moment(name):
    view = import_module(f"kit.views.{name}")
    session = make.session(make.mapping(), make.standard(), make.round_opened(), participants=6)
    busy = Live(
        turnout={"round1": 3},
        present=frozenset(session.seats),
        address="http://192.168.1.7:8080",
        room_code="abc",
        codes={"i1": "x"},
        voted=frozenset({"p1", "p2"}),
    )

    assert view.OF_THE_RECORD
    for seat_id in ("i1", "fac", "res"):
        seat = session.seats[seat_id]
        assert view.shared(session, Live(), "en") == view.shared(session, busy, "en")
        assert view.own(session, Live(), seat, "en") == view.own(session, busy, seat, "en")


def test_of_a_place_only_the_newest_part_is_kept_and_of_all_no_more_than_fits(made):
    room, views = SmallRoom(), Shown(longest=450)
    for _ in range(5):
        room.session.revision += 1
        views.envelope(looking(room, PAIR))
        views.envelope(looking(room, CHECKS))
    assert len(made) == 10

    views.envelope(looking(room, PAIR))  # kept: five revisions of it have not filled the room
    assert len(made) == 10
    views.envelope(looking(room, "be-mentoring eu-net disagreements"))
    views.envelope(looking(room, PAIR))  # asked for later than the checks, which made room
    assert len(made) == 11
    views.envelope(looking(room, CHECKS))
    assert len(made) == 12


def test_a_part_that_is_longer_than_all_that_may_be_kept_is_shown_all_the_same(made):
    room, views = SmallRoom(), Shown(longest=1)

    first, second = (views.envelope(looking(room, PAIR)) for _ in range(2))

    assert first.shared.value["words"] == second.shared.value["words"] == "x" * 100
    assert first.tag == second.tag


def test_what_cannot_be_a_place_leads_to_where_the_page_begins():
    room = SmallRoom()

    places = {looking(room, at).at for at in ("../etc", "a " * 9, "x" * 41, "A b", "a  b")}

    assert places == {()}
