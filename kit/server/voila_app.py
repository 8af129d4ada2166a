"""The Voila subclass: everything that leans on Voila's and Jupyter's inner names is in this module.

Voila gives a page its kernel and its widgets; all that decides who may have what is ours.
"""

import asyncio
import contextlib
import logging
import ssl
from collections.abc import Awaitable, Sequence
from pathlib import Path
from socket import socket
from typing import Any, cast

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.httputil import HTTPMessageDelegate, HTTPServerRequest
from tornado.routing import Router
from tornado.web import Application, HTTPError
from traitlets.config import Config
from voila.app import Voila
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kit.domain.errors import NotAllowed, NotFound
from kit.domain.rights import Page
from kit.server.cookie import held_seats
from kit.server.door import LARGEST_BODY, Asking, Door, policy, seen_page
from kit.server.kernel_seats import Given
from kit.server.kernels import OwnPython, SeatKernels
from kit.server.listening import serving
from kit.server.logs import log_request
from kit.server.looking import arrive, leave_later
from kit.server.pages_door import NoPage, seat_start
from kit.server.paper import render, room_page
from kit.server.place import Place
from kit.server.room import held_by
from kit.server.shown import Looker
from kit.server.widget_files import WidgetFileDoor, WidgetFiles

RENDER_SECONDS = 60.0
LOOK_EVERY = 1.0
"""Seconds between two looks at whether the kernel of a page that is made is still there."""
TEMPLATES = Path(__file__).parent / "templates"
EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
NOTEBOOKS = {f"{page}.ipynb": page for page in Page if page is not Page.PHONE}
log = logging.getLogger("kit.voila")


class SeatUser(IdentityProvider):
    """Whoever holds a seat that still stands may ask; what for, the authorizer decides."""

    def get_user(self, handler: Any) -> User | None:
        """A browser without a seat is nobody."""
        place: Place = handler.settings["place"]
        return User(username="seat") if place.rooms.held(held_seats(handler)) else None

    def get_handlers(self) -> list[Any]:
        """No login, no logout."""
        return []

    @property
    def auth_enabled(self) -> bool:
        """Nothing is open to everybody."""
        return True

    def is_token_authenticated(self, handler: Any) -> bool:
        """Tokens of Jupyter open nothing here."""
        return False


class SeatAuthorizer(Authorizer):
    """Lets a browser at a kernel only if it holds the seat that the kernel was given to."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """Refuse all but one's own kernel; an unknown one is 404, since a page retries a 403."""
        if resource != "kernels":
            return False
        return _holds_kernel(handler, handler.path_kwargs["kernel_id"])


def _holds_kernel(handler: Any, kernel_id: str) -> bool:
    place: Place = handler.settings["place"]
    given = place.kernels.of_kernel(kernel_id)
    if given is None or kernel_id not in handler.kernel_manager:
        raise HTTPError(404)
    return bool(place.rooms.held(one for one in held_seats(handler) if one == given.held))


class SeatSocket(VoilaKernelWebsocketHandler):
    """A kernel's socket; while it is open, its page is there."""

    async def open(self, kernel_id: str) -> None:
        """The page is looking."""
        self._given = self.settings["place"].kernels.of_kernel(kernel_id)
        if self._given is not None:
            self._given.sockets += 1
            if looker := _looker(self.settings["place"], self._given):
                arrive(self, looker)
        await super().open(kernel_id)

    def on_close(self) -> None:
        """The page has gone, or lost its connection: its lease runs from now."""
        super().on_close()
        given: Given | None = getattr(self, "_given", None)
        if given is not None:
            place: Place = self.settings["place"]
            given.sockets -= 1
            place.kernels.renew(given)
            if looker := _looker(place, given):
                leave_later(self, looker)

    @property
    def place(self) -> Place:
        """The server's parts."""
        place: Place = self.settings["place"]
        return place

    def write_error(self, status_code: int, **_: Any) -> None:
        """Refuse the handshake without a page: Jupyter's would want files that we do not serve."""
        self.finish()


def _looker(place: Place, given: Given) -> Looker | None:
    found = place.rooms.held([given.held])
    return Looker(*found[0], given.page, given.lang) if found else None


class Gone(VoilaShutdownKernelHandler):
    """The beacon of a page that closes: ends its own kernel and no other."""

    async def post(self, kernel_id: str) -> None:
        """End the kernel, if it is still there."""
        if not _holds_kernel(self, kernel_id):
            raise HTTPError(403)
        with contextlib.suppress(KeyError):
            # At once: it has nothing to put in order, and Voila would interrupt it first.
            await self.kernel_manager.shutdown_kernel(kernel_id, now=True)
        self.set_status(204)
        self.finish()


