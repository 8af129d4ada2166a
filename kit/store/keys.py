"""The key of a store, from which all secrets are derived: kept beside it, never inside."""

import hmac
import os
import secrets
from pathlib import Path

from kit.domain.errors import Unusable
from kit.store.codes import ROOM_LENGTH, SEAT_LENGTH, checked, spelled
from kit.store.private import create, restrict

LENGTH = 32
VARIABLE = "SEALKIT_KEY"


class KeyRing:
    """Derives cookie key, codes and the key that wraps round keys, each under its own label.

    `file` is the key file, None where the key was handed over (`SEALKIT_KEY`).
    """

    def __init__(self, secret: bytes, file: Path | None = None) -> None:
        self._secret = secret
        self.file = file

    @property
    def cookie_key(self) -> bytes:
        """Signs the cookies."""
        return self._derived("cookie")

    @property
    def wrapping_key(self) -> bytes:
        """Wraps the random key of each round."""
        return self._derived("round-keys")

    @property
    def mark(self) -> str:
        """Tells this key from every other; nothing else can be derived from it."""
        return self._derived("mark").hex()[:32]

    @property
    def place(self) -> str:
        """Where the key came from, as a sentence names it."""
        return str(self.file) if self.file else VARIABLE

    def seat_code(self, session_id: str, seat_id: str, version: int) -> str:
        """The code that opens a seat, check character included; a new version withdraws it."""
        digest = self._derived("seat-code", session_id, seat_id, str(version))
        return checked(spelled(int.from_bytes(digest), SEAT_LENGTH - 1))

    def room_code(self, session_id: str) -> str:
        """The code under which participants join a session."""
        return spelled(int.from_bytes(self._derived("room-code", session_id)), ROOM_LENGTH)

    def _derived(self, label: str, *names: str) -> bytes:
        # No id holds a line feed, so no two lists of names are spelled alike.
        return hmac.digest(self._secret, "\n".join((label, *names)).encode(), "sha256")


def handed_over(key: str | None) -> KeyRing | None:
    """The key ring of a key given as hex, or in SEALKIT_KEY; None where there is none."""
    given = key or os.environ.get(VARIABLE)
    if not given:
        return None
    try:
        secret = bytes.fromhex(given)
    except ValueError:
        secret = b""
    if len(secret) != LENGTH:
        raise Unusable("key-unreadable", variable=VARIABLE, digits=2 * LENGTH)
    return KeyRing(secret)


def beside(store: Path, *, is_used: bool) -> KeyRing:
    """The key ring of the file beside a store; a store that is not used yet gets one.

    Raises Unusable when the key of a used store is gone, or is none, or others may read it.
    """
    path = store.with_name(f"{store.name}.key")
    if not path.exists():
        if is_used:
            raise Unusable("key-missing", path=str(path))
        _make(path)
    try:
        if not restrict(path):
            raise Unusable("key-readable-by-others", path=str(path))
        secret = path.read_bytes()
    except OSError as error:
        raise Unusable("key-unreachable", path=str(path)) from error
    if len(secret) != LENGTH:
        raise Unusable("key-broken", path=str(path))
    return KeyRing(secret, path)


def _make(path: Path) -> None:
    try:
        create(path, secrets.token_bytes(LENGTH))
    except OSError as error:
        raise Unusable("key-unwritable", path=str(path)) from error
