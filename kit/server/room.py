"""The rooms of this server: each session as its record tells it, and what is not in the record."""

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kit.domain.ballot import StandingBallot
from kit.domain.errors import KitError
from kit.domain.events import Recorded, RoundClosed, RoundOpened, WordsErased
from kit.domain.replay import apply, replay
from kit.domain.rights import Page
from kit.domain.seat import Seat
from kit.domain.session import Session
from kit.server.clock import RoomClock
from kit.server.cookie import Held
from kit.store.ballot_box import BallotBox
from kit.store.keys import KeyRing
from kit.store.store import Store
from kit.views.live import Live, Rehearsing

MOST_BALLOTS = 1_000
"""Open ballots kept in memory, each some ten kilobytes: as many as come within a second."""
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
    clock: RoomClock = field(default_factory=RoomClock)
    carries: tuple[int, int, str] | None = None
    live_revision: int = 0
    presence_revision: int = 0
    """Grows when somebody comes or goes here, or an address is reached here."""
    reached: dict[str, datetime] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    """The seats whose pages look at other servers of the store."""
    rehearsing: Rehearsing | None = None
    _turnout: dict[str, int] = field(default_factory=dict)
    _counted: bool = False
    _voted: frozenset[str] | None = None
    _present: Counter[str] = field(default_factory=Counter)
    _ballots: OrderedDict[str, StandingBallot | None] = field(default_factory=OrderedDict)
    _marks: Counter[str] = field(default_factory=Counter)
    _seat_by_code: dict[str, str] = field(default_factory=dict)
    _code_by_seat: dict[str, str] = field(default_factory=dict)
    _codes_at: int = 0
    is_ours_alone: bool = False
    _watched: set[str] = field(default_factory=set)
    """Rounds that opened under our eyes: who has no mark has nothing in their box."""
    _lives: dict[bool, tuple[tuple[int, int], Live]] = field(default_factory=dict)

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
                self._ballots.clear()
                self._marks.clear()
        return True

    def take_ballot(self, round_id: str, seat_id: str, ballot: StandingBallot) -> None:
        """A seat cast its ballot here. One who casts again changes nothing that others see.

        What was written together with the closing comes behind it, and belongs to no other round.
        """
        open_ = self.session.open_round()
        if open_ is None or open_.round_id != round_id:
            return
        self._keep_ballot(seat_id, ballot)
        self._marks[seat_id] += 1
        if ballot.version == 1:
            self.count_again()

    def begin_again(self, session: Session) -> None:
        """The record was erased, and is another one: who looks at the room goes on looking."""
        self.session = session
        self._codes_at = 0
        self._ballots.clear()
        self._marks.clear()
        self._watched.clear()
        self.count_again()

    def look_again(self, seat_id: str) -> None:
        """A page of this seat asks: another server of the store may have its newer ballot."""
        if self.session.open_round() is not None and not self.is_ours_alone:
            self._ballots.pop(seat_id, None)
            self._marks[seat_id] += 1

    def ballot_mark(self, seat_id: str) -> int:
        """Equal as long as the ballot of this seat is, as far as it is known here."""
        return self._marks[seat_id]

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

    def has_counted(self, number: int) -> bool:
        """Whether it is known here that so many have voted."""
        return self._counted and self.voted() == number

    def arrive(self, seat_id: str) -> None:
        """A page of this seat is looking."""
        self._present[seat_id] += 1
        if self._present[seat_id] == 1:
            self._came_or_went()

    def leave(self, seat_id: str) -> None:
        """A page of this seat is gone."""
        self._present[seat_id] -= 1
        if self._present[seat_id] <= 0:
            del self._present[seat_id]
            self._came_or_went()

    def pages(self, seat_id: str) -> int:
        """How many pages of this seat are looking."""
        return self._present[seat_id]

    def reach(self, address: str, at: datetime) -> None:
        """A phone opened the self-test page under this address."""
        self.reached[address] = at
        self._came_or_went()

    def rehearse(self, rehearsing: Rehearsing | None) -> None:
        """The rehearsal that the facilitator's page asked for has come so far."""
        self.rehearsing = rehearsing
        self.live_revision += 1

    @property
    def here(self) -> frozenset[str]:
        """The seats whose pages look at this server."""
        return frozenset(self._present)

    def hear(self, elsewhere: frozenset[str], reached: Mapping[str, datetime]) -> bool:
        """Who looks at the other servers, and what was reached there; whether it is new."""
        newer = {
            address: at
            for address, at in reached.items()
            if address not in self.reached or at > self.reached[address]
        }
        is_new = bool(newer) or elsewhere != self.elsewhere
        self.elsewhere = elsewhere
        self.reached |= newer
        self.live_revision += is_new
        return is_new

    def _came_or_went(self) -> None:
        self.live_revision += 1
        self.presence_revision += 1

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

    def is_behind(self, held: Held) -> bool:
        """Whether a browser holds what is not known here yet: another server has just given it."""
        seat = self.session.seats.get(held.seat_id)
        return seat is None or seat.version < held.version

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
        live = self._live(is_facilitators=page is Page.FACILITATOR)
        ballot = self.standing_ballot(seat) if seat else None
        return replace(live, ballot=ballot) if ballot else live

    def _live(self, *, is_facilitators: bool) -> Live:
        """What is the same for all seats of a page, made once until something changes."""
        now = (self.session.revision, self.live_revision)
        made, live = self._lives.get(is_facilitators, (None, None))
        if live is None or made != now:
            live = Live(
                turnout=self.turnout(),
                present=self.here | self.elsewhere,
                address=self.address,
                room_code=self.room_code,
                codes=dict(self.codes()) if is_facilitators else {},
                addresses=self.offered,
                carries=self.carries if is_facilitators else None,
                rehearsing=self.rehearsing if is_facilitators else None,
                reached=dict(self.reached),
                voted=self.who_voted() if is_facilitators else frozenset(),
            )
            self._lives[is_facilitators] = now, live
        return live

    def _destroy_key(self, round_id: str) -> None:
        """A round was closed, by whomever: make what backups hold of its box unreadable."""
        try:
            self.box.destroy_key(self.session_id, round_id)
        except (KitError, OSError):
            # The round is closed all the same; the next start of the server tries again.
            log.exception("the key of a closed round could not be destroyed")

    def standing_ballot(self, seat: Seat) -> StandingBallot | None:
        """The ballot of this seat that counts for now, while its round is open."""
        open_ = self.session.open_round()
        if open_ is None or seat.seat_id not in open_.voters:
            return None
        if seat.seat_id in self._ballots:
            return self._ballots[seat.seat_id]
        if open_.round_id in self._watched and not self._marks[seat.seat_id]:
            return None
        found = self.box.own(self.session_id, open_.round_id, seat.seat_id)
        return self._keep_ballot(seat.seat_id, found)

    def _keep_ballot(self, seat_id: str, ballot: StandingBallot | None) -> StandingBallot | None:
        """A ballot in memory takes ten times its place in the box: few are kept, the newest."""
        self._ballots[seat_id] = ballot
        if len(self._ballots) > MOST_BALLOTS:
            self._ballots.popitem(last=False)
        return ballot

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
        self,
        store: Store,
        box: BallotBox,
        offered: Callable[[], tuple[str, ...]],
        clock: RoomClock | None = None,
        carries: tuple[int, int, str] | None = None,
    ) -> None:
        self._store = store
        self._box = box
        self._offered = offered
        self.carries = carries
        self._clock = clock or RoomClock()
        self._rooms: dict[str, Room] = {}
        self.on_change: list[Callable[[Room], None]] = []
        for session_id in store.sessions():
            self.load(session_id)

    def __iter__(self) -> Iterator[Room]:
        return iter(self._rooms.values())

    def find(self, session_id: str) -> Room | None:
        """The room of a session."""
        return self._rooms.get(session_id)

    def forget(self, session_id: str) -> Room | None:
        """Give up the room of a session that was removed."""
        return self._rooms.pop(session_id, None)

    def load(self, session_id: str) -> Room:
        """Read a session of the store from its beginning."""
        session = replay(session_id, self._store.read(session_id))
        alone = not self._store.is_shared
        keys, offered = self._store.keys, self._offered()
        room = Room(
            session, keys, self._box, offered, self._clock, self.carries, is_ours_alone=alone
        )
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
        """Another server may have written to the same store: take in what we do not have yet.

        News comes late, and more than once: it is compared, and nothing is taken back.
        """
        room = self._rooms.get(session_id)
        if room is None:
            if number:
                self.changed(self.load(session_id))
        elif topic == "turnout":
            if not room.has_counted(number):
                room.count_again()
                self.changed(room)
        elif number != room.session.revision:
            self._read_on(room, number)

    def _read_on(self, room: Room, number: int) -> None:
        revision = room.session.revision
        if number > revision:
            news = self._store.read(room.session_id, revision)
            if any(isinstance(one.event, WordsErased) for one in news):
                room.begin_again(replay(room.session_id, self._store.read(room.session_id)))
            else:
                room.take(news)
                room.count_again()
        elif self._store.revision(room.session_id) < revision:
            room.begin_again(replay(room.session_id, self._store.read(room.session_id)))
        else:
            return
        self.changed(room)

    def refresh(self, room: Room) -> bool:
        """Look whether another server has written more; what is refused here may not be there."""
        revision = room.session.revision
        if self._store.is_shared:
            self.catch_up(room.session_id, "events", self._store.revision(room.session_id))
        return room.session.revision != revision

    def show_again(self) -> None:
        """The store was away and is back: what could not be shown meanwhile is shown now."""
        for room in list(self):
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
            if room and room.is_behind(held):
                self.refresh(room)
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
