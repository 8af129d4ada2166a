"""The ways to vote that are compared, and the sizes at which each is tried."""

from dataclasses import dataclass

from bench.room.figures import Measured

STOCK = "stock Voila"
LIGHT = "Voila, light"
SOLARA = "Solara"
OURS = "our Voila page"
PHONE = "our phone door"
WAYS = (STOCK, LIGHT, SOLARA, OURS, PHONE)
ABOUT = {
    STOCK: "the ballot as a notebook that imports ipywidgets, pandas and networkx",
    LIGHT: "the same notebook with ipywidgets alone",
    SOLARA: "the same ballot as a page of Solara 1.58.2, in one process",
    OURS: "the kit's vote page with a kernel, as staff pages are",
    PHONE: "what a participant's phone is given",
}
SIZES: dict[str, tuple[int, ...]] = {
    STOCK: (10, 32, 100, 300, 1_000, 3_000),
    LIGHT: (10, 32),
    SOLARA: (10, 32, 100, 300, 1_000, 3_000),
    OURS: (10, 32),
    PHONE: (10, 32, 100, 300, 1_000, 3_000),
}
QUICK: dict[str, tuple[int, ...]] = {
    STOCK: (3,),
    LIGHT: (),
    SOLARA: (3,),
    OURS: (3,),
    PHONE: (10, 100),
}


@dataclass(frozen=True)
class Pace:
    """How long a part takes: seconds of voting, seconds after all have left, lines of a reporter,
    seconds (at most) that a phone stays before it leaves and comes back."""

    casting: float = 10.0
    gone: float = 5.0
    lines: int = 10
    staying: float = 12.0


FULL, HASTY = Pace(), Pace(casting=3.0, gone=2.0, lines=4, staying=2.0)
LONGEST_TRY = 150.0
"""Seconds of arriving and voting beyond which a size is not tried."""


@dataclass(frozen=True)
class Forecast:
    """What the last size lets expect of the next."""

    memory: float
    seconds: float

    @classmethod
    def of(cls, last: Measured, visitors: int, size: int) -> "Forecast":
        """As if everything grew with the number of visitors, no worse."""
        voting = 2 * visitors / last["ballots_per_s"]
        return cls(last["visit_pss"] * size, (last["arrivals_s"] + voting) * size / visitors)

    def why_not(self, free: int) -> str:
        """Why the size is not tried; empty where it is."""
        if self.memory > 0.8 * free:
            return f"not tried: would need {self.memory / 1e9:.0f} GB"
        if self.seconds > LONGEST_TRY:
            return f"not tried: would take {self.seconds:.0f} s to arrive and vote twice"
        return ""
