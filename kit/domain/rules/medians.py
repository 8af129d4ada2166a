"""What rules that read ratings by their median have in common."""

from collections.abc import Mapping
from fractions import Fraction

from kit.domain.ballot_table import Said
from kit.domain.errors import BadInput
from kit.domain.rules.parameters import HIGHEST, LOWEST, read_choice, read_whole
from kit.domain.rules.quantiles import TYPES, Ordered
from kit.domain.rules.verdict import Verdict


def ordered(one: Said) -> Ordered:
    """The ratings of a standard, in order."""
    return Ordered({int(rating): count for rating, count in one.judged.items()})


def read_medians(texts: Mapping[str, str]) -> tuple[int, int]:
    """The median from which a standard is in, and the one up to which it is out."""
    in_median, out_median = (
        read_whole(key, texts[key], LOWEST, HIGHEST) for key in ("in_median", "out_median")
    )
    if out_median >= in_median:
        raise BadInput("deciding-medians-cross", in_median=in_median, out_median=out_median)
    return in_median, out_median


def read_quantile(text: str) -> str:
    """The definition of quantiles: `type-7`, or `7`."""
    word = text.strip()
    return read_choice("quantile", f"type-{word}" if word.isdecimal() else word, TYPES)


def by_median(median: Fraction, in_median: int, out_median: int) -> Verdict:
    """In from one median on, out up to another."""
    if median >= in_median:
        return Verdict.IN
    return Verdict.OUT if median <= out_median else Verdict.UNDECIDED
