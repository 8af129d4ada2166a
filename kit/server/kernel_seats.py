"""Which kernel was given to which seat: what the server remembers, so that nobody has to say it."""

import asyncio
import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from kit.domain.rights import Page
from kit.server.cookie import Held

SETTLED = 15.0
"""Seconds without a sign of its page after which a kernel may be ended for another page."""


@dataclass
class Given:
    """A kernel's page: whose it is, the token by which the kernel asks for its view.

    The seat is held as it was when the page was asked for: once it is handed over or withdrawn,
    the kernel sees nothing more.
    """

    held: Held
    page: Page
    lang: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    kernel_id: str = ""
    seen: float = 0.0
    sockets: int = 0
    is_warm: bool = False
    is_rendering: bool = True
    is_ending: bool = False

    @property
    def session_id(self) -> str:
        """Of which session."""
        return self.held.session_id

    @property
    def seat_id(self) -> str:
        """Of which seat."""
        return self.held.seat_id


class KernelSeats:
    """All kernels of pages, from the moment a page is asked for until its kernel has ended."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self.turns = asyncio.Semaphore(max(2, os.cpu_count() or 2))
        self._now = now
        self._by_token: dict[str, Given] = {}
        self._by_kernel: dict[str, Given] = {}

    def expect(self, given: Given) -> Given:
        """A page was asked for; its kernel is about to start."""
        self._by_token[given.token] = given
        given.seen = self._now()
        return given

    def bind(self, token: str, kernel_id: str) -> Given | None:
        """The kernel of a page is there."""
        given = self._by_token.get(token)
        if given is not None:
            given.kernel_id = kernel_id
            self._by_kernel[kernel_id] = given
            given.seen = self._now()
        return given

    def forget(self, given: Given) -> None:
        """The kernel has ended, or never came."""
        self._by_token.pop(given.token, None)
        self._by_kernel.pop(given.kernel_id, None)

    def of_kernel(self, kernel_id: str) -> Given | None:
        """Whose kernel that is."""
        return self._by_kernel.get(kernel_id)

    def of_token(self, token: str) -> Given | None:
        """Who asks with that token."""
        return self._by_token.get(token)

    def least_needed(self) -> Given | None:
        """The kernel that can be spared for somebody who is looking: of a page that waits for its
        seat, else of the page that has not been seen for longest."""
        spare = [one for one in self._by_kernel.values() if self._is_spare(one)]
        return min(spare, key=lambda one: (not one.is_warm, one.seen), default=None)

    def _is_spare(self, given: Given) -> bool:
        if given.is_ending or given.is_rendering:
            return False
        return given.is_warm or self.is_abandoned(given, SETTLED)

    def starting(self) -> int:
        """Pages whose kernel is not there yet."""
        return len(self._by_token) - len(self._by_kernel)

    def renew(self, given: Given) -> None:
        """The page of this kernel is still looking."""
        given.seen = self._now()

    def is_abandoned(self, given: Given, lease_seconds: float) -> bool:
        """Whether no page has looked for longer than the lease."""
        return not given.sockets and self._now() - given.seen > lease_seconds
