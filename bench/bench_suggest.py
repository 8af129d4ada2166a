"""How fast suggestions are: 10 frameworks of 100 requirements, each with each, and how it grows.

Every run is a process of its own. Beside it, what one would pick instead for texts as they are
spelled: scikit-learn's TF-IDF of n-grams, and rapidfuzz.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
import venv
from itertools import combinations, islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.suggest_rivals import RIVALS, peak_megabytes, seconds
from kit.domain.framework import Completeness, Framework, Requirement, Source, Wording
from kit.formats.library import Library
from kit.suggest.at_hand import method_at_hand, why_no_encoder
from kit.suggest.candidates import candidates
from kit.suggest.method import MethodName

RUNS = 5
FRAMEWORKS, REQUIREMENTS = 10, 100
GROWTH = (25, 50, 100, 200, 400)
Texts = list[str]


def made_up(frameworks: int, requirements: int) -> list[Texts]:
    """Requirements made of two halves of shipped ones, in all their languages; none twice."""
    library = Library()
    shipped = [
        text
        for framework_id in library.frameworks()
        for one in library.framework(framework_id).assessable()
        for text in (one.statement or {}).values()
    ]
    drawn = random.Random(4)
    texts: dict[str, None] = {}
    while len(texts) < frameworks * requirements:
        first, second = drawn.choice(shipped).split(), drawn.choice(shipped).split()
        texts[" ".join(first[: len(first) // 2 + 1] + second[len(second) // 2 :])] = None
    rest = iter(texts)
    return [list(islice(rest, requirements)) for _ in range(frameworks)]


def framework(number: int, texts: Texts) -> Framework:
    """A framework of these texts, ten under each heading."""
    headings = tuple(
        Requirement(
            ref_id=f"{start // 10 + 1}",
            assessable=False,
            title={"en": f"Part {start // 10 + 1}"},
            requirements=tuple(
                Requirement(ref_id=f"{start // 10 + 1}.{place}", statement={"en": text})
                for place, text in enumerate(texts[start : start + 10], 1)
            ),
        )
        for start in range(0, len(texts), 10)
    )
    return Framework(
        id=f"made-up-{number}",
        title={"en": "Made up"},
        issuer="Nobody",
        country="EU",
        edition="1",
        audience={"en": "Benchmarks"},
        source=Source(document="none"),
        completeness=Completeness.COMPLETE,
        wording=Wording.RESTATED,
        languages=("en",),
        requirements=headings,
    )


def one_run(name: MethodName, made: list[Texts]) -> dict[str, float]:
    """Seconds until the method is there, for a pair, for all others, and for all once more."""
    lists = [framework(number, texts) for number, texts in enumerate(made)]
    begun = time.perf_counter()
    method = method_at_hand(name)
    ready = time.perf_counter() - begun

    def pairs(most: int | None = None) -> None:
        for ours, theirs in islice(combinations(lists, 2), most):
            candidates(ours, theirs, top=5, method=method)

    return {
        "ready": ready,
        "pair": seconds(lambda: pairs(1)),
        "first": seconds(pairs),
        "again": seconds(pairs),
        "peak": peak_megabytes(),
    }


def in_own_process(command: list[str], given: list[Texts]) -> dict[str, float]:
    """What a run prints, as numbers."""
    done = subprocess.run(
        command, input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def medians(runs: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {figure: median(run[figure] for run in runs) for figure in runs[0]}


def told(name: str, found: dict[str, float]) -> str:
    """A row of the table."""
    pair = f"{found['pair']:7.3f}" if "pair" in found else "      –"
    first = found.get("pair", 0) + found["first"]
    return (
        f"  {name:14}{found['ready']:7.2f} {pair} {first:8.2f}"
        f" {found['again']:8.2f} {found['peak']:7.0f} MB"
    )


def ours(name: MethodName, made: list[Texts], runs: int = RUNS) -> dict[str, float]:
    """The kit's method, in processes of its own."""
    command = [sys.executable, "-m", "bench.bench_suggest", name]
    return medians([in_own_process(command, made) for _ in range(runs)])


def rivals(folder: Path) -> str | None:
    """A Python with both rivals, in a folder that will be thrown away; none without a network."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    asked = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    done = subprocess.run([*asked, *RIVALS], check=False, capture_output=True)
    return str(python) if done.returncode == 0 else None


def compare(names: tuple[MethodName, ...]) -> None:
    """The table: our methods, then what one would pick instead."""
    made = made_up(FRAMEWORKS, REQUIREMENTS)
    print(f"{FRAMEWORKS} frameworks of {REQUIREMENTS} requirements: 45 pairs, {RUNS} runs, medians")
    print("  seconds        load  a pair  all pairs   again   memory")
    for name in names:
        print(told(name, ours(name, made)), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        python = rivals(Path(folder))
        if python is None:
            print(f"  Not compared with {' and '.join(RIVALS)}: pip could not install them.")
            return
        script = str(Path(__file__).parent / "suggest_rivals.py")
        for rival in RIVALS:
            runs = [in_own_process([python, script, rival], made) for _ in range(RUNS)]
            print(told(rival, medians(runs)), flush=True)


def growth(names: tuple[MethodName, ...]) -> None:
    """Three frameworks of more and more requirements: 9 times the pairs of requirements each."""
    for name in names:
        print(f"{name}: 3 pairs of frameworks that grow")
        for size in GROWTH:
            found: dict[str, Any] = ours(name, made_up(3, size), 3)
            print(
                f"  {size:4} requirements each: first {found['pair'] + found['first']:6.3f} s,"
                f" again {found['again']:6.3f} s, {found['peak']:4.0f} MB",
                flush=True,
            )


def main() -> None:
    """Measure, or be measured: with a method's name, one run on the texts that come in."""
    if sys.argv[1:]:
        name: MethodName = "encoder" if sys.argv[1] == "encoder" else "ngrams"
        print(json.dumps(one_run(name, json.load(sys.stdin))))
        return
    reason = why_no_encoder()
    if reason:
        print(f"Without the encoder ({reason.message_id}): pip install 'sealkit[suggest]'.")
    names: tuple[MethodName, ...] = ("ngrams",) if reason else ("encoder", "ngrams")
    compare(names)
    growth(names)


if __name__ == "__main__":
    main()
