"""The Delphi rule: enough high ratings and few low ones, or the other way round.

Published as 70/15: in when at least 70% rate 7 to 9 and fewer than 15% rate 1 to 3, out when it is
the other way round, else no consensus (ELICIT protocol, Trials 2015, table 1).
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Self

from pydantic import model_validator

from kit.domain.ballot_table import BallotTable, Said, said
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.high_limit import HighLimit, read_limit
from kit.domain.rules.outcome import Decided, in_every_group, outcome
from kit.domain.rules.parameters import (
    OFF,
    RATINGS,
    Band,
    read_band,
    read_choice,
    read_share,
    share_text,
)
from kit.domain.rules.standing import Standing, margin
from kit.domain.rules.values import RATED

DEFAULTS = {"high": "7-9", "in_share": "70%", "low": "1-3", "low_share": "15%"}
"""The parameters, as published."""

LATER = {"out_if_high": OFF, "cannot_judge": "leave", "blank": "leave", "groups": "pooled"}
"""Parameters of variants. A rule that leaves them as they are is written without them, so that its
hash is the one that it always had."""


class Delphi(Part):
    """The bands of high and low ratings, the share that decides, and the share that hinders.

    `in` where high / base >= in_share and low / base < low_share; `out` with high and low changed
    over, or, with `out_if_high`, where high / base is that small; else `undecided`. The base is who
    judged; those who cannot judge and blanks may be counted in it. With `in_each_group` a verdict
    must hold in every group in which anybody judged.
    """

    name: ClassVar[str] = "delphi"

    high: Band
    in_share: Fraction
    low: Band
    low_share: Fraction
    out_if_high: HighLimit | None = None
    counts_cannot_judge: bool = False
    counts_blank: bool = False
    in_each_group: bool = False

    @model_validator(mode="after")
    def _only_one_verdict(self) -> Self:
        """A band both high and low, or shares that can both be reached, would allow two."""
        if self.low.highest >= self.high.lowest:
            raise BadInput("rule-bands-overlap", high=str(self.high), low=str(self.low))
        in_share = share_text(self.in_share)
        if self.out_if_high is not None:
            if self.out_if_high.reaches(self.in_share):
                raise BadInput(
                    "deciding-limit-contradicts", limit=str(self.out_if_high), in_share=in_share
                )
        elif self.low_share > self.in_share and 2 * self.in_share <= 1:
            raise BadInput(
                "rule-shares-contradict", in_share=in_share, low_share=share_text(self.low_share)
            )
        return self

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as published. BadInput names the cure."""
        told = {**DEFAULTS, **LATER, **texts}

        def is_chosen(key: str, *known: str) -> bool:
            return read_choice(key, told[key], known) != LATER[key]

        return cls(
            high=read_band("high", told["high"]),
            in_share=read_share("in_share", told["in_share"]),
            low=read_band("low", told["low"]),
            low_share=read_share("low_share", told["low_share"]),
            out_if_high=read_limit("out_if_high", told["out_if_high"]),
            counts_cannot_judge=is_chosen("cannot_judge", "leave", "count"),
            counts_blank=is_chosen("blank", "leave", "count"),
            in_each_group=is_chosen("groups", "pooled", "each"),
        )

    def stated(self) -> dict[str, str]:
        """The parameters, each in its one way of being written; reading them gives this rule."""
        texts = {
            "name": self.name,
            "high": str(self.high),
            "in_share": share_text(self.in_share),
            "low": str(self.low),
            "low_share": share_text(self.low_share),
            "out_if_high": str(self.out_if_high or OFF),
            "cannot_judge": "count" if self.counts_cannot_judge else "leave",
            "blank": "count" if self.counts_blank else "leave",
            "groups": "each" if self.in_each_group else "pooled",
        }
        return {key: text for key, text in texts.items() if LATER.get(key) != text}

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return RATED

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table; `groups` are its parts, by name."""
        pooled = [said(counts) for counts in table.counts()]
        parts = [[said(counts) for counts in one.counts()] for one in groups.values()]
        outcomes = []
        for place, one in enumerate(pooled):
            standing = self._standing(one)
            judges = [self._standing(part[place]) for part in parts if part[place].n]
            deciding = judges if self.in_each_group and parts else [standing]
            found = outcome(
                table.items[place],
                one,
                in_every_group([each.verdict for each in deciding]),
                high=standing.high,
                low=standing.low,
                base=self._base(one),
                margin=margin(deciding),
            )
            outcomes.append(found)
        return Decided(tuple(outcomes))

    def needed(self, judged: int) -> int:
        """The fewest ratings in one band that can decide, of so many."""
        return -(-self.in_share.numerator * judged // self.in_share.denominator)

    def bearable(self, judged: int) -> int:
        """The most ratings in the other band that do not hinder, of so many (one at least)."""
        return (self.low_share.numerator * judged - 1) // self.low_share.denominator

    def _base(self, one: Said) -> int:
        others = (one.cannot_judge, self.counts_cannot_judge), (one.blank, self.counts_blank)
        return one.n + sum(count for count, counted in others if counted)

    def _standing(self, one: Said) -> Standing:
        base = self._base(one)
        return Standing(
            judged=one.n,
            high=_within(self.high, one.judged),
            low=_within(self.low, one.judged),
            needed=self.needed(base),
            bearable=self.bearable(base),
            out_most=self.out_if_high.most(base) if self.out_if_high else None,
        )


def _within(band: Band, counts: Mapping[str, int]) -> int:
    return sum(counts.get(rating, 0) for rating in RATINGS if int(rating) in band)
