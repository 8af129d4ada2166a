"""What a page is sent: the view's shared part, made once for all, and the seat's own part."""

import hashlib
import importlib
import json
import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from types import ModuleType
from typing import Any

from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page
from kit.domain.seat import Seat
from kit.server.changes import changes
from kit.server.message import Message, Piece
from kit.server.room import Room
from kit.views.live import Live

LONGEST_KEPT = 6_000_000
"""Characters of all parts that are kept; in memory a view takes some twenty times its text.

The whole crosswalk of twelve frameworks has 400,000.
"""


@cache
def view_module(name: str) -> ModuleType:
    """The module that says what a page shows."""
    return importlib.import_module(f"kit.views.{name}")


@dataclass(frozen=True)
class Part:
    """A part of a view as JSON text, and a short name for its content."""

    text: str
    tag: str
    _pieces: dict[str, Piece] = field(default_factory=dict, compare=False)

    @property
    def value(self) -> dict[str, Any]:
        """The part as data. Read anew each time: kept, it would take twenty times its text."""
        read: dict[str, Any] = json.loads(self.text)
        return read

    def piece(self, name: str, known: "Part | None") -> Piece | None:
        """What to send of it: nothing, what has changed, or all of it, whichever is shortest."""
        if known is not None and known.tag == self.tag:
            return None
        before = known if known is not None and known.text else None
        kept = before.tag if before is not None else ""
        if kept not in self._pieces:
            self._pieces[kept] = Piece(", " + self._said(name, before))
        return self._pieces[kept]

    def _said(self, name: str, before: "Part | None") -> str:
        whole = f'"{name}": {self.text}'
        if before is None:
            return whole
        changed = _json(changes(before.value, self.value))
        return f'"{name}_changes": {changed}' if len(changed) < len(self.text) else whole


@dataclass(frozen=True)
class Seen:
    """The parts of a view that somebody has. Of one that is known by its tag alone, the text is
    empty: then nothing can be said of what has changed in it."""

    shared: Part
    own: Part

    @property
    def tag(self) -> str:
        """Equal tags show the same."""
        return f"{self.shared.tag}.{self.own.tag}"

    @classmethod
    def named(cls, tag: str) -> "Seen | None":
        """What a page says that it has; None where it says nothing."""
        shared, _, own = tag.partition(".")
        return cls(Part("", shared), Part("", own)) if own else None


Moment = tuple[int, int]
"""A revision of the record, and of what is not in it."""
LAST = Piece("}")
_PLACE = re.compile(r"([a-z0-9-]{1,40}|\*)( ([a-z0-9-]{1,40}|\*)){0,3}")


@dataclass(frozen=True)
class Looker:
    """Who looks at what: a seat, at a page, in a language; `at`: where on it, as its page says."""

    room: Room
    seat: Seat
    page: Page
    lang: str
    at: tuple[str, ...] = ()

    def again(self) -> "Looker | None":
        """The same, with the seat as it stands now; None once it was withdrawn or handed over."""
        seat = self.room.session.seats.get(self.seat.seat_id)
        if seat is self.seat and not seat.withdrawn:
            return self
        if seat is None or seat.withdrawn or seat.version != self.seat.version:
            return None
        return replace(self, seat=seat)

    def looking_at(self, at: str) -> "Looker":
        """The same, looking elsewhere; what cannot be a place leads to where a page begins."""
        return replace(self, at=tuple(at.split()) if _PLACE.fullmatch(at) else ())


@dataclass(frozen=True)
class Envelope:
    """A view on its way, as of a moment. `own_at` says as of when the seat's own part was made."""

    looker: Looker
    seen: Seen
    own_at: Moment
    moment: Moment

    @property
    def tag(self) -> str:
        """Equal tags show the same."""
        return self.seen.tag

    def message(self, known: Seen | None = None) -> Message:
        """The message: both parts, or only what `known` does not have yet."""
        revision, live = self.moment
        head = {
            "revision": revision,
            "live": live,
            "now": self.looker.room.clock.now_ms(),
            "lang": self.looker.lang,
            "languages": LANGUAGES,
            "tag": self.tag,
        }
        parts = [
            Piece(json.dumps(head)[:-1]),
            self.seen.shared.piece("shared", known.shared if known else None),
            self.seen.own.piece("own", known.own if known else None),
            LAST,
        ]
        return Message.of([part for part in parts if part is not None])

    def text(self) -> str:
        """The whole view, as a page is opened with it."""
        return self.message().decode()


@dataclass(frozen=True)
class Telling:
    """All pages of a room are told of one moment. While thousands are told, hundreds vote: made
    anew for each of them, the shared part would take longer than the telling."""

    moment: Moment
    number: int = 0
    parts: dict[tuple[object, ...], Part] = field(default_factory=dict)


