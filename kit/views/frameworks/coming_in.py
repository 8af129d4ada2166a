"""How a list, or the rest of it, comes in: told to its issuer."""

from typing import Any

from kit.domain.framework import Completeness, Framework
from kit.domain.ids import LANGUAGES
from kit.words import in_language, say

COLUMNS = (
    "ref_id",
    "parent_ref_id",
    "assessable",
    "lang",
    "title",
    "statement",
    "level",
    "locator",
)
"""The columns of the table, as the template has them."""


def coming_in(framework: Framework, lang: str) -> dict[str, Any] | None:
    """The steps: the whole form for a list that nobody has seen, a short one for the rest of a
    list, none for one that is complete."""
    if framework.completeness is Completeness.COMPLETE:
        return None
    announced = framework.completeness is Completeness.ANNOUNCED
    kind = "whole" if announced else "rest"
    return {
        "lead": say(f"framework-page-bring-{kind}", lang, issuer=framework.issuer),
        "file": f"{framework.id}.yaml",
        "example": _example(framework, lang) if announced else None,
    }


def _example(framework: Framework, lang: str) -> dict[str, Any]:
    """A table of two rows per language, invented and marked so, in the list's own languages."""
    spoken = [one for one in framework.languages if one in LANGUAGES][:2] or [lang]
    level = next((in_language(one, lang)[1] for one in framework.levels.values()), "")
    return {
        "columns": list(COLUMNS),
        "rows": [row for one in spoken for row in _example_rows(one, level)],
    }


def _example_rows(lang: str, level: str) -> list[dict[str, Any]]:
    title = say("framework-page-example-title", lang)
    statement = say("framework-page-example-statement", lang)
    page = say("framework-page-example-page", lang)
    return [
        {"lang": lang, "cells": ["3", "", "false", lang, title, "", "", page]},
        {"lang": lang, "cells": ["3.1", "3", "true", lang, "", statement, level, page]},
    ]
