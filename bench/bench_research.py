"""What a researcher waits for: a bundle written, recounted, and frames of a very long record.

Beside them what one would pick instead: pandas that writes the same tables, pandas that reads the
same lines of JSON, and the kit itself, which trusts its own code, where the recount trusts nothing.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

import pandas as pd

from bench.research.made import busy, summit
from bench.room.figures import growth
from kit.domain.record import Record
from kit.domain.replay import replay
from kit.domain.session import Session
from kit.frames import frame, frames
from kit.reports.bundle.files import RECOUNT
from kit.reports.bundle.record import EVENTS, events
from kit.reports.export import export
from kit.reports.material import Material
from kit.store.codec import decoded

T = TypeVar("T")
RUNS = 3
WHOLE = 1_000
"""Seats of the whole summit: 60 standards, 3 rounds, 400 lines, 5,000 mappings."""
SIZES = (WHOLE // 4, WHOLE // 2, WHOLE)
LONG = (10_000, 100_000, 1_000_000)
"""Events of rooms that never stop."""
GOAL = 10.0


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """How long, and what came of it."""
    begun = time.perf_counter()
    made = work()
    return time.perf_counter() - begun, made


@contextmanager
def folder() -> Iterator[Path]:
    """A folder for one run."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def at_size(seats: int) -> Record:
    """The whole summit, or a part of everything in it."""
    part = seats / WHOLE
    sizes = (int(one * part) for one in (60, 400, 5_000))
    standards, lines, mappings = sizes
    return summit(seats, standards, 3, lines, mappings)


def told(record: Record) -> Session:
    """The session of a record, read and replayed."""
    return replay("bench", decoded(record))


def exported(record: Record, out: Path) -> None:
    """What `sealkit export` does once it has the rows."""
    export(Material(told(record), record), out)


def by_pandas(record: Record, out: Path) -> None:
    """The tables alone, as pandas writes them."""
    out.mkdir()
    for name, table in frames(told(record)).items():
        table.to_csv(out / f"{name}.csv", index=False)


def recounted(out: Path) -> None:
    """The bundle's own script, with the standard library alone."""
    command = [sys.executable, "-I", "-S", str(out / RECOUNT), str(out)]
    subprocess.run(command, check=True, capture_output=True)


def bundles() -> None:
    """Export and recount, by size."""
    found: dict[str, dict[int, float]] = {}
    for seats in SIZES:
        record = at_size(seats)
        runs: dict[str, list[float]] = {}
        for _ in range(RUNS):
            with folder() as at:
                ways: dict[str, Callable[[], None]] = {
                    "export": partial(exported, record, at / "out"),
                    "pandas, the tables alone": partial(by_pandas, record, at / "csv"),
                    "recount": partial(recounted, at / "out"),
                    "the kit, its counts alone": partial(counted, record),
                }
                for name, way in ways.items():
                    runs.setdefault(name, []).append(timed(way)[0])
        print(f"{seats:,} seats, {len(record.rows):,} events; medians of {RUNS} runs")
        for name, taken in runs.items():
            found.setdefault(name, {})[seats] = median(taken)
            print(f"  {name:28} {median(taken):7.2f} s", flush=True)
    print("ten times the seats, standards, lines and mappings: a hundred times the judgements")
    for name, sizes in found.items():
        print(f"  {name:28} take {growth(sizes) or 0:5.1f} × as long")
    for name in ("export", "recount"):
        taken_ = found[name][WHOLE]
        print(f"goal, {name} under {GOAL:.0f} s: {'met' if taken_ < GOAL else 'MISSED'}")


def counted(record: Record) -> None:
    """Decisions, counts and coverage by the kit's own code, the chain not looked at."""
    session = told(record)
    for name in ("results", "counts", "coverage"):
        frame(name, session)


def said(record: Record) -> list[pd.DataFrame]:
    """What was said in the room, as it stands at the end."""
    session = told(record)
    return [frame(name, session) for name in ("lines", "translations", "ideas")]


def long_records(lengths: Sequence[int]) -> None:
    """Frames from ever more events, beside pandas that reads the same lines flat."""
    found: dict[str, dict[int, float]] = {}
    for size in lengths:
        record = busy(size)
        with folder() as at:
            lines = at / EVENTS
            lines.write_bytes(events(record, told(record)))
            reading = {
                "frames": partial(said, record),
                "pandas.read_json": partial(flat, lines),
            }
            print(f"{size:,} events; one run")
            for name, way in reading.items():
                taken, made = timed(way)
                found.setdefault(name, {})[size] = taken
                rows = sum(map(len, made))
                print(f"  {name:28} {taken:7.2f} s   {rows:,} rows", flush=True)
    for name, sizes in found.items():
        print(f"  {name:28} ten times the events take {growth(sizes) or 0:5.1f} × as long")


def flat(lines: Path) -> list[pd.DataFrame]:
    """Every event a row, its body flattened; no text, no state: what stands when is left to do."""
    read = pd.read_json(lines, lines=True)
    bodies = pd.json_normalize(read.pop("body").tolist()).add_prefix("body.")
    return [read.join(bodies)]


def main() -> None:
    """Measure everything; `--quick` leaves the million out."""
    bundles()
    long_records(LONG[:-1] if "--quick" in sys.argv else LONG)


if __name__ == "__main__":
    main()
