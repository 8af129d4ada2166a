"""The WebSocket protocol as a room needs it: what leans on tornado's inner names is here."""

from asyncio import Future
from typing import Any

from tornado.escape import utf8
from tornado.httputil import HTTPHeaders
from tornado.iostream import StreamClosedError
from tornado.websocket import (
    WebSocketClosedError,
    WebSocketHandler,
    WebSocketProtocol13,
    _PerMessageDeflateDecompressor,
    _WebSocketParams,
)

from kit.server.message import Compressor


class RoomProtocol(WebSocketProtocol13):
    """Compresses messages where the browser offers it, without any memory per connection."""

    def __init__(self, handler: WebSocketHandler) -> None:
        params = _WebSocketParams(
            ping_interval=handler.ping_interval,
            ping_timeout=handler.ping_timeout,
            max_message_size=handler.max_message_size,
            compression_options={},
        )
        super().__init__(handler, mask_outgoing=False, params=params)

    def write_message(self, message: Any, binary: bool = False) -> "Future[None]":
        """Send, without tornado's task per message, whose failure nobody would read: of a line that
        broke, its closing tells."""
        data, flags = utf8(message), 0
        if self._compressor is not None:
            data, flags = self._compressor.compress(data), self.RSV1
        try:
            return self._write_frame(True, 0x2 if binary else 0x1, data, flags=flags)
        except StreamClosedError:
            raise WebSocketClosedError from None

    def _parse_extensions_header(self, headers: HTTPHeaders) -> list[tuple[str, dict[str, str]]]:
        """Leave out an offer that asks for a smaller window than ours: no browser makes it."""
        offered = super()._parse_extensions_header(headers)
        return [one for one in offered if "server_max_window_bits" not in one[1]]

    def _create_compressors(
        self, side: str, agreed_parameters: dict[str, Any], compression_options: Any = None
    ) -> None:
        """Ours for what is sent; for what comes, one that forgets each message (RFC 7692, 7.1.1.2:
        a server may ask for that even where the browser did not offer it)."""
        agreed_parameters["client_no_context_takeover"] = None
        self._compressor = Compressor()  # type: ignore[assignment]
        self._decompressor = _PerMessageDeflateDecompressor(
            persistent=False, max_wbits=None, max_message_size=self.params.max_message_size
        )
