"""What every way of comparing texts promises."""

from collections.abc import Sequence
from typing import Literal, Protocol

from kit.suggest.exact import Wholes
from kit.suggest.passages import Passage

MethodName = Literal["encoder", "ngrams"]


class Method(Protocol):
    """Compares passages. Safe to call from several threads; a text is worked through once.

    `likely` is the score, in ten-thousandths, from which about every second candidate was right on
    our own crosswalks (docs/suggestions.md).
    """

    @property
    def name(self) -> MethodName:
        """How the method is called, in records too."""

    @property
    def likely(self) -> int:
        """The score from which a candidate is marked."""

    def cosines(self, passages: Sequence[Passage], others: Sequence[Passage]) -> Wholes:
        """The cosine of each with each of the others, in ten-thousandths, one row per passage.

        Depends on the two passages alone, never on what else is in the lists.
        """
