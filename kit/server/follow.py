"""Following: who looks at a room is sent what is new, at once and then gathered."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from time import thread_time

from kit.domain.rights import Page
from kit.server.room import Room
from kit.server.shown import Envelope, Looker, Seen, Shown, Telling, moment_of

PHONE_GAP = 1.0
STAFF_GAP = 0.15
"""Seconds between two messages to one page."""
AT_ONCE = 25
"""Pages that are told before others have their turn."""
SHARE = 0.2
"""How much of the processor one audience may take to be told."""
LONGEST_GAP = 2.0
"""Seconds after which it is told at the latest, however large it is."""
log = logging.getLogger("kit.follow")


@dataclass(eq=False)
class Follower:
    """A page that is looking; `send` takes the message, `gone` says that the seat is no more.

    `after` is what the page says it has; `shown` is what it was sent last. While `is_full` says so
    it has not yet read what it was sent: it is told more when it has, so that a phone on a bad line
    keeps the server no more than one message. `asked` counts when it came or looked elsewhere.
    """

    looker: Looker
    send: Callable[[Envelope, Seen | None], None]
    gone: Callable[[], None]
    after: Seen | None = None
    is_full: Callable[[], bool] = lambda: False
    shown: Envelope | None = None
    asked: int = 0


class Pulse:
    """Calls `fire` at the first beat at once, and for all that follow within `gap` once more."""

    def __init__(self, gap: float, fire: Callable[[], None]) -> None:
        self.gap = gap
        self._fire = fire
        self._cooling: asyncio.TimerHandle | None = None
        self._again = False

    def beat(self) -> None:
        """Something changed."""
        if self._cooling is not None:
            self._again = True
            return
        self._cooling = asyncio.get_running_loop().call_later(self.gap, self._cooled)
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


def batched(followers: list[Follower], size: int) -> Iterator[list[Follower]]:
    """So many at a time."""
    return (followers[at : at + size] for at in range(0, len(followers), size))


class Audience:
    """All who look at one room at the same pace."""

    def __init__(self, gap: float, shown: Shown) -> None:
        self.pulse = Pulse(gap, self._tell)
        self._gap = gap
        self._shown = shown
        self._followers: set[Follower] = set()
        self._telling: asyncio.Task[None] | None = None
        self._turns = count(1)

    def add(self, follower: Follower) -> None:
        """Begin to follow: the present view comes at once."""
        self._followers.add(follower)
        self._show(follower)

    def turn(self, follower: Follower, looker: Looker) -> None:
        """The page looks elsewhere: what it sees there comes at once."""
        follower.looker = looker
        if follower in self._followers:
            self._show(follower)

    def _show(self, follower: Follower) -> None:
        """What it asks for now; a telling that goes on is of a moment before."""
        follower.asked = next(self._turns)
        self._send(follower)

    def remove(self, follower: Follower) -> None:
        """Stop following."""
        self._followers.discard(follower)

    def stop(self) -> None:
        """Send nothing more."""
        self.pulse.stop()
        if self._telling is not None:
            self._telling.cancel()

    def _tell(self) -> None:
        if self._telling is not None and not self._telling.done():
            self.pulse.beat()  # a large room is still being told: once more when the gap is over
            return
        self._telling = asyncio.get_running_loop().create_task(self._tell_all())

    async def _tell_all(self) -> None:
        """A few at a time: whoever votes meanwhile must not wait until three thousand are told.
        What takes long is done less often, so that telling never takes more than its share."""
        spent, telling = 0.0, self._begun()
        for some in batched(list(self._followers), AT_ONCE):
            begun = thread_time()
            for follower in some:
                if follower in self._followers:
                    self._send(follower, telling)
            spent += thread_time() - begun
            await asyncio.sleep(0)
        self.pulse.gap = max(self._gap, min(LONGEST_GAP, spent / SHARE))

    def _begun(self) -> Telling | None:
        """The moment of which everybody is told, whatever happens meanwhile."""
        some = next(iter(self._followers), None)
        return None if some is None else Telling(moment_of(some.looker.room), next(self._turns))

    def _send(self, follower: Follower, telling: Telling | None = None) -> None:
        if telling is not None and follower.asked > telling.number:
            return  # it came meanwhile, or looked elsewhere, and has seen what is newer
        if follower.is_full():
            self.pulse.beat()
            return
        looker = follower.looker.again()
        if looker is None:
            self._followers.discard(follower)
            follower.gone()
            return
        before = follower.shown
        try:
            envelope = self._shown.envelope(looker, before, telling)
        except Exception:
            # One view that cannot be made must not silence everybody else's.
            log.exception("the view %s could not be made", looker.page)
            return
        if before is None or before.tag != envelope.tag:
            follower.send(envelope, follower.after if before is None else before.seen)
        follower.looker, follower.shown, follower.after = looker, envelope, None


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
                audience.stop()

    def _pair(self, room: Room) -> tuple[Audience, Audience]:
        if room.session_id not in self._by_room:
            self._by_room[room.session_id] = (
                Audience(PHONE_GAP, self._shown),
                Audience(STAFF_GAP, self._shown),
            )
        return self._by_room[room.session_id]
