"""Frameworks and their requirements in words: labels, full texts, levels, numbers, sources."""

from collections.abc import Iterable
from typing import Any

from kit.domain.framework import (
    UNDATED,
    Completeness,
    Framework,
    Reading,
    Requirement,
    SchemeFact,
    Texts,
    Wording,
)
from kit.views.moment import written
from kit.words import say
from kit.words.quantities import number

LONGEST_LABEL = 40


def rows(framework: Framework, lang: str) -> list[dict[str, Any]]:
    """All requirements of a framework and the headings above them, as a page shows them."""
    return list(_rows(framework, lang))


def described(framework: Framework, lang: str) -> dict[str, Any]:
    """A framework as a page shows it, without its requirements."""
    return {
        "id": framework.id,
        "name": framework.issuer,
        "country": framework.country,
        "title": written(framework.title, lang),
        "edition": edition(framework, lang),
        "audience": written(framework.audience, lang),
        "complete": framework.completeness is Completeness.COMPLETE,
        "known": known(framework, lang),
        "source": source(framework, lang),
        "beyond": written(framework.gaps, lang) if framework.gaps else None,
        "total": len(framework.assessable()),
    }


def edition(framework: Framework, lang: str) -> str:
    """The edition as it is printed; in words where none is."""
    return say("frameworks-undated", lang) if framework.edition == UNDATED else framework.edition


def known(framework: Framework, lang: str) -> str:
    """How much of the issuer's list we hold, as a sentence."""
    return say(f"crosswalk-known-{framework.completeness}", lang, name=framework.issuer)


def source(framework: Framework, lang: str) -> str:
    """Whose words these are: ours after the source, or the issuer's."""
    kind = "ours" if framework.wording is Wording.RESTATED else "issuer"
    return say(f"crosswalk-words-{kind}", lang, document=framework.source.document)


def label(requirement: Requirement, lang: str, longest: int = LONGEST_LABEL) -> dict[str, str]:
    """A few words that tell a requirement from its neighbours: its title, else how it begins."""
    text = written(requirement.title or requirement.statement or {}, lang)
    return {**text, "text": _shortened(text["text"], longest)}


def full(requirement: Requirement, lang: str) -> dict[str, str]:
    """What a requirement asks, whole, in one language."""
    return written(requirement.statement or requirement.title or {}, lang)


def _shortened(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def _rows(framework: Framework, lang: str) -> Iterable[dict[str, Any]]:
    for requirement in framework.walk():
        if requirement.assessable:
            yield _requirement(framework, requirement, lang)
        elif any(below.assessable for below in requirement.walk()):
            yield {"ref_id": requirement.ref_id, "heading": full(requirement, lang)}


def _requirement(framework: Framework, requirement: Requirement, lang: str) -> dict[str, Any]:
    level = framework.levels.get(requirement.level or "")
    return {
        "ref_id": requirement.ref_id,
        "label": label(requirement, lang),
        "title": written(requirement.title, lang) if requirement.title else None,
        "texts": _beside(requirement.statement or requirement.title or {}, framework, lang),
        "level": written(level, lang) if level else None,
        "numbers": [number(one, lang) for one in requirement.numbers.values()],
        "reading": reading(requirement, lang),
        "points": [
            {"ref_id": one.ref_id, "texts": _beside(one.statement or {}, framework, lang)}
            for one in requirement.requirements
            if not one.assessable
        ],
    }


def _beside(texts: Texts, framework: Framework, lang: str) -> list[dict[str, str]]:
    """The reader's language, and beside it the language of the source where that is another."""
    shown = written(texts, lang)
    first = framework.languages[0]
    if first == shown["lang"] or first not in texts:
        return [shown]
    return [shown, {"text": texts[first], "lang": first}]


def reading(part: Requirement | SchemeFact, lang: str) -> str | None:
    """A remark where a part was not read in the issuer's own document."""
    if part.reading is Reading.ISSUER:
        return None
    return say(f"crosswalk-read-{part.reading}", lang)
