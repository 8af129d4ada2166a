"""What a rule makes of one standard's judgements."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Where a standard stands after a round."""

    IN = "in"
    OUT = "out"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Decision:
    """A verdict with the counts it rests on.

    `judged` rated it; `high` and `low` are how many of these rated it in the rule's bands.
    voted = judged + `cannot_judge` + `blank`. `margin` is the fewest of the ballots that judged
    which, cast otherwise, change the verdict; none where nobody judged.
    """

    verdict: Verdict
    judged: int
    high: int
    low: int
    cannot_judge: int
    blank: int
    margin: int | None

    @property
    def middle(self) -> int:
        """How many rated it between the bands (or beside them)."""
        return self.judged - self.high - self.low
