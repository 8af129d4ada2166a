"""Acts: what people do arrives here, is written by the writer, and is answered after its commit."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.commands import Asked, Cast, Done, Joining, cast, join, perform, read_cast
from kit.domain.errors import BadInput, NotAllowed, NotFound, NotNow
from kit.domain.events import Recorded
from kit.domain.ids import Id, Key
from kit.domain.rights import Act
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.server.cookie import hold
from kit.server.door import Call, spoken
from kit.server.place import Place
from kit.server.room import Room, held_by
from kit.server.writer import Written
from kit.store.codes import parse_room_code
from kit.store.transaction import Transaction


class Sent(BaseModel):
    """The body of a call; what it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    key: Key
    lang: str = ""


class SentAct(Sent):
    """An act as a page sends it."""

    seat: Id
    act: str
    args: dict[str, Any]


class SentJoin(Sent):
    """What a phone sends to join."""

    room_code: str
    group_id: Id | None = None
    organisation_id: Id | None = None


async def performed(place: Place, room: Room, asked: Asked) -> Done:
    """Do an act through the writer; it stands in the record when this comes back."""

    def write(tx: Transaction, session: Session) -> Written[Done]:
        done = perform(tx, session, asked, place.box)
        return Written(done, done.recorded)

    return await place.writer.write(room.session_id, write)


class ActCall(Call):
    """POST /api/act: one act of one seat, done once however often it is sent."""

    async def post(self) -> None:
        """Do it, and answer when it is durable."""
        sent = self._read()
        room, seat = self.seat(sent.seat)
        if sent.act == Act.BRING_FRAMEWORK:
            # A framework is read and checked by the server itself: `/api/framework`.
            raise NotFound("act-unknown")
        if sent.act == Act.CAST:
            answer = await self._cast(room, seat, sent)
        else:
            answer = await self._perform(room, seat, sent)
        self.finish({"ok": True, **answer})

    def _read(self) -> SentAct:
        given = self.body()
        self.spoken = spoken(given.get("lang"), self.lang)
        try:
            return SentAct.model_validate(given)
        except ValidationError:
            # Without its text: it would repeat what was sent, a ballot even.
            raise BadInput("door-unreadable") from None

    async def _perform(self, room: Room, seat: Seat, sent: SentAct) -> dict[str, Any]:
        asked = Asked(seat.seat_id, sent.act, sent.args, sent.key, self.place.clock.now())
        done = await performed(self.place, room, asked)
        if done.recorded:  # what changed nothing has left its key free
            self._check_key(room, sent)
        link = self._new_link(room, done) if sent.act == Act.HAND_OVER_SEAT else {}
        return {"position": done.position, "revision": done.last, "result": done.result | link}

    def _check_key(self, room: Room, sent: SentAct) -> None:
        """Whoever sends something else under a used key must not hear that it was done."""
        name = f"{room.session_id} {sent.seat} {sent.key}"
        self.place.used_keys.check(name, {"act": sent.act, "args": sent.args})

    def _new_link(self, room: Room, done: Done) -> dict[str, str]:
        """The link of a seat that was handed over, for who must give it to the next person."""
        code = room.codes()[str(done.result["seat_id"])]
        return {"url": f"{room.address}/s/{code}"}

    async def _cast(self, room: Room, seat: Seat, sent: SentAct) -> dict[str, Any]:
        """The ballot is sealed here, before any queue, log or error could hold it."""
        box = self.place.box
        given = self._read_cast(room, seat, sent)
        standing = await self.place.writer.write(
            room.session_id,
            lambda tx, session: Written(cast(tx, session, given, self.place.clock.now(), box)),
        )
        self._check_key(room, sent)
        room.take_ballot(given.round_id, seat.seat_id, standing)
        self.place.rooms.changed(room)
        revision = room.session.revision
        result = {"round_id": given.round_id, "version": standing.version}
        return {"position": revision, "revision": revision, "result": result}

    def _read_cast(self, room: Room, seat: Seat, sent: SentAct) -> Cast:
        """What refuses it may be news that another server has and this one not yet."""
        try:
            return read_cast(room.session, seat, sent.args, sent.key, self.place.box)
        except ValidationError:
            raise BadInput("ballot-unreadable") from None
        except (NotFound, NotAllowed, NotNow):
            if not self.place.rooms.refresh(room):
                raise
            return read_cast(room.session, seat, sent.args, sent.key, self.place.box)


class JoinCall(Call):
    """POST /api/join: a phone makes itself a participant's seat, or finds the one it has."""

    async def post(self) -> None:
        """Join, and answer with the seat's page."""
        sent = self._read()
        room = await self._room(sent)
        seat_id = self._seat_of_this_browser(room) or await self._join(room, sent)
        hold(self, held_by(room, room.session.seats[seat_id]))
        self.finish({"ok": True, "seat": seat_id, "url": f"/p/{seat_id}"})

    def _read(self) -> SentJoin:
        given = self.body()
        self.spoken = spoken(given.get("lang"), self.lang)
        try:
            return SentJoin.model_validate(given)
        except ValidationError:
            raise BadInput("door-unreadable") from None

    async def _room(self, sent: SentJoin) -> Room:
        slow = self.place.slowdown
        if not self.seats():
            await slow.hold(self.client)
        code = parse_room_code(sent.room_code)
        room = self.place.rooms.by_room_code(code) if code else None
        if room is None:
            slow.failed(self.client)
            raise NotFound("door-no-room")
        return room

    def _seat_of_this_browser(self, room: Room) -> str | None:
        mine = (
            seat.seat_id
            for held, seat in self.seats()
            if held is room and seat.role is Role.PARTICIPANT
        )
        return next(mine, None)

    async def _join(self, room: Room, sent: SentJoin) -> str:
        joining = Joining(sent.key, self.place.clock.now(), sent.group_id, sent.organisation_id)

        def write(tx: Transaction, session: Session) -> Written[str]:
            seat_id, recorded = join(tx, session, joining)
            return Written(seat_id, _plain(recorded))

        return await self.place.writer.write(room.session_id, write)


def _plain(recorded: list[Recorded]) -> tuple[Recorded, ...]:
    return tuple(recorded)
