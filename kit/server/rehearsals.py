"""Rehearsals: a session of its own beside the real one, begun by its facilitator, removed whole."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from kit.commands import Start, start_session
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.events import OrganisationsListed, PlacesAllowed, Recorded
from kit.domain.ids import Id, made_id
from kit.domain.rounds import FEWEST_SECRET
from kit.domain.seat import Role
from kit.domain.session import Session
from kit.domain.workshop import Workshop
from kit.server.acts import Sent
from kit.server.capacity import MEASURED
from kit.server.door import Call, spoken
from kit.server.place import Place
from kit.server.playing import Wish
from kit.server.room import Room
from kit.server.writer import Written
from kit.store.rehearsals import is_rehearsal, remove
from kit.store.store import Store
from kit.store.transaction import Transaction
from kit.views.live import Rehearsing

LONGEST = timedelta(hours=1)
"""How long a rehearsal may last. One whose player was killed stays no longer than that."""
LOOK_EVERY = 60.0
SPARE = 100
"""Places beyond the phones, for those who come late."""


class SentRehearsal(Sent):
    """A rehearsal to begin, for so many phones, or to end; or to have played by the server."""

    seat: Id
    do: Literal["begin", "end", "play", "stop", "dismiss"]
    phones: Annotated[int, Field(ge=FEWEST_SECRET, le=MEASURED)] = 32
    rehearsal: Id | None = None


class RehearsalCall(Call):
    """POST /api/rehearsal: a facilitator begins a rehearsal of the session, or ends it.

    Or, on the facilitator's page, has the server play one, and stops it, or puts its sheet away.
    """

    async def post(self) -> None:
        """Answer with its seats, which nobody else is told; or, once it is gone, that it is."""
        sent = self._read()
        room, seat = self.seat(sent.seat)
        if seat.role is not Role.FACILITATOR or is_rehearsal(room.session_id):
            raise NotAllowed("act-not-yours")
        does = {
            "begin": self._begin,
            "end": self._end,
            "play": self._play,
            "stop": self._stop,
            "dismiss": self._dismiss,
        }
        self.finish({"ok": True, **await does[sent.do](room, sent)})

    def _read(self) -> SentRehearsal:
        given = self.body()
        self.spoken = spoken(given.get("lang"), self.lang)
        try:
            return SentRehearsal.model_validate(given)
        except ValidationError:
            raise BadInput("door-unreadable") from None

    async def _begin(self, room: Room, sent: SentRehearsal) -> dict[str, Any]:
        _refuse_during_round(room)
        session_id = made_id("rehearsal", sent.seat, sent.key)
        for other in await asyncio.to_thread(self.place.store.rehearsals):
            if other != session_id:
                await end(self.place, other)
        self.place.player.began(room, session_id)
        begun = await begin(self.place, room.session, session_id, sent)
        return _seats(begun)

    async def _end(self, _: Room, sent: SentRehearsal) -> dict[str, Any]:
        if sent.rehearsal is None or not is_rehearsal(sent.rehearsal):
            raise NotFound("rehearsal-is-none", session=sent.rehearsal or "")
        await end(self.place, sent.rehearsal)
        return {}

    async def _play(self, room: Room, sent: SentRehearsal) -> dict[str, Any]:
        _refuse_during_round(room)
        link = f"{self.place.warm.server_url}/s/{room.codes()[sent.seat]}"

        def show(now: Rehearsing) -> None:
            room.rehearse(now)
            self.place.rooms.changed(room)

        wish = Wish(room, link, sent.phones, sent.key)
        self.place.player.play(wish, show, lambda rehearsal: end(self.place, rehearsal))
        return {}

    async def _stop(self, room: Room, _: SentRehearsal) -> dict[str, Any]:
        if self.place.player.is_playing(room):
            await self.place.player.stop()
        return {}

    async def _dismiss(self, room: Room, _: SentRehearsal) -> dict[str, Any]:
        if not self.place.player.is_playing(room):
            room.rehearse(None)
            self.place.rooms.changed(room)
        return {}


def _refuse_during_round(room: Room) -> None:
    if room.session.open_round() is not None:
        raise NotNow("rehearsal-during-round")


def _seats(room: Room) -> dict[str, Any]:
    codes = room.codes()
    return {
        "rehearsal": room.session_id,
        "room_code": room.room_code,
        "seats": [
            {
                "seat_id": seat.seat_id,
                "role": seat.role.value,
                "group": seat.group_id,
                "code": codes[seat.seat_id],
            }
            for seat in room.session.standing_seats()
            if seat.role is not Role.PARTICIPANT
        ],
    }


async def begin(place: Place, held: Session, session_id: str, sent: SentRehearsal) -> Room:
    """Start a session of the same plan, with as many groups and the same organisations."""
    at = datetime.now(UTC)
    start = Start(
        session_id=session_id,
        workshop=_plan(held),
        frameworks=list(held.frameworks.values()),
        retention=(at + LONGEST).date(),
        key=sent.key,
        at=at,
        invented=True,
    )

    def write(tx: Transaction, session: Session) -> Written[None]:
        if session.revision:
            return Written(None)  # the same call once more
        set_up = [
            PlacesAllowed(places=sent.phones + SPARE),
            OrganisationsListed(organisations=tuple(held.organisations.values())),
        ]
        recorded: list[Recorded] = start_session(tx, start)
        recorded += tx.append(session_id, set_up, at=at, seat_id=None, key="rehearsal")
        return Written(None, recorded)

    await place.writer.write(session_id, write)
    return place.rooms.find(session_id) or place.rooms.load(session_id)


def _plan(held: Session) -> Workshop:
    """The workshop, for as many groups as the room has now."""
    groups = held.plan.groups.model_copy(update={"count": max(1, len(held.groups))})
    return held.plan.model_copy(update={"groups": groups})


async def end(place: Place, session_id: str) -> None:
    """Remove a rehearsal whole. Ending one that is gone is fine."""
    forget(place, session_id)

    def write(tx: Transaction, session: Session) -> Written[None]:
        remove(tx, session_id)
        _empty(session)  # an act that comes behind must not begin a record anew
        return Written(None)

    await place.writer.write(session_id, write)
    await asyncio.to_thread(place.store.destroy_rehearsal_keys, session_id)
    forget(place, session_id)  # news of the last acts may have brought the room back


def forget(place: Place, session_id: str) -> None:
    """Close the room of a rehearsal: who looks at it is told that the seat is gone."""
    room = place.rooms.forget(session_id)
    if room is not None:
        _empty(room.session)
        place.rooms.changed(room)


def _empty(session: Session) -> None:
    """Let a session that was removed be what its record says now: nothing."""
    vars(session).update(vars(Session(session.session_id)))


def _now() -> datetime:
    return datetime.now(UTC)


def left_behind(store: Store) -> list[str]:
    """The rehearsals that nobody can play any more when a server starts: a file is served by one
    server alone, so what stands there is of one that is gone."""
    return [] if store.file is None else list(store.rehearsals())


class Rehearsals:
    """Watches that no rehearsal stays: those that were left behind, and those grown old."""

    def __init__(
        self, place: Place, left: Iterable[str] = (), now: Callable[[], datetime] = _now
    ) -> None:
        self._place = place
        self._left = list(left)
        self._now = now
        self._rooms: dict[str, Room] = {}
        place.rooms.on_change.append(self._look)

    async def keep(self) -> None:
        """End what is over, then sleep until something else may be."""
        await self.end_those_over()
        await asyncio.sleep(LOOK_EVERY)

    async def end_those_over(self) -> None:
        """End the rehearsals that were left behind and those that are too old."""
        begun = await asyncio.to_thread(self._place.store.rehearsals)
        old = [one for one, at in begun.items() if at < self._now() - LONGEST]
        for session_id in [*self._left, *old]:
            await end(self._place, session_id)
        self._left.clear()

    def _look(self, room: Room) -> None:
        """A room shows something new. One without a record was removed, perhaps by another server
        of the store: then the room that we had of it closes too."""
        session_id = room.session_id
        if not is_rehearsal(session_id):
            return
        if room.session.revision:
            self._rooms[session_id] = room
            return
        forget(self._place, session_id)
        before = self._rooms.pop(session_id, None)
        if before is not None and before.session.revision:
            _empty(before.session)
            self._place.audiences.changed(before)
