import json
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, cast

import pytest

from kit.domain.rights import Page
from kit.domain.session import Session
from kit.server.clock import RoomClock
from kit.server.room import Room
from kit.server.shown import Looker, Part, Seen, Shown, Telling, moment_of
from kit.views import crosswalk
from kit.views.live import Live
from tests import builders as make


@dataclass
class SmallRoom:
    """As much of a room as a view is made from."""

    session: Session = field(default_factory=make.session)
    session_id: str = "demo"
    live_revision: int = 0
    marks: dict[str, int] = field(default_factory=dict)
    clock: RoomClock = field(default_factory=RoomClock)

    def standing_ballot(self, seat: object) -> None:
        return None

    def ballot_mark(self, seat_id: str) -> int:
        return self.marks.get(seat_id, 0)

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


def busy(session: Session) -> Live:
    """A moment at which everything is different from an empty room."""
    return Live(
        turnout={"round1": 3},
        present=frozenset(session.seats),
        address="http://192.168.1.7:8080",
        room_code="abc",
        codes={"i1": "x"},
        voted=frozenset({"p1", "p2"}),
    )


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

    assert first.seen.shared is second.seen.shared is third.seen.shared
    assert first.seen.own is second.seen.own is third.seen.own
    assert fourth.seen.shared is not first.seen.shared
    assert fourth.seen.own is not first.seen.own
    assert len(made) == 2


def test_a_page_that_shows_who_is_here_is_made_anew_when_a_phone_comes():
    room, views = SmallRoom(), Shown()
    seat = room.session.seats["i1"]
    looker = Looker(cast(Room, room), seat, Page.REPORTER, "en")

    first, second = (views.envelope(looker).seen.shared for _ in range(2))
    room.live_revision += 1
    third = views.envelope(looker).seen.shared

    assert first is second
    assert third is not first


def test_a_voters_own_part_is_made_anew_only_when_it_has_voted_or_the_record_has_grown():
    room, views = SmallRoom(make.session(participants=2)), Shown()
    seat = room.session.seats["p1"]
    looker = Looker(cast(Room, room), seat, Page.PHONE, "en")
    first = views.envelope(looker)

    room.live_revision += 1
    others_voted = views.envelope(looker, first)
    room.marks["p1"] = 1
    voted = views.envelope(looker, others_voted)
    room.session.revision += 1
    grown = views.envelope(looker, voted)

    assert others_voted.seen.own is first.seen.own
    assert voted.seen.own is not first.seen.own
    assert grown.seen.own is not voted.seen.own


def test_all_who_are_told_together_are_told_of_one_moment(made):
    room, views = SmallRoom(), Shown()
    telling = Telling(moment_of(cast(Room, room)))
    first = views.envelope(looking(room, PAIR), telling=telling)
    room.session.revision += 1  # while the others are told

    second = views.envelope(looking(room, PAIR), telling=telling)
    later = views.envelope(looking(room, PAIR))

    assert second.seen.shared is first.seen.shared
    assert json.loads(second.text())["revision"] == telling.moment[0]
    assert json.loads(later.text())["revision"] == telling.moment[0] + 1
    assert len(made) == 2


@pytest.mark.parametrize("name", ["phone", "vote"])
def test_a_voters_own_part_shows_nothing_of_the_moment_but_its_ballot(name):
    view = import_module(f"kit.views.{name}")
    session = make.session(make.standard(), make.round_opened(), participants=6)

    assert view.OWN_BALLOT_ONLY
    for seat_id in ("p1", "r1"):
        seat = session.seats[seat_id]
        assert view.own(session, Live(), seat, "en") == view.own(session, busy(session), seat, "en")


def test_of_a_part_known_by_its_tag_nothing_is_sent_and_of_another_all():
    part, other = Part('{"a": 1}', "one"), Part('{"a": 2}', "two")
    named = Seen.named("one.x")

    assert named is not None
    assert part.piece("shared", named.shared) is None
    assert other.piece("shared", named.shared) is other.piece("shared", None)
    assert Seen.named("") is Seen.named("one") is None


@pytest.mark.parametrize("name", ["crosswalk", "research"])
def test_a_page_of_the_record_shows_nothing_of_the_moment(name):
    view = import_module(f"kit.views.{name}")
    session = make.session(make.mapping(), make.standard(), make.round_opened(), participants=6)
    assert view.OF_THE_RECORD
    for seat_id in ("i1", "fac", "res"):
        seat = session.seats[seat_id]
        assert view.shared(session, Live(), "en") == view.shared(session, busy(session), "en")
        assert view.own(session, Live(), seat, "en") == view.own(session, busy(session), seat, "en")


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

    assert first.seen.shared.value["words"] == second.seen.shared.value["words"] == "x" * 100
    assert first.tag == second.tag


def test_what_cannot_be_a_place_leads_to_where_the_page_begins():
    room = SmallRoom()

    places = {looking(room, at).at for at in ("../etc", "a " * 9, "x" * 41, "A b", "a  b")}

    assert places == {()}
