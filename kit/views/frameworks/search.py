"""Finding words in texts of any language: accents, case and apostrophes do not matter."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

LONGEST = 200
"""Characters of a search that are read."""

MOST_WORDS = 12
WORD = re.compile(r"[\w\u00ad\u00b7\u0300-\u036f\u2027]+")
APOSTROPHE = re.compile(r"['’ʼ‘`´]")
UNDIVIDED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})


@lru_cache(maxsize=50_000)
def folded(text: str) -> str:
    """A word as it is compared: `Évaluées` is `evaluees`, `mentor·es` is `mentores`."""
    apart = unicodedata.normalize("NFKD", text).casefold().translate(UNDIVIDED)
    return "".join(letter for letter in apart if letter.isalnum())


@lru_cache(maxsize=20_000)
def words(text: str) -> frozenset[str]:
    """The different words of a text, as they are compared."""
    return frozenset(folded(found) for found in WORD.findall(text))


@dataclass(frozen=True)
class Query:
    """What is searched for: every word has to be found, in any order, as a word's beginning.

    Each of `parts` is what stood between two blanks: as it was typed, and its words.
    """

    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Read what was typed. Of `l’entretien` the longer half counts, the article does not."""
        chunks = typed[:LONGEST].split()[:MOST_WORDS]
        read = [(chunk, tuple(_wanted(chunk))) for chunk in chunks]
        return cls(tuple((chunk.casefold(), wanted) for chunk, wanted in read if wanted))

    def __bool__(self) -> bool:
        return bool(self.parts)

    def finds(self, texts: Iterable[str], names: Iterable[str] = ()) -> bool:
        """Whether these texts, which belong together, hold all; `names` are numbers like `B.1.2`.

        `B.1` finds `B.1` and `B.1.2`, as a person who types a number expects.
        """
        known = frozenset[str]().union(*(words(text) for text in texts))
        named = [name.casefold() for name in names]
        return all(
            any(name == typed or name.startswith(f"{typed}.") for name in named)
            or all(_begins(known, word) for word in wanted)
            for typed, wanted in self.parts
        )

    def marked(self, text: str) -> list[dict[str, Any]]:
        """The text in pieces: those that were found, and what stands between them."""
        pieces: list[dict[str, Any]] = []
        end = 0
        for found in WORD.finditer(text) if self.parts else ():
            if self._wants(folded(found[0])):
                pieces += [_piece(text[end : found.start()]), _piece(found[0], hit=True)]
                end = found.end()
        return [one for one in [*pieces, _piece(text[end:])] if one["text"]]

    def _wants(self, word: str) -> bool:
        return any(word.startswith(one) for _, wanted in self.parts for one in wanted)


def _wanted(chunk: str) -> list[str]:
    halves = [[folded(one) for one in WORD.findall(half)] for half in APOSTROPHE.split(chunk)]
    longest = max(halves, key=lambda half: len("".join(half)), default=[])
    return [one for one in longest if one]


def _begins(known: frozenset[str], word: str) -> bool:
    return any(one.startswith(word) for one in known)


def _piece(text: str, *, hit: bool = False) -> dict[str, Any]:
    return {"text": text, "hit": hit}
