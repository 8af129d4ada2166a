"""What was said: when each group wrote, and which groups are in which theme."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import Cell, Grid, draw, write_title
from kit.analysis.figures.style import (
    DASHES,
    GREY,
    INK,
    LARGE,
    LINES,
    MARGIN,
    MARKERS,
    SINGLE,
    SMALL,
    shaded,
    styled,
    width_of,
    wrapped,
)  # fmt: skip
from kit.analysis.names import Names
from kit.analysis.talk import theme_lines, themes_arose, timeline
from kit.words import say


@styled
def figure_themes(bundle: Bundle, lang: str = "en") -> Drawing:
    """Which groups are in which theme, and with how many lines; those of most groups first.

    At the right: how many lines in all, and how many standards name the theme as a source.
    """
    themes = themes_arose(bundle)
    if themes.empty:
        return nothing("themes", lang)
    names = Names(bundle, lang)
    held = theme_lines(bundle).set_index(["theme_id", "group_id"])["lines"]
    most = max(int(held.max()), 1) if len(held) else 1
    cells = [
        [_lines(int(held.get((theme, group), 0)), most) for group in names.groups]
        for theme in themes["theme_id"]
    ]
    right = [f"{row.lines} → {row.standards}" for row in each(themes)]
    return draw(
        Grid(
            title=say("analysis-themes-title", lang),
            alt=say("analysis-themes-alt", lang, themes=len(themes), groups=len(names.groups)),
            rows=list(themes["title"].fillna("")),
            columns=list(names.groups.values()),
            cells=cells,
            right=right,
            notes=[say("analysis-themes-note", lang)],
            lang=lang,
        ),
        widest=16.0,
    )


def _lines(count: int, most: int) -> Cell | None:
    if not count:
        return None
    share = 0.25 + 0.75 * count / most
    return Cell(str(count), shaded(share))


@styled
def figure_timeline(bundle: Bundle, lang: str = "en") -> Drawing:
    """How many lines each group had written by when, in minutes since the first line.

    A tick below marks when a theme was gathered. Lines that were taken off a sheet are not counted.
    """
    rows = timeline(bundle)
    lines = rows[rows["kind"] == "line"]
    if lines.empty:
        return nothing("lines", lang)
    names = Names(bundle, lang)
    title = wrapped(say("analysis-timeline-title", lang), SINGLE - 2 * MARGIN, LARGE, 2, "bold")
    top = 5.0 * (1 + title.count("\n") * 0.7)
    right = max(width_of(one, SMALL) for one in names.groups.values()) + 8
    height = MARGIN * 2 + top + 44 + 9
    wrote = lines["group_id"].nunique()
    alt = say("analysis-timeline-alt", lang, lines=len(lines), groups=wrote)
    drawing = Drawing(SINGLE, height, alt)
    write_title(drawing, title)
    panel = drawing.panel(MARGIN + 8, MARGIN + 9, SINGLE - 2 * MARGIN - 8 - right, 44)
    _steps(panel, lines, names)
    gathered = rows[rows["kind"] == "theme"]["minutes"].astype(float)
    if len(gathered):
        panel.plot(gathered, [0.0] * len(gathered), "|", color=INK, markersize=6, clip_on=False)
        label = say("analysis-timeline-themes", lang, count=len(gathered))
        how: dict[str, Any] = {"textcoords": "offset points", "ha": "right", "va": "bottom"}
        panel.annotate(label, (gathered.max(), 0), (0, 5), color=GREY, size=SMALL, **how)
    panel.set_ylim(0, float(lines["lines"].max()) * 1.08 + 0.4)
    panel.set_xlim(left=0)
    panel.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    panel.set_xlabel(say("analysis-axis-minutes", lang), labelpad=1)
    panel.set_ylabel(say("analysis-axis-lines", lang), labelpad=2)
    return drawing


def _steps(panel: Axes, lines: pd.DataFrame, names: Names) -> None:
    """A step line a group, its name at its end; ends at the same height stand apart."""
    last = float(lines["minutes"].max())
    ends: list[tuple[int, str, str]] = []
    for place, (group_id, name) in enumerate(names.groups.items()):
        own = lines[lines["group_id"] == group_id]
        if own.empty:
            continue
        how: dict[str, Any] = {
            "color": LINES[place % 8],
            "linestyle": DASHES[place % 8],
            "marker": MARKERS[place % 8],
        }
        x = [*own["minutes"].astype(float), last]
        y = [*own["lines"].astype(int), int(own["lines"].iloc[-1])]
        panel.plot(x, y, drawstyle="steps-post", **{**how, "marker": ""})
        panel.plot(x[:-1], y[:-1], markersize=3, **{**how, "linestyle": ""})
        ends.append((y[-1], name, LINES[place % 8]))
    _label_ends(panel, last, sorted(ends))


def _label_ends(panel: Axes, x: float, ends: list[tuple[int, str, str]]) -> None:
    top = max(height for height, _, _ in ends)
    apart, below = max(top, 4) / 14, float("-inf")
    for height, name, colour in ends:
        y = max(float(height), below + apart)
        how: dict[str, Any] = {"textcoords": "offset points", "va": "center", "size": SMALL}
        panel.annotate(name, (x, y), (4, 0), color=colour, annotation_clip=False, **how)
        below = y
