"""Seats that act by the API alone: they fill a room without a browser for each."""

import json
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from secrets import token_hex
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import (
    HTTPCookieProcessor,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

from websockets.sync.client import ClientConnection, connect


class StaysHere(HTTPRedirectHandler):
    """Follows no redirect: a seat's link leads to a page, which would start a kernel."""

    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        """Go nowhere."""


@dataclass
class Caller:
    """One seat, and the cookie that holds it."""

    server: str
    page: str = "phone"
    seat_id: str = ""
    jar: CookieJar = field(default_factory=CookieJar)

    def open(self, code: str) -> "Caller":
        """Open a seat by its code, as its link does."""
        try:
            self._opener.open(f"{self.server}/s/{code}")
        except HTTPError as answer:
            leads_to = urlsplit(answer.headers["Location"])
            self.seat_id = parse_qs(leads_to.query)["seat"][0]
        return self

    def join(self, room_code: str, group: int, **more: str) -> "Caller":
        """Join the room as a phone does."""
        asked = {"room_code": room_code, "group_id": f"group-{group}", **more}
        self.seat_id = self._post("join", {**asked, "key": token_hex(16)})["seat"]
        return self

    def act(self, name: str, **args: Any) -> dict[str, Any]:
        """One act; gives the ids of what it made."""
        asked = {"seat": self.seat_id, "act": name, "args": args, "key": token_hex(16)}
        made: dict[str, Any] = self._post("act", asked)["result"]
        return made

    def look(self) -> ClientConnection:
        """Be there: follow the page until the connection is closed."""
        cookies = "; ".join(f"{one.name}={one.value}" for one in self.jar)
        address = self.server.replace("http", "ws", 1)
        return connect(
            f"{address}/api/follow?seat={self.seat_id}&page={self.page}",
            additional_headers={"Cookie": cookies},
            max_queue=None,  # nobody reads what comes
        )

    @property
    def _opener(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(self.jar), StaysHere)

    def _post(self, call: str, asked: dict[str, Any]) -> dict[str, Any]:
        request = Request(
            f"{self.server}/api/{call}",
            json.dumps(asked).encode(),
            {"Content-Type": "application/json", "X-Kit": "1"},
        )
        with self._opener.open(request) as answer:
            told: dict[str, Any] = json.load(answer)
        return told
