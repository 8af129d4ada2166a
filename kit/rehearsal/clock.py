"""The clock of a device: wrong by itself, set right by what the server says of the time."""

import time
from dataclasses import dataclass


@dataclass
class Clock:
    """Keeps the server's time as pages do; `wrong_by` is how far the device's own is off.

    All times are in milliseconds. The answer to the quickest question is believed.
    """

    wrong_by: float = 0.0
    offset: float = 0.0
    round_trip: float = float("inf")

    def device(self) -> float:
        """What the device would show by itself."""
        return time.time() * 1000 + self.wrong_by

    def now(self) -> float:
        """The server's time, as this device knows it."""
        return self.device() + self.offset

    def hear(self, now: float, asked: float | None = None) -> None:
        """The server says what time it is; `asked` is when the device had asked for it."""
        if asked is None:
            if self.round_trip == float("inf"):
                self.offset = now - self.device()
            return
        took = self.device() - asked
        if took < self.round_trip * 1.05:
            self.round_trip = took
            self.offset = now + took / 2 - self.device()
