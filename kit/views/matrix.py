"""The matrix of the crosswalk: how far each framework is reached by each other, both ways."""

from collections.abc import Iterable, Sequence
from typing import Any

from kit.domain.crosswalk.coverage import coverage
from kit.domain.crosswalk.judging import Compared
from kit.domain.framework import Completeness, Framework
from kit.views.framework_names import told_apart
from kit.words import say


def matrix(
    frameworks: Sequence[Framework], compared: Iterable[Compared], lang: str
) -> dict[str, Any]:
    """By `framework by`: counts of the framework's requirements, and the cell in words.

    Where groups compare two frameworks blind, `hidden` and no count; two of which nothing was said
    are left out.
    """
    shown = {one.id: one for one in frameworks}
    names = told_apart(frameworks, lang)
    return {
        f"{side.subjects} {side.objects}": _cell(
            shown[side.subjects], shown[side.objects], side, names, lang
        )
        for found in compared
        for side in (found, found.turned())
    }


def _cell(
    framework: Framework, by: Framework, found: Compared, names: dict[str, str], lang: str
) -> dict[str, Any]:
    if found.hidden and not found.pairs and not found.claims:
        return {"hidden": True, "words": say("whole-cell-hidden", lang)}
    counted = coverage(framework, found.pairs, found.unmatched(framework.id))
    known = by.completeness is Completeness.COMPLETE
    return {
        "hidden": False,
        "total": counted.total,
        "strict": counted.strict,
        "any": counted.any,
        "candidate": counted.candidate,
        "gaps": counted.gaps,
        "orphans": counted.orphans,
        "known": known,
        "words": say(
            "whole-cell" if known else "whole-cell-part",
            lang,
            name=names[framework.id],
            by=names[by.id],
            total=counted.total,
            strict=counted.strict,
            any=counted.any,
            candidate=counted.candidate,
            gaps=counted.gaps,
            orphans=counted.orphans,
        ),
    }
