"""Texts with their translations beside them, for screens that show two languages at once."""

from collections.abc import Mapping
from typing import Any

from kit.domain.notes import Line
from kit.views.moment import written


def worded(texts: Mapping[str, str], lang: str) -> dict[str, Any]:
    """A text in the reader's language where it exists; `also` holds it in all its others."""
    shown = written(dict(texts), lang)
    also = [{"lang": one, "text": text} for one, text in texts.items() if one != shown["lang"]]
    return {**shown, "also": also}


def spoken(line: Line) -> dict[str, Any]:
    """A line as its group wrote it, in the group's own language; `also` holds the translations."""
    also = [{"lang": lang, "text": text} for lang, text in line.translations if lang != line.lang]
    return {"text": line.text, "lang": line.lang, "also": also}