class SeatRender(Asking, TornadoVoilaHandler):
    """A page with a kernel. The first half is ours and leaves at once, drawn from the view inside
    it; Voila's half follows when the kernel is there, and the page does not depend on it."""

    async def prepare(self) -> None:
        """Refuse in a sentence, before Jupyter would lead on to a login that there is not."""
        self._looker(self.path_args[0])
        await super().prepare()  # type: ignore[misc]

    async def get(self, path: str | None = None) -> None:
        """Send the page of a seat."""
        looker = self._looker(path or "")
        self.set_header("Content-Security-Policy", self._policy())
        _ = self.xsrf_token  # touching it sets the cookie without which the closing beacon fails
        is_warm = self.request.headers.get("X-Kit-Warm") == self.place.warm.secret
        first = self._first_half(looker)  # when warming too: what it is made of is then at hand
        if not is_warm:
            self.set_header("Content-Type", "text/html; charset=utf-8")
            self.write(first)
            self.flush()
            if (ready := await self.place.warm.take(looker)) is not None:
                self.finish(ready)
                return
        # A few at a time, so that first halves and phones are served meanwhile.
        async with self.place.kernels.turns:
            if not self._has_gone:
                await self._second_half(looker, path or "", is_warm=is_warm)

    _has_gone = False

    def on_connection_close(self) -> None:
        """The page was closed while it was made: no kernel is started for it any more."""
        self._has_gone = True
        super().on_connection_close()

    def _looker(self, path: str) -> Looker:
        if path not in NOTEBOOKS:
            raise NotFound("door-no-page")
        room, seat = self.seat(self.get_query_argument("seat", ""))
        return Looker(room, seat, seen_page(seat, NOTEBOOKS[path]), self.lang)

    def _policy(self) -> str:
        """JupyterLab writes style elements and builds its checks of settings at run time; anywidget
        loads its module from a blob."""
        return policy(
            self.request.host,
            style="'self' 'unsafe-inline'",
            script="'self' 'unsafe-eval' blob:",
        )

    def _first_half(self, looker: Looker) -> str:
        static = self.place.static
        values = room_page(
            looker.page,
            looker.lang,
            static,
            view=self.place.shown.envelope(looker).text(),
            session=looker.room.session_id,
            seat=seat_start(looker.seat),
        )
        styles = static.find(f"pages/{looker.page}.css") is not None
        return render("notebook.html", self.lang, static, has_styles=styles, **values)

    async def _second_half(self, looker: Looker, path: str, *, is_warm: bool) -> None:
        given = self.place.kernels.expect(
            Given(held_by(looker.room, looker.seat), looker.page, looker.lang)
        )
        given.is_warm = is_warm
        self.request.headers["X-Kit-Seat"] = given.seat_id  # whatever the browser sent
        self.request.headers["X-Kit-Token"] = given.token
        try:
            async with asyncio.timeout(RENDER_SECONDS):
                await self._while_it_lives(given, cast("Awaitable[None]", super().get(path)))
        except Exception as error:
            # The first half is out and works without a kernel: whatever happened, end the page.
            if is_warm and not self._headers_written:
                raise
            if not isinstance(error, HTTPError):
                log.warning("no kernel for a page: %s", type(error).__name__)
            self.write(render("without_kernel.html", self.lang, self.place.static))
        finally:
            given.is_rendering = False
            if given.kernel_id:
                self.place.kernels.renew(given)
            else:
                self.place.kernels.forget(given)

    async def _while_it_lives(self, given: Given, made: Awaitable[None]) -> None:
        """Voila's half; where its kernel dies before it has answered, Voila waits for ever."""
        making = asyncio.ensure_future(made)
        try:
            while not making.done():
                await asyncio.wait([making], timeout=LOOK_EVERY)
                if given.kernel_id and given.kernel_id not in self.kernel_manager:
                    break  # the lease has found it dead, or its seat is no more
            if not making.done():
                raise KernelGone
            await making
        finally:
            making.cancel()


class KernelGone(Exception):  # noqa: N818 (named after what has happened)
    """A kernel ended while its page was made."""


class Guard(Router):
    """Lets a request in only under a name of ours, and a foreign page's request not at all."""

    def __init__(self, app: Application, place: Place) -> None:
        self._app = app
        self._place = place

    def find_handler(self, request: HTTPServerRequest, **kwargs: Any) -> HTTPMessageDelegate:
        """Our application, or a refusal."""
        if not self._is_ours(request):
            return self._app.get_handler_delegate(request, Stranger)
        delegate: HTTPMessageDelegate = self._app.find_handler(request, **kwargs)
        return delegate

    def _is_ours(self, request: HTTPServerRequest) -> bool:
        stream = getattr(request.connection, "stream", None)
        open_socket = getattr(stream, "socket", None)  # none where it was closed meanwhile
        local = open_socket.getsockname()[0] if open_socket is not None else ""
        if not self._place.addresses.allows(request.host, local):
            return False
        origin = request.headers.get("Origin")
        return origin is None or origin.partition("://")[2] == request.host


