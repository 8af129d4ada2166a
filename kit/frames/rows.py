"""A row of a frame, before it becomes one."""

from collections.abc import Iterator
from typing import Any

from kit.domain.framework import Texts

Row = dict[str, Any]
"""Values by column; columns that are not named are empty, what is no column is left out."""


def worded(texts: Texts) -> Iterator[Row]:
    """One row a language."""
    for lang, text in texts.items():
        yield {"lang": lang, "text": text}
