"""Pages in Markdown in which what people typed stays text."""

import re
from collections.abc import Iterable, Sequence

from kit.reports.bundle.deposit import one_line

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~&$])")
_BEGINNING = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=])")


def plain(text: str) -> str:
    """A text on one line whose signs mean nothing but themselves."""
    escaped = _SIGNS.sub(r"\\\1", one_line(text))
    return _BEGINNING.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", escaped)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are plain already."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(one)} |" for one in lines)


def listed(entries: Iterable[str]) -> str:
    """A list, an entry a line."""
    return "\n".join(f"- {one}" for one in entries)
