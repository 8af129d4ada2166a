"""Parameters of rules as people write them: bands of ratings and shares, read exactly."""

import re
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from kit.domain.errors import BadInput
from kit.domain.framework import Part

LOWEST, HIGHEST = 1, 9
"""The ends of the scale on which standards are rated."""

RATINGS = tuple(str(rating) for rating in range(LOWEST, HIGHEST + 1))

_BAND = re.compile(r"([1-9])(?:\s*[-\u2010-\u2015]\s*([1-9]))?")
_PERCENT = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*%")
_FRACTION = re.compile(r"(\d{1,6})\s*/\s*(\d{1,6})")


class Band(Part):
    """Neighbouring ratings, both ends included."""

    lowest: Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
    highest: Annotated[int, Field(ge=LOWEST, le=HIGHEST)]

    def __contains__(self, rating: int) -> bool:
        return self.lowest <= rating <= self.highest

    def __str__(self) -> str:
        return f"{self.lowest}-{self.highest}"


def read_band(key: str, text: str) -> Band:
    """Read `7-9` or `9`. BadInput where it is no band of the scale."""
    found = _BAND.fullmatch(text.strip())
    lowest, highest = (int(found[1]), int(found[2] or found[1])) if found else (HIGHEST, LOWEST)
    if lowest > highest:
        raise BadInput("rule-band-bad", key=key, text=text, lowest=LOWEST, highest=HIGHEST)
    return Band(lowest=lowest, highest=highest)


def read_share(key: str, text: str) -> Fraction:
    """Read `70%`, `66.7 %`, `66,7%` or `2/3` exactly. BadInput outside 0 (excluded) to 100%."""
    share = _exact(text.strip())
    if share is None:
        raise BadInput("rule-share-bad", key=key, text=text)
    if not 0 < share <= 1:
        raise BadInput("rule-share-out-of-range", key=key, text=text)
    return share


def _exact(text: str) -> Fraction | None:
    """Python's `\\s` covers the narrow spaces that French puts before a percent sign."""
    if found := _PERCENT.fullmatch(text):
        return Fraction(found[1].replace(",", ".")) / 100
    if (found := _FRACTION.fullmatch(text)) and int(found[2]) > 0:
        return Fraction(int(found[1]), int(found[2]))
    return None


def share_text(share: Fraction) -> str:
    """The one way a share is written down: in percent where that is exact, else as a fraction."""
    percent = share * 100
    for places in range(7):
        scaled = percent * 10**places
        if scaled.denominator == 1:
            return f"{_pointed(scaled.numerator, places)}%"
    return f"{share.numerator}/{share.denominator}"


def _pointed(digits: int, places: int) -> str:
    if not places:
        return str(digits)
    padded = str(digits).zfill(places + 1)
    return f"{padded[:-places]}.{padded[-places:]}"
