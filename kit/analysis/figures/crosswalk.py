"""The crosswalk: how far each framework is covered by each other, and what is core."""

from collections.abc import Mapping
from typing import Any

from matplotlib.ticker import MaxNLocator

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.analysis.crosswalk import core, coverage
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import Cell, Grid, draw, write_notes, write_title
from kit.analysis.figures.style import (
    BLUE,
    LARGE,
    MARGIN,
    PALE,
    SINGLE,
    SMALL,
    Fill,
    shaded,
    styled,
    wrapped,
)  # fmt: skip
from kit.words import say

ANY = ""
"""What reaches a framework where any of the others may."""


@styled
def figure_coverage(bundle: Bundle, lang: str = "en") -> Drawing:
    """Who covers whom: a row a framework, a column another one, both directions.

    In a cell: requirements of the row that the column reaches, of all that are held, and in
    brackets those with an equal counterpart; the darker the more. A dash: not compared.
    """
    rows = coverage(bundle)
    if rows.empty:
        return nothing("crosswalk", lang)
    held = list(dict.fromkeys([*rows["framework_id"], *rows["by_framework_id"].dropna()]))
    by = [*held, ANY]
    told = rows.assign(by_framework_id=rows["by_framework_id"].fillna(ANY))
    cells = {(row.framework_id, row.by_framework_id): row for row in each(told)}
    found = [[_covered(cells, one, other) for other in by] for one in held]
    partial = rows[rows["completeness"] != "complete"]["framework_id"].drop_duplicates()
    notes = [say("analysis-coverage-note", lang)]
    if len(partial):
        notes.append(say("analysis-coverage-partial", lang, frameworks=", ".join(partial)))
    return draw(
        Grid(
            title=say("analysis-coverage-title", lang),
            alt=say("analysis-coverage-alt", lang, frameworks=len(held)),
            rows=held,
            columns=[*held, say("analysis-any-other", lang)],
            cells=found,
            notes=notes,
            lang=lang,
        ),
        row_height=8.0,
        widest=24.0,
    )


def _covered(cells: Mapping[tuple[Any, Any], Any], one: str, other: str) -> Cell | None:
    if one == other:
        return Cell("", Fill(PALE))
    by = cells.get((one, other))
    if by is None:
        return None
    total, any_, strict = (int(getattr(by, name)) for name in ("total", "any", "strict"))
    share = any_ / total if total else 0.0
    return Cell(f"{any_}/{total}\n({strict})", shaded(share))


@styled
def figure_core(bundle: Bundle, lang: str = "en") -> Drawing:
    """Concepts by the number of frameworks they stand in: from the periphery to the core."""
    rows = core(bundle)
    if rows.empty or not rows["of_concepts"].iloc[0]:
        return nothing("crosswalk", lang)
    title = wrapped(say("analysis-core-title", lang), SINGLE - 2 * MARGIN, LARGE, 2, "bold")
    concepts, of = rows["of_concepts"].iloc[0], rows["of_frameworks"].iloc[0]
    said = say("analysis-core-note", lang, concepts=concepts)
    note = wrapped(said, SINGLE - 2 * MARGIN, SMALL, 4)
    top, below = 5.0 * (1 + title.count("\n") * 0.7), 2.6 * (1 + note.count("\n")) + 10
    height = MARGIN * 2 + top + 34 + below
    alt = say("analysis-core-alt", lang, concepts=concepts, frameworks=of)
    drawing = Drawing(SINGLE, height, alt)
    write_title(drawing, title)
    panel = drawing.panel(MARGIN + 11, MARGIN + below, SINGLE - 2 * MARGIN - 12, 34)
    counts = rows["concepts"].astype(int)
    bars = panel.bar(rows["frameworks"].astype(str), counts, color=BLUE, width=0.6)
    panel.bar_label(bars, padding=1.5, fontsize=SMALL)
    panel.set_ylim(0, max(int(counts.max()), 1) * 1.12)
    panel.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    panel.set_xlabel(say("analysis-axis-frameworks", lang, frameworks=of), labelpad=2)
    panel.set_ylabel(say("analysis-axis-concepts", lang), labelpad=2)
    write_notes(drawing, [note])
    return drawing
