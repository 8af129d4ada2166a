"""Parameters of rules as people write them: bands of ratings, shares and choices, read exactly."""

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated

from pydantic import Field

from kit.domain.errors import BadInput
from kit.domain.framework import Part

LOWEST, HIGHEST = 1, 9
"""The ends of the scale on which standards are rated."""

OFF = "off"
"""How a condition that may be left out is left out."""

RATINGS = tuple(str(rating) for rating in range(LOWEST, HIGHEST + 1))

_BAND = re.compile(r"([1-9])(?:\s*[-\u2010-\u2015]\s*([1-9]))?")
_PERCENT = re.compile(r"(\d{1,6}(?:[.,]\d{1,6})?)\s*%")
_WHOLE = re.compile(r"[0-9]{1,9}")
_DECIMAL = re.compile(r"[0-9]{1,12}(?:[.,][0-9]{1,12})?")
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


def read_condition(key: str, text: str) -> Fraction | None:
    """Read a share, or `off` where nothing is asked."""
    return None if text.strip().casefold() == OFF else read_share(key, text)


def condition_text(share: Fraction | None) -> str:
    """The one way a condition is written down."""
    return OFF if share is None else share_text(share)


def read_choice(key: str, text: str, known: Sequence[str]) -> str:
    """Read one of the words that a parameter knows. BadInput lists them."""
    word = text.strip().casefold()
    if word not in known:
        raise BadInput("deciding-choice-unknown", key=key, text=text, known=", ".join(known))
    return word


def read_whole(key: str, text: str, least: int, most: int) -> int:
    """Read a whole number from `least` to `most`."""
    word = text.strip()
    number = int(word) if _WHOLE.fullmatch(word) else None
    if number is None or not least <= number <= most:
        raise BadInput("deciding-whole-bad", key=key, text=text, least=least, most=most)
    return number


def read_number(text: str) -> Fraction | None:
    """Read `1.5`, `1,5`, `2` or `1/3` exactly; none where it is no number of nought or more."""
    if found := _DECIMAL.fullmatch(text):
        return Fraction(text.replace(",", "."))
    if (found := _FRACTION.fullmatch(text)) and int(found[2]) > 0:
        return Fraction(int(found[1]), int(found[2]))
    return None


def read_entitled(text: str) -> Fraction | None:
    """Read how many are entitled, or `off` where it is not told."""
    word = text.strip().casefold()
    number = None if word == OFF else read_number(word)
    if word != OFF and not number:
        raise BadInput("deciding-number-bad", key="entitled", text=text)
    return number


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


def number_text(number: Fraction) -> str:
    """The one way a number is written down: in decimals where that is exact, else as a fraction."""
    for places in range(13):
        scaled = number * 10**places
        if scaled.denominator == 1:
            return _pointed(scaled.numerator, places)
    return f"{number.numerator}/{number.denominator}"


def _pointed(digits: int, places: int) -> str:
    if not places:
        return str(digits)
    padded = str(digits).zfill(places + 1)
    return f"{padded[:-places]}.{padded[-places:]}"
