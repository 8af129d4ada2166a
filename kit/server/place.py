"""What every door of the server is handed: one place builds it, the launcher."""

from dataclasses import dataclass, field

from kit.server.addresses import Addresses
from kit.server.clock import RoomClock
from kit.server.follow import Audiences
from kit.server.kernel_seats import KernelSeats
from kit.server.playing import Player
from kit.server.room import Rooms
from kit.server.shelf import LibraryShelf
from kit.server.shown import Shown
from kit.server.slowdown import Slowdown
from kit.server.static_files import StaticFiles
from kit.server.used_keys import UsedKeys
from kit.server.warm import Warm
from kit.server.writer import Writer
from kit.store.ballot_box import BallotBox
from kit.store.store import Store


@dataclass
class Place:
    """The parts of a running server."""

    store: Store
    box: BallotBox
    rooms: Rooms
    writer: Writer
    addresses: Addresses
    shown: Shown
    audiences: Audiences
    shelf: LibraryShelf
    clock: RoomClock = field(default_factory=RoomClock)
    static: StaticFiles = field(default_factory=StaticFiles)
    slowdown: Slowdown = field(default_factory=Slowdown)
    used_keys: UsedKeys = field(default_factory=UsedKeys)
    kernels: KernelSeats = field(default_factory=KernelSeats)
    warm: Warm = field(default_factory=Warm)
    player: Player = field(default_factory=Player)
