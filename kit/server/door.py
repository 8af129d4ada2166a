"""A plain door of the server: no kernel, no Jupyter. Who asks, in which language, and refusals."""

import json
import logging
from http.cookies import Morsel
from typing import Any
from urllib.parse import urlencode

from tornado.web import HTTPError, RequestHandler

from kit.domain.errors import (
    BadInput,
    KitError,
    NotAllowed,
    NotFound,
    NotNow,
    Outdated,
    Unusable,
)
from kit.domain.ids import LANGUAGES
from kit.domain.rights import Page, sees
from kit.domain.seat import Seat
from kit.server.cookie import held_seats
from kit.server.paper import render
from kit.server.place import Place
from kit.server.room import Room
from kit.server.shown import Looker
from kit.words import choose_language, say, say_error

LANGUAGE_COOKIE = "kit_lang"
STATUS: tuple[tuple[type[KitError], int], ...] = (
    (NotAllowed, 403),
    (NotFound, 404),
    (Outdated, 409),
    (NotNow, 409),
    (BadInput, 400),
    (Unusable, 503),
)
SENTENCES = {
    400: "door-unreadable",
    401: "door-no-seat",
    403: "door-not-yours",
    404: "door-no-page",
    405: "door-unreadable",
    413: "door-too-large",
    415: "door-unreadable",
}
LARGEST_BODY = 256 * 1024
"""Bytes an act may have; far more is not even read."""
log = logging.getLogger("kit.door")


def status_of(error: BaseException) -> int:
    """The HTTP status of what went wrong."""
    if isinstance(error, HTTPError):
        return error.status_code
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def policy(host: str, *, style: str = "'self'", script: str = "'self'") -> str:
    """What a page of ours may load: nothing but from here. Old Safaris need `ws:` spelled out."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {script}",
            f"style-src {style}",
            "img-src 'self' data:",
            "font-src 'self' data:",
            f"connect-src 'self' ws://{host} wss://{host}",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


def wanted_language(handler: RequestHandler) -> str:
    """The reader's language: asked for in the address, chosen before, or the browser's first."""
    asked = handler.get_query_argument("lang", "")
    morsel: Morsel[str] | None = handler.request.cookies.get(LANGUAGE_COOKIE)
    accepted = [
        one.partition(";")[0].strip()
        for one in handler.request.headers.get("Accept-Language", "").split(",")
    ]
    return choose_language([asked, morsel.value if morsel else "", *accepted])


class Asking(RequestHandler):
    """Who asks, in which language, and how it is refused: for our doors and Voila's alike."""

    @property
    def place(self) -> Place:
        """The server's parts."""
        place: Place = self.settings["place"]
        return place

    def set_default_headers(self) -> None:
        """What holds for every answer."""
        self.set_header("Content-Security-Policy", policy(self.request.host))
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "no-referrer")
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")

    def decode_argument(self, value: bytes, name: str | None = None) -> str:
        """Text in the address; what is no text matches nothing, and must not stop a refusal."""
        return value.decode(errors="replace")

    spoken: str = ""

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.spoken or wanted_language(self)

    @property
    def client(self) -> str:
        """Who is slowed down by wrong codes. Never more than that hangs on an address."""
        return self.request.remote_ip or ""

    def seats(self) -> list[tuple[Room, Seat]]:
        """The seats that this browser holds."""
        return self.place.rooms.held(held_seats(self))

    def seat(self, seat_id: str) -> tuple[Room, Seat]:
        """The seat of that id, if this browser holds it."""
        for room, seat in self.seats():
            if seat.seat_id == seat_id:
                room.look_again(seat_id)
                return room, seat
        raise NotAllowed("door-no-seat")

    def looker(self) -> Looker:
        """Who looks at what: as the address names it and cookie, or a kernel's token, allow."""
        given = self.place.kernels.of_token(self.request.headers.get("X-Kit-Token", ""))
        if given is not None:
            found = self.place.rooms.held([given.held])
            if not found:
                raise NotAllowed("door-no-seat")
            room, seat = found[0]
            looker = Looker(room, seat, given.page, self.get_query_argument("lang", given.lang))
            return looker.looking_at(self.get_query_argument("at", ""))
        room, seat = self.seat(self.get_query_argument("seat", ""))
        page = seen_page(seat, self.get_query_argument("page", ""))
        at = self.get_query_argument("at", "")
        return Looker(room, seat, page, self.lang).looking_at(at)

    def page(self, name: str, **values: Any) -> None:
        """Answer with a plain page in the reader's language."""
        if self.get_query_argument("lang", "") == self.lang:
            self.set_cookie(LANGUAGE_COOKIE, self.lang, expires_days=365, samesite="Lax")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(
            render(name, self.lang, self.place.static, query=self._query_with_language, **values)
        )

    def _query_with_language(self, lang: str) -> str:
        """This page's query, for a link to the same page in another language."""
        given = {name: self.get_query_argument(name) for name in self.request.query_arguments}
        return urlencode({**given, "lang": lang})

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """A page that says what happened, in the reader's language, without a word of Python."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        self.set_status(status_of(error) if error else status_code)
        self.page("error.html", message=self.sentence(error), status=self.get_status())

    def sentence(self, error: BaseException | None) -> str:
        """What to tell the person."""
        if isinstance(error, KitError):
            return say_error(error, self.lang)
        return say(self.message_id(error), self.lang)

    def message_id(self, error: BaseException | None) -> str:
        """The id of that sentence."""
        if isinstance(error, KitError):
            return error.message_id
        return SENTENCES.get(self.get_status(), "door-broken")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """Refusals are no news; what is our mistake is logged whole."""
        if not isinstance(value, KitError | HTTPError):
            log.error("%s %s", self.request.method, self.request.path, exc_info=(typ, value, tb))


class Door(Asking):
    """The base of plain pages."""


class Call(Asking):
    """The base of calls that answer in JSON."""

    largest = LARGEST_BODY

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The refusal as data: id, sentence, and what stands now where something outdated came."""
        error = kwargs.get("exc_info", (None, None, None))[1]
        self.set_status(status_of(error) if error else status_code)
        answer: dict[str, Any] = {
            "ok": False,
            "message_id": self.message_id(error),
            "text": self.sentence(error),
        }
        if isinstance(error, Outdated):
            answer["present"] = _plain(error.present)
        self.finish(answer)

    def body(self) -> dict[str, Any]:
        """The JSON object that was sent. A foreign page's form can send neither type nor header."""
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise HTTPError(415)
        if self.request.headers.get("X-Kit") != "1":
            raise HTTPError(415)
        if len(self.request.body) > self.largest:
            raise HTTPError(413)
        try:
            given = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise BadInput("door-unreadable") from None
        if not isinstance(given, dict):
            raise BadInput("door-unreadable")
        return given


def _plain(value: object) -> object:
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else value


def seen_page(seat: Seat, name: str) -> Page:
    """The page of that name, if a seat of this role may look at it."""
    page = next((one for one in Page if one == name), None)
    if page is None:
        raise NotFound("door-no-page")
    if not sees(seat.role, page):
        raise NotAllowed("door-not-yours")
    return page


def spoken(lang: object, otherwise: str) -> str:
    """A language that a call names, if we speak it."""
    return lang if isinstance(lang, str) and lang in LANGUAGES else otherwise
