"""The browser's seats: a signed cookie that holds a set of them, never a code."""

import json
from dataclasses import dataclass

from tornado.web import RequestHandler

from kit.domain.seat import Seat

NAME = "kit_seats"
DAYS = 30
MOST = 40
"""Seats one browser may hold; the oldest makes room."""


@dataclass(frozen=True)
class Held:
    """A seat that a browser holds, in the version whose code opened it."""

    session_id: str
    seat_id: str
    version: int

    def opens(self, seat: Seat | None) -> bool:
        """Whether this is still the seat: neither withdrawn nor handed over."""
        return seat is not None and not seat.withdrawn and seat.version == self.version


def held_seats(handler: RequestHandler) -> list[Held]:
    """The seats in the cookie, as far as our signature vouches for them; the newest last."""
    signed = handler.get_signed_cookie(NAME, max_age_days=DAYS)
    if not signed:
        return []
    try:
        return [Held(*row) for row in json.loads(signed)]
    except (ValueError, TypeError):
        return []


def hold(handler: RequestHandler, held: Held) -> None:
    """Add a seat to the browser's set, in place of an older version of it."""
    others = [one for one in held_seats(handler) if one.seat_id != held.seat_id]
    rows = [[one.session_id, one.seat_id, one.version] for one in [*others, held][-MOST:]]
    handler.set_signed_cookie(
        NAME,
        json.dumps(rows, separators=(",", ":")),
        expires_days=DAYS,
        httponly=True,
        samesite="Lax",
        secure=handler.request.protocol == "https",
    )
