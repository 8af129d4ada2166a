"""`sealkit figures`: every figure and table of a bundle, for print."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from kit.analysis.bundle import open_bundle
from kit.analysis.publication import save_tables
from kit.cli.terminal import spoken
from kit.words import choose_language


def figures(
    bundle: Annotated[Path, typer.Argument(help="A folder of `sealkit export`, or its zip.")],
    out: Annotated[Path, typer.Argument(help="A folder beside the bundle; made if need be.")],
    lang: Annotated[
        Literal["en", "fr", "es"] | None, typer.Option(help="The language of titles and labels.")
    ] = None,
) -> None:
    """Draw every figure (SVG, PDF) and write every table (CSV, Markdown, LaTeX) of a bundle."""
    from kit.analysis.figures import save_figures  # matplotlib is there for researchers alone

    held, language = open_bundle(bundle), choose_language([lang or spoken()])
    for path in [*save_figures(held, out, language), *save_tables(held, out, lang=language)]:
        print(path)
