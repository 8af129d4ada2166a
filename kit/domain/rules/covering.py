"""How few ballots close enough gaps: a search that is exact as long as it stays small.

Each ballot that is cast otherwise brings 0, 1 or 2 towards closing each gap. A gap is closed when
what was brought reaches it. The first gap must be closed, and all but `spared` of the others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

MOST = 2
"""What one ballot can bring towards one gap."""

NODES = 2_000
"""Steps of a search; where they do not suffice the answer is a range."""

MOST_KINDS = 300
"""Kinds of ballots up to which there is a search at all."""

Brought = tuple[int, ...]


class Covering:
    """Gaps, and what each of the ballots brings towards closing each of them."""

    def __init__(self, gaps: Sequence[int], ballots: Iterable[Brought], spared: int) -> None:
        self._gaps = gaps
        self._spared = spared
        kinds = Counter(tuple(MOST - each for each in brought) for brought in ballots)
        # those that fail to bring least come first
        self._kinds = sorted(kinds.items(), key=lambda kind: (sum(kind[0]), kind[0]))
        self.ballots = kinds.total()
        every = [lost for lost, count in self._kinds for _ in range(count)]
        self._greedy = [list(accumulate(column, initial=0)) for column in zip(*every, strict=True)]
        self._best = [
            list(accumulate(sorted(column), initial=0)) for column in zip(*every, strict=True)
        ]
        self._after = list(accumulate((n for _, n in reversed(self._kinds)), initial=0))[::-1]

    def fewest(self) -> tuple[int, int] | None:
        """The fewest ballots, from below and from above; the same where that is proved.

        None where all ballots together do not suffice.
        """
        if not self.ballots or self.is_closed_by(self.ballots) is False:
            return None
        low = _first(lambda ballots: self.is_closed_by(ballots) is not False, self.ballots)
        high = _first(lambda ballots: self.is_closed_by(ballots) is True, self.ballots)
        return low, high

    def is_closed_by(self, ballots: int) -> bool | None:
        """Whether so many ballots can do it; None where that was not found out."""
        slack = [MOST * ballots - gap for gap in self._gaps]
        if not self._suffices(_less(slack, [lost[ballots] for lost in self._best])):
            return False
        if self._suffices(_less(slack, [lost[ballots] for lost in self._greedy])):
            return True
        if len(self._kinds) > MOST_KINDS:
            return None
        self._nodes = NODES
        return self._search(0, ballots, slack)

    def _suffices(self, slack: Sequence[int]) -> bool:
        return slack[0] >= 0 and sum(one < 0 for one in slack) <= self._spared

    def _search(self, kind: int, left: int, slack: Sequence[int]) -> bool | None:
        """Whether `left` ballots of this kind and later ones leave enough gaps closed."""
        self._nodes -= 1
        if self._nodes < 0:
            return None
        if left > self._after[kind] or not self._suffices(slack):
            return False
        if left == 0:
            return True
        lost, count = self._kinds[kind]
        answer: bool | None = False
        for taken in range(min(count, left), -1, -1):
            rest = _less(slack, [taken * each for each in lost])
            found = self._search(kind + 1, left - taken, rest)
            if found or self._nodes < 0:
                return found or None
            answer = None if found is None else answer
        return answer


def _less(slack: Sequence[int], lost: Sequence[int]) -> list[int]:
    return [one - each for one, each in zip(slack, lost, strict=True)]


def _first(holds: Callable[[int], bool], known: int) -> int:
    """The smallest number for which it holds, as far as halving finds it; it holds for `known`."""
    low, high = 0, known
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return high
