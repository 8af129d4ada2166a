"""The bad network does what it says, and no more."""

import asyncio
import contextlib
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.proxy import Proxy
from tests.server.running import eventually

SCRIPT = Path(__file__).parent / "proxy.py"


class Echo(socketserver.StreamRequestHandler):
    """Says every line back."""

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            for line in self.rfile:
                self.wfile.write(line)


class Echoes(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 64


@pytest.fixture
def echo() -> Iterator[int]:
    """The port of a server that says everything back."""
    with Echoes(("127.0.0.1", 0), Echo) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


@pytest.fixture
def proxy(echo: int) -> Iterator[Proxy]:
    with Proxy(echo, seed=1) as proxy:
        yield proxy


@pytest.fixture
def call(proxy: Proxy) -> Iterator["Client"]:
    """A client that came through the proxy and was answered."""
    with Client(proxy.port) as client:
        assert client.said("here") == "here"
        yield client


class Client:
    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self._file = self._socket.makefile("rb")

    def __enter__(self) -> "Client":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def say(self, text: str) -> None:
        self._socket.sendall(f"{text}\n".encode())

    def hear(self, seconds: float = 10) -> str:
        self._socket.settimeout(seconds)
        return self._file.readline().decode().rstrip("\n")

    def said(self, text: str) -> str:
        self.say(text)
        return self.hear()

    def hears_nothing(self) -> bool:
        """Not a byte is there, and the connection stands."""
        self._socket.settimeout(0.15)
        try:
            self._socket.recv(1, socket.MSG_PEEK)
        except TimeoutError:
            return True
        return False


def test_everything_flows_through(call, proxy):
    long = "x" * 3_000_000

    threading.Thread(target=call.say, args=(long,)).start()

    assert call.hear(30) == long
    assert [link.asked for link in proxy.links] == [b"here\n"]


def test_a_cut_resets_what_is_open_and_refuses_what_is_new_until_it_is_mended(call, proxy):
    proxy.cut()

    with pytest.raises(ConnectionResetError):
        call.hear()
    with pytest.raises(ConnectionRefusedError):
        Client(proxy.port)
    proxy.mend()
    with Client(proxy.port) as client:
        assert client.said("again") == "again"


def test_what_hangs_stays_open_and_goes_on_when_it_is_mended(call, proxy):
    proxy.hang()
    call.say("one")
    with Client(proxy.port) as late:
        late.say("two")
        assert call.hears_nothing()
        assert late.hears_nothing()

        proxy.mend()

        assert call.hear() == "one"
        assert late.hear() == "two"


def test_what_hung_can_be_reset_when_it_is_mended(call, proxy):
    proxy.hang()
    call.say("lost")

    proxy.mend_anew()

    with pytest.raises(ConnectionResetError):
        call.hear()
    with Client(proxy.port) as client:
        assert client.said("anew") == "anew"


def test_a_client_that_goes_while_all_hangs_leaves_no_link(proxy):
    with Client(proxy.port) as client:
        client.said("here")
        proxy.hang()
    assert len(proxy.links) == 1

    proxy.mend()

    eventually(lambda: not proxy.links)


def test_one_link_alone_can_hang(call, proxy):
    with Client(proxy.port) as other:
        other.said("other")
        (link,) = [link for link in proxy.links if link.asked == b"other\n"]
        link.hang()
        other.say("late")

        assert call.said("still here") == "still here"
        assert other.hears_nothing()
        link.mend()
        assert other.hear() == "late"


def test_one_link_alone_can_be_cut(call, proxy):
    with Client(proxy.port) as other:
        other.said("other")

        proxy.links[1].cut()

        with pytest.raises(ConnectionResetError):
            other.hear()
    assert call.said("still here") == "still here"


def test_a_delay_holds_in_both_directions_and_keeps_the_order(call, proxy):
    proxy.delay(0.2)
    began = time.monotonic()
    for number in range(5):
        call.say(str(number))

    heard = [call.hear() for _ in range(5)]

    assert heard == ["0", "1", "2", "3", "4"]
    assert time.monotonic() - began >= 0.4


def test_a_share_of_the_connections_is_dropped(proxy):
    with contextlib.ExitStack() as open_:
        clients = [open_.enter_context(Client(proxy.port)) for _ in range(40)]
        for client in clients:
            client.said("here")

        dropped = proxy.drop(0.5)

        eventually(lambda: len(proxy.links) == 40 - dropped)
        assert 8 <= dropped <= 32
        assert sum(_stands(client) for client in clients) == 40 - dropped


def _stands(client: Client) -> bool:
    try:
        return client.said("still") == "still"
    except OSError:
        return False


def test_a_server_that_is_not_there_is_a_reset():
    with Proxy(1) as nowhere, pytest.raises(ConnectionResetError):
        _heard(nowhere.port)


def _heard(port: int) -> str:
    with Client(port) as client:
        return client.hear()


def test_it_runs_on_a_loop_that_is_there(echo):
    async def through() -> bytes:
        proxy = Proxy(echo)
        await proxy.serve()
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy.port)
        writer.write(b"here\n")
        said = await reader.readline()
        proxy.cut()
        with pytest.raises(ConnectionResetError):
            await reader.readline()
        await proxy.close()
        return said

    assert asyncio.run(through()) == b"here\n"


def test_the_script_obeys_what_is_typed(echo):
    command = [sys.executable, str(SCRIPT), "--to", str(echo)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as script:
        told, said = script.stdin, script.stdout
        assert told is not None
        assert said is not None
        port = int(said.readline().split()[0].rpartition(":")[2])

        def typed(line: str) -> str:
            told.write(f"{line}\n")
            return said.readline().rstrip("\n")

        with Client(port) as client:
            assert client.said("here") == "here"
            assert typed("links") == "1  flows  here"
            assert typed("hang") == "done"
            client.say("one")
            assert client.hears_nothing()
            assert typed("mend") == "done"
            assert client.hear() == "one"
            assert typed("drop 1") == "1 dropped"
        assert typed("sing").startswith("cut, hang")
        told.close()
        assert script.wait(timeout=20) == 0
