"""What the terminal says when the server is ready: where the room is, and every seat's link."""

from kit.domain.seat import Role
from kit.server.capacity import Limit, Machine, capacity
from kit.server.launcher import Server
from kit.server.pages_door import seat_title
from kit.server.room import Room
from kit.words import in_language, say

STAFF = (
    Role.FACILITATOR,
    Role.PLENARY,
    Role.INSTRUCTOR,
    Role.REPORTER,
    Role.RESEARCHER,
)


def announcement(server: Server, session_ids: list[str], lang: str) -> str:
    """All sessions that were asked for, each with its seats and its room code."""
    rooms = [room for one in session_ids if (room := server.place.rooms.find(one))]
    parts = [_session(room, server, lang) for room in rooms]
    return "\n\n".join(["", *parts, _carries(lang), say("server-stop", lang), ""])


def _carries(lang: str) -> str:
    """Before the event: how many seats this machine carries, and why not more."""
    here = capacity(Machine.here())
    said = say("ui-capacity", lang, phones=here.phones, pages=here.pages)
    if here.limit is Limit.MEASURED:
        return said
    return f"{said} {say(f'ui-capacity-{here.limit}', lang)}"


def _session(room: Room, server: Server, lang: str) -> str:
    title = in_language(room.session.title, lang)[1]
    if room.session.invented:
        title = f"{title} ({say('server-invented', lang)})"
    codes = room.codes()
    rows = [
        (seat_title(room, seat, lang), f"{room.address}/s/{codes[seat.seat_id]}")
        for role in STAFF
        for seat in room.session.standing_seats(role)
    ]
    rows.append((say("server-phones", lang, code=room.room_code), f"{room.address}/j"))
    width = max(len(name) for name, _ in rows)
    lines = [f"  {name:<{width}}  {link}" for name, link in rows]
    return "\n".join([f"{room.session_id}: {title}", *lines])
