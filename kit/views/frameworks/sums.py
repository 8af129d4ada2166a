"""How much of a list there is: counts and completeness in plain words."""

from typing import Any

from kit.domain.framework import Completeness, Framework
from kit.views.framework_words import known
from kit.words import say


def completeness(framework: Framework, lang: str) -> dict[str, Any]:
    """How much of the issuer's list we hold, and how many that is."""
    return {
        "value": framework.completeness.value,
        "whole": framework.completeness is Completeness.COMPLETE,
        "words": known(framework, lang),
        "count": counted(framework, lang),
    }


def counted(framework: Framework, lang: str) -> str:
    """How many requirements are known; of a list nobody has seen, that."""
    if framework.completeness is Completeness.ANNOUNCED:
        return say("frameworks-count-announced", lang)
    count = len(framework.assessable())
    return say(f"frameworks-count-{framework.completeness}", lang, count=count)
