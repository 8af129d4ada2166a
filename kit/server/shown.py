"""What a page is sent: the view's shared part, made once for all, and the seat's own part."""

import hashlib
import importlib
import json
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page
from kit.domain.seat import Seat
from kit.server.changes import changes
from kit.server.room import Room

LONGEST_KEPT = 6_000_000
"""Characters of all parts that are kept; in memory a view takes some twenty times its text.

The whole crosswalk of twelve frameworks has 400,000.
"""


def view_module(name: str) -> ModuleType:
    """The module that says what a page shows."""
    return importlib.import_module(f"kit.views.{name}")


@dataclass(frozen=True)
class Part:
    """A part of a view, the same as JSON text, and a short name for its content."""

    value: dict[str, Any]
    text: str
    tag: str
    _messages: dict[str, str] = field(default_factory=dict, compare=False)

    def message(self, name: str, known: "Part | None") -> str | None:
        """What to send of it: nothing, what has changed, or all of it, whichever is shortest."""
        if known is None:
            return f'"{name}": {self.text}'
        if known.tag == self.tag:
            return None
        if known.tag not in self._messages:
            changed = _json(changes(known.value, self.value))
            shorter = len(changed) < len(self.text)
            self._messages[known.tag] = (
                f'"{name}_changes": {changed}' if shorter else f'"{name}": {self.text}'
            )
        return self._messages[known.tag]


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
        if seat is None or seat.withdrawn or seat.version != self.seat.version:
            return None
        return replace(self, seat=seat)

    def looking_at(self, at: str) -> "Looker":
        """The same, looking elsewhere; what cannot be a place leads to where a page begins."""
        return replace(self, at=tuple(at.split()) if _PLACE.fullmatch(at) else ())


@dataclass(frozen=True)
class Envelope:
    """A view on its way, both parts in it or only what the receiver does not have yet."""

    looker: Looker
    shared: Part
    own: Part

    @property
    def tag(self) -> str:
        """Equal tags show the same."""
        return f"{self.shared.tag}.{self.own.tag}"

    def text(self, known: "Envelope | None" = None) -> str:
        """The message, without the parts that `known` had already."""
        room = self.looker.room
        head = {
            "revision": room.session.revision,
            "live": room.live_revision,
            "now": now_ms(),
            "lang": self.looker.lang,
            "languages": LANGUAGES,
            "tag": self.tag,
        }
        parts = [
            json.dumps(head)[1:-1],
            self.shared.message("shared", known.shared if known else None),
            self.own.message("own", known.own if known else None),
        ]
        return "{" + ", ".join(part for part in parts if part) + "}"


def now_ms() -> int:
    """The server's clock, as browsers count it."""
    return time.time_ns() // 1_000_000


Revisions = tuple[int, int]
"""Of the record, and of what is not in it."""


class Shown:
    """Makes views. A thousand phones cost one shared part per revision and language.

    Of each place only the newest part is kept: nobody asks for an older one again.
    """

    def __init__(self, longest: int = LONGEST_KEPT) -> None:
        self._longest = longest
        self._kept: OrderedDict[tuple[object, ...], tuple[Revisions, Part]] = OrderedDict()

    def envelope(self, looker: Looker) -> Envelope:
        """What this seat sees on this page now."""
        return Envelope(looker, self._shared(looker), self._own(looker))

    def shared(self, room: Room, name: str, lang: str) -> dict[str, Any]:
        """The shared part of a page that needs no seat, such as the join page."""
        view: dict[str, Any] = view_module(name).shared(room.session, room.live(None), lang)
        return view

    def _shared(self, looker: Looker) -> Part:
        room, at = looker.room, _at(looker)
        module = view_module(looker.page)

        def make() -> dict[str, Any]:
            live = replace(room.live(looker.page), at=at)
            view: dict[str, Any] = module.shared(room.session, live, looker.lang)
            return view

        return self._newest((room.session_id, looker.page, looker.lang, at), looker, make)

    def _own(self, looker: Looker) -> Part:
        """A page that shows the record alone may take long over a seat's part: that is kept too."""
        room, at = looker.room, _at(looker)
        module = view_module(looker.page)

        def make() -> dict[str, Any]:
            live = replace(room.live(looker.page, looker.seat), at=at)
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
        room = looker.room
        now = (room.session.revision, 0 if _is_of_the_record(looker) else room.live_revision)
        made, part = self._kept.get(key, (None, None))
        if part is None or made != now:
            part = _part(make())
            self._kept[key] = now, part
        self._kept.move_to_end(key)
        self._make_room()
        return part

    def _make_room(self) -> None:
        """Forget what nobody has asked for the longest; the newest part stays, however long."""
        length = sum(len(part.text) for _, part in self._kept.values())
        while length > self._longest and len(self._kept) > 1:
            _, (_, part) = self._kept.popitem(last=False)
            length -= len(part.text)


def _is_of_the_record(looker: Looker) -> bool:
    """Whether a page shows nothing of who is here or has voted: phones that come change nothing."""
    return getattr(view_module(looker.page), "OF_THE_RECORD", False)


def _at(looker: Looker) -> tuple[str, ...]:
    """Where a page that is sent in parts looks; nowhere on a page that is sent whole."""
    place = getattr(view_module(looker.page), "place", None)
    return place(looker.room.session, looker.seat, looker.at) if place else ()


def _part(view: dict[str, Any]) -> Part:
    text = _json(view)
    return Part(view, text, hashlib.blake2b(text.encode(), digest_size=8).hexdigest())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
