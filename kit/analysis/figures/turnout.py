"""Who took part in each round."""

from kit.analysis.bundle import Bundle
from kit.analysis.counting import each
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import place_legend, write_title
from kit.analysis.figures.style import (
    BLUE,
    GREY,
    LARGE,
    MARGIN,
    NORMAL,
    SINGLE,
    SMALL,
    Fill,
    key,
    styled,
    wrapped,
)  # fmt: skip
from kit.analysis.names import Names
from kit.analysis.votes import turnout
from kit.words import say

ROW = 7.0
ABSENT = Fill("white", hatch="....", edge=GREY)


@styled
def figure_turnout(bundle: Bundle, lang: str = "en") -> Drawing:
    """Voted of those who were entitled: one bar a closed round, counts in it."""
    rows = turnout(bundle)
    if rows.empty:
        return nothing("votes", lang)
    names = Names(bundle, lang)
    title = wrapped(say("analysis-turnout-title", lang), SINGLE - 2 * MARGIN, LARGE, 2, "bold")
    top = 5.0 * (1 + title.count("\n") * 0.7)
    height = MARGIN * 2 + top + ROW * len(rows) + 13
    drawing = Drawing(SINGLE, height, say("analysis-turnout-alt", lang, rounds=len(rows)))
    write_title(drawing, title)
    panel = drawing.panel(MARGIN + 17, MARGIN + 13, SINGLE - 2 * MARGIN - 19, ROW * len(rows))
    voted, missing = rows["voted"].astype(int), rows["not_voted"].astype(int)
    places = range(len(rows))
    panel.barh(places, voted, height=0.62, **Fill(BLUE).patch)
    panel.barh(places, missing, left=voted, height=0.62, **ABSENT.patch)
    for y, row in enumerate(each(rows)):
        text = f"{row.voted}/{row.entitled}"
        panel.text(row.voted / 2, y, text, ha="center", va="center", color="white", size=NORMAL)
    panel.set(ylim=(len(rows) - 0.5, -0.5), xlim=(0, max(int(rows["entitled"].max()), 1) * 1.02))
    panel.set_yticks(list(places), [names.round(one) for one in rows["round_id"]])
    panel.tick_params(axis="y", length=0)
    panel.set_xlabel(say("analysis-axis-seats", lang), labelpad=1, size=SMALL)
    entries = [
        key(Fill(BLUE), say("analysis-voted", lang)),
        key(ABSENT, say("analysis-not-voted", lang)),
    ]
    place_legend(drawing, entries, MARGIN + 0.6)
    return drawing
