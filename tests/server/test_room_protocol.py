"""What leans on tornado's sockets, against the tornado that is installed."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from tornado.httputil import HTTPHeaders
from tornado.websocket import WebSocketHandler
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory
from websockets.sync.client import ClientConnection, connect

from kit.server.looking import FollowSocket
from kit.server.message import Compressor
from tests.server.running import Running


@contextmanager
def following(running: Running, **more: Any) -> Iterator[ClientConnection]:
    browser, seat_id = running.phone()
    address = f"ws://127.0.0.1:{running.port}/api/follow?seat={seat_id}&page=phone"
    headers = {"Cookie": browser.cookie_header}
    with connect(address, additional_headers=headers, **more) as socket:
        yield socket


def offered(socket: ClientConnection) -> str:
    assert socket.response is not None
    return socket.response.headers.get("Sec-WebSocket-Extensions", "")


def test_a_browser_that_takes_compressed_messages_gets_them(running):
    with following(running) as socket:
        view = json.loads(socket.recv())
        socket.send('{"ping": 7}')
        pong = json.loads(socket.recv())

    assert offered(socket) == "permessage-deflate; client_no_context_takeover"
    assert view["shared"]["agenda"]
    assert pong["pong"] == 7


def test_a_client_that_takes_none_gets_the_same_plain(running):
    with following(running, compression=None) as socket:
        view = json.loads(socket.recv())

    assert offered(socket) == ""
    assert view["shared"]["agenda"]


def test_a_smaller_window_than_ours_is_not_agreed_to(running):
    smaller = ClientPerMessageDeflateFactory(server_max_window_bits=9)
    with following(running, compression=None, extensions=[smaller]) as socket:
        view = json.loads(socket.recv())

    assert offered(socket) == ""
    assert view["shared"]["agenda"]


@pytest.fixture
def protocol(running: Running) -> Any:
    """The protocol of a socket, before anybody has connected."""

    class Request:
        headers = HTTPHeaders({"Sec-WebSocket-Version": "13"})
        connection = None

    handler: Any = object.__new__(FollowSocket)
    handler.request = Request()
    handler.application = running.server.voila.app
    return WebSocketHandler.get_websocket_protocol(handler), handler.get_websocket_protocol()


def test_no_socket_keeps_a_compressor_of_its_own(protocol):
    theirs, ours = protocol
    agreed: dict[str, Any] = {}

    ours._create_compressors("server", agreed, {})

    assert isinstance(ours._compressor, Compressor)
    assert ours._decompressor._decompressor is None
    assert agreed == {"client_no_context_takeover": None}
    assert vars(theirs.params).keys() == vars(ours.params).keys()
    assert theirs.params.max_message_size == ours.params.max_message_size
    assert theirs.params.ping_interval == ours.params.ping_interval == 10
