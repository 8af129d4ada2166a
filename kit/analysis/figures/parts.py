"""Votes by country, organisation or group: how many of each judged for a standard."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import Cell, Grid, draw
from kit.analysis.figures.page import of_standards
from kit.analysis.figures.style import PALE, Fill, shaded, styled
from kit.analysis.names import Names
from kit.analysis.parts import by_part
from kit.analysis.votes import closed_rounds
from kit.words import say


@styled
def figure_parts(
    bundle: Bundle,
    lang: str = "en",
    round_id: str | None = None,
    part: str = "country",
    *,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """How many of each country, organisation or group judged for each standard, of all its judges.

    By default the last round that tells anything of that part. A dash: nobody of it judged;
    `n. t.`: withheld, because in some part fewer than five judged.
    """
    told = [one for one in closed_rounds(bundle) if len(by_part(bundle, one, part))]
    if not told or (round_id and round_id not in told):
        return nothing("parts", lang)
    round_id = round_id or told[-1]
    rows, names = of_standards(by_part(bundle, round_id, part), standards), Names(bundle, lang)
    called = {"country": names.country, "organisation": names.organisation, "group": names.group}
    parts = sorted(rows["part"].dropna().unique(), key=called[part])
    found = rows.set_index(["standard_id", "part"])
    withheld = set(rows[rows["withheld"] == True]["standard_id"])  # noqa: E712 (a column)
    told_below = ["note", "withheld"] if withheld else ["note"]
    asked = list(rows["standard_id"].drop_duplicates())
    cells = [[_cell(found, one, each, withheld, lang) for each in parts] for one in asked]
    return draw(
        Grid(
            title=say(f"analysis-parts-title-{part}", lang, round=names.round(round_id)),
            alt=say("analysis-parts-alt", lang, standards=len(asked), parts=len(parts)),
            rows=[names.numbered(one) for one in asked],
            columns=[called[part](one) for one in parts],
            cells=cells,
            notes=[say(f"analysis-parts-{one}", lang) for one in told_below],
            lang=lang,
        )
    )


def _cell(
    found: pd.DataFrame, standard_id: str, part: str, withheld: set[str], lang: str
) -> Cell | None:
    if standard_id in withheld:
        return Cell(say("analysis-withheld", lang), Fill(PALE))
    if (standard_id, part) not in found.index:
        return None
    row: Any = found.loc[(standard_id, part)]
    share = float(row["share"])
    return Cell(f"{row['in_favour']}/{row['n']}", shaded(share))
