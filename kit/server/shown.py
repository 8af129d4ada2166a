"""What a page is sent: the view's shared part, made once for all, and the seat's own part."""

import hashlib
import importlib
import json
import re
import time
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from types import ModuleType
from typing import Any

from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page
from kit.domain.seat import Seat
from kit.server.changes import changes
from kit.server.room import Room

MOST_KEPT = 64
"""Shared parts that are kept: pages times languages, of the newest revisions."""


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


class Shown:
    """Makes views. A thousand phones cost one shared part per revision and language."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], Part] = OrderedDict()

    def envelope(self, looker: Looker) -> Envelope:
        """What this seat sees on this page now."""
        return Envelope(looker, self._shared(looker), self._own(looker))

    def shared(self, room: Room, name: str, lang: str) -> dict[str, Any]:
        """The shared part of a page that needs no seat, such as the join page."""
        view: dict[str, Any] = view_module(name).shared(room.session, room.live(None), lang)
        return view

    def _shared(self, looker: Looker) -> Part:
        room = looker.room
        at = _at(looker)
        key = (
            room.session_id,
            room.session.revision,
            room.live_revision,
            looker.page,
            looker.lang,
            at,
        )
        part = self._kept.get(key)
        if part is None:
            live = replace(room.live(looker.page), at=at)
            view = view_module(looker.page).shared(room.session, live, looker.lang)
            part = self._kept[key] = _part(view)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return part

    @staticmethod
    def _own(looker: Looker) -> Part:
        live = replace(looker.room.live(looker.page, looker.seat), at=_at(looker))
        module = view_module(looker.page)
        return _part(module.own(looker.room.session, live, looker.seat, looker.lang))


def _at(looker: Looker) -> tuple[str, ...]:
    """Where a page that is sent in parts looks; nowhere on a page that is sent whole."""
    place = getattr(view_module(looker.page), "place", None)
    return place(looker.room.session, looker.seat, looker.at) if place else ()


def _part(view: dict[str, Any]) -> Part:
    text = _json(view)
    return Part(view, text, hashlib.blake2b(text.encode(), digest_size=8).hexdigest())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
