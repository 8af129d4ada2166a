"""Reading, checking and writing up to 100,000 mappings, against sssom-py in the same run.

sssom-py is put into an environment of its own, kept in the folder for temporary files between runs.
What is compared: reading a file and validating it (sssom-py: `parse_sssom_table` and its default
validation; ours: the strict reader, which validates, then duplicates, conflicts and coverage), and
writing it again. Times are medians of processor time, so that other work on the machine counts
little; growth is time per n log n, relative to the smallest size.
"""

import json
import random
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from math import log2
from pathlib import Path
from statistics import median
from time import process_time

from kit.domain.exchange.checks import contradictions, duplicates
from kit.domain.exchange.coverage import reached
from kit.formats.sssom.reading import read_sssom
from kit.formats.sssom.writing import write_sssom

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
PEER = "sssom==0.4.21"
GOAL = 10
"""How many times faster than sssom-py reading and checking shall be."""

STEEPEST = 3.0
"""Growth per n log n that memory may cause: the smallest size fits into the processor's cache. Work
that grew like n to the power of 1.5 would show 6, quadratic work 60."""

HEADER = """\
#sssom_version: "1.1"
#curie_map:
#  BE: https://example.org/be/
#  ES: https://example.org/es/
#mapping_set_id: https://example.org/mappings/bench
#license: https://creativecommons.org/licenses/by/4.0/
#subject_source: BE:framework
#object_source: ES:framework
subject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tmapping_justification\t\
author_label\tmapping_date\tconfidence\tcomment
"""
PREDICATES = ("exactMatch", "broadMatch", "narrowMatch", "relatedMatch", "closeMatch")

THEIRS = """
import json, sys, time
from sssom.constants import DEFAULT_VALIDATION_TYPES
from sssom.parsers import parse_sssom_table
from sssom.validators import validate
from sssom.writers import write_table

times = {}
for path in sys.argv[1:]:
    start = time.process_time()
    found = parse_sssom_table(path)
    parsed = time.process_time()
    validate(found, DEFAULT_VALIDATION_TYPES, fail_on_error=False)
    checked = time.process_time()
    with open(path + ".out", "w") as out:
        write_table(found, out)
    times[path] = {
        "rows": len(found.df),
        "read": parsed - start,
        "check": checked - parsed,
        "write": time.process_time() - checked,
    }
print(json.dumps(times))
"""


def write_file(path: Path, size: int) -> None:
    """Make a file of mappings that look like those of a crosswalk, the same in every run."""
    chance = random.Random(size)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for _ in range(size):
            subject, other = chance.randrange(size // 3), chance.randrange(size // 3)
            cells = (
                f"BE:{subject}",
                f"critère numéro {subject}",
                f"skos:{chance.choice(PREDICATES)}",
                f"ES:{other}",
                f"criterio número {other}",
                "semapv:ManualMappingCuration",
                f"Group {chance.randrange(4)}",
                f"2026-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
                f"0.{chance.randrange(10, 100)}",
                f"said at table {chance.randrange(99)}, and why",
            )
            file.write("\t".join(cells) + "\n")


def timed(work: Callable[[], object], times: int) -> float:
    """The median of some runs."""
    spent = []
    for _ in range(times):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return median(spent)


def ours(path: Path, times: int) -> dict[str, float]:
    """How long we take."""
    one = read_sssom(path).checked()
    return {
        "read": timed(lambda: read_sssom(path).checked(), times),
        "check": timed(lambda: (duplicates(one), contradictions(one), reached(one)), times),
        "write": timed(lambda: write_sssom(one), times),
    }


def peer_python() -> Path | None:
    """The interpreter of an environment with sssom-py; none where it cannot be installed."""
    folder = Path(tempfile.gettempdir()) / "sealkit-bench-sssom-py"
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    installed = folder / PEER
    if installed.exists():
        return python
    print(f"Installing {PEER} into {folder}, once …", flush=True)
    venv.create(folder, with_pip=True, clear=True)
    command = [str(python), "-m", "pip", "install", "--quiet", PEER]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    if found.returncode:
        last = (found.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"{PEER} cannot be installed here ({last}); only our own times follow.")
        return None
    installed.touch()
    return python


def theirs(python: Path, paths: dict[int, Path]) -> dict[int, dict[str, float]]:
    """How long sssom-py takes for the same files."""
    command = [str(python), "-c", THEIRS, *map(str, paths.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {size: found[str(path)] for size, path in paths.items()}


def main() -> int:
    """Print medians, ratios and growth; fail where a goal is missed."""
    python = peer_python()
    missed = []
    with tempfile.TemporaryDirectory() as folder:
        paths = {size: Path(folder) / f"{size}.sssom.tsv" for size in SIZES}
        for size, path in paths.items():
            write_file(path, size)
        spent = {size: ours(path, 5 if size <= 10_000 else 3) for size, path in paths.items()}
        peer = theirs(python, paths) if python else {}
    print(f"{'rows':>8} {'step':>14} {'ours, s':>9} {'sssom-py, s':>12} {'times':>7} {'growth':>7}")
    for size in SIZES:
        for step in ("read", "check", "write", "read and check"):
            mine = _sum(spent[size], step)
            other = _sum(peer[size], step) if peer else None
            growth = _growth(size, mine, _sum(spent[SIZES[0]], step))
            ratio = other / mine if other else None
            shown = f"{other:12.3f} {ratio:7.1f}" if other and ratio else f"{'–':>12} {'–':>7}"
            print(f"{size:8} {step:>14} {mine:9.3f} {shown} {growth:7.2f}")
            if growth > STEEPEST:
                missed.append(f"{step} grows by {growth:.2f} per n log n at {size}")
            if step == "read and check" and size == SIZES[-1] and ratio and ratio < GOAL:
                missed.append(f"{step}: {ratio:.1f} times sssom-py, goal {GOAL}")
    print("\n".join(missed) or "Every goal is met.")
    return len(missed) > 0


def _sum(times: dict[str, float], step: str) -> float:
    return sum(times[name] for name in step.split(" and "))


def _growth(size: int, spent: float, first: float) -> float:
    return (spent / (size * log2(size))) / (first / (SIZES[0] * log2(SIZES[0])))


if __name__ == "__main__":
    sys.exit(main())
