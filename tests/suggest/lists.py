"""Frameworks that are nothing but texts, and a method whose cosines are given."""

from collections.abc import Sequence

import numpy as np

from kit.domain.framework import Framework
from kit.suggest.exact import Wholes
from kit.suggest.method import MethodName
from kit.suggest.passages import Passage
from tests.builders import framework, requirement


def listed(framework_id: str, *texts: str) -> Framework:
    """A flat framework with these statements in English, numbered from 1."""
    rows = tuple(
        requirement(str(number), statement={"en": text}) for number, text in enumerate(texts, 1)
    )
    return framework(framework_id, requirements=rows)


class Given:
    """A method that knows the cosine of text `a` and text `1` as `{("a", "1"): 5000}`."""

    name: MethodName = "ngrams"
    likely = 4_500

    def __init__(self, cosines: dict[tuple[str, str], int]) -> None:
        self._cosines = cosines

    def cosines(self, passages: Sequence[Passage], others: Sequence[Passage]) -> Wholes:
        rows = [[self._cosines[one.text, other.text] for other in others] for one in passages]
        return np.array(rows, np.int64)
