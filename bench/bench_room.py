"""The room at full load on one machine, beside what one would pick instead.

    python -m bench room [--quick] [--json FILE] [--only visits,crowds,plenary,hour,staff]

The same ballot of thirty standards in stock Voila, in Solara, on our Voila page, and on our phone
door: what a visitor costs, how quickly a crowd is served and votes, and how that grows from 10
seats to 3,000. Server and visitors share this machine; what a server costs is read from /proc.
"""

import argparse
import json
import os
import platform
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import ParamSpec, TypeVar

from bench.room import (
    ballots,
    hour,
    pages_at_once,
    plenary,
    rivals,
    staff_pages,
    table,
    visits,
    ways,
)
from bench.room.apart import FailedError, apart
from bench.room.cost import CAN_MEASURE, free_memory
from bench.room.figures import Measured, number
from bench.room.first_visit import Visit
from bench.room.goals import COMPARED, Found, goals
from bench.room.rivals import Rival
from bench.room.ways import LIGHT, OURS, PHONE, SIZES, SOLARA, STOCK, Forecast, Pace

P = ParamSpec("P")
R = TypeVar("R")
LONGEST_PART = 240.0
PARTS = ("visits", "crowds", "plenary", "hour", "staff")
SERVED: dict[str, Callable[[], AbstractContextManager[Rival]]] = {
    STOCK: rivals.stock_voila,
    LIGHT: partial(rivals.stock_voila, light=True),
    SOLARA: rivals.solara,
}


