"""What one would pick instead, in an environment of its own: python suggest_rivals.py NAME < texts.

Reads a list of frameworks, each a list of texts, as JSON; prints seconds for all pairs of
frameworks, the first time and again, and the peak of memory. Needs nothing of the kit.
"""

import importlib
import json
import re
import sys
import time
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

Texts = list[str]
Compare = Callable[[Texts, Texts], Any]


def tfidf() -> Compare:
    """scikit-learn: TF-IDF of n-grams of three to five letters, fitted to the pair."""
    text = importlib.import_module("sklearn.feature_extraction.text")

    def compare(ours: Texts, theirs: Texts) -> Any:
        vectors = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        whole = vectors.fit_transform(ours + theirs)
        return (whole[: len(ours)] @ whole[len(ours) :].T).toarray().argsort(axis=1)

    return compare


def rapidfuzz() -> Compare:
    """rapidfuzz: the share of words in common, in its fastest form."""
    fuzz = importlib.import_module("rapidfuzz.fuzz")
    process = importlib.import_module("rapidfuzz.process")

    def compare(ours: Texts, theirs: Texts) -> Any:
        return process.cdist(ours, theirs, scorer=fuzz.token_set_ratio).argsort(axis=1)

    return compare


RIVALS = {"scikit-learn": tfidf, "rapidfuzz": rapidfuzz}


def peak_megabytes() -> float:
    """The most memory that this process has had; nan where the system does not tell (Windows)."""
    status = Path("/proc/self/status")
    if status.is_file():  # what `resource` tells on Linux includes the parent
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) / 1024
    try:
        resource = importlib.import_module("resource")
    except ImportError:
        return float("nan")
    kilobytes = float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return kilobytes / 1024 / (1024 if sys.platform == "darwin" else 1)


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> None:
    """Time one rival."""
    frameworks: list[Texts] = json.load(sys.stdin)
    begun = time.perf_counter()
    compare = RIVALS[sys.argv[1]]()
    ready = time.perf_counter() - begun

    def all_pairs() -> None:
        for ours, theirs in combinations(frameworks, 2):
            compare(ours, theirs)

    times = {"ready": ready, "first": seconds(all_pairs), "again": seconds(all_pairs)}
    print(json.dumps({**times, "peak": peak_megabytes()}))


if __name__ == "__main__":
    main()
