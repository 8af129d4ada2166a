"""Where one standard stands under the Delphi rule, and how far it is from another verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from kit.domain.rules.verdict import Verdict


@dataclass(frozen=True)
class Standing:
    """So many high and low ratings of a base, against the limits that hold for that base.

    `needed` is the fewest ratings of one band that decide, `bearable` the most of the other that do
    not hinder. `out_most` is the most high ratings with which it is out, where that decides.
    """

    judged: int
    high: int
    low: int
    needed: int
    bearable: int
    out_most: int | None = None

    @property
    def verdict(self) -> Verdict:
        """Undecided where nobody judged."""
        if self.judged and not self.to_in:
            return Verdict.IN
        if self.judged and not self.to_out:
            return Verdict.OUT
        return Verdict.UNDECIDED

    @property
    def to_in(self) -> int:
        """How many ballots must change until it is in.

        A changed ballot moves each band's count by one at most, and can move both: the farther of
        the two conditions decides.
        """
        return max(0, self.needed - self.high, self.low - self.bearable)

    @property
    def to_out(self) -> int:
        """How many ballots must change until it is out."""
        if self.out_most is not None:
            return max(0, self.high - self.out_most)
        return max(0, self.needed - self.low, self.high - self.bearable)

    @property
    def to_leave(self) -> int:
        """How many ballots must change until the verdict is lost: the nearer condition decides."""
        if self.verdict is Verdict.IN:
            return min(self.high - self.needed, self.bearable - self.low) + 1
        if self.out_most is not None:
            return self.out_most - self.high + 1
        return min(self.low - self.needed, self.bearable - self.high) + 1


def margin(standings: Sequence[Standing]) -> int | None:
    """The fewest ballots that, cast otherwise, change the verdict that all groups have in common.

    One group is enough to lose it; to win one, each group has to be won. None where nobody judged.
    """
    if not standings or not all(one.judged for one in standings):
        return None
    first = standings[0].verdict
    if first is not Verdict.UNDECIDED and all(one.verdict is first for one in standings):
        return min(one.to_leave for one in standings)
    return min(sum(one.to_in for one in standings), sum(one.to_out for one in standings))
