"""The record as it is kept: what the hash chain covers, and people's words beside it."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from kit.domain.hash_chain import canonical, linked, salted


@dataclass(frozen=True)
class Text:
    """A person's words, under the salted hash that stands for them in the record."""

    hash: str
    position: int
    salt: str
    text: bytes

    @property
    def is_genuine(self) -> bool:
        """Whether these are the words that were recorded."""
        return salted(self.salt, self.text) == self.hash


@dataclass(frozen=True)
class Row:
    """An event as it is stored; `body` is canonical JSON with hashes in place of free text."""

    session_id: str
    position: int
    at: str
    seat_id: str | None
    name: str
    body: str
    hash: str

    def canonical(self) -> bytes:
        """The bytes that the chain covers. Raises ValueError when the body is not canonical."""
        body = json.loads(self.body)
        if canonical(body) != self.body.encode():
            raise ValueError("the body is not in its canonical form")
        return canonical(
            {
                "session": self.session_id,
                "position": self.position,
                "at": self.at,
                "seat": self.seat_id,
                "name": self.name,
                "body": body,
            }
        )

    def follows(self, previous: str, position: int) -> bool:
        """Whether the row is what was written at this position after the hash `previous`."""
        try:
            return self.position == position and self.hash == linked(previous, self.canonical())
        except (TypeError, ValueError, AttributeError):
            return False


@dataclass(frozen=True)
class Record:
    """All that is kept of a session: its events in their order, and the words not erased."""

    rows: tuple[Row, ...] = ()
    texts: tuple[Text, ...] = ()


def stamp(at: datetime) -> str:
    """A moment as it is kept: ISO 8601, UTC, milliseconds. Raises ValueError without a zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
