"""Redrawing the crosswalk's graph after one new mapping: 12 frameworks, 408 requirements.

The server's half: the view is made anew, compared with the one before, and written as JSON. The
browser's half: from the message to the frame. Beside them what one would pick instead, which draws
the whole graph again; and how the server's half grows.
"""

import json
import subprocess
import sys
import tempfile
import time
import venv
import zlib
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.graph_rivals import PACKAGES, RIVALS
from bench.graph_served import opened, redrawn
from kit.domain import events as ev
from kit.domain.framework import Framework
from kit.server.changes import changes
from kit.views import crosswalk
from kit.views.live import Live
from tests.builders import session
from tests.many import many_frameworks, many_stated, mapped

FRAMEWORKS, REQUIREMENTS, MAPPINGS = 12, 34, 600
GROWTH = (150, 300, 600, 1200, 2400)
RUNS = 15
GOAL = 0.1
"""Seconds from the act to the frame, server and browser together."""
PAGES = {"pyvis": "canvas"}
"""Those that make a page: it has to be opened too, until this is there."""
ALL = Live(at=("*", "*", "whole"))


def main() -> None:
    """Print everything of one run."""
    frameworks = many_frameworks(FRAMEWORKS, REQUIREMENTS)
    server = served(frameworks, MAPPINGS)
    print(f"{FRAMEWORKS} frameworks, {FRAMEWORKS * REQUIREMENTS} requirements, {MAPPINGS} mappings")
    print(f"  server: view, difference, JSON   {server.seconds * 1000:7.1f} ms (median of {RUNS})")
    print(f"  the whole view                   {server.whole / 1000:7.1f} kB")
    print(f"  the same, compressed             {server.compressed / 1000:7.1f} kB")
    print(f"  what is sent of a new mapping    {server.changed / 1000:7.1f} kB")
    found = redrawn(frameworks, new_mappings(frameworks, RUNS), MAPPINGS)
    browser, whole = median(found.browser), median(found.whole)
    print(f"  browser: message to frame        {browser * 1000:7.1f} ms")
    print(f"  from the act to the frame        {whole * 1000:7.1f} ms, commit and network included")
    both = server.seconds + browser
    print(f"  server and browser together      {both * 1000:7.1f} ms; goal {GOAL * 1000:.0f} ms")
    print(f"  drawn: {found.nodes} requirements, {found.curves} relations")
    beside(frameworks, both)
    grown(frameworks)
    if both > GOAL:
        raise SystemExit("The goal is missed.")


class Served:
    """What the server does after one new mapping, and what it sends."""

    def __init__(self, seconds: float, before: str, changed: str) -> None:
        self.seconds = seconds
        self.whole = len(before.encode())
        self.compressed = len(zlib.compress(before.encode()))
        self.changed = len(changed.encode())


def served(frameworks: list[Framework], mappings: int) -> Served:
    """The median over as many runs, and the sizes."""
    said = list(many_stated(frameworks, mappings))
    (new,) = new_mappings(frameworks, 1)
    old, now = session(*said, frameworks=frameworks), session(*said, new, frameworks=frameworks)
    before = crosswalk.shared(old, ALL, "en")

    def once() -> str:
        after = crosswalk.shared(now, ALL, "en")
        compact(after)  # its tag is made of it
        return compact(changes(before, after))

    return Served(timed(once), compact(before), once())


def compact(value: object) -> str:
    """JSON as the server writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def timed(work: Callable[[], object]) -> float:
    """The median of some runs, in seconds; one before them warms up."""
    work()
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


def new_mappings(frameworks: list[Framework], count: int) -> list[ev.MappingStated]:
    """Mappings that nobody has stated yet: the last requirements of the first two frameworks."""
    said = {
        frozenset((one.subject, one.object))
        for one in many_stated(frameworks, MAPPINGS)
        if isinstance(one, ev.MappingStated)
    }
    ours, theirs = (
        [ev.RequirementRef(framework_id=one.id, ref_id=row.ref_id) for row in one.assessable()]
        for one in (frameworks[0], frameworks[6])
    )
    free = [(one, other) for one in ours for other in theirs if frozenset((one, other)) not in said]
    return [mapped(f"new{at}", "g1", one, other) for at, (one, other) in enumerate(free[:count])]


def beside(frameworks: list[Framework], ours: float) -> None:
    """What one would pick instead, each in an environment of its own."""
    view: Any = crosswalk.shared(
        session(*many_stated(frameworks, MAPPINGS), frameworks=frameworks), ALL, "en"
    )["whole"]
    graph = {
        "nodes": {name: [one["x"], one["y"]] for name, one in view["nodes"].items()},
        "edges": [[one["from"], one["to"]] for one in view["pairs"].values() if "d" in one],
        "runs": RUNS,
    }
    print("  the whole drawn again instead, one edge more each time:")
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        venv.create(folder, with_pip=True)
        for name in RIVALS:
            installed = subprocess.run(
                [python, "-m", "pip", "install", "--quiet", *PACKAGES[name]],
                check=False,
                stderr=subprocess.DEVNULL,
            )
            if installed.returncode:
                print(f"    {name}: cannot be installed here")
                continue
            script = str(Path(__file__).with_name("graph_rivals.py"))
            run = subprocess.run(
                [python, script, name, str(Path(folder) / "drawn.html")],
                input=json.dumps(graph),
                text=True,
                capture_output=True,
                check=True,
            )
            seconds = median(json.loads(run.stdout))
            if name in PAGES:
                seconds += median(opened(Path(folder) / "drawn.html", PAGES[name], RUNS))
            ratio = seconds / ours
            print(f"    {name:<24} {seconds * 1000:8.1f} ms, {ratio:5.1f} times ours")


def grown(frameworks: list[Framework]) -> None:
    """How the server's half grows with the mappings."""
    print("  growth of the server's half:")
    for count in GROWTH:
        found = served(frameworks, count)
        print(
            f"    {count:>5} mappings {found.seconds * 1000:7.1f} ms {found.whole / 1000:7.1f} kB"
        )


if __name__ == "__main__":
    main()
