"""The random key of each open round, wrapped; it is destroyed when the round closes."""

from pathlib import Path
from typing import Protocol

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox
from nacl.utils import random
from sqlalchemy import Connection, delete, insert, select

from kit.domain.errors import Unusable
from kit.store.private import create, destroy
from kit.store.schema import round_keys


class RoundKeys(Protocol):
    """Where the keys of open rounds are kept."""

    def make(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Draw a key, once."""

    def find(self, connection: Connection, session_id: str, round_id: str) -> bytes | None:
        """The key of a round, as long as it is open."""

    def drop(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Give the key up in the transaction that empties the box."""

    def destroy(self, session_id: str, round_id: str) -> None:
        """Make the key unreadable, after that transaction was committed."""

    def left(self, session_id: str) -> list[str]:
        """The rounds whose keys only `destroy` removes and that have not been destroyed yet."""

    def sessions(self) -> set[str]:
        """The sessions that have such rounds."""


class KeyFiles:
    """One file per round, beside the key file: the store's file alone opens no ballot."""

    def __init__(self, wrapping_key: bytes, folder: Path) -> None:
        self._box = SecretBox(wrapping_key)
        self._folder = folder

    def make(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Draw a key, once."""
        path = self._path(session_id, round_id)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            create(path, self._box.encrypt(random(SecretBox.KEY_SIZE)))
        except OSError as error:
            raise Unusable("key-unwritable", path=str(path)) from error

    def find(self, connection: Connection, session_id: str, round_id: str) -> bytes | None:
        """The key of a round; None once it was destroyed."""
        path = self._path(session_id, round_id)
        try:
            wrapped = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unusable("key-unreachable", path=str(path)) from error
        return unwrapped(self._box, wrapped) if any(wrapped) else None

    def drop(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Nothing: the file must outlive a transaction that is not committed."""

    def destroy(self, session_id: str, round_id: str) -> None:
        """Overwrite and unlink the file."""
        destroy(self._path(session_id, round_id))

    def left(self, session_id: str) -> list[str]:
        """The rounds of a session that have a file."""
        names = (path.name.split(".") for path in self._folder.glob(f"round.{session_id}.*.key"))
        return sorted(parts[2] for parts in names)

    def sessions(self) -> set[str]:
        """The sessions that have a file."""
        return {path.name.split(".")[1] for path in self._folder.glob("round.*.*.key")}

    def _path(self, session_id: str, round_id: str) -> Path:
        # Ids hold no dot; the first word keeps Windows from reading `con` or `aux` as a device.
        return self._folder / f"round.{session_id}.{round_id}.key"


class KeyRows:
    """One row per round, where several servers share a database and a key from outside."""

    def __init__(self, wrapping_key: bytes) -> None:
        self._box = SecretBox(wrapping_key)

    def make(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Draw a key, once."""
        if self.find(connection, session_id, round_id) is None:
            wrapped = self._box.encrypt(random(SecretBox.KEY_SIZE))
            connection.execute(
                insert(round_keys).values(session_id=session_id, round_id=round_id, wrapped=wrapped)
            )

    def find(self, connection: Connection, session_id: str, round_id: str) -> bytes | None:
        """The key of a round; None once it was dropped."""
        wanted = select(round_keys.c.wrapped).where(
            round_keys.c.session_id == session_id, round_keys.c.round_id == round_id
        )
        wrapped = connection.scalar(wanted)
        return None if wrapped is None else unwrapped(self._box, wrapped)

    def drop(self, connection: Connection, session_id: str, round_id: str) -> None:
        """Delete the row."""
        connection.execute(
            delete(round_keys).where(
                round_keys.c.session_id == session_id, round_keys.c.round_id == round_id
            )
        )

    def destroy(self, session_id: str, round_id: str) -> None:
        """Nothing: the row went with the ballots."""

    def left(self, session_id: str) -> list[str]:
        """None."""
        return []

    def sessions(self) -> set[str]:
        """None."""
        return set()


def unwrapped(box: SecretBox, wrapped: bytes) -> bytes:
    """The round key inside. Raises Unusable when another key wrapped it."""
    try:
        return box.decrypt(wrapped)
    except (CryptoError, ValueError) as error:
        raise Unusable("key-of-another-store") from error
