"""Words that people type: kept apart from the record, so that they can be erased."""

from typing import Annotated

from pydantic import Field

from kit.domain.ids import LONGEST_TEXT


class FreeTextMark:
    """Marks a field that people fill with their own words."""


FreeText = Annotated[str, FreeTextMark(), Field(min_length=1, max_length=LONGEST_TEXT)]

ERASED = "[erased]"
"""What an erased text reads as."""
