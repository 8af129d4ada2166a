"""A served session without kernels, for tests that kill it: prints its port, then serves."""

import asyncio
import sys
from pathlib import Path

from kit.formats.library import Library, shipped_folder
from kit.server.launcher import Server, Wanted
from kit.server.sessions import start_or_resume
from kit.store.store import Store

SESSION = "room"


def main() -> None:
    """Serve the seal workshop from the store named on the command line, on any free port."""
    path = Path(sys.argv[1])
    library = Library()
    store = Store.open(path)
    start_or_resume(store, library, library.workshop("seal"), SESSION, "k" * 20)
    wanted = Wanted(str(path), shipped_folder() / "notebooks", port=0, listen="127.0.0.1")
    server = Server(wanted, store)
    server.initialize()
    asyncio.run(server.run(lambda: print(server.port, flush=True)))


if __name__ == "__main__":
    main()
