"""How figures look: for a column of a journal, for eyes that tell few colours, for grey printers.

No colour stands alone: what it says is also said by a hatch, a sign, a number or a place. The
colours are Okabe and Ito's (Color Universal Design, 2008); their greys differ too.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, ParamSpec

from matplotlib import rc_context
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags
from matplotlib.patches import Patch

from kit.analysis.drawing import Drawing

P = ParamSpec("P")

SINGLE, DOUBLE = 85.0, 175.0
"""The widths of one column and of two, in millimetres."""

SMALL, NORMAL, LARGE = 6.0, 7.0, 8.0
"""Sizes of type in points, as printed."""

BREAK = re.compile(r"[ \t\r\n]+")
"""Where a line may end: not at the blank before a French question mark."""

LOOSE = 1.03
"""Screens draw small type a little wider than print does."""

FINE = 720
"""Dots per inch at which texts are measured: fine enough for any print."""

MARGIN = 2.0
"""White around everything, in millimetres."""

BLUE, SKY, ORANGE, VERMILION, GREEN, PURPLE = (
    "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73", "#CC79A7",
)  # fmt: skip
INK, GREY, PALE, RULE = "#1A1A1A", "#666666", "#E3E3E3", "#BDBDBD"

LINES = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, INK, GREY)
DASHES = ("-", "--", "-.", ":", (0, (5, 1)), (0, (3, 1, 1, 1)), (0, (1, 1)), (0, (7, 2, 2, 2)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
"""Lines differ in colour, dash and marker at once."""

STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same everywhere, with its accents
    "font.size": NORMAL,
    "axes.linewidth": 0.5,
    "axes.edgecolor": INK,
    "axes.labelcolor": INK,
    "axes.labelsize": NORMAL,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": NORMAL,
    "ytick.labelsize": NORMAL,
    "xtick.major.width": 0.5,
    "ytick.major.width": 0.5,
    "lines.linewidth": 1.2,
    "hatch.linewidth": 0.6,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
}


@dataclass(frozen=True)
class Fill:
    """How an area is filled and what is written on it."""

    face: str
    ink: str = INK
    hatch: str = ""
    edge: str = "white"

    @property
    def patch(self) -> dict[str, Any]:
        """What matplotlib calls it."""
        told = {"facecolor": self.face, "edgecolor": self.edge, "linewidth": 0.5}
        return {**told, "hatch": self.hatch}


AGAINST = Fill("#F2B84B", INK, "/////", "#8A5A00")

SIDES: Mapping[str, Fill] = {
    "for": Fill(BLUE, "white"),
    "neither": Fill(PALE),
    "against": AGAINST,
}
"""What speaks for a standard, neither, against it: dark, pale, hatched."""

VERDICTS: Mapping[str, Fill] = {
    "in": Fill(BLUE, "white"),
    "undecided": Fill("white"),
    "out": AGAINST,
}
SIGNS = {"in": "✓", "undecided": "?", "out": "✗"}
"""A verdict in a cell."""


def styled(draw: Callable[P, Drawing]) -> Callable[P, Drawing]:
    """Let a function draw in the style of the house, whatever is set elsewhere."""

    @wraps(draw)
    def drawn(*args: P.args, **kwargs: P.kwargs) -> Drawing:
        with rc_context(STYLE):
            return draw(*args, **kwargs)

    return drawn


def key(fill: Fill, label: str) -> Patch:
    """An entry of a legend."""
    return Patch(label=label, **{**fill.patch, "edgecolor": fill.edge if fill.hatch else INK})


EVEN = 0.179
"""Brightness on which black and white stand out alike (WCAG 2.2, relative luminance)."""


def shaded(share: float) -> Fill:
    """White for nought, blue for one, with the ink that stands out most on it."""
    red, green, blue = (1 - share * (1 - one) for one in to_rgb(BLUE))
    light = [((one + 0.055) / 1.055) ** 2.4 for one in (red, green, blue)]
    brightness = 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
    return Fill(to_hex((red, green, blue)), "black" if brightness > EVEN else "white")


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = NORMAL, weight: str = "normal") -> float:
    """How wide a text is printed, in millimetres."""
    named = FontProperties(family=STYLE["font.family"], weight=weight)
    font = get_font(findfont(named))
    font.set_size(size, FINE)
    font.set_text(text, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64 / FINE * 25.4 * LOOSE


def wrapped(
    text: str, width: float, size: float = NORMAL, lines: int = 2, weight: str = "normal"
) -> str:
    """A text in at most so many lines of a width in millimetres; what does not fit is cut off."""
    rows: list[str] = []
    row = ""
    words = BREAK.split(text.strip())
    for place, word in enumerate(words):
        longer = f"{row} {word}".strip()
        if not row or width_of(longer, size, weight) <= width:
            row = longer
            continue
        if len(rows) == lines - 1:
            return "\n".join([*rows, _cut(" ".join([row, *words[place:]]), width, size, weight)])
        rows.append(row)
        row = word
    return "\n".join([*rows, _cut(row, width, size, weight)])


def _cut(text: str, width: float, size: float, weight: str) -> str:
    """At the end of a word, where one fits."""
    if width_of(text, size, weight) <= width:
        return text
    kept = text
    while kept and width_of(f"{kept}…", size, weight) > width:
        whole, _, rest = kept.rpartition(" ")
        kept = whole if len(rest) < 16 and whole else kept[:-1]
    return f"{kept.rstrip(' ,;:')}…"
