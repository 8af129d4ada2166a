"""The tables of a session for print and for further work: CSV, Markdown and LaTeX."""

import csv
import io
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from kit.analysis import changes, crosswalk, parts, raters, rereading, sensitivity, talk, votes
from kit.analysis.bundle import Bundle
from kit.analysis.names import Names
from kit.analysis.sensitivity import FIXED
from kit.analysis.written import write
from kit.domain.record import stamp

Table = Callable[[Bundle], pd.DataFrame]

LONG = {"formula", "source", "cautions"}
"""Columns of sentences: in the CSV file, too long for a page."""

LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "$": r"\$",
        "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    }
)  # fmt: skip


def _each_round(make: Callable[[Bundle, str], pd.DataFrame], bundle: Bundle) -> pd.DataFrame:
    found = [
        make(bundle, round_id).assign(round_id=round_id) for round_id in votes.closed_rounds(bundle)
    ]
    rows = pd.concat(found, ignore_index=True) if found else pd.DataFrame({"round_id": []})
    return rows[["round_id", *(name for name in rows if name != "round_id")]]


def distributions(bundle: Bundle) -> pd.DataFrame:
    """`votes.distribution` of every closed round; each method has columns of its own."""
    return _each_round(votes.distribution, bundle)


def by_parts(bundle: Bundle) -> pd.DataFrame:
    """`parts.by_part` of every closed round and part."""

    def of_round(held: Bundle, round_id: str) -> pd.DataFrame:
        found = {one: parts.by_part(held, round_id, one) for one in parts.PARTS}
        rows = [table.assign(by=one) for one, table in found.items() if len(table)]
        columns = ["by", *parts.COLUMNS]
        return pd.concat(rows)[columns] if rows else pd.DataFrame(columns=columns)

    return _each_round(of_round, bundle)


def consensus(bundle: Bundle) -> pd.DataFrame:
    """`parts.consensus` of every closed round that tells the groups of its voters."""
    return _each_round(parts.consensus, bundle)


TABLES: Mapping[str, Table] = {
    "lines": talk.lines_by_question,
    "ideas": talk.ideas_by_group,
    "themes": talk.themes_arose,
    "theme-lines": talk.theme_lines,
    "timeline": talk.timeline,
    "coverage": crosswalk.coverage,
    "gaps": crosswalk.gaps,
    "relations": crosswalk.relations,
    "disagreements": crosswalk.disagreements,
    "core": crosswalk.core,
    "suggestions": crosswalk.suggestions,
    "agreement-groups": raters.agreement_of_groups,
    "agreement-voters": raters.agreement_of_voters,
    "turnout": votes.turnout,
    "distributions": distributions,
    "decided": votes.decided,
    "changes": changes.changes,
    "parts": by_parts,
    "consensus": consensus,
    "rules": sensitivity.by_rule_counts,
    "sweeps": partial(_each_round, rereading.usual_sweep),
    "what-if": lambda bundle: bundle["what_if"],
    "without-organisation": lambda bundle: bundle["without_organisation"],
}
"""Every table of the analysis, by the name of its file."""


def save_tables(
    bundle: Bundle,
    folder: str | os.PathLike[str],
    only: "tuple[str, ...]" = tuple(TABLES),
    lang: str = "en",
) -> list[Path]:
    """Save tables: exact CSV, and Markdown and LaTeX for print; those without rows as CSV alone.

    In print, ids are replaced by names in that language, shares have three decimals, and columns of
    sentences are left out. The same bundle gives the same bytes. Raises as `write` does.
    """
    paths = []
    for name in only:
        table = TABLES[name](bundle)
        paths.append(write(bundle, folder, f"{name}.csv", exact_csv(table)))
        if len(table):
            told = printed(table, Names(bundle, lang))
            paths.append(write(bundle, folder, f"{name}.md", markdown(told).encode()))
            paths.append(write(bundle, folder, f"{name}.tex", latex(told).encode()))
    return paths


def exact_csv(table: pd.DataFrame) -> bytes:
    """A table as the bundle writes its own: UTF-8, commas, empty where there is none."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_exact(cell) for cell in row] for row in table.itertuples(index=False))
    return text.getvalue().encode()


def _exact(cell: Any) -> str:
    if pd.isna(cell):
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, pd.Timestamp):
        return stamp(cell)
    return repr(float(cell)) if isinstance(cell, float) else str(cell)


def printed(table: pd.DataFrame, names: Names) -> pd.DataFrame:
    """A table as it is read: names for ids, three decimals, a dash for nothing.

    Columns of sentences, and those without any value, are left out.
    """
    told = table[[name for name in table if name not in LONG and table[name].notna().any()]]
    columns = [str(name) for name in told]
    return pd.DataFrame(
        {_head(name): list(_column(told, name, names)) for name in columns}, dtype=object
    )


def _column(told: pd.DataFrame, name: str, names: Names) -> Iterator[str]:
    if name == "rule" and "round_id" in told:
        for rule, round_id in zip(told["rule"], told["round_id"], strict=True):
            yield "–" if rule == FIXED else names.common_rule(rule, round_id)
    else:
        yield from (_told(name, cell, names) for cell in told[name])


def _head(name: str) -> str:
    return str(name).removesuffix("_id").replace("_", " ")


def _told(column: str, cell: Any, names: Names) -> str:
    if pd.isna(cell):
        return "–"
    called: Mapping[str, Callable[[str], str]] = {
        "standard_id": names.numbered, "round_id": names.round, "group_id": names.group,
        "organisation_id": names.organisation,
        "from_round_id": names.round, "to_round_id": names.round,
    }  # fmt: skip
    if column in called and isinstance(cell, str):
        return called[column](cell)
    if isinstance(cell, float):
        return f"{cell:.3f}"
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return " ".join(str(cell).split())


def markdown(told: pd.DataFrame) -> str:
    """A printed table as Markdown."""
    rows = [list(told.columns), ["---"] * len(told.columns), *told.itertuples(index=False)]
    return "".join(
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |\n" for row in rows
    )


def latex(told: pd.DataFrame) -> str:
    """A printed table as LaTeX; it needs the package booktabs."""
    head, *rows = (
        " & ".join(str(cell).translate(LATEX) for cell in row) + r" \\" + "\n"
        for row in [list(told.columns), *told.itertuples(index=False)]
    )
    columns = "l" * len(told.columns)
    body = "".join(rows)
    return (
        f"\\begin{{tabular}}{{{columns}}}\n\\toprule\n{head}\\midrule\n{body}"
        "\\bottomrule\n\\end{tabular}\n"
    )
