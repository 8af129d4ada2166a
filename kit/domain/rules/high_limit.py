"""A limit on high ratings: how few of them put a standard out."""

import re
from fractions import Fraction

from kit.domain.errors import BadInput
from kit.domain.framework import Part
from kit.domain.rules.parameters import OFF, read_share, share_text

_LIMIT = re.compile(r"(<=|≤|<)\s*(.+)")


class HighLimit(Part):
    """At most a share of high ratings, or fewer than that."""

    share: Fraction
    included: bool

    def __str__(self) -> str:
        return f"{'<=' if self.included else '<'}{share_text(self.share)}"

    def reaches(self, needed: Fraction) -> bool:
        """Whether some share would be both this small and as large as `needed`."""
        return self.share >= needed if self.included else self.share > needed

    def most(self, base: int) -> int:
        """The most high ratings of a base that are within the limit; -1 where none is."""
        above = self.share.numerator * base - (0 if self.included else 1)
        return above // self.share.denominator


def read_limit(key: str, text: str) -> HighLimit | None:
    """Read `<=50%`, `<50%` or `off`."""
    if text.strip().casefold() == OFF:
        return None
    found = _LIMIT.fullmatch(text.strip())
    if found is None:
        raise BadInput("deciding-limit-bad", key=key, text=text)
    return HighLimit(share=read_share(key, found[2]), included=found[1] != "<")
