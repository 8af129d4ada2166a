"""Verdicts in cells: under other rules, and without each organisation."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.drawing import Drawing
from kit.analysis.figures.empty import nothing
from kit.analysis.figures.grid import Cell, Grid, draw
from kit.analysis.figures.page import of_standards
from kit.analysis.figures.style import SIGNS, VERDICTS, key, styled
from kit.analysis.names import Names
from kit.analysis.rereading import usual_sweep
from kit.analysis.sensitivity import FIXED, by_rule, leave_one_out
from kit.analysis.votes import closed_rounds
from kit.words import say


@styled
def figure_rules(
    bundle: Bundle,
    lang: str = "en",
    round_id: str | None = None,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """Every standard of a closed round under its rule and the other common rules.

    The first column is what was decided; a framed cell is another verdict than that. By default the
    last round. `standards` chooses by their ids; a page holds 48.
    """
    rounds = closed_rounds(bundle)
    if not rounds:
        return nothing("votes", lang)
    round_id = round_id or rounds[-1]
    table, names = of_standards(by_rule(bundle, round_id), standards), Names(bundle, lang)
    others = [names.common_rule(one, round_id) for one in table.columns[1:]]
    heads = [say("analysis-fixed-rule", lang), *others]
    title = say("analysis-rules-title", lang, round=names.round(round_id))
    return draw(_grid(table, heads, names, title, "analysis-rules-alt", "analysis-rules-note"))


@styled
def figure_without(
    bundle: Bundle,
    lang: str = "en",
    round_id: str | None = None,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """Every standard of an open round without the votes of each organisation, in the same way."""
    told = set(bundle["without_organisation"]["round_id"])
    rounds = [one for one in closed_rounds(bundle) if one in told]
    if not rounds or (round_id and round_id not in rounds):
        return nothing("without", lang)
    round_id = round_id or rounds[-1]
    names = Names(bundle, lang)
    table = _telling_first(leave_one_out(bundle, round_id), names)
    table = of_standards(table, standards)
    heads = [say("analysis-fixed-all", lang), *map(names.organisation, table.columns[1:])]
    title = say("analysis-without-title", lang, round=names.round(round_id))
    return draw(_grid(table, heads, names, title, "analysis-without-alt", "analysis-without-note"))


@styled
def figure_sweep(
    bundle: Bundle,
    lang: str = "en",
    round_id: str | None = None,
    standards: Sequence[str] | None = None,
) -> Drawing:
    """The verdicts of a closed round as the parameter that decides most goes through values.

    The rows of `rereading.usual_sweep`; by default of the first round.
    """
    rounds = closed_rounds(bundle)
    if not rounds:
        return nothing("votes", lang)
    round_id = round_id or rounds[0]
    rows = usual_sweep(bundle, round_id)
    if rows.empty:
        return nothing("sweep", lang)
    names = Names(bundle, lang)
    fixed = rows.drop_duplicates("standard_id").set_index("standard_id")[["fixed"]]
    wide = rows.pivot_table(index="standard_id", columns="value", values="verdict", aggfunc="first")
    values = list(rows["value"].drop_duplicates())
    table = of_standards(fixed.join(wide.reindex(columns=values)), standards)
    parameter = str(rows["parameter"].iloc[0])
    heads = [say("analysis-fixed-rule", lang), *values]
    title = say(
        "analysis-sweep-title",
        lang,
        round=names.round(round_id),
        label=say(f"voting-key-{parameter.replace('_', '-')}", lang),
        parameter=parameter,
    )
    return draw(_grid(table, heads, names, title, "analysis-rules-alt", "analysis-rules-note"))


def _telling_first(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Organisations by name; those without which anything changes stand first."""
    changes = {one: bool((table[one] != table[FIXED]).any()) for one in table.columns[1:]}
    order = sorted(changes, key=lambda one: (not changes[one], names.organisation(one)))
    return table[[FIXED, *order]]


def _grid(
    table: pd.DataFrame, heads: list[str], names: Names, title: str, alt: str, note: str
) -> Grid:
    lang = names.lang
    cells = [_cells(row) for _, row in table.iterrows()]
    flips = sum(any(cell and cell.is_framed for cell in row) for row in cells)
    return Grid(
        title=title,
        alt=say(alt, lang, standards=len(table), others=len(heads) - 1, flips=flips),
        rows=[names.numbered(str(one)) for one in table.index],
        columns=heads,
        cells=cells,
        legend=[key(fill, f"{SIGNS[one]} {names.verdict(one)}") for one, fill in VERDICTS.items()],
        notes=[say(note, lang)],
        lang=lang,
    )


def _cells(row: "pd.Series[Any]") -> list[Cell | None]:
    return [
        None if pd.isna(one) else Cell(SIGNS[one], VERDICTS[one], is_framed=one != row[FIXED])
        for one in row
    ]
