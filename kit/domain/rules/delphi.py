"""The Delphi rule: enough high ratings and few low ones, or the other way round.

Published as 70/15: in when at least 70% rate 7 to 9 and fewer than 15% rate 1 to 3, out when it is
the other way round, else no consensus (ELICIT protocol, Trials 2015, table 1).
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Self

from pydantic import model_validator

from kit.domain.ballot import CANNOT_JUDGE
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.decision import Decision, Verdict
from kit.domain.rules.parameters import RATINGS, Band, read_band, read_share, share_text

DEFAULTS = {"high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}
"""The parameters, as published."""


class Delphi(Part):
    """The bands of high and low ratings, the share that decides, and the share that hinders.

    `in` where high / judged >= in_share and low / judged < low_share; `out` with high and low
    changed over; else `undecided`. Who cannot judge and who left it blank is not in `judged`.
    """

    high: Band
    in_share: Fraction
    low: Band
    low_share: Fraction

    @model_validator(mode="after")
    def _only_one_verdict(self) -> Self:
        """A band both high and low, or a hindrance above the majority, would allow two verdicts."""
        if self.low.highest >= self.high.lowest:
            raise BadInput("rule-bands-overlap", high=str(self.high), low=str(self.low))
        if self.low_share > self.in_share:
            raise BadInput(
                "rule-shares-contradict",
                in_share=share_text(self.in_share),
                low_share=share_text(self.low_share),
            )
        return self

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as published. BadInput names the cure."""
        said = {**DEFAULTS, **texts}
        return cls(
            high=read_band("high", said["high"]),
            in_share=read_share("in_share", said["in_share"]),
            low=read_band("low", said["low"]),
            low_share=read_share("low_share", said["low_share"]),
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": "delphi",
            "high": str(self.high),
            "in_share": share_text(self.in_share),
            "low": str(self.low),
            "low_share": share_text(self.low_share),
        }

    def decide(self, counts: Mapping[str, int], voted: int) -> Decision:
        """The verdict on one standard: `counts` per value (`1` to `9`, `cannot-judge`).

        `voted` is how many cast a ballot in the round; those without a value left it blank.
        """
        assert set(counts) <= {*RATINGS, CANNOT_JUDGE}, "a value outside the scale"
        judged = sum(counts.get(rating, 0) for rating in RATINGS)
        cannot_judge = counts.get(CANNOT_JUDGE, 0)
        assert judged + cannot_judge <= voted, "more judgements than ballots"
        high, low = (_within(band, counts) for band in (self.high, self.low))
        return Decision(
            verdict=self._verdict(judged, high, low),
            judged=judged,
            high=high,
            low=low,
            cannot_judge=cannot_judge,
            blank=voted - judged - cannot_judge,
            margin=self._margin(judged, high, low),
        )

    def needed(self, judged: int) -> int:
        """The fewest ratings in one band that can decide, of so many."""
        return -(-self.in_share.numerator * judged // self.in_share.denominator)

    def bearable(self, judged: int) -> int:
        """The most ratings in the other band that do not hinder, of so many (one at least)."""
        return (self.low_share.numerator * judged - 1) // self.low_share.denominator

    def _verdict(self, judged: int, high: int, low: int) -> Verdict:
        if judged and self._carries(judged, high, low):
            return Verdict.IN
        if judged and self._carries(judged, low, high):
            return Verdict.OUT
        return Verdict.UNDECIDED

    def _carries(self, judged: int, for_it: int, against: int) -> bool:
        return for_it >= self.needed(judged) and against <= self.bearable(judged)

    def _margin(self, judged: int, high: int, low: int) -> int | None:
        """A changed ballot moves each band's count by one at most, and can move both.

        So a verdict is lost with whichever of its conditions fails first, and one is won when the
        farther of its conditions is reached.
        """
        if not judged:
            return None
        needed, bearable = self.needed(judged), self.bearable(judged)
        match self._verdict(judged, high, low):
            case Verdict.IN:
                return min(high - needed, bearable - low) + 1
            case Verdict.OUT:
                return min(low - needed, bearable - high) + 1
            case Verdict.UNDECIDED:
                to_in = max(needed - high, low - bearable)
                to_out = max(needed - low, high - bearable)
                return min(to_in, to_out)


def _within(band: Band, counts: Mapping[str, int]) -> int:
    return sum(counts.get(rating, 0) for rating in RATINGS if int(rating) in band)
