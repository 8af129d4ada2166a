"""The requirements of a framework as a page draws them: a tree of plain values."""

from collections.abc import Iterable
from typing import Any

from kit.domain.framework import Framework, Number, Requirement, SchemeFact, Source
from kit.views.framework_words import reading
from kit.views.frameworks.addresses import anchor
from kit.views.frameworks.reader import Reader
from kit.views.frameworks.wanted import is_point
from kit.words import say
from kit.words.quantities import number, number_name

DEEPEST_HEADING = 6


def rows(
    framework: Framework, requirements: Iterable[Requirement], reads: Reader, depth: int = 3
) -> list[dict[str, Any]]:
    """Requirements with what stands below them; `depth` is the heading level of the first."""
    return [_row(framework, one, reads, depth) for one in requirements]


def _row(framework: Framework, one: Requirement, reads: Reader, depth: int) -> dict[str, Any]:
    return {
        "anchor": anchor(one.ref_id),
        "kind": _kind(one),
        "depth": min(depth, DEEPEST_HEADING),
        "ref_id": one.ref_id,
        "printed": _printed(one, reads.lang),
        "title": reads.texts(one.title),
        "statement": reads.texts(one.statement),
        "level": level(framework, one, reads),
        "phase": say(f"frameworks-phase-{one.phase}", reads.lang) if one.phase else None,
        "numbers": numbers(one.numbers, reads.lang),
        "read": where(framework, one, reads.lang),
        "below": rows(framework, one.requirements, reads, depth + 1),
    }


def _kind(one: Requirement) -> str:
    if one.assessable:
        return "requirement"
    return "heading" if one.title or not is_point(one) else "point"


def _printed(one: Requirement, lang: str) -> str | None:
    """The number in the source, where it is another than ours."""
    if one.printed is None or one.printed == one.ref_id:
        return None
    return say("framework-page-printed", lang, number=one.printed)


def level(framework: Framework, one: Requirement, reads: Reader) -> dict[str, Any] | None:
    """The level as the issuer calls it."""
    texts = framework.levels.get(one.level or "")
    return reads.one(texts) if texts else None


def numbers(asked: dict[str, Number], lang: str) -> list[dict[str, str]]:
    """What is asked in numbers: what is counted, and how much of it."""
    return [
        {"name": number_name(name, lang), "words": number(one, lang)} for name, one in asked.items()
    ]


def where(framework: Framework, part: Requirement | SchemeFact, lang: str) -> dict[str, Any]:
    """Where a part was read: the place, the document where it is another, and a remark."""
    other = framework.source_of(part) if part.source in framework.other_sources else None
    return {
        "locator": part.locator,
        "source": source(other) if other else None,
        "remark": reading(part, lang),
    }


def source(document: Source) -> dict[str, Any]:
    """A document; its address only where a browser may follow it."""
    url = document.url or ""
    return {
        "document": document.document,
        "url": url if url.startswith(("http://", "https://")) else None,
        "licence": document.licence,
    }
