"""Starts the server: binds its port, puts its parts together, runs until it is told to stop."""

import asyncio
import contextlib
import errno
import gc
import logging
import os
import shutil
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_runtime_dir
from tornado.netutil import bind_sockets

from kit.domain.errors import KitError, Unusable
from kit.domain.events import Recorded
from kit.formats.library import Library
from kit.server.addresses import LOOPBACK, Addresses, host_of, keep_offered
from kit.server.capacity import Machine, capacity, pages
from kit.server.clock import RoomClock
from kit.server.deadlines import Deadlines
from kit.server.follow import Audiences
from kit.server.forked import CAN_FORK, Nursery
from kit.server.kernels import Lease, without_secrets
from kit.server.logs import end_log
from kit.server.place import Place
from kit.server.presence import Presence
from kit.server.rehearsals import Rehearsals, left_behind
from kit.server.room import Rooms
from kit.server.routes import ROUTES
from kit.server.shelf import LibraryShelf
from kit.server.shown import Shown
from kit.server.voila_app import TEMPLATES, SeatVoila
from kit.server.writer import Writer
from kit.store.ballot_box import BallotBox
from kit.store.follow import Following
from kit.store.statements import state
from kit.store.store import Store

LONGEST_STOP = 15.0
"""Seconds after which a server that was told to stop ends, whatever hangs."""
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  (asked for, so that phones can come in)
REFUSED = {
    errno.EADDRINUSE: "server-port-in-use",
    errno.EADDRNOTAVAIL: "server-interface-unknown",
    errno.EACCES: "server-port-forbidden",
}
log = logging.getLogger("kit.launcher")


@dataclass(frozen=True)
class Wanted:
    """How the server shall be reached. Port 0 means any that is free."""

    store: str
    notebooks: Path
    folders: tuple[Path, ...] = ()
    """A summit's own folders, whose frameworks are read before those that ship."""
    port: int = 8866
    addresses: tuple[str, ...] = ()
    listen: str | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None
    is_behind: bool = False
    """A load balancer, and nobody else, reaches the port: it says who asks, and how."""
    warm_pages: int = 0
    lease_seconds: float = 120.0
    most_kernels: int = field(default_factory=lambda: pages(Machine.here()))
    forks: bool = CAN_FORK

    @property
    def interface(self) -> str:
        """Where to listen: on this machine alone, unless an address of the room is named."""
        if self.listen is not None:
            return self.listen
        names = {host_of(one) for one in self.addresses}
        return "127.0.0.1" if names <= set(LOOPBACK) else ""


