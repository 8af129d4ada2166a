"""Numbers of results in words: exact ones, and shares that never read as more than they are."""

from fractions import Fraction

from kit.domain.rules.parameters import number_text
from kit.words import decimal, say


def exact(number: Fraction | int, lang: str) -> str:
    """A number with every digit it has; as a fraction where it has no end."""
    text = number_text(Fraction(number))
    return text if "/" in text else decimal(text, lang)


def tenths_of_percent(part: Fraction | int, whole: Fraction | int, lang: str) -> str:
    """A share of a hundred with one decimal: `68.9 %`. Cut off, so that 69.97 is never 70.0."""
    whole_part, tenths = divmod((Fraction(1000) * part / whole).__floor__(), 10)
    return say("counted-percent", lang, whole=whole_part, tenths=tenths)
