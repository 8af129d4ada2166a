"""A clock that can be set: the server under rehearsal reads it in place of the machine's."""

import sys
import time
from datetime import datetime, timedelta, tzinfo
from functools import partial
from pathlib import Path

from kit.server import launcher
from kit.server.clock import RoomClock


class WrongClock:
    """So many seconds before or behind the machine's clock, as a file says."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.set(0)

    def set(self, seconds: float) -> None:
        """Set it; whoever reads it sees the new time at once."""
        new = self.file.with_suffix(".new")
        new.write_text(str(seconds))
        new.replace(self.file)


def go_wrong(file: Path) -> None:
    """Let this process read the clock of the file: the kit's modules, and whoever asks `time`."""
    right = time.time

    class Wrong(datetime):
        """The date and time as the wrong clock has them."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            """The wrong time."""
            return datetime.now(tz) + timedelta(seconds=float(file.read_text()))

    for name, module in list(sys.modules.items()):
        if name.startswith("kit.server") and getattr(module, "datetime", None) is datetime:
            module.datetime = Wrong  # type: ignore[attr-defined]
    time.time = lambda: right() + float(file.read_text())
    launcher.RoomClock = partial(RoomClock, wall=time.time)  # type: ignore[assignment, attr-defined]
