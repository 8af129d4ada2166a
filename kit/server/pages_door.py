"""Plain pages: the entrance, seat links, joining, the phone, health."""

import json
import logging
import re
import secrets
from typing import Any
from urllib.parse import quote

from kit.domain.errors import NotFound, NotNow
from kit.domain.rights import HOME, Page
from kit.domain.seat import Role, Seat
from kit.server.cookie import hold
from kit.server.door import Call, Door, policy, seen_page
from kit.server.joined import NotJoinedError, joined
from kit.server.paper import room_page
from kit.server.room import Room, held_by
from kit.server.shown import Looker
from kit.server.static_files import StaticFiles
from kit.store.codes import parse_room_code, parse_seat_code
from kit.store.rehearsals import is_rehearsal
from kit.words import in_language, say

log = logging.getLogger("kit.pages")
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def address_of(seat: Seat, page: Page | None = None) -> str:
    """Where a seat's page is: the phone door for participants, a notebook for the others."""
    wanted = page or HOME[seat.role]
    if wanted is Page.PHONE:
        return f"/p/{seat.seat_id}"
    if wanted is Page.VOTE and seat.role is Role.PARTICIPANT:
        return f"/p/{seat.seat_id}/vote"
    return f"/voila/render/{wanted}.ipynb?seat={seat.seat_id}"


def seat_title(room: Room, seat: Seat, lang: str) -> str:
    """How a seat is called: its role, and its group where it has one."""
    role = say(f"role-{seat.role}", lang)
    group = room.session.groups.get(seat.group_id or "")
    if group is None:
        return role
    if group.title:
        return f"{role} · {say('group-name-titled', lang, number=group.number, title=group.title)}"
    return f"{role} · {say('group-name', lang, number=group.number)}"


def seat_links(door: Door) -> list[dict[str, Any]]:
    """The seats of this browser, each as a link to its page."""
    return [
        {
            "url": address_of(seat),
            "title": seat_title(room, seat, door.lang),
            "session": in_language(room.session.title, door.lang),
        }
        for room, seat in door.seats()
    ]


class Entrance(Door):
    """GET /: the seats of this browser, and a field for a code."""

    def get(self) -> None:
        """Show where one can go."""
        self.page("entrance.html", seats=seat_links(self))


class Enter(Door):
    """GET /enter?code=: leads on from a typed code, whichever it is."""

    def get(self) -> None:
        """A room code leads to joining, a seat code to the seat."""
        typed = self.get_query_argument("code", "")
        if parse_room_code(typed):
            self.redirect(f"/j?room={quote(typed.strip())}")
        else:
            self.redirect(f"/s/{quote(typed.strip() or '-', safe='')}")


class SeatLink(Door):
    """GET /s/<code>: adds the seat to this browser's set and leads to its page."""

    async def get(self, typed: str) -> None:
        """Open the seat. Wrong codes slow down their sender, unless it has a seat already."""
        slow = self.place.slowdown
        if not self.seats():
            await slow.hold(self.client)
        code = parse_seat_code(typed)
        found = self.place.rooms.by_seat_code(code) if code else None
        if found is None:
            slow.failed(self.client)
            raise NotFound("door-no-code")
        room, seat = found
        if room.session.votes_secretly(seat) and (room, seat) not in self.seats():
            raise NotNow("seat-votes-secretly")
        hold(self, held_by(room, seat))
        self.redirect(address_of(seat))


class Join(Door):
    """GET /j: the join page of a room, or a field for its code."""

    async def get(self) -> None:
        """Show group, organisation and privacy notice; who has joined goes to the phone page."""
        typed = self.get_query_argument("room", "") or self.get_query_argument("code", "")
        if not typed:
            self.page("room_code.html")
            return
        room = await self._room(typed)
        for held, seat in self.seats():
            if held is room and seat.role is Role.PARTICIPANT:
                self.redirect(address_of(seat))
                return
        shared = self.place.shown.shared(room, "join", self.lang)
        view = {"revision": room.session.revision, "shared": shared, "own": {}}
        show_room(self, "join", session=room.session_id, view=json.dumps(view))

    async def _room(self, typed: str) -> Room:
        slow = self.place.slowdown
        if not self.seats():
            await slow.hold(self.client)
        code = parse_room_code(typed)
        room = self.place.rooms.by_room_code(code) if code else None
        if room is None:
            slow.failed(self.client)
            raise NotFound("door-no-room")
        return room


class PhonePage(Door):
    """GET /p/<seat> and /p/<seat>/<page>: a page without a kernel."""

    def get(self, seat_id: str, name: str = Page.PHONE) -> None:
        """The page, with its first view inside."""
        room, seat = self.seat(seat_id)
        page = seen_page(seat, name)
        envelope = self.place.shown.envelope(Looker(room, seat, page, self.lang))
        show_room(
            self,
            page,
            session=room.session_id,
            seat=seat_start(seat),
            view=envelope.text(),
        )


class Health(Call):
    """GET /api/health: that the server is there. Three thousand phones that come back ask it, so it
    asks the store nothing."""

    def get(self) -> None:
        """How many sessions there are, and the server's clock."""
        real = [room for room in self.place.rooms if not is_rehearsal(room.session_id)]
        self.finish({"ok": True, "sessions": len(real), "now": self.place.clock.now_ms()})


class NoPage(Door):
    """Everything else."""

    def prepare(self) -> None:
        """There is no such page."""
        raise NotFound("door-no-page")


def seat_start(seat: Seat) -> dict[str, Any]:
    """What a page's script knows of its seat."""
    return {"seat_id": seat.seat_id, "role": seat.role, "group_id": seat.group_id}


def show_room(door: Door, page: str, *, view: str, **start: Any) -> None:
    """Answer with a page that is drawn by its script; `view`, JSON, and the styles come with it."""
    nonce = secrets.token_urlsafe(12)
    door.set_header(
        "Content-Security-Policy", policy(door.request.host, style=f"'self' 'nonce-{nonce}'")
    )
    static = door.place.static
    values = room_page(page, door.lang, static, view=view, **start)
    script = one_file(static, page)
    door.page("room.html", nonce=nonce, styles=styles_of(static, page), script=script, **values)


def styles_of(static: StaticFiles, page: str) -> str:
    """The styles that come inside a page, without their comments: those stand in the sheets."""
    return _COMMENT.sub("", static.text("kit.css") + static.text(f"pages/{page}.css"))


def one_file(static: StaticFiles, page: str) -> str | None:
    """The address of the page's script with all its modules; none where they cannot be joined."""
    name = f"joined-{page}.mjs"
    if static.find(name) is None:
        try:
            static.add(name, joined(static, page))
        except NotJoinedError as error:
            log.warning("%s loads its modules one by one: %s", page, error)
            return None
    return static.url(name)
