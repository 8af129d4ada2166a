"""Under which addresses the room finds this machine, and which names a request may use."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from kit.server.room import Rooms

LOOK_EVERY = 5.0
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
PROBES = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Where a socket pretends to go (nothing is sent) to learn which address it would come from."""


def lan_addresses() -> list[str]:
    """The private IPv4 addresses of this machine, the one that leads out first."""
    found = [*_by_route(), *_by_name(), *_by_interface()]
    return [one for one in dict.fromkeys(found) if is_of_a_room(one)]


def is_of_a_room(address: str) -> bool:
    """Whether a router of a room gives out such an address."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    # A link-local address is what a machine takes where nobody gave it any.
    nobodys = parsed.is_loopback or parsed.is_unspecified or parsed.is_link_local
    return parsed.is_private and not nobodys


def _by_route() -> list[str]:
    found = []
    for probe in PROBES:
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender,
        ):
            sender.connect((probe, 9))
            found.append(str(sender.getsockname()[0]))
    return found


def _by_name() -> list[str]:
    with contextlib.suppress(OSError):
        return [str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None)]
    return []


def _by_interface() -> list[str]:
    """A laptop that is its own hotspot has no route out; Linux tells each interface's address."""
    try:
        import fcntl
    except ImportError:
        return []
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with contextlib.suppress(OSError, AttributeError):
                asked = name.encode()[:15].ljust(256, b"\0")
                answer = fcntl.ioctl(asking.fileno(), 0x8915, asked)  # SIOCGIFADDR
                found.append(socket.inet_ntoa(answer[20:24]))
    return found


def host_of(netloc: str) -> str:
    """The name or address in a Host header or a URL, without its port."""
    try:
        host = urlsplit(netloc if "://" in netloc else f"//{netloc}").hostname or ""
    except ValueError:
        return ""
    return f"[{host}]" if ":" in host else host


@dataclass(frozen=True)
class Addresses:
    """The names a request may use, and what links carry until the facilitator chooses."""

    port: int
    scheme: str = "http"
    chosen: tuple[str, ...] = ()
    listens_everywhere: bool = False

    def url(self, host: str) -> str:
        """The address of this server under a name; one that brings its own port keeps it."""
        if "://" in host:
            return host.rstrip("/")
        has_port = ":" in host.rpartition("]")[2]
        return f"{self.scheme}://{host}" if has_port else f"{self.scheme}://{host}:{self.port}"

    def offered(self) -> tuple[str, ...]:
        """The addresses that links may carry, the likeliest first."""
        hosts: Iterable[str] = self.chosen
        if self.listens_everywhere:
            hosts = [*self.chosen, *lan_addresses()]
        return tuple(dict.fromkeys(self.url(host) for host in [*hosts, "127.0.0.1"]))

    def allows(self, host_header: str, local_address: str) -> bool:
        """Whether a request may call us so. A foreign name in our place is an attack.

        An address is ours when the request arrived at it; a name only when it was chosen.
        """
        host = host_of(host_header)
        names = {*LOOPBACK, *(host_of(one) for one in self.chosen)}
        return bool(host) and (host in names or self._arrived_at(host, local_address))

    @staticmethod
    def _arrived_at(host: str, local_address: str) -> bool:
        local = local_address.removeprefix("::ffff:")
        return host.strip("[]") == local and is_of_a_room(local)


async def keep_offered(addresses: Addresses, rooms: Rooms, pause: float = LOOK_EVERY) -> None:
    """Let every room offer the addresses that there are now, until cancelled: a hotspot is switched
    on, a router plugged in, when the server has long been running."""
    while True:
        offered = await asyncio.to_thread(addresses.offered)  # asking for a name may take seconds
        for room in rooms:
            if room.offered != offered:
                room.offered = offered
                room.live_revision += 1
                rooms.changed(room)
        await asyncio.sleep(pause)
