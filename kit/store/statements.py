"""What the servers of one store say to each other: announced and never stored."""

import base64
import zlib
from dataclasses import dataclass, field

from sqlalchemy import func, select

from kit.store.store import Store

STATEMENTS = "sealkit_statements"
"""The channel; older kits do not listen to it."""
LONGEST_SLICE = 7_000
"""Characters: a notification of PostgreSQL holds less than 8,000 bytes."""
LARGEST = 4_000_000
"""Bytes of a statement: no room is that large."""


def state(store: Store, server_id: str, number: int, said: str) -> None:
    """Say something to all servers of a store, this one included: heard whole, or not at all.

    `number` grows with every statement of a server. Nobody else serves a file: there it is silent.
    """
    if not store.is_shared:
        return
    packed = base64.b64encode(zlib.compress(said.encode())).decode()
    starts = range(0, len(packed), LONGEST_SLICE)
    with store.reading() as connection:
        for place, start in enumerate(starts, 1):
            part = packed[start : start + LONGEST_SLICE]
            payload = f"{server_id} {number} {place} {len(starts)} {part}"
            connection.execute(select(func.pg_notify(STATEMENTS, payload)))


@dataclass
class Slices:
    """Puts together what comes in slices. Those of one statement come in their order, but between
    them others may be lost, with a connection."""

    _parts: dict[str, tuple[int, list[str]]] = field(default_factory=dict)

    def take(self, payload: str) -> tuple[str, str] | None:
        """Who said what, once it is whole. Raises ValueError for what is no statement."""
        server_id, number, place, of, part = payload.split(" ")
        before, parts = self._parts.pop(server_id, (0, []))
        if int(place) == 1:
            parts = []
        elif before != int(number) or len(parts) != int(place) - 1:
            return None
        parts.append(part)
        if len(parts) == int(of):
            return server_id, _unpacked("".join(parts))
        self._parts[server_id] = int(number), parts
        return None


def _unpacked(packed: str) -> str:
    unpacking = zlib.decompressobj()
    try:
        said = unpacking.decompress(base64.b64decode(packed), LARGEST)
    except zlib.error:
        raise ValueError("no statement") from None
    if not unpacking.eof:
        raise ValueError("cut off, or too large")
    return said.decode()
