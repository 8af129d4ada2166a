"""What changed between two rounds: one line a standard, from where it was to where it came."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import PercentFormatter

from kit.analysis.bundle import Bundle
from kit.analysis.changes import changes
from kit.analysis.counting import each
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import GAP, TITLE, place_legend, write_notes, write_title
from kit.analysis.figures.page import MOST_ROWS, more_rows, of_standards
from kit.analysis.figures.style import (
    BLUE,
    DOUBLE,
    GREY,
    INK,
    MARGIN,
    NORMAL,
    RULE,
    SMALL,
    styled,
    width_of,
    wrapped,
)  # fmt: skip
from kit.analysis.names import Names
from kit.words import say

LABELS, AXIS, LEGEND, ROW = 62.0, 7.5, 5.5, 7.0


@styled
def figure_changes(
    bundle: Bundle,
    lang: str = "en",
    to_round_id: str | None = None,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """The share in favour of each standard in two consecutive rounds of one method.

    An open ring is the earlier round, a full dot the later one, an arrow leads from one to the
    other; the counts stand beside them, and the verdicts at the right. By default the last such two
    rounds. `standards` as in `figure_votes`.
    """
    rows = changes(bundle)
    if rows.empty:
        return nothing("changes", lang)
    whole = rows[rows["to_round_id"] == (to_round_id or rows["to_round_id"].iloc[-1])]
    whole = of_standards(whole, standards)
    if whole.empty:
        return nothing("changes", lang)
    rows = whole.head(MOST_ROWS)
    names = Names(bundle, lang)
    one, other = (names.round(rows[f"{end}_round_id"].iloc[0]) for end in ("from", "to"))
    told = [_verdicts(row, names) for row in each(rows)]
    counts = [
        f"{row.in_favour_from}/{row.n_from} → {row.in_favour_to}/{row.n_to}" for row in each(rows)
    ]
    right = max(map(width_of, told)) + 2 * GAP
    middle = max(map(width_of, counts)) + 2 * GAP
    below = [say("analysis-changes-note", lang), *more_rows(len(whole), lang)]
    notes = [wrapped(one, DOUBLE - 2 * MARGIN, SMALL, 3) for one in below]
    notes_height = sum(2.6 * (1 + note.count("\n")) + 0.6 for note in notes)
    body = ROW * len(rows)
    bottom = MARGIN + notes_height + LEGEND + AXIS
    height = bottom + body + TITLE + MARGIN
    moved = {"standards": len(whole), "changed": int(whole["verdict_changed"].sum())}
    alt = say("analysis-changes-alt", lang, one=one, other=other, **moved)
    drawing = Drawing(DOUBLE, height, alt)
    title = say("analysis-changes-title", lang, one=one, other=other)
    write_title(drawing, title)
    width = DOUBLE - 2 * MARGIN - LABELS - right - middle
    panel = drawing.panel(MARGIN + LABELS, bottom, width - GAP, body)
    _moves(panel, rows, lang)
    for place, standard_id in enumerate(rows["standard_id"]):
        y = bottom + body - (place + 0.5) * ROW
        text = wrapped(names.numbered(standard_id), LABELS - 2 * GAP, NORMAL, 2)
        drawing.write(MARGIN, y, text, va="center", size=NORMAL, linespacing=1.0)
        x = MARGIN + LABELS + width + GAP
        drawing.write(x, y, counts[place], va="center", size=NORMAL)
        drawing.write(x + middle, y, told[place], va="center", size=NORMAL)
    place_legend(drawing, _legend(one, other), MARGIN + notes_height)
    write_notes(drawing, notes)
    return drawing


def _moves(panel: Axes, rows: pd.DataFrame, lang: str) -> None:
    before, after = rows["share_from"].astype(float), rows["share_to"].astype(float)
    for y, (start, end) in enumerate(zip(before, after, strict=True)):
        panel.axhline(y, color=RULE, linewidth=0.3, zorder=0)
        if abs(end - start) > 0.03:
            arrow = {"arrowstyle": "->", "color": INK, "lw": 0.9, "shrinkA": 3, "shrinkB": 3}
            panel.annotate("", (end, y), (start, y), arrowprops=arrow)
    places = range(len(rows))
    ring: dict[str, Any] = {"facecolors": "white", "edgecolors": GREY, "linewidths": 1.1}
    panel.scatter(before, places, s=26, zorder=3, clip_on=False, **ring)
    panel.scatter(after, places, s=12, color=BLUE, zorder=4, clip_on=False)
    panel.set(xlim=(-0.02, 1.02), ylim=(len(rows) - 0.5, -0.5), yticks=[])
    panel.xaxis.set_major_formatter(PercentFormatter(1, symbol="%" if lang == "en" else "\u202f%"))
    panel.set_xlabel(say("analysis-axis-in-favour", lang), labelpad=1)
    panel.spines["left"].set_visible(False)


def _verdicts(row: Any, names: Names) -> str:
    before, after = (names.verdict(getattr(row, f"verdict_{end}")) for end in ("from", "to"))
    return after if before == after else f"{before} → {after}"


def _legend(one: str, other: str) -> list[Line2D]:
    ring = Line2D([], [], linestyle="", marker="o", markersize=5, label=one)
    ring.set(markeredgecolor=GREY, markerfacecolor="white")
    dot = Line2D([], [], linestyle="", marker="o", markersize=3.5, color=BLUE, label=other)
    return [ring, dot]
