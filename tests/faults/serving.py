"""A served session, for rehearsals that do something to it: prints its port, then serves."""

import argparse
import asyncio
from pathlib import Path

from kit.formats.library import Library, shipped_folder
from kit.server.launcher import Server, Wanted
from kit.server.sessions import start_or_resume
from kit.store.store import Store

SESSION = "room"


def main() -> None:
    """Serve the seal workshop from the store named on the command line, on any free port."""
    parser = argparse.ArgumentParser()
    parser.add_argument("store")
    parser.add_argument("--lease", type=float, default=120.0, help="seconds a kernel stays")
    parser.add_argument("--clock", type=Path, help="a file that says how wrong the clock is")
    given = parser.parse_args()
    if given.clock:
        from tests.faults.wrong_clock import go_wrong

        go_wrong(given.clock)
    library = Library()
    store = Store.open(given.store)
    start_or_resume(store, library, library.workshop("seal"), SESSION, "k" * 20)
    wanted = Wanted(
        given.store,
        shipped_folder() / "notebooks",
        port=0,
        listen="127.0.0.1",
        lease_seconds=given.lease,
    )
    server = Server(wanted, store)
    server.initialize()
    asyncio.run(server.run(lambda: print(server.port, flush=True)))


if __name__ == "__main__":
    main()
