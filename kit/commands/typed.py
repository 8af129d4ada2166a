"""What people type, as it may enter the record."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from kit.domain.errors import BadInput
from kit.domain.ids import LONGEST_TEXT

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows them, on a screen beyond the text itself."""
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text in Unicode's composed form, without control characters and outer blanks.

    Raises BadInput where nothing that can be seen remains, or more than `LONGEST_TEXT` characters
    do: cutting would lose words without telling.
    """
    text = _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    text = _TURNING.sub("", _CONTROL.sub(" ", text))
    text = unicodedata.normalize("NFC", text).strip()
    if all(unicodedata.category(letter) in _UNSEEN for letter in text):
        raise BadInput("text-empty")
    if len(text) > LONGEST_TEXT:
        raise BadInput("text-too-long", length=len(text), longest=LONGEST_TEXT)
    return text


def _is_text(value: object) -> object:
    if not isinstance(value, str):
        raise BadInput("text-missing")
    return value


Typed = Annotated[str, BeforeValidator(_is_text), AfterValidator(clean)]
"""Free text in an act's arguments."""


def _clean_or_empty(text: str) -> str:
    return clean(text) if text.strip() else ""


TypedOrEmpty = Annotated[str, BeforeValidator(_is_text), AfterValidator(_clean_or_empty)]
"""Free text that may be left empty."""
