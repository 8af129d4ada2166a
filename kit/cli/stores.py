"""The store that a command works with."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from kit.store.store import Store

STORE = "sealkit.db"

StoreOption = Annotated[
    str, typer.Option("--store", envvar="SEALKIT_STORE", help="A path, or postgresql://…")
]


@contextmanager
def opened(store: str, *, to_read: bool = False) -> Iterator[Store]:
    """The store, closed again at the end."""
    found = Store.open_to_read(store) if to_read else Store.open(store)
    try:
        yield found
    finally:
        found.close()
