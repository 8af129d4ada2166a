"""What was worked out once is kept, for as many things as fit."""

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """Makes a value for a key, once. What was made first makes room when `most` are kept.

    One thread works at a time, and what is kept needs no waiting: encoders that run side by side
    fight for the same cores and take thirty times as long.
    """

    def __init__(self, most: int, make: Callable[[Key], Value]) -> None:
        self._most = most
        self._make = make
        self._kept: dict[Key, Value] = {}
        self._lock = threading.Lock()

    def of(self, key: Key) -> Value:
        """The value of that key."""
        found = self._kept.get(key)
        if found is not None:
            return found
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                found = self._make(key)
                while len(self._kept) >= self._most:
                    del self._kept[next(iter(self._kept))]
                self._kept[key] = found
        return found