@dataclass
class Bench:
    """What is asked of this run, and what it has found so far."""

    quick: bool
    visits: dict[str, Visit] = field(default_factory=dict)
    crowds: dict[str, dict[int, Measured]] = field(default_factory=dict)
    why_not: dict[str, dict[int, str]] = field(default_factory=dict)
    plenary: dict[int, Measured] = field(default_factory=dict)
    hour: dict[int, Measured] = field(default_factory=dict)
    staff: dict[str, Measured] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @property
    def sizes(self) -> dict[str, tuple[int, ...]]:
        """How many visitors each way is tried with."""
        return ways.QUICK if self.quick else SIZES

    @property
    def pace(self) -> Pace:
        """How long the parts take."""
        return ways.HASTY if self.quick else ways.FULL

    def run(self, parts: Iterable[str]) -> None:
        """One part after another; the crowds need what a first visit loads."""
        for part in PARTS:
            if part in parts or (part == "visits" and "crowds" in parts):
                getattr(self, f"run_{part}")()

    def run_visits(self) -> None:
        """The first visit of each way in a browser."""
        ours = self.try_("first visits of ours", visits.of_ours) or {}
        self.visits |= {PHONE: ours["phone"], OURS: ours["vote"]} if ours else {}
        self.visits |= {f"{one} page": ours[one] for one in ("ballot", "reporter") if ours}
        for way in (one for one in (STOCK, LIGHT, SOLARA) if self.sizes[one]):
            if (found := self.try_(f"first visit of {way}", of_rival, way)) is not None:
                self.visits[way] = found

    def run_crowds(self) -> None:
        """Each way with more and more visitors, as far as this machine carries them."""
        for way in ways.WAYS:
            for size in self.sizes[way]:
                if why_not := self.why_not_tried(way, size):
                    self.why_not.setdefault(way, {})[size] = why_not
                elif (found := self.crowd(way, size)) is not None:
                    self.crowds.setdefault(way, {})[size] = found

    def why_not_tried(self, way: str, size: int) -> str:
        """Why a size is left out; empty where it is tried."""
        if way in (PHONE, OURS):
            return ""
        if way not in self.visits:
            return "not tried: there was no first visit"
        tried = self.crowds.get(way, {})
        last = max(tried, default=0)
        return Forecast.of(tried[last], last, size).why_not(free_memory()) if tried else ""

    def crowd(self, way: str, size: int) -> Measured | None:
        """So many visitors at once."""
        name = f"{way}: {number(size)} visitors"
        if way == PHONE:
            return self.try_(name, ballots.voted, size, self.pace)
        files = self.visits[way].files if way in self.visits else []
        if way == OURS:
            return self.try_(name, pages_at_once.of_ours, size, files, self.pace)
        return self.try_(name, crowd_of_rival, way, size, files, self.pace)

    def run_plenary(self) -> None:
        """Save to plenary, with more and more phones."""
        work = plenary.saved_and_seen
        for phones in (0, 50) if self.quick else (0, 300, 1_000):
            if found := self.try_(f"plenary, {number(phones)} phones", work, phones, self.pace):
                self.plenary[phones] = found

    def run_hour(self) -> None:
        """What an hour leaves behind."""
        phones = 20 if self.quick else 300
        if found := self.try_(f"an hour, {phones} phones", hour.remembered, phones, self.pace):
            self.hour[phones] = found

    def run_staff(self) -> None:
        """Twelve pages at once; in a browser only where there is time."""
        works = {"12 warmed pages": staff_pages.warmed}
        if not self.quick:
            works |= {"12 pages in Chromium": staff_pages.in_chromium}
        for name, work in works.items():
            if found := self.try_(name, work):
                self.staff.setdefault(OURS, {}).update(found)
        if not self.quick and (stock := self.try_("12 pages of stock Voila", twelve_of_stock)):
            self.staff[STOCK] = stock

    def try_(self, name: str, work: Callable[P, R], *given: P.args, **named: P.kwargs) -> R | None:
        """What it gives; None where it failed, which the others outlive."""
        began = time.perf_counter()
        print(f"  {name} …", end="", file=sys.stderr, flush=True)
        try:
            found = apart(LONGEST_PART, work, *given, **named)
        except FailedError as error:
            self.failed.append(f"{name}: {error}")
            print(f" failed: {error}", file=sys.stderr, flush=True)
            return None
        print(f" {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        return found

    def found(self) -> Found:
        """As the goals are judged by it."""
        seen = {way: one.figures() for way, one in self.visits.items()}
        return Found(seen, self.crowds, self.plenary, self.staff)


def of_rival(way: str) -> Visit:
    """In its own process: serve it, visit it."""
    with SERVED[way]() as rival:
        return visits.of_rival(rival)


def crowd_of_rival(way: str, size: int, files: list[str], pace: Pace) -> Measured:
    """In its own process: serve it, send the crowd."""
    with SERVED[way]() as rival:
        return pages_at_once.of_rival(rival, size, files, pace)


def twelve_of_stock() -> Measured:
    """In its own process: twelve pages of stock Voila at once."""
    with rivals.stock_voila() as rival:
        return staff_pages.of_rival(rival)


def machine() -> dict[str, str]:
    """On what it was measured."""
    names = ("voila", "tornado", "ipywidgets", "aiohttp")
    return {
        "processors": str(os.cpu_count()),
        "free memory": f"{free_memory() / 1e9:.0f} GB",
        "python": platform.python_version(),
        **{name: version(name) for name in names},
        "busy before": f"{os.getloadavg()[0]:.1f} processes",
    }


def printed(bench: Bench, about: dict[str, str]) -> str:
    """All tables."""
    found = bench.found()
    compared = min(bench.sizes[STOCK]) if bench.quick else COMPARED
    lines = [
        "The room at full load: server, visitors and browser share this machine.",
        "; ".join(f"{name} {value}" for name, value in about.items()),
        *table.visitors(found.visits, bench.crowds, compared),
        *table.growing(bench.crowds, bench.why_not),
        *table.by_size("Our phones vote", table.PHONES, bench.crowds.get(PHONE, {})),
        *table.by_size(
            "Eight reporters write, so many phones follow", table.PLENARY, bench.plenary
        ),
        *table.by_size("An hour, with so many phones", table.HOUR, bench.hour),
        *table.side_by_side("Twelve pages", table.STAFF, bench.staff),
        *table.judged(goals(found)),
        *(f"  FAILED        {one}" for one in bench.failed),
    ]
    return "\n".join(lines)


def as_json(bench: Bench, about: dict[str, str]) -> str:
    """Everything that was measured, and the goals."""
    judged = [asdict(one) for one in goals(bench.found())]
    return json.dumps({"machine": about, **asdict(bench), "goals": judged}, indent=1)


def main() -> int:
    """Measure, print, write; fail where a part failed, not where a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench room", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, within two minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything to this file")
    parser.add_argument("--only", default=",".join(PARTS), metavar="PART,PART")
    asked = parser.parse_args()
    if not CAN_MEASURE:
        print("This needs Linux: what a server costs is read from its /proc.")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))  # so that parts are ended
    about, bench = machine(), Bench(asked.quick)
    bench.run(asked.only.split(","))
    print(printed(bench, about))
    if asked.json:
        asked.json.write_text(as_json(bench, about), "utf-8")
    return len(bench.failed) > 0


if __name__ == "__main__":
    sys.exit(main())
