"""The votes of a round: what each standard got, as bars to both sides of those who say neither."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import GAP, TITLE, place_legend, write_notes, write_title
from kit.analysis.figures.page import MOST_ROWS, more_rows, of_standards
from kit.analysis.figures.style import (
    DOUBLE,
    MARGIN,
    NORMAL,
    RULE,
    SIDES,
    SMALL,
    Fill,
    key,
    styled,
    width_of,
    wrapped,
)  # fmt: skip
from kit.analysis.names import Names
from kit.analysis.round_answers import AGAINST, FOR, NEITHER, Scale
from kit.analysis.votes import closed_rounds, distribution, round_scale
from kit.words import say

ORDER = (AGAINST, NEITHER, FOR)
LABELS, AXIS, LEGEND = 66.0, 7.5, 5.5
"""Width of the texts of standards; heights of the axis and the legend; in millimetres."""


@styled
def figure_votes(
    bundle: Bundle,
    lang: str = "en",
    round_id: str | None = None,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """The votes of a closed round, by default of the first: counts against, neither and for.

    One bar a standard, in the order of the ballot, numbers of ballots in it; at the right the
    verdict and how many ballots another one is away. Which answers are for is what the round's rule
    counts so. A page holds 48 standards; `standards` chooses them by their ids.
    """
    rounds = closed_rounds(bundle)
    if not rounds:
        return nothing("votes", lang)
    round_id = round_id or rounds[0]
    names = Names(bundle, lang)
    whole = of_standards(distribution(bundle, round_id), standards)
    rows = whole.head(MOST_ROWS)
    given = round_scale(bundle, round_id)
    told = [_right(row, bundle, names, round_id) for row in each(rows)]
    row_height = 7.0 if len(rows) <= 24 else 4.5
    right = max(map(width_of, told), default=0.0) + GAP
    title = say("analysis-votes-title", lang, round=names.round(round_id))
    below = [*_notes(bundle, round_id, lang), *more_rows(len(whole), lang)]
    notes = [wrapped(one, DOUBLE - 2 * MARGIN, SMALL, 2) for one in below]
    notes_height = sum(2.6 * (1 + one.count("\n")) + 0.6 for one in notes)
    body = row_height * len(rows)
    bottom = MARGIN + notes_height + LEGEND + AXIS
    height = bottom + body + TITLE + MARGIN
    drawing = Drawing(DOUBLE, height, _alt(names, round_id, whole, lang))
    write_title(drawing, title)
    width = DOUBLE - 2 * MARGIN - LABELS - right
    _bars(drawing.panel(MARGIN + LABELS, bottom, width, body), rows, given, width, lang)
    for place, standard_id in enumerate(rows["standard_id"]):
        y = bottom + body - (place + 0.5) * row_height
        text = wrapped(
            names.numbered(standard_id), LABELS - GAP, NORMAL, 2 if row_height > 5 else 1
        )
        drawing.write(MARGIN, y, text, va="center", size=NORMAL, linespacing=1.0)
        drawing.write(DOUBLE - MARGIN - right + GAP, y, told[place], va="center", size=NORMAL)
    place_legend(drawing, _legend(given, names, round_id), MARGIN + notes_height)
    write_notes(drawing, notes)
    return drawing


def _bars(panel: Axes, rows: pd.DataFrame, given: Scale, width: float, lang: str) -> None:
    """Those who say neither stand around nought: half of them to each side.

    A number stands in its bar where there is room: `width` is that of the panel, in millimetres.
    """
    counts = {side: rows[list(given.of_side(side))].sum(axis=1).astype(int) for side in ORDER}
    left = -(counts[AGAINST] + counts[NEITHER] / 2)
    most = max(int(rows["n"].max() or 0), 1)
    ends = left + counts[AGAINST] + counts[NEITHER] + counts[FOR]
    reach = max(float(-left.min()), float(ends.max()), 1) + 0.04 * most
    start = left.copy()
    for side in ORDER:
        fill = SIDES[side]
        panel.barh(range(len(rows)), counts[side], left=start, height=0.68, **fill.patch)
        for y, (count, begin) in enumerate(zip(counts[side], start, strict=True)):
            if count * width / (2 * reach) > width_of(str(count), SMALL) + 0.5:
                _number(panel, begin + count / 2, y, int(count), fill)
        start = start + counts[side]
    panel.set(xlim=(-reach, reach), ylim=(len(rows) - 0.5, -0.5), yticks=[])
    panel.axvline(0, color=RULE, linewidth=0.5, zorder=0)
    panel.xaxis.set_major_locator(MaxNLocator(7, integer=True, symmetric=True))
    panel.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):g}"))
    panel.set_xlabel(say("analysis-axis-ballots", lang), labelpad=1)
    panel.spines["left"].set_visible(False)


def _number(panel: Axes, x: float, y: int, count: int, fill: Fill) -> None:
    behind = {"facecolor": fill.face, "edgecolor": "none", "pad": 0.8} if fill.hatch else None
    panel.text(x, y, str(count), ha="center", va="center", color=fill.ink, size=SMALL, bbox=behind)


def _right(row: Any, bundle: Bundle, names: Names, round_id: str) -> str:
    """The verdict, with its margin where the rule tells one."""
    standard_id, verdict = str(row.standard_id), str(row.verdict)
    results = bundle.of_round("results", round_id).set_index("standard_id")
    margin: Any = results.at[standard_id, "margin"]
    word = names.verdict(verdict)
    return word if pd.isna(margin) else f"{word} ({margin})"


def _legend(given: Scale, names: Names, round_id: str) -> Sequence[Artist]:
    return [
        key(SIDES[side], _span([names.answer(round_id, one) for one in given.of_side(side)]))
        for side in ORDER
        if given.of_side(side)
    ]


def _span(answers: Sequence[str]) -> str:
    """Ratings as a span, other answers one by one."""
    if len(answers) > 2 and all(one.isdigit() for one in answers):
        numbers = sorted(map(int, answers))
        return f"{numbers[0]}–{numbers[-1]}"
    return ", ".join(answers)


def _notes(bundle: Bundle, round_id: str, lang: str) -> list[str]:
    round_ = bundle["rounds"].set_index("round_id").loc[round_id]
    told = {"voted": round_["voted"], "entitled": round_["entitled"]}
    return [say(f"analysis-votes-note-{round_['secrecy']}", lang, **told)]


def _alt(names: Names, round_id: str, rows: pd.DataFrame, lang: str) -> str:
    verdicts = rows["verdict"].value_counts()
    counts = {f"{one}_": int(verdicts.get(one, 0)) for one in ("in", "out", "undecided")}
    return say(
        "analysis-votes-alt", lang, round=names.round(round_id), standards=len(rows), **counts
    )
