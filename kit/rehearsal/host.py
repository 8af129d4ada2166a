"""The host: the facilitator of the real session, who begins the rehearsal and ends it."""

import asyncio
from dataclasses import dataclass

from aiohttp import ClientSession

from kit.domain.errors import NotAllowed, NotFound, Unusable
from kit.rehearsal.phone import Answer, Phone, fresh_key

TRIES, PAUSE = 3, 1.0
"""How often the end is asked for, and the seconds in between: the Wi-Fi may be bad."""


@dataclass(frozen=True)
class StaffSeat:
    """A seat of the rehearsal's staff, and the code that opens it."""

    seat_id: str
    role: str
    group: str | None
    code: str


@dataclass(frozen=True)
class Room:
    """The rehearsal's own room."""

    rehearsal: str
    room_code: str
    seats: tuple[StaffSeat, ...]

    def of(self, role: str) -> list[StaffSeat]:
        """The seats of a role."""
        return [seat for seat in self.seats if seat.role == role]


@dataclass(frozen=True)
class Host:
    """A browser that holds the facilitator's seat of a session that is served."""

    browser: Phone

    async def begin(self, phones: int) -> Room:
        """Have the server make a room for so many phones. Raises Unusable where it refuses."""
        asked = {"seat": self.browser.seat, "do": "begin", "phones": phones, "key": fresh_key()}
        answer = await self.browser.call("/api/rehearsal", asked)
        if not answer.ok:
            raise self._refused(answer)
        seats = [
            StaffSeat(one["seat_id"], one["role"], one["group"], one["code"])
            for one in answer.body["seats"]
        ]
        return Room(answer.body["rehearsal"], answer.body["room_code"], tuple(seats))

    async def end(self, room: Room) -> Answer:
        """Have the server remove the room."""
        asked = {"seat": self.browser.seat, "do": "end", "rehearsal": room.rehearsal}
        for _ in range(TRIES):
            answer = await self.browser.call("/api/rehearsal", {**asked, "key": fresh_key()})
            if answer.status:
                break
            await asyncio.sleep(PAUSE)
        return answer

    def _refused(self, answer: Answer) -> Unusable:
        text = answer.body.get("text")
        if answer.status == 0 or text is None:
            return _unknown(self.browser.server, answer)
        return Unusable("rehearsal-refused", text=text)


async def enter(http: ClientSession, server: str, code: str, lang: str) -> Host:
    """Open the facilitator's link. Raises a sentence where it leads nowhere, or elsewhere."""
    browser = Phone(http, server, lang=lang)
    answer = await browser.open_link(code)
    if answer.status == 404:
        raise NotFound("rehearsal-link-unknown", server=server)
    if answer.status != 302:
        raise _unknown(server, answer)
    if "/facilitator.ipynb" not in answer.location:
        raise NotAllowed("rehearsal-not-facilitator")
    return Host(browser)


def _unknown(server: str, answer: Answer) -> Unusable:
    if answer.status:
        return Unusable("rehearsal-other-server", server=server)
    if server.startswith("https:"):
        return Unusable("rehearsal-no-server-tls", server=server)
    return Unusable("rehearsal-no-server", server=server)