class Server:
    """A server with its port bound: it can be told apart from one that runs, and closed."""

    def __init__(self, wanted: Wanted, store: Store) -> None:
        self.wanted = wanted
        self._tls = _tls(wanted)
        self.sockets = _bind(wanted.interface, wanted.port)
        self.port = int(self.sockets[0].getsockname()[1])
        self._inner = _bind("127.0.0.1", 0) if self._tls else []
        self.place = self._put_together(store)
        self._tasks: list[asyncio.Task[None]] = []

    def _put_together(self, store: Store) -> Place:
        addresses = Addresses(
            port=self.port,
            scheme="https" if self._tls else "http",
            chosen=self.wanted.addresses,
            listens_everywhere=self.wanted.interface in EVERYWHERE,
        )
        box = BallotBox(store)
        shown = Shown()
        here = capacity(Machine.here())
        carries = (here.phones, here.pages, here.limit.value)
        clock = RoomClock()
        clock.measure(store)
        rooms = Rooms(store, box, addresses.offered, clock, carries=carries)
        audiences = Audiences(shown)
        rooms.on_change.append(audiences.changed)
        return Place(
            store=store,
            box=box,
            rooms=rooms,
            writer=Writer(store, self._committed),
            addresses=addresses,
            shown=shown,
            audiences=audiences,
            shelf=LibraryShelf(Library(*self.wanted.folders)),
            clock=clock,
        )

    @property
    def local_url(self) -> str:
        """How a browser on this machine reaches us."""
        return self.place.addresses.url("127.0.0.1")

    @property
    def inner_url(self) -> str:
        """How kernels and warm pages reach us: over loopback, without TLS."""
        port = self._inner[0].getsockname()[1] if self._inner else self.port
        return f"http://127.0.0.1:{port}"

    def _committed(self, session_id: str, recorded: list[Recorded]) -> None:
        """In the writer's thread: let the loop take the news in."""
        self._loop.call_soon_threadsafe(self.place.rooms.took, session_id, recorded)

    def _news(self, session_id: str, topic: str, number: int) -> None:
        """In the follower's thread: another server may have written."""
        self._loop.call_soon_threadsafe(self.place.rooms.catch_up, session_id, topic, number)

    def _back(self) -> None:
        """In the follower's thread: the store was away, and is back."""
        self._loop.call_soon_threadsafe(self.place.rooms.show_again)

    def _statement(self, server_id: str, said: str) -> None:
        """In the follower's thread: a server has said who is there."""
        self._loop.call_soon_threadsafe(self._presence.heard, server_id, said)

    def initialize(self) -> None:
        """Make the Voila application; before any loop runs, since it may choose the loop."""
        os.environ["JUPYTER_PATH"] = os.pathsep.join(
            filter(None, [str(TEMPLATES), os.environ.get("JUPYTER_PATH")])
        )
        self.voila = SeatVoila(
            self.place,
            ROUTES,
            self.sockets,
            self._tls,
            root_dir=str(self.wanted.notebooks),
            connection_dir_root=str(_connection_folder(self.port)),
            open_browser=False,
        )
        self.voila.is_behind = self.wanted.is_behind
        self.voila.initialize([])
        # Its own handler would print what ours hides.
        self.voila.log.handlers = []
        self.voila.log.propagate = True
        self.voila.log.setLevel(logging.ERROR)

    async def start(self) -> None:
        """Serve, on the loop that runs."""
        self._loop = asyncio.get_running_loop()
        place = self.place
        self.voila.start()
        if self._inner:
            self.voila.listen_inside(self._inner)
        kernels = self.voila.kernel_manager
        kernels.server_url = self.inner_url
        kernels.script = place.static.url("boot-widget.mjs")
        kernels.most = self.wanted.most_kernels
        if self.wanted.forks:
            kernels.nursery = Nursery(without_secrets(dict(os.environ)))
        place.warm.seats = place.kernels
        place.warm.server_url = self.inner_url
        place.warm.most = self.wanted.warm_pages
        place.warm.is_alive = lambda kernel_id: _is_alive(kernels, kernel_id)
        place.warm.is_full = lambda: bool(kernels.are_enough)
        lease = Lease(
            kernels,
            self.wanted.lease_seconds,
            stands=lambda given: bool(place.rooms.held([given.held])),
        )
        self._watch(lease.keep)
        self._watch(Deadlines(place.rooms, place.writer, place.box, place.clock.now).keep)
        if place.addresses.listens_everywhere:
            self._watch(lambda: keep_offered(place.addresses, place.rooms))
        self._watch(Rehearsals(place, left_behind(place.store)).keep)
        if self.wanted.warm_pages:
            self._watch(lambda: place.warm.keep(place.rooms, place.store.keys.cookie_key))
        self._presence = Presence(place.rooms, partial(state, place.store))
        if place.store.is_shared:
            self._watch(lambda: place.clock.keep(place.store))
            self._watch(self._presence.keep)
        self._following = Following(
            place.store, self._news, on_statement=self._statement, on_back=self._back
        )

    def _watch(self, work: Callable[[], Awaitable[None]]) -> None:
        async def guarded() -> None:
            while True:
                try:
                    await work()
                except KitError as error:
                    # The store says no, for as long as it does: no news worth a page each second.
                    log.warning("background work begins again: %s", error)
                    await asyncio.sleep(1)
                except Exception:
                    log.exception("background work begins again")
                    await asyncio.sleep(1)

        self._tasks.append(asyncio.create_task(guarded()))

    async def stop(self) -> None:
        """Answer what was asked, end the kernels, close what is open."""
        await self.place.player.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self.voila.server.stop()
        self.place.audiences.stop()
        with contextlib.suppress(Unusable):
            await self._presence.farewell()
        await asyncio.to_thread(self._following.close)
        await asyncio.to_thread(self.place.writer.close)
        await self._end_kernels()
        await self.voila.server.close_all_connections()
        shutil.rmtree(self.voila.connection_dir, ignore_errors=True)

    async def _end_kernels(self) -> None:
        """End them all; one that ends by itself meanwhile must not keep the others."""
        kernels = self.voila.kernel_manager
        ending = [kernels.shutdown_kernel(one, now=True) for one in kernels.list_kernel_ids()]
        await asyncio.gather(*ending, return_exceptions=True)
        if kernels.nursery is not None:
            await kernels.nursery.close()

    async def run(self, ready: Callable[[], None]) -> None:
        """Serve until the process is told to stop."""
        ended = asyncio.Event()
        await self.start()
        attend_to_a_crowd()
        loop = asyncio.get_running_loop()

        def told(*_: object) -> None:
            give_up_after(LONGEST_STOP)
            loop.call_soon_threadsafe(ended.set)

        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, told)
        ready()
        await ended.wait()
        end_log()
        await self.stop()


def attend_to_a_crowd() -> None:
    """Let Python do first what a room waits for.

    What the libraries made at import stays for ever: looked through again and again for what can
    go, it took a third of the processor while a large room voted. And the writer's thread gives way
    to the loop ten times sooner than usual: with 3,000 phones voting an answer took 0.3 s (p95)
    instead of 1.0.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)
    sys.setswitchinterval(0.0005)


def give_up_after(seconds: float) -> None:
    """End the process at the latest then, whatever will not end: a page half made, a kernel.

    Nothing is lost: what was acknowledged is on the disk, as after a power cut.
    """
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    timer.start()


async def _is_alive(kernels: Any, kernel_id: str) -> bool:
    if kernel_id not in kernels:
        return False
    return bool(await kernels.get_kernel(kernel_id).is_alive())


def _bind(interface: str, port: int) -> list[socket.socket]:
    """Bind at once, so that a port in use is known before anything else is started."""
    try:
        _try(interface, port)
        return bind_sockets(port, interface, backlog=1024)
    except socket.gaierror as error:
        raise Unusable("server-interface-unknown", interface=interface) from error
    except OSError as error:
        refused = REFUSED.get(error.errno or 0, "server-port-in-use")
        raise Unusable(refused, port=port, interface=interface) from error


def _try(interface: str, port: int) -> None:
    """Try first: where it fails, tornado would leave its socket open."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        interface or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    with socket.socket(family, kind, protocol) as trial:
        if os.name != "nt":  # there it would let two servers share a port
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind(address)


def _tls(wanted: Wanted) -> ssl.SSLContext | None:
    if wanted.tls_cert is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(wanted.tls_cert, wanted.tls_key)
    except OSError as error:
        raise Unusable("server-tls-unreadable", path=str(wanted.tls_cert)) from error
    return context


def _connection_folder(port: int) -> Path:
    """Our own folder for the files by which kernels are reached, empty at every start: a server
    that was killed left its own behind."""
    folder = Path(jupyter_runtime_dir()) / f"sealkit-{port}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, mode=0o700)
    return folder
