"""Median and interquartile range: in or out by the median where the middle half is close together.

Usual in Delphi studies on scales from 1 to 9; quartiles of type 7 unless the rule says otherwise.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Literal, Self

from kit.domain.ballot_table import BallotTable, Said
from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.medians import by_median, ordered, read_medians, read_quantile
from kit.domain.rules.outcome import Decided, Outcome, outcome
from kit.domain.rules.parameters import number_text, read_choice, read_number
from kit.domain.rules.per_group import GROUPS, decided
from kit.domain.rules.values import RATED
from kit.domain.rules.verdict import Verdict

DEFAULTS = {
    "in_median": "7",
    "out_median": "3",
    "iqr": "3",
    "quantile": "type-7",
    "groups": "pooled",
}

Q1, Q3 = Fraction(1, 4), Fraction(3, 4)


class MedianIqr(Part):
    """In from `in_median` on, out up to `out_median`, both with Q3 - Q1 <= iqr; else undecided."""

    name: ClassVar[str] = "median-iqr"

    in_median: int
    out_median: int
    iqr: Fraction
    quantile: str
    groups: Literal["pooled", "each"]

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        in_median, out_median = read_medians(told)
        iqr = read_number(told["iqr"].strip())
        if iqr is None:
            raise BadInput("deciding-number-bad", key="iqr", text=told["iqr"])
        return cls.model_validate(
            {
                "in_median": in_median,
                "out_median": out_median,
                "iqr": iqr,
                "quantile": read_quantile(told["quantile"]),
                "groups": read_choice("groups", told["groups"], GROUPS),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "in_median": str(self.in_median),
            "out_median": str(self.out_median),
            "iqr": number_text(self.iqr),
            "quantile": self.quantile,
            "groups": self.groups,
        }

    def vocabulary(self) -> Mapping[str, str]:
        """What a table of judgements may hold."""
        return RATED

    def decide_table(self, table: BallotTable, groups: Mapping[str, BallotTable]) -> Decided:
        """The verdict on every standard of a table; `groups` are its parts, by name."""
        return decided(table, groups, self.decide, self.groups)

    def decide(self, item_id: str, one: Said) -> Outcome:
        """The verdict on one standard; those who cannot judge and blanks are not in n."""
        ratings = ordered(one)
        if not ratings.n:
            nothing = dict.fromkeys(("median", "q1", "q3", "iqr"))
            return outcome(item_id, one, Verdict.UNDECIDED, **nothing)
        q1, q3 = (ratings.quantile(share, self.quantile) for share in (Q1, Q3))
        verdict = by_median(ratings.median, self.in_median, self.out_median)
        return outcome(
            item_id,
            one,
            verdict if q3 - q1 <= self.iqr else Verdict.UNDECIDED,
            median=ratings.median,
            q1=q1,
            q3=q3,
            iqr=q3 - q1,
        )
