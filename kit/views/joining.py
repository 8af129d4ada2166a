"""Where to join: the address, the room code and the QR code, in sight on every projected page."""

from typing import Any

from kit.views.live import Live
from kit.views.qr import qr


def joining(live: Live) -> dict[str, Any]:
    """The door of the room. `secure` tells whether others on the Wi-Fi could read along."""
    url = f"{live.address}/j"
    return {
        "code": live.room_code,
        "url": url,
        "address": url.removeprefix("http://").removeprefix("https://"),
        "qr": qr(f"{url}?room={live.room_code}") if live.address else None,
        "secure": live.address.startswith("https://"),
    }


def seat_url(live: Live, seat_id: str) -> str | None:
    """The link that opens a seat; none where its code is not known here."""
    code = live.codes.get(seat_id)
    return f"{live.address}/s/{code}" if code else None
