"""A network that was cut says nothing: whoever waits for an answer hangs up by himself."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def hung_up_after(driver: Any, seconds: float) -> Iterator[None]:
    """What is asked inside has so many seconds; then the connection of psycopg is ended, and it
    fails as if the server had closed it."""
    watch = threading.Timer(seconds, _hang_up, [driver])
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _hang_up(driver: Any) -> None:
    with (
        contextlib.suppress(Exception),  # it has ended by itself meanwhile
        # A second name of the same connection: psycopg keeps its own until it closes.
        socket.fromfd(driver.fileno(), socket.AF_INET, socket.SOCK_STREAM) as ours,
    ):
        ours.shutdown(socket.SHUT_RDWR)
