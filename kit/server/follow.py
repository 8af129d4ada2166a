"""Following: who looks at a room is sent what is new, at once and then gathered."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from kit.domain.rights import Page
from kit.server.room import Room
from kit.server.shown import Envelope, Looker, Shown

PHONE_GAP = 1.0
STAFF_GAP = 0.25
"""Seconds between two messages to one page."""
log = logging.getLogger("kit.follow")


@dataclass(eq=False)
class Follower:
    """A page that is looking; `send` takes the message, `gone` says that the seat is no more."""

    looker: Looker
    send: Callable[[Envelope, Envelope | None], None]
    gone: Callable[[], None]
    known: Envelope | None = field(default=None)


class Pulse:
    """Calls `fire` at the first beat at once, and for all that follow within `gap` once more."""

    def __init__(self, gap: float, fire: Callable[[], None]) -> None:
        self._gap = gap
        self._fire = fire
        self._cooling: asyncio.TimerHandle | None = None
        self._again = False

    def beat(self) -> None:
        """Something changed."""
        if self._cooling is not None:
            self._again = True
            return
        self._cooling = asyncio.get_running_loop().call_later(self._gap, self._cooled)
        self._fire()

    def stop(self) -> None:
        """Nobody listens any more."""
        if self._cooling is not None:
            self._cooling.cancel()

    def _cooled(self) -> None:
        self._cooling = None
        if self._again:
            self._again = False
            self.beat()


class Audience:
    """All who look at one room at the same pace."""

    def __init__(self, gap: float, shown: Shown) -> None:
        self.pulse = Pulse(gap, self._tell)
        self._shown = shown
        self._followers: set[Follower] = set()

    def add(self, follower: Follower) -> None:
        """Begin to follow: the present view comes at once."""
        self._followers.add(follower)
        self._send(follower)

    def turn(self, follower: Follower, looker: Looker) -> None:
        """The page looks elsewhere: what it sees there comes at once."""
        follower.looker = looker
        if follower in self._followers:
            self._send(follower)

    def remove(self, follower: Follower) -> None:
        """Stop following."""
        self._followers.discard(follower)

    def _tell(self) -> None:
        for follower in list(self._followers):
            self._send(follower)

    def _send(self, follower: Follower) -> None:
        looker = follower.looker.again()
        if looker is None:
            self._followers.discard(follower)
            follower.gone()
            return
        try:
            envelope = self._shown.envelope(looker)
        except Exception:
            # One view that cannot be made must not silence everybody else's.
            log.exception("the view %s could not be made", looker.page)
            return
        if follower.known is None or follower.known.tag != envelope.tag:
            follower.send(envelope, follower.known)
            follower.looker, follower.known = looker, envelope


class Audiences:
    """The audiences of all rooms: phones at their pace, staff pages at theirs."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._by_room: dict[str, tuple[Audience, Audience]] = {}

    def of(self, looker: Looker) -> Audience:
        """Where somebody who looks at this page belongs."""
        phones, staff = self._pair(looker.room)
        return phones if looker.page in (Page.PHONE, Page.VOTE) else staff

    def changed(self, room: Room) -> None:
        """The room shows something new."""
        for audience in self._pair(room):
            audience.pulse.beat()

    def stop(self) -> None:
        """Send nothing more."""
        for pair in self._by_room.values():
            for audience in pair:
                audience.pulse.stop()

    def _pair(self, room: Room) -> tuple[Audience, Audience]:
        if room.session_id not in self._by_room:
            self._by_room[room.session_id] = (
                Audience(PHONE_GAP, self._shown),
                Audience(STAFF_GAP, self._shown),
            )
        return self._by_room[room.session_id]
