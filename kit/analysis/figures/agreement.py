"""Agreement between raters, each figure with the interval that resampling gives it."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import GAP, TITLE, write_notes, write_title
from kit.analysis.figures.style import (
    BLUE,
    DOUBLE,
    GREY,
    MARGIN,
    NORMAL,
    RULE,
    SMALL,
    styled,
    width_of,
    wrapped,
)  # fmt: skip
from kit.analysis.names import Names
from kit.analysis.raters import agreement_of_groups, agreement_of_voters
from kit.words import decimal, say

LABELS, AXIS, HEADS, ROW = 66.0, 8.0, 3.0, 7.0


@styled
def figure_agreement(bundle: Bundle, lang: str = "en") -> Drawing:
    """Krippendorff's alpha of groups that compared and of voters, with bootstrap intervals.

    One row a comparison: a dot with a line for its interval; at the right the number of items and
    of raters, and the plain share of pairs of answers that are alike.
    """
    rows = _rows(bundle, lang)
    if rows.empty:
        return nothing("agreement", lang)
    told = [_told(row, lang) for row in each(rows)]
    right = max(map(width_of, told)) + 2 * GAP
    note = wrapped(say("analysis-agreement-note", lang), DOUBLE - 2 * MARGIN, SMALL, 3)
    body = ROW * len(rows)
    bottom = MARGIN + 2.6 * (1 + note.count("\n")) + GAP + AXIS
    height = bottom + body + HEADS + TITLE + MARGIN
    drawing = Drawing(DOUBLE, height, say("analysis-agreement-alt", lang, rows=len(rows)))
    title = say("analysis-agreement-title", lang)
    write_title(drawing, title)
    panel = drawing.panel(MARGIN + LABELS, bottom, DOUBLE - 2 * MARGIN - LABELS - right, body)
    _intervals(panel, rows, lang)
    for place, label in enumerate(rows["label"]):
        y = bottom + body - (place + 0.5) * ROW
        text = "\n".join(wrapped(one, LABELS - 2 * GAP, NORMAL, 1) for one in label.split("\n"))
        drawing.write(MARGIN, y, text, va="center", size=NORMAL, linespacing=1.0)
        x = DOUBLE - MARGIN - right + 2 * GAP
        drawing.write(x, y, told[place], va="center", size=NORMAL)
    heads = {"va": "bottom", "ha": "right", "size": SMALL, "color": GREY}
    drawing.write(DOUBLE - MARGIN, bottom + body, say("analysis-agreement-heads", lang), **heads)
    write_notes(drawing, [note])
    return drawing


def _rows(bundle: Bundle, lang: str) -> pd.DataFrame:
    names = Names(bundle, lang)
    groups, voters = agreement_of_groups(bundle, lang), agreement_of_voters(bundle, lang)
    pairs = groups["subject_framework_id"] + " – " + groups["object_framework_id"]
    asked = [say(f"analysis-agreement-{one}", lang) for one in groups["question"]]
    groups = groups.assign(label=[f"{pair}\n{one}" for pair, one in zip(pairs, asked, strict=True)])
    voters = voters.assign(label=[names.round(one) for one in voters["round_id"]])
    kept = [one for one in (groups, voters) if len(one)]
    if not kept:
        return groups
    rows = pd.concat(kept).query("statistic == 'alpha'")
    return rows[rows["estimate"].notna()].reset_index(drop=True)


def _intervals(panel: Axes, rows: pd.DataFrame, lang: str) -> None:
    least = min(0.0, *rows["low"].dropna(), *rows["estimate"])
    panel.axvline(0, color=GREY, linewidth=0.6, zorder=0)
    panel.axvline(1, color=RULE, linewidth=0.6, zorder=0)
    for y, row in enumerate(each(rows)):
        panel.axhline(y, color=RULE, linewidth=0.3, zorder=0)
        if pd.notna(row.low) and pd.notna(row.high):
            panel.plot(
                [row.low, row.high], [y, y], color=BLUE, linewidth=1.6, solid_capstyle="butt"
            )
            for end in (row.low, row.high):
                panel.plot([end, end], [y - 0.16, y + 0.16], color=BLUE, linewidth=1.0)
        panel.plot([row.estimate], [y], "o", markersize=4, color=BLUE, markeredgecolor="white")
    panel.set(xlim=(least - 0.05, 1.04), ylim=(len(rows) - 0.5, -0.5), yticks=[])
    panel.xaxis.set_major_locator(MultipleLocator(0.2 if least > -0.5 else 0.5))
    panel.xaxis.set_major_formatter(lambda value, _: decimal(f"{value:.1f}", lang))
    panel.set_xlabel(say("analysis-axis-agreement", lang), labelpad=1)
    panel.spines["left"].set_visible(False)


def _told(row: Any, lang: str) -> str:
    """The figure, then what it was counted from."""
    estimate, raters = row.estimate, row.raters
    items, percent = row.items, row.percent
    who = say("analysis-agreement-secret", lang) if pd.isna(raters) else str(raters)
    sign = "%" if lang == "en" else "\u202f%"
    return f"{decimal(f'{estimate:.2f}', lang)}   {items} × {who}   {percent * 100:.0f}{sign}"
