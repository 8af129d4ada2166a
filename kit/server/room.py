"""The rooms of this server: each session as its record tells it, and what is not in the record."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from kit.domain.ballot import StandingBallot
from kit.domain.errors import KitError
from kit.domain.events import Recorded, RoundClosed, RoundOpened
from kit.domain.replay import apply, replay
from kit.domain.rights import Page
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.server.cookie import Held
from kit.store.ballot_box import BallotBox
from kit.store.keys import KeyRing
from kit.store.store import Store
from kit.views.live import Live

log = logging.getLogger("kit.room")


@dataclass
class Room:
    """A session as this server shows it. Lives on the event loop; nobody else touches it.

    `live_revision` counts what changes outside the record: presence, turnout, tests of addresses.
    """

    session: Session
    keys: KeyRing
    box: BallotBox
    offered: tuple[str, ...] = ()
    live_revision: int = 0
    reached: dict[str, datetime] = field(default_factory=dict)
    _turnout: dict[str, int] = field(default_factory=dict)
    _counted: bool = False
    _voted: frozenset[str] | None = None
    _present: Counter[str] = field(default_factory=Counter)
    _ballots: dict[tuple[str, str], StandingBallot | None] = field(default_factory=dict)
    _seat_by_code: dict[str, str] = field(default_factory=dict)
    _code_by_seat: dict[str, str] = field(default_factory=dict)
    _codes_at: int = 0
    is_ours_alone: bool = False
    _watched: set[str] = field(default_factory=set)
    """Rounds that opened under our eyes: what is not in `_ballots` is not in their box."""

    # --- what changes it ------------------------------------------------------------------------

    def take(self, recorded: Iterable[Recorded]) -> bool:
        """Take in new events; False when some before them are missing."""
        for one in recorded:
            if one.position <= self.session.revision:
                continue
            if one.position > self.session.revision + 1:
                return False
            apply(self.session, one)
            if self.is_ours_alone and isinstance(one.event, RoundOpened):
                self._watched.add(one.event.round_id)
            if isinstance(one.event, RoundClosed):
                self._destroy_key(one.event.round_id)
        if self.session.open_round() is None:
            self._ballots.clear()
        return True

    def take_ballot(self, round_id: str, seat_id: str, ballot: StandingBallot) -> None:
        """A seat cast its ballot here. One who casts again changes nothing that others see."""
        self._ballots[round_id, seat_id] = ballot
        if ballot.version == 1:
            self.count_again()

    def look_again(self, seat_id: str) -> None:
        """A page of this seat asks: another server of the store may have its newer ballot."""
        open_ = self.session.open_round()
        if open_ is not None and not self.is_ours_alone:
            self._ballots.pop((open_.round_id, seat_id), None)

    def count_again(self) -> None:
        """The turnout may have changed; it is counted when somebody asks."""
        self._counted = False
        self._voted = None
        self.live_revision += 1

    def turnout(self) -> dict[str, int]:
        """How many have voted in the open round."""
        if not self._counted:
            open_ = self.session.open_round()
            self._turnout = (
                {open_.round_id: self.box.turnout(self.session_id, open_.round_id)} if open_ else {}
            )
            self._counted = True
        return self._turnout

    def who_voted(self) -> frozenset[str]:
        """The seats that have a ballot in the open box: whom to remind, never what they said."""
        if self._voted is None:
            open_ = self.session.open_round()
            self._voted = (
                self.box.who_voted(self.session_id, open_.round_id, open_.entitled)
                if open_
                else frozenset()
            )
        return self._voted

    def voted(self) -> int:
        """How many ballots are in the box that is open."""
        return sum(self.turnout().values())

    def arrive(self, seat_id: str) -> None:
        """A page of this seat is looking."""
        self._present[seat_id] += 1
        self.live_revision += self._present[seat_id] == 1

    def leave(self, seat_id: str) -> None:
        """A page of this seat is gone."""
        self._present[seat_id] -= 1
        if self._present[seat_id] <= 0:
            del self._present[seat_id]
            self.live_revision += 1

    def pages(self, seat_id: str) -> int:
        """How many pages of this seat are looking."""
        return self._present[seat_id]

    def reach(self, address: str, at: datetime) -> None:
        """A phone opened the self-test page under this address."""
        self.reached[address] = at
        self.live_revision += 1

    # --- what is asked of it --------------------------------------------------------------------

    @property
    def session_id(self) -> str:
        """Its name."""
        return self.session.session_id

    @property
    def address(self) -> str:
        """What links carry: what the facilitator chose, else the likeliest."""
        return self.session.address or next(iter(self.offered), "")

    @property
    def room_code(self) -> str:
        """The code under which participants join."""
        return self.keys.room_code(self.session_id)

    def seat(self, held: Held) -> Seat | None:
        """The seat that a browser holds, while it stands."""
        seat = self.session.seats.get(held.seat_id)
        return seat if held.opens(seat) else None

    def seat_of_code(self, code: str) -> Seat | None:
        """The seat that a code opens."""
        self._spell_codes()
        return self.session.seats.get(self._seat_by_code.get(code, ""))

    def codes(self) -> dict[str, str]:
        """The code of every standing seat, by seat."""
        self._spell_codes()
        return self._code_by_seat

    def live(self, page: Page | None, seat: Seat | None = None) -> Live:
        """What a page shows that is not in the record; codes only for the facilitator's page."""
        return Live(
            turnout=self.turnout(),
            present=frozenset(self._present),
            ballot=self._standing_ballot(seat) if seat else None,
            address=self.address,
            room_code=self.room_code,
            codes=dict(self.codes()) if page is Page.FACILITATOR else {},
            addresses=self.offered,
            reached=dict(self.reached),
            voted=self.who_voted() if page is Page.FACILITATOR else frozenset(),
        )

    def _destroy_key(self, round_id: str) -> None:
        """A round was closed, by whomever: make what backups hold of its box unreadable."""
        try:
            self.box.destroy_key(self.session_id, round_id)
        except (KitError, OSError):
            # The round is closed all the same; the next start of the server tries again.
            log.exception("the key of a closed round could not be destroyed")

    def _standing_ballot(self, seat: Seat) -> StandingBallot | None:
        open_ = self.session.open_round()
        if open_ is None or seat.seat_id not in open_.voters:
            return None
        known = (open_.round_id, seat.seat_id)
        if known not in self._ballots and open_.round_id in self._watched:
            return None
        if known not in self._ballots:
            self._ballots[known] = self.box.own(self.session_id, *known)
        return self._ballots[known]

    def _spell_codes(self) -> None:
        if self._codes_at == self.session.revision:
            return
        self._codes_at = self.session.revision
        self._code_by_seat = {
            seat.seat_id: self.keys.seat_code(self.session_id, seat.seat_id, seat.version)
            for seat in self.session.standing_seats()
        }
        self._seat_by_code = {code: seat_id for seat_id, code in self._code_by_seat.items()}


