"""The RAND/UCLA reading of ratings: the median decides unless the panel disagrees.

Disagreement is IPR > IPRAS, where IPR = P70 - P30 and IPRAS = 2.35 + 1.5 AI, AI being how far the
middle of P30 and P70 lies from 5 (epage.ch, explanations; worked example BMJ Open 2012;2:e001431,
table 1). The older rule by the size of the panel asks how many rate in both end thirds
(BMC Med Inform Decis Mak 2012;12:93, table 7).
"""

from collections.abc import Mapping
from fractions import Fraction
from math import floor
from typing import ClassVar, Literal, Self

from kit.domain.ballot_table import BallotTable, Said
from kit.domain.framework import Part
from kit.domain.rules.medians import by_median, ordered, read_medians, read_quantile
from kit.domain.rules.outcome import Decided, Figure, Outcome, outcome
from kit.domain.rules.parameters import read_choice
from kit.domain.rules.per_group import GROUPS, decided
from kit.domain.rules.quantiles import HALF, Ordered
from kit.domain.rules.values import RATED
from kit.domain.rules.verdict import Verdict

DEFAULTS = {
    "in_median": "7",
    "out_median": "3",
    "quantile": "type-7",
    "even_median": "uncertain",
    "disagreement": "ipras",
    "groups": "pooled",
}

P30, P70 = Fraction(3, 10), Fraction(7, 10)
LEAST_IPRAS, BY_ASYMMETRY = Fraction(235, 100), Fraction(3, 2)
MIDDLE = 5
NOTHING: dict[str, Figure] = dict.fromkeys(
    ("median", "p30", "p70", "ipr", "iprcp", "ai", "ipras", "di", "disagreement")
)


class RandUcla(Part):
    """In from `in_median` on, out up to `out_median`, both without disagreement; else undecided.

    A median between two thirds (6.5) is undecided, or with `even_median: higher` belongs to the
    higher one. `disagreement` is found by `ipras` or by `panel-size`.
    """

    name: ClassVar[str] = "rand-ucla"

    in_median: int
    out_median: int
    quantile: str
    even_median: Literal["uncertain", "higher"]
    disagreement: Literal["ipras", "panel-size"]
    groups: Literal["pooled", "each"]

    @classmethod
    def read(cls, texts: Mapping[str, str]) -> Self:
        """The rule as texts say it; what is not said is as in `DEFAULTS`."""
        told = {**DEFAULTS, **texts}
        in_median, out_median = read_medians(told)
        return cls.model_validate(
            {
                "in_median": in_median,
                "out_median": out_median,
                "quantile": read_quantile(told["quantile"]),
                "even_median": read_choice(
                    "even_median", told["even_median"], ("uncertain", "higher")
                ),
                "disagreement": read_choice(
                    "disagreement", told["disagreement"], ("ipras", "panel-size")
                ),
                "groups": read_choice("groups", told["groups"], GROUPS),
            }
        )

    def stated(self) -> dict[str, str]:
        """All parameters, each in its one way of being written; reading them gives this rule."""
        return {
            "name": self.name,
            "in_median": str(self.in_median),
            "out_median": str(self.out_median),
            "quantile": self.quantile,
            "even_median": self.even_median,
            "disagreement": self.disagreement,
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
            return outcome(item_id, one, Verdict.UNDECIDED, **NOTHING)
        p30, p70 = (ratings.quantile(share, self.quantile) for share in (P30, P70))
        ipr, middle = p70 - p30, (p30 + p70) / 2
        asymmetry = abs(MIDDLE - middle)
        ipras = LEAST_IPRAS + BY_ASYMMETRY * asymmetry
        disagreement = ipr > ipras if self.disagreement == "ipras" else is_split(one)
        return outcome(
            item_id,
            one,
            Verdict.UNDECIDED if disagreement else self._by_median(ratings),
            median=ratings.median,
            p30=p30,
            p70=p70,
            ipr=ipr,
            iprcp=middle,
            ai=asymmetry,
            ipras=ipras,
            di=ipr / ipras,
            disagreement=disagreement,
        )

    def _by_median(self, ratings: Ordered) -> Verdict:
        median = ratings.median
        if self.even_median == "higher":
            median = Fraction(floor(median + HALF))
        return by_median(median, self.in_median, self.out_median)


def is_split(one: Said) -> bool:
    """Whether a third of the panel, nearly, rates in each end third: floor((n + 1) / 3)."""
    many = (one.n + 1) // 3
    low, high = (sum(one.judged.get(each, 0) for each in third) for third in ("123", "789"))
    return one.n > 1 and low >= many and high >= many
