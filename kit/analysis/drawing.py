"""A figure that knows its size in millimetres, says what it shows, and saves to the same bytes."""

import io
from html import escape
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

MILLIMETRE = 1 / 25.4

SAVING: dict[Any, Any] = {
    "svg.fonttype": "none",  # text stays text: it can be searched, read aloud and edited
    "svg.hashsalt": "sealkit",  # without it every file has other ids
    "pdf.fonttype": 42,  # journals want embedded TrueType
    "ps.fonttype": 42,
    "hatch.linewidth": 0.6,
}
NO_DATES: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": "sealkit"},
    "pdf": {"CreationDate": None, "ModDate": None, "Creator": "sealkit"},
    "png": {"Software": None},
}


class Drawing(Figure):
    """A figure of the analysis.

    `alt` says in a sentence what it shows, for who does not see it. A drawing that `is_empty` shows
    only a sentence: there is nothing of that kind in the bundle.
    """

    def __init__(self, width: float, height: float, alt: str, *, is_empty: bool = False) -> None:
        super().__init__(figsize=(width * MILLIMETRE, height * MILLIMETRE), facecolor="white")
        self.width, self.height = width, height
        self.alt, self.is_empty = alt, is_empty

    def __repr__(self) -> str:
        return self.alt

    def panel(self, left: float, bottom: float, width: float, height: float) -> Axes:
        """Axes at a place in millimetres, from the lower left corner."""
        whole = (self.width, self.height, self.width, self.height)
        box = [one / all_ for one, all_ in zip((left, bottom, width, height), whole, strict=True)]
        return self.add_axes((box[0], box[1], box[2], box[3]))

    def write(self, x: float, y: float, text: str, **how: Any) -> None:
        """A text at a place in millimetres."""
        self.text(x / self.width, y / self.height, text, **how)

    def savefig(self, fname: Any, **how: Any) -> None:
        """Save without dates and with fixed ids, so that the same bundle gives the same bytes."""
        format_ = how.get("format") or str(fname).rpartition(".")[2].lower()
        told = {"dpi": 600, "metadata": NO_DATES.get(format_), **how}
        with rc_context(SAVING):
            super().savefig(fname, **told)

    def as_bytes(self, format_: str) -> bytes:
        """The figure as a file of that format."""
        drawn = io.BytesIO()
        self.savefig(drawn, format=format_)
        return drawn.getvalue()

    @property
    def svg(self) -> str:
        """The figure as an SVG element."""
        whole = self.as_bytes("svg").decode()
        return whole[whole.index("<svg") :].replace("<svg ", '<svg class="sealkit" ', 1)

    def _repr_html_(self) -> str:
        """How a notebook shows it: as a vector that says what it is."""
        if self.is_empty:
            return f"<p>{escape(self.alt)}</p>"
        size = f"width:{self.width * 1.5:.0f}mm;max-width:100%;margin:1em 0"
        return (
            f'<figure role="img" aria-label="{escape(self.alt)}" style="{size}">'
            f"{_fluid(self.svg)}</figure>"
        )


def _fluid(svg: str) -> str:
    """The same, as wide as its place; the box it was drawn in stays."""
    head, _, rest = svg.partition(">")
    kept = [one for one in head.split(" ") if not one.startswith(("width=", "height="))]
    return f'{" ".join(kept)} style="width:100%;height:auto">{rest}'
