"""The whole set of figures of a session, saved as vectors."""

import os
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kit.analysis.bundle import Bundle
from kit.analysis.changes import changes
from kit.analysis.drawing import Drawing
from kit.analysis.figures.agreement import figure_agreement
from kit.analysis.figures.changes import figure_changes
from kit.analysis.figures.crosswalk import figure_core, figure_coverage
from kit.analysis.figures.parts import figure_parts
from kit.analysis.figures.talk import figure_themes, figure_timeline
from kit.analysis.figures.turnout import figure_turnout
from kit.analysis.figures.verdicts import figure_rules, figure_sweep, figure_without
from kit.analysis.figures.votes import figure_votes
from kit.analysis.parts import PARTS
from kit.analysis.votes import closed_rounds
from kit.analysis.written import write

ONCE = {
    "timeline": figure_timeline,
    "themes": figure_themes,
    "coverage": figure_coverage,
    "core": figure_core,
    "agreement": figure_agreement,
    "turnout": figure_turnout,
}
"""Figures of the whole session, by the name of their file."""


def every_figure(bundle: Bundle, lang: str = "en") -> Iterator[tuple[str, Drawing]]:
    """All figures for which the bundle holds something, with the names of their files."""
    for name, draw in _all(bundle):
        drawing = draw(bundle, lang)
        if not drawing.is_empty:
            yield name, drawing


def save_figures(
    bundle: Bundle,
    folder: str | os.PathLike[str],
    lang: str = "en",
    formats: Sequence[str] = ("svg", "pdf"),
) -> list[Path]:
    """Save every figure as SVG and PDF, text as text, the same bytes for the same bundle.

    Raises BadInput for a folder inside the bundle, Unusable where it cannot be written.
    """
    return [
        write(bundle, folder, f"{name}.{format_}", drawing.as_bytes(format_))
        for name, drawing in every_figure(bundle, lang)
        for format_ in formats
    ]


def _all(bundle: Bundle) -> "Iterator[tuple[str, partial[Drawing]]]":
    for name, draw in ONCE.items():
        yield name, partial(draw)
    number = dict(zip(bundle["rounds"]["round_id"], bundle["rounds"]["number"], strict=True))
    for round_id in closed_rounds(bundle):
        of_round = f"round-{number[round_id]}"
        yield f"votes-{of_round}", partial(figure_votes, round_id=round_id)
        yield f"rules-{of_round}", partial(figure_rules, round_id=round_id)
        yield f"sweep-{of_round}", partial(figure_sweep, round_id=round_id)
        yield f"without-{of_round}", partial(figure_without, round_id=round_id)
        for part in PARTS:
            yield f"{part}-{of_round}", partial(figure_parts, round_id=round_id, part=part)
    for round_id in changes(bundle)["to_round_id"].unique():
        yield f"changes-round-{number[round_id]}", partial(figure_changes, to_round_id=round_id)
