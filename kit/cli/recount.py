"""`sealkit recount`: checks a bundle and counts it again, with the kit's own copy of the script."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kit.cli.terminal import Format, spoken
from kit.reports import recount as script
from kit.words import say


def recount(
    directory: Annotated[Path, typer.Argument(help="The folder of a research bundle.")],
    output: Format = "text",
) -> None:
    """Check a research bundle and count it again from its record; exit 1 on any difference."""
    try:
        report = script.recount(str(directory))
    except script.NoBundle:
        print(say("recounting-no-bundle", spoken(), folder=str(directory)), file=sys.stderr)
        raise typer.Exit(2) from None
    lang = "en" if output == "json" else spoken()
    _compare_scripts(directory, report, lang)
    told = [script.as_json(report)] if output == "json" else script.sheet(report, str(directory))
    for line in told:
        print(line)
    if not report.ok:
        raise typer.Exit(1)


def _compare_scripts(directory: Path, report: script.Report, lang: str) -> None:
    """Say whether the bundle's script is this one. It is never run: who can change a file can
    change a script."""
    theirs, ours = directory / NAME, Path(script.__file__).read_bytes()
    if theirs.is_symlink() or not theirs.is_file():
        return  # said already
    is_ours = theirs.stat().st_size == len(ours) and theirs.read_bytes() == ours
    report.notes.append(say(f"recounting-script-{'ours' if is_ours else 'other'}", lang))
    if not is_ours:
        message = "is another script than this version of the kit has; it was not run"
        report.differ(NAME, "", message)


NAME = "recount.py"
