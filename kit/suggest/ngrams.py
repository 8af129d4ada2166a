"""Texts compared letter by letter: n-grams of three to five letters, no package needed.

Finds what is spelled alike, across languages too where words have common roots. N-grams are not
weighed by how rare they are: that gained nothing (docs/suggestions.md) and would let a score
depend on what else is in the two lists.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kit.suggest.exact import Numbers, Wholes, in_steps, ten_thousandths
from kit.suggest.memory import Memory
from kit.suggest.method import MethodName
from kit.suggest.passages import Passage

SIZES = (3, 4, 5)
REMEMBERED = 4_000
"""Passages kept counted, about 6 kB each."""
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
"""Odd and with well-mixed bits: n-grams get different numbers, the same in every process."""


@dataclass(frozen=True)
class Counted:
    """The n-grams of a passage: their numbers, ascending, and their weights."""

    grams: np.ndarray[tuple[int], np.dtype[np.uint64]]
    weights: Numbers
    square: float


class NGrams:
    """The method `ngrams`."""

    name: MethodName = "ngrams"
    likely = 4_500

    def __init__(self) -> None:
        self._counted = Memory(REMEMBERED, _counted)

    def cosines(self, passages: Sequence[Passage], others: Sequence[Passage]) -> Wholes:
        """The cosines of each with each, over the n-grams that they have in common."""
        ours = [self._counted.of(one) for one in passages]
        theirs = [self._counted.of(one) for one in others]
        return ten_thousandths(_products(ours, theirs), _squares(ours), _squares(theirs))


def _squares(counted: Sequence[Counted]) -> Numbers:
    return np.array([one.square for one in counted], np.float64)


def _products(ours: Sequence[Counted], theirs: Sequence[Counted]) -> Numbers:
    """Sums over common n-grams: each of ours is looked up among all of theirs, sorted once."""
    products = np.zeros((len(ours), len(theirs)))
    if not theirs:
        return products
    grams = np.concatenate([one.grams for one in theirs])
    order = np.argsort(grams, kind="stable")
    grams = grams[order]
    weights = np.concatenate([one.weights for one in theirs])[order]
    owners = np.repeat(np.arange(len(theirs)), [len(one.grams) for one in theirs])[order]
    for row, one in enumerate(ours):
        first = np.searchsorted(grams, one.grams, "left")
        counts = np.searchsorted(grams, one.grams, "right") - first
        skipped = np.repeat(first - (np.cumsum(counts) - counts), counts)
        found = np.arange(counts.sum()) + skipped
        shared = np.repeat(one.weights, counts) * weights[found]
        products[row] = np.bincount(owners[found], shared, minlength=len(theirs))
    return products


def _counted(passage: Passage) -> Counted:
    text, heading = _weighed(passage.text), _weighed(passage.heading)
    together = Counter({gram: 2 * weight for gram, weight in text.items()})
    together.update(heading)
    grams = np.array(sorted(together), np.uint64)
    weights = np.array([together[gram] for gram in grams.tolist()], np.float64)
    return Counted(grams, weights, float((weights * weights).sum()))


def _weighed(text: str) -> dict[int, int]:
    """Each n-gram of a text with its weight, in steps of a unit vector: 1 + ln of its count."""
    if not text:
        return {}
    grams, counts = np.unique(_numbered(_plain(text)), return_counts=True)
    weights = in_steps(1 + np.log(counts))
    return dict(zip(grams.tolist(), weights.tolist(), strict=True))


def _plain(text: str) -> str:
    """Words without case, accents and punctuation; the text itself where it has no word."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters)) or text


def _numbered(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """A number for every n-gram within a word, the blanks beside it included."""
    letters = np.frombuffer(f" {text} ".encode("utf-32-le"), np.uint32).astype(np.uint64)
    blank = letters == ord(" ")
    found = []
    for size in SIZES:
        count = len(letters) - size + 1
        if count < 1:
            break
        numbers = np.full(count, size, np.uint64)
        crosses = np.zeros(count, bool)
        for place in range(size):
            numbers = (numbers ^ letters[place : place + count]) * MULTIPLIER
            numbers ^= numbers >> np.uint64(29)
            if 0 < place < size - 1:
                crosses |= blank[place : place + count]
        found.append(numbers[~crosses])
    return np.concatenate(found)


NGRAMS = NGrams()