class Shown:
    """Makes views. A thousand phones cost one shared part per revision and language.

    Of each place only the newest part is kept: nobody asks for an older one again.
    """

    def __init__(self, longest: int = LONGEST_KEPT) -> None:
        self._longest = longest
        self._kept: OrderedDict[tuple[object, ...], tuple[Moment, Part]] = OrderedDict()
        self._length = 0

    def envelope(
        self, looker: Looker, before: Envelope | None = None, telling: Telling | None = None
    ) -> Envelope:
        """What this seat sees on this page now. `before` is what the same looker saw last: its own
        part is taken over while nothing has changed that it could show."""
        own_at = _own_at(looker)
        if before is not None and before.own_at == own_at and before.looker is looker:
            own = before.seen.own
        else:
            own = self._own(looker)
        moment = telling.moment if telling is not None else moment_of(looker.room)
        return Envelope(looker, Seen(self._shared(looker, telling), own), own_at, moment)

    def shared(self, room: Room, name: str, lang: str) -> dict[str, Any]:
        """The shared part of a page that needs no seat, such as the join page."""
        view: dict[str, Any] = view_module(name).shared(room.session, room.live(None), lang)
        return view

    def _shared(self, looker: Looker, telling: Telling | None) -> Part:
        room, at = looker.room, _at(looker)
        module = view_module(looker.page)

        def make() -> dict[str, Any]:
            live = replace(room.live(looker.page), at=at)
            view: dict[str, Any] = module.shared(room.session, live, looker.lang)
            return view

        key = (room.session_id, looker.page, looker.lang, at)
        if telling is None:
            return self._newest(key, looker, make)
        if key not in telling.parts:
            telling.parts[key] = self._newest(key, looker, make)
        return telling.parts[key]

    def _own(self, looker: Looker) -> Part:
        """A page that shows the record alone may take long over a seat's part: that is kept too."""
        room, at = looker.room, _at(looker)
        module = view_module(looker.page)

        def make() -> dict[str, Any]:
            live = replace(_own_live(looker), at=at)
            view: dict[str, Any] = module.own(room.session, live, looker.seat, looker.lang)
            return view

        if not _is_of_the_record(looker):
            return _part(make())
        key = (room.session_id, looker.page, looker.lang, at, looker.seat)
        return self._newest(key, looker, make)

    def _newest(
        self, key: tuple[object, ...], looker: Looker, make: Callable[[], dict[str, Any]]
    ) -> Part:
        """The part of that key as it is now, made only if something has changed."""
        now = _shared_at(looker)
        made, part = self._kept.get(key, (None, None))
        if part is None or made != now:
            self._length -= len(part.text) if part else 0
            part = _part(make())
            self._kept[key] = now, part
            self._length += len(part.text)
        self._kept.move_to_end(key)
        self._make_room()
        return part

    def _make_room(self) -> None:
        """Forget what nobody has asked for the longest; the newest part stays, however long."""
        while self._length > self._longest and len(self._kept) > 1:
            _, (_, part) = self._kept.popitem(last=False)
            self._length -= len(part.text)


def _is_of_the_record(looker: Looker) -> bool:
    """Whether a page shows nothing of who is here or has voted: phones that come change nothing."""
    return getattr(view_module(looker.page), "OF_THE_RECORD", False)


def moment_of(room: Room) -> Moment:
    """As of when a room is shown now."""
    return room.session.revision, room.live_revision


def _shared_at(looker: Looker) -> Moment:
    revision, live = moment_of(looker.room)
    return revision, 0 if _is_of_the_record(looker) else live


def _own_at(looker: Looker) -> Moment:
    """Most own parts show the moment; a voter's only what this seat has said."""
    if _shows_ballot_only(looker):
        return looker.room.session.revision, looker.room.ballot_mark(looker.seat.seat_id)
    return _shared_at(looker)


def _own_live(looker: Looker) -> Live:
    """What a seat's own part may show of the moment; of a voter's, no more than its ballot."""
    if _shows_ballot_only(looker):
        return Live(ballot=looker.room.standing_ballot(looker.seat))
    return looker.room.live(looker.page, looker.seat)


def _shows_ballot_only(looker: Looker) -> bool:
    return getattr(view_module(looker.page), "OWN_BALLOT_ONLY", False)


def _at(looker: Looker) -> tuple[str, ...]:
    """Where a page that is sent in parts looks; nowhere on a page that is sent whole."""
    place = getattr(view_module(looker.page), "place", None)
    return place(looker.room.session, looker.seat, looker.at) if place else ()


def _part(view: dict[str, Any]) -> Part:
    text = _json(view)
    return Part(text, hashlib.blake2b(text.encode(), digest_size=8).hexdigest())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
