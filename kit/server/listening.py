"""The listening end: takes no more connections than the machine can hold, and no silent ones."""

import logging
import ssl
from time import monotonic
from typing import Any
from weakref import WeakSet

from tornado.httpserver import HTTPServer
from tornado.iostream import IOStream

from kit.server.capacity import Machine, connections
from kit.server.door import LARGEST_BODY

LARGEST_UPLOAD = 4 * LARGEST_BODY
"""What is larger is cut off unread; what is a little too large is refused in a sentence."""
LARGEST_HEADER = 32 * 1024
SILENCE_SECONDS = 20.0
"""How long a connection may be open without a request: browsers open another when they need it,
and a room of phones that has just voted must not hold two each."""
BODY_SECONDS = 60.0
log = logging.getLogger("kit.listening")


class RoomServer(HTTPServer):
    """Closes what comes when it has enough. Where files ran out instead, nobody would be served:
    the connection that cannot be accepted would be tried again and again, and fill the log."""

    most: int
    _open: "WeakSet[IOStream]"
    _warned: float

    def handle_stream(self, stream: IOStream, address: Any) -> None:
        """Serve a connection, if there is room for it."""
        if len(self._open) >= self.most:
            self._open = WeakSet(one for one in self._open if not one.closed())
        if len(self._open) >= self.most:
            stream.close()
            self._warn()
            return
        self._open.add(stream)
        super().handle_stream(stream, address)

    def _warn(self) -> None:
        if monotonic() - self._warned > SILENCE_SECONDS:
            self._warned = monotonic()
            log.warning("more than %d connections: further ones are refused", self.most)


def serving(
    router: Any,
    tls: ssl.SSLContext | None = None,
    most: int | None = None,
    *,
    is_behind: bool = False,
) -> RoomServer:
    """A server for what the router lets in; `is_behind` a load balancer, it believes what that says
    of who asks."""
    server = RoomServer(
        router,
        max_body_size=LARGEST_UPLOAD,
        max_header_size=LARGEST_HEADER,
        idle_connection_timeout=SILENCE_SECONDS,
        body_timeout=BODY_SECONDS,
        ssl_options=tls,
        xheaders=is_behind,
    )
    server.most = connections(Machine.here()) if most is None else most
    server._open = WeakSet()
    server._warned = -SILENCE_SECONDS
    return server
