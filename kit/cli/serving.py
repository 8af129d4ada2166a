"""Serves: puts the server together and runs it until Ctrl-C."""

import asyncio
import webbrowser
from pathlib import Path

from kit.cli.terminal import spoken
from kit.domain.errors import BadInput
from kit.domain.seat import Role
from kit.formats.library import own_folders, shipped_folder
from kit.server.alone import alone
from kit.server.announce import announcement
from kit.server.capacity import allow_many_files
from kit.server.launcher import Server, Wanted
from kit.server.logs import set_up_log
from kit.store.store import Store


def wanted(
    store: str,
    port: int,
    addresses: list[str],
    listen: str | None,
    tls_cert: Path | None = None,
    tls_key: Path | None = None,
) -> Wanted:
    """How the server shall be reached."""
    if (tls_cert is None) != (tls_key is None):
        raise BadInput("server-tls-unreadable", path=str(tls_cert or tls_key))
    return Wanted(
        store=store,
        notebooks=shipped_folder() / "notebooks",
        folders=own_folders(None),
        port=port,
        addresses=tuple(addresses),
        listen=listen,
        tls_cert=tls_cert,
        tls_key=tls_key,
    )


def run(wanted: Wanted, store: Store, session_ids: list[str], *, no_browser: bool) -> None:
    """Serve until Ctrl-C; prints every seat link first."""
    set_up_log()
    allow_many_files()
    with alone(store.file, store.place):
        server = Server(wanted, store)
        server.initialize()

        def ready() -> None:
            print(announcement(server, session_ids, spoken()), flush=True)
            if not no_browser:
                webbrowser.open(facilitator_link(server, session_ids[0]))

        asyncio.run(server.run(ready))


def facilitator_link(server: Server, session_id: str) -> str:
    """The link that opens the facilitator's page on this machine."""
    room = server.place.rooms.find(session_id)
    assert room is not None, "the server was started for this session"
    seat = room.session.standing_seats(Role.FACILITATOR)[0]
    return f"{server.local_url}/s/{room.codes()[seat.seat_id]}"