class Stranger(Door):
    """Somebody who calls us by a name that is not ours, or from a page that is not ours."""

    def prepare(self) -> None:
        """Refuse, in words that help who runs the room."""
        raise NotAllowed("door-strange-name")


class SeatVoila(Voila):
    """Voila with seats: a closed list of routes, kernels bound to seats, no run-time overrides."""

    is_behind = False
    name = "voila"  # the subclass's own name would go into file names and logs

    def __init__(
        self,
        place: Place,
        routes: Sequence[tuple[Any, ...]],
        sockets: Sequence[socket],
        tls: ssl.SSLContext | None = None,
        **traits: Any,
    ) -> None:
        super().__init__(**traits)
        self.place = place
        self.routes = list(routes)
        self.sockets = list(sockets)
        self.tls = tls
        self.config_file_paths: list[str] = []  # a voila.py lying about changes nothing
        self.identity_provider_class = SeatUser
        self.authorizer_class = SeatAuthorizer
        self.config.merge(
            Config(
                VoilaConfiguration={
                    "template": "sealkit",
                    "allow_template_override": "NO",
                    "allow_theme_override": "NO",
                    "http_header_envs": ["X-Kit-Seat", "X-Kit-Token"],
                    "extension_allowlist": EXTENSIONS,
                    "file_allowlist": [],
                    "attempt_fix_notebook": False,
                    "show_tracebacks": False,
                    "multi_kernel_manager_class": SeatKernels,
                    "kernel_spec_manager_class": OwnPython,
                },
                KernelManager={"autorestart": False},
                MappingKernelManager={"buffer_offline_messages": False},
            )
        )

    def init_settings(self) -> dict[str, Any]:
        """Tornado's settings, ours among them."""
        settings: dict[str, Any] = super().init_settings()
        self.kernel_manager.seats = self.place.kernels
        self.voila_configuration.page_config_hook = self._addressed
        settings.update(
            place=self.place,
            cookie_secret=self.place.store.keys.cookie_key,
            compress_response=True,
            login_url="/",
            default_handler_class=NoPage,
            log_function=log_request,
            ws_ping_interval=10_000,
            websocket_ping_interval=10,
            websocket_max_message_size=LARGEST_BODY,
            xsrf_cookie_kwargs={"samesite": "Lax"},
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Our routes, and of Voila's those that a page's kernel and widgets need. No others."""
        self.scripts = WidgetFiles(self.static_paths)
        self.extensions = WidgetFiles(self.labextensions_path, EXTENSIONS)
        ours: dict[type, type] = {
            KernelHandler: KernelHandler,
            VoilaKernelWebsocketHandler: SeatSocket,
            MultiStaticFileHandler: WidgetFileDoor,
            VoilaShutdownKernelHandler: Gone,
            FileFindHandler: WidgetFileDoor,
            TornadoVoilaHandler: SeatRender,
        }
        files = {MultiStaticFileHandler: self.scripts, FileFindHandler: self.extensions}
        theirs = [one for one in super().init_handlers() if one[1] in ours]
        found = {handler for _, handler, *_ in theirs}
        assert found == ours.keys(), "this Voila has other routes than the one we know"
        given = {handler: [{"files": one}] for handler, one in files.items()}
        return [
            *self.routes,
            *((pattern, ours[one], *given.get(one, rest)) for pattern, one, *rest in theirs),
        ]

    def _addressed(self, page_config: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Where a page finds its files: under addresses that never go stale, and none outside."""
        static, extensions = page_config["fullStaticUrl"], page_config["fullLabextensionsUrl"]
        return page_config | {
            "fullStaticUrl": f"{static}/{self.scripts.version}",
            "fullLabextensionsUrl": f"{extensions}/{self.extensions.version}",
            "fullMathjaxUrl": "",
        }

    def listen(self) -> None:
        """Serve on sockets that were bound before; the loop is run by who started us."""
        guard = Guard(self.app, self.place)
        self.server = serving(guard, self.tls, is_behind=self.is_behind)
        self.server.add_sockets(self.sockets)

    def listen_inside(self, sockets: Sequence[socket]) -> None:
        """Serve our own kernels without TLS, on loopback only."""
        self.inner = serving(Guard(self.app, self.place))
        self.inner.add_sockets(list(sockets))
