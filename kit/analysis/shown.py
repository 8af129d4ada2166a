"""What a notebook shows: tables that everybody can read, and what was written where."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pandas as pd

from kit.analysis.bundle import Bundle
from kit.analysis.names import Names
from kit.analysis.publication import TABLES, printed, save_tables
from kit.analysis.votes import closed_rounds, distribution
from kit.words import say

MOST, LONG = 60, 40
"""Rows that are shown, all of them being in the saved table; letters from which a text is long."""


@dataclass(frozen=True)
class Shown:
    """What a notebook shows as it is; every text in it is escaped."""

    html: str

    def _repr_html_(self) -> str:
        return self.html


def table(bundle: Bundle, name: str, lang: str = "en") -> Shown:
    """One of the tables of the analysis, by its name, as it is read."""
    return shown(bundle, TABLES[name](bundle), lang)


def shown(bundle: Bundle, rows: pd.DataFrame, lang: str = "en") -> Shown:
    """Any table, with names for ids; a sentence where it has no rows."""
    if rows.empty:
        return Shown(f"<p>{escape(say('analysis-none-table', lang))}</p>")
    told = printed(rows.head(MOST), Names(bundle, lang))
    more = len(rows) - MOST
    rest = f"<p>{escape(say('analysis-more-rows', lang, count=more))}</p>" if more > 0 else ""
    return Shown(_html(told) + rest)


def rounds_shown(bundle: Bundle, lang: str = "en") -> Shown:
    """How often each answer was given, a table a closed round."""
    names = Names(bundle, lang)
    told = [
        f"<p><strong>{escape(names.round(round_id))}</strong></p>"
        + shown(bundle, distribution(bundle, round_id), lang).html
        for round_id in closed_rounds(bundle)
    ]
    return Shown("".join(told)) if told else shown(bundle, bundle["results"], lang)


def title(bundle: Bundle, lang: str = "en") -> Shown:
    """What session a notebook is about."""
    titles = bundle.titles
    name = titles.get(lang) or titles.get("en") or next(iter(titles.values()))
    return Shown(f"<p><strong>{escape(name)}</strong> ({escape(bundle.session_id)})</p>")


def keep(bundle: Bundle, folder: str | os.PathLike[str], *names: str, lang: str = "en") -> Shown:
    """Save tables into a folder where one is named, and say so."""
    return _said(save_tables(bundle, folder, names, lang) if folder else [], folder, lang)


def keep_all(bundle: Bundle, folder: str | os.PathLike[str], lang: str = "en") -> Shown:
    """Save every figure and every table into a folder where one is named, and say so."""
    from kit.analysis.figures import save_figures  # needs matplotlib, tables do not

    if not folder:
        return _said([], folder, lang)
    paths = [*save_figures(bundle, folder, lang), *save_tables(bundle, folder, lang=lang)]
    return _said(paths, folder, lang)


def _said(paths: Sequence[Path], folder: str | os.PathLike[str], lang: str) -> Shown:
    if not paths:
        return Shown(f"<p>{escape(say('analysis-not-written', lang))}</p>")
    told = say("analysis-written", lang, count=len(paths), folder=str(folder))
    return Shown(f"<p>{escape(told)}</p>")


def _html(told: pd.DataFrame) -> str:
    """A table that scrolls by itself where it is wide: texts to the left, numbers to the right."""
    head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in told)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in told.itertuples(index=False))
    table_ = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div style="overflow-x:auto" tabindex="0">{table_}</div>'


def _cell(text: str) -> str:
    """A long text needs room; the others stay in one line."""
    if len(text) > LONG:
        return f'<td style="text-align:left;min-width:24em">{escape(text)}</td>'
    side = "right" if text[:1].isdigit() else "left"
    return f'<td style="text-align:{side};white-space:nowrap">{escape(text)}</td>'
