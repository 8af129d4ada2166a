"""`sealkit suggest`: candidate pairs between two frameworks, ranked, for people to look at."""

import json
import sys
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from textwrap import shorten
from typing import Annotated

import typer

from kit.cli.terminal import Format, spoken
from kit.domain.framework import Framework, Requirement
from kit.formats.framework_file import read_framework
from kit.formats.library import Library, own_folders
from kit.suggest.at_hand import method_at_hand, why_no_encoder
from kit.suggest.candidates import Candidate, candidates
from kit.suggest.exact import WHOLE
from kit.suggest.method import Method, MethodName
from kit.words import decimal, in_language, say

Named = Annotated[str, typer.Argument(help="A framework’s file or id.")]
LONGEST = 90
"""Characters of a requirement that a line of the terminal shows."""


def suggest(
    subjects: Named,
    objects: Named,
    top: Annotated[int, typer.Option(min=1, help="Candidates per requirement.")] = 5,
    method: Annotated[
        MethodName | None, typer.Option(help="How texts are compared; else the best at hand.")
    ] = None,
    output: Format = "text",
) -> None:
    """Rank likely counterparts in a second framework for each requirement of a first one.

    They are candidates to look at, never mappings.
    """
    ours, theirs = framework_named(subjects), framework_named(objects)
    chosen = method_at_hand(method)
    if method is None and (reason := why_no_encoder()):
        print(say(f"{reason.message_id}-note", spoken(), **reason.values), file=sys.stderr)
    found = candidates(ours, theirs, top=top, method=chosen)
    if output == "json":
        print(json.dumps(as_json(chosen, found), ensure_ascii=False, indent=1))
    else:
        print_for_people(ours, theirs, chosen, found)


def framework_named(named: str) -> Framework:
    """A framework by id or file; raises `NotFound` or `BrokenFiles`."""
    path = Path(named)
    return read_framework(path) if path.suffix else Library(*own_folders(None)).framework(named)


def as_json(method: Method, found: list[Candidate]) -> dict[str, object]:
    """The same for scripts."""
    pairs = [
        {"subject": one.subject, "object": one.object, "score": one.score, "rank": one.rank}
        for one in found
    ]
    return {"method": method.name, "pairs": pairs}


def print_for_people(
    ours: Framework, theirs: Framework, method: Method, found: list[Candidate]
) -> None:
    """Each requirement with its candidates below, in the terminal's language where there is one."""
    lang = spoken()
    print(say(f"suggest-method-{method.name}", lang))
    if not found:
        print(say("suggest-none", lang))
    ours_by_ref = {one.ref_id: one for one in ours.walk()}
    theirs_by_ref = {one.ref_id: one for one in theirs.walk()}
    for subject, group in groupby(found, attrgetter("subject")):
        print(f"\n{line(ours_by_ref[subject], lang)}")
        for one in group:
            mark = "*" if round(one.score * WHOLE) >= method.likely else " "
            text = line(theirs_by_ref[one.object], lang)
            print(f"  {one.rank:>2}. {decimal(f'{one.score:.2f}', lang)} {mark} {text}")
    if found:
        print(
            "\n" + say("suggest-legend", lang, likely=decimal(f"{method.likely / WHOLE:.2f}", lang))
        )


def line(requirement: Requirement, lang: str) -> str:
    """A requirement in one line of the terminal."""
    _, text = in_language(requirement.statement or requirement.title or {}, lang)
    return shorten(f"{requirement.ref_id}  {text}", LONGEST, placeholder=" …")
