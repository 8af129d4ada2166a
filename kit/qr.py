"""QR codes as one SVG path, for pages and for print: no file, no request."""

from functools import lru_cache
from itertools import groupby

import segno


@lru_cache(maxsize=256)
def qr_path(text: str) -> tuple[str, int]:
    """The dark modules as rectangles one module high, in a square of that many modules."""
    rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix]
    return "".join(_strokes(y, row) for y, row in enumerate(rows)), len(rows)


def _strokes(y: int, row: list[int]) -> str:
    strokes, x = [], 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            strokes.append(f"M{x} {y}h{length}v1h-{length}z")
        x += length
    return "".join(strokes)