def held_by(room: Room, seat: Seat) -> Held:
    """How a browser holds a seat from now on."""
    return Held(room.session_id, seat.seat_id, seat.version)


class Rooms:
    """All sessions of the store. `on_change` is told of each room that shows something new."""

    def __init__(
        self, store: Store, box: BallotBox, offered: Callable[[], tuple[str, ...]]
    ) -> None:
        self._store = store
        self._box = box
        self._offered = offered
        self._rooms: dict[str, Room] = {}
        self.on_change: list[Callable[[Room], None]] = []
        for session_id in store.sessions():
            self.load(session_id)

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms.values())

    def find(self, session_id: str) -> Room | None:
        """The room of a session."""
        return self._rooms.get(session_id)

    def load(self, session_id: str) -> Room:
        """Read a session of the store from its beginning."""
        session = replay(session_id, self._store.read(session_id))
        alone = self._store.engine.dialect.name == "sqlite"
        room = Room(session, self._store.keys, self._box, self._offered(), is_ours_alone=alone)
        self._rooms[session_id] = room
        return room

    def took(self, session_id: str, recorded: Iterable[Recorded]) -> None:
        """Events were committed: take them in, from the store where some are missing."""
        room = self._rooms.get(session_id) or self.load(session_id)
        if not room.take(recorded):
            room.take(self._store.read(session_id, room.session.revision))
        room.count_again()
        self.changed(room)

    def catch_up(self, session_id: str, topic: str, number: int) -> None:
        """Another server may have written to the same store: take in what we do not have yet."""
        room = self._rooms.get(session_id)
        if room is None or (topic == "events" and number < room.session.revision):
            room = self.load(session_id)
        elif number == (room.session.revision if topic == "events" else room.voted()):
            return
        room.take(self._store.read(session_id, room.session.revision))
        room.count_again()
        self.changed(room)

    def changed(self, room: Room) -> None:
        """Tell those who show this room."""
        for tell in self.on_change:
            tell(room)

    def held(self, seats: Iterable[Held]) -> list[tuple[Room, Seat]]:
        """The seats of a browser that still stand, with their rooms."""
        found = []
        for held in seats:
            room = self._rooms.get(held.session_id)
            seat = room.seat(held) if room else None
            if room and seat:
                found.append((room, seat))
        return found

    def by_seat_code(self, code: str) -> tuple[Room, Seat] | None:
        """The seat that a code opens, in whichever session."""
        for room in self._rooms.values():
            if seat := room.seat_of_code(code):
                return room, seat
        return None

    def by_room_code(self, code: str) -> Room | None:
        """The session that participants join by this code."""
        return next((room for room in self._rooms.values() if room.room_code == code), None)
