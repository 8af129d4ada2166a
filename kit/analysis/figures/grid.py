"""A figure of rows, columns and cells: verdicts under rules, coverage, themes by groups."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from kit.analysis.drawing import Drawing
from kit.analysis.figures.page import MOST_COLUMNS, MOST_ROWS, more_rows
from kit.analysis.figures.style import (
    DOUBLE,
    INK,
    LARGE,
    MARGIN,
    NORMAL,
    RULE,
    SINGLE,
    SMALL,
    Fill,
    width_of,
    wrapped,
)  # fmt: skip
from kit.words import say

TITLE, LEGEND, GAP = 5.0, 5.5, 1.5
"""Heights in millimetres."""


@dataclass(frozen=True)
class Cell:
    """One cell: its text, its fill, and whether a frame draws the eye to it."""

    text: str
    fill: Fill
    is_framed: bool = False


@dataclass(frozen=True)
class Grid:
    """What a figure of cells shows. A cell that is none stays white with a dash."""

    title: str
    alt: str
    rows: Sequence[str]
    columns: Sequence[str]
    cells: Sequence[Sequence[Cell | None]]
    legend: Sequence[Artist] = ()
    notes: Sequence[str] = ()
    right: Sequence[str] = ()
    lang: str = "en"


def draw(grid: Grid, *, row_height: float = 7.0, widest: float = 20.0) -> Drawing:
    """Draw it as wide as one column where it fits, else as two; what is too wide is cut off."""
    grid = _fitted(grid)
    width, labels, cell = _widths(grid, widest)
    row_height = row_height if len(grid.rows) <= 24 else 4.5
    lines = 2 if row_height >= 7 else 1
    heads, head_height, is_turned = _heads(grid.columns, cell)
    title = wrapped(grid.title, width - 2 * MARGIN, LARGE, 2, "bold")
    title_height = TITLE * (1 + title.count("\n") * 0.7)
    notes = [wrapped(one, width - 2 * MARGIN, SMALL, 3) for one in grid.notes]
    note_height = sum(2.6 * (1 + one.count("\n")) + 0.6 for one in notes)
    legend_height = LEGEND if grid.legend else 0.0
    body = row_height * len(grid.rows)
    height = MARGIN * 2 + title_height + head_height + body + legend_height + note_height + GAP
    drawing = Drawing(width, height, grid.alt)
    write_title(drawing, title)
    bottom = MARGIN + note_height + legend_height
    panel = drawing.panel(MARGIN + labels, bottom, cell * len(grid.columns), body)
    _cells(panel, grid)
    for place, text in enumerate(grid.rows):
        y = bottom + body - (place + 0.5) * row_height
        label = wrapped(text, labels - GAP, NORMAL, lines)
        drawing.write(MARGIN, y, label, va="center", size=NORMAL, linespacing=1.0)
        if grid.right:
            x = MARGIN + labels + cell * len(grid.columns) + GAP
            drawing.write(x, y, grid.right[place], va="center", size=NORMAL)
    for place, text in enumerate(heads):
        x = MARGIN + labels + (place + 0.5) * cell
        turned = {"rotation": 90.0} if is_turned else {}
        how = {"ha": "center", "va": "bottom", "size": SMALL, "linespacing": 1.0, **turned}
        drawing.write(x, bottom + body + 0.8, text, **how)
    if grid.legend:
        place_legend(drawing, grid.legend, MARGIN + note_height)
    write_notes(drawing, notes)
    return drawing


def _fitted(grid: Grid) -> Grid:
    notes = [*grid.notes, *more_rows(len(grid.rows), grid.lang)]
    more = len(grid.columns) - MOST_COLUMNS
    if more > 0:
        notes.append(say("analysis-more-columns", grid.lang, count=more))
    return replace(
        grid,
        rows=grid.rows[:MOST_ROWS],
        columns=grid.columns[:MOST_COLUMNS],
        cells=[row[:MOST_COLUMNS] for row in grid.cells[:MOST_ROWS]],
        right=grid.right[:MOST_ROWS],
        notes=notes,
    )


def place_legend(drawing: Drawing, entries: Sequence[Artist], bottom: float) -> None:
    """A legend in one row, at a height in millimetres."""
    drawing.legend(
        handles=list(entries),
        loc="lower left",
        bbox_to_anchor=(MARGIN / drawing.width, (bottom + 0.6) / drawing.height),
        ncols=len(entries),
        borderpad=0.0,
        borderaxespad=0.0,
        handlelength=1.6,
        handleheight=1.0,
        columnspacing=1.6,
        fontsize=SMALL,
    )


def write_title(drawing: Drawing, title: str) -> None:
    """The title, at the top."""
    top = drawing.height - MARGIN
    drawing.write(MARGIN, top, title, va="top", size=LARGE, weight="bold")


def write_notes(drawing: Drawing, notes: Sequence[str]) -> None:
    """Small lines at the bottom, the last one lowest."""
    y = MARGIN
    for note in reversed(notes):
        drawing.write(MARGIN, y, note, va="bottom", size=SMALL, color="#444444", linespacing=1.1)
        y += 2.6 * (1 + note.count("\n")) + 0.6


def _widths(grid: Grid, widest: float) -> tuple[float, float, float]:
    """Of the whole, of the labels, of a cell."""
    right = max((width_of(one) for one in grid.right), default=0.0) + GAP
    longest = max((width_of(one) for one in grid.rows), default=0.0)
    for width, most in ((SINGLE, 32.0), (DOUBLE, 66.0)):
        room = width - 2 * MARGIN - right
        labels = min(longest / 1.8 + 4 if longest > most else longest + 2 * GAP, most)
        cell = min((room - labels) / max(len(grid.columns), 1), widest)
        is_legible = longest <= most * 2 and cell >= 9
        if is_legible or width == DOUBLE:
            break
    labels = min(room - cell * len(grid.columns), longest + 2 * GAP)
    return width, labels, cell


def _heads(columns: Sequence[str], cell: float) -> tuple[list[str], float, bool]:
    """The heads of columns, how high they are, and whether they stand upright."""
    longest = max((width_of(word, SMALL) for one in columns for word in one.split()), default=0)
    if longest <= cell - 1:
        heads = [wrapped(one, cell - 1, SMALL, 3) for one in columns]
        return heads, 2.5 * max(1 + one.count("\n") for one in heads) + 1.5, False
    heads = [wrapped(one, 30, SMALL, 1) for one in columns]
    return heads, max(width_of(one, SMALL) for one in heads) + 2.5, True


def _cells(panel: Axes, grid: Grid) -> None:
    rows, columns = len(grid.rows), len(grid.columns)
    panel.set(xlim=(0, columns), ylim=(rows, 0), xticks=[], yticks=[])
    panel.set_axis_off()
    framed: list[dict[str, Any]] = []
    for y, row in enumerate(grid.cells):
        for x, cell in enumerate(row):
            box: dict[str, Any] = {"xy": (x, y), "width": 1, "height": 1, "clip_on": False}
            if cell is None:
                panel.add_patch(Rectangle(facecolor="white", edgecolor=RULE, linewidth=0.4, **box))
                panel.text(x + 0.5, y + 0.5, "–", ha="center", va="center", color=RULE)
                continue
            patch = {**cell.fill.patch, "linewidth": 0.4}
            if not cell.fill.hatch:
                patch["edgecolor"] = RULE
            panel.add_patch(Rectangle(**box, **patch))
            behind = {"facecolor": cell.fill.face, "edgecolor": "none", "pad": 0.8}
            panel.text(
                x + 0.5, y + 0.5, cell.text, ha="center", va="center", color=cell.fill.ink,
                size=NORMAL, linespacing=1.0, bbox=behind if cell.fill.hatch else None,
            )  # fmt: skip
            if cell.is_framed:
                framed.append(box)
    for box in framed:
        panel.add_patch(Rectangle(fill=False, edgecolor=INK, linewidth=1.4, zorder=3, **box))
