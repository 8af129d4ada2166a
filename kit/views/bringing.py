"""The frameworks of a session for its facilitator, and what an update would change."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from kit.domain.brought import carried, is_free, outdated
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.editions import Changes, changes
from kit.domain.events import Step
from kit.domain.framework import Framework, Requirement
from kit.domain.session import Session
from kit.views.framework_words import edition, known, source
from kit.views.moment import written
from kit.words import country, language, say


def compared(session: Session, lang: str) -> list[dict[str, Any]]:
    """The frameworks that the session compares; `free` ones can still be set aside."""
    return [
        {**named(framework, lang), "free": is_free(session, framework.id)}
        for framework in session.frameworks.values()
    ]


def offered(frameworks: Iterable[Framework], session: Session, lang: str) -> list[dict[str, Any]]:
    """The frameworks at hand that the session does not compare yet."""
    return [
        {**named(framework, lang), "replaces": framework.replaces in session.frameworks}
        for framework in frameworks
        if framework.id not in session.frameworks
    ]


def named(framework: Framework, lang: str) -> dict[str, Any]:
    """A framework in a list: whose it is, for whom, how long and how whole."""
    return {
        "id": framework.id,
        "title": written(framework.title, lang),
        "issuer": framework.issuer,
        "country": framework.country,
        "country_name": country(framework.country, lang),
        "edition": edition(framework, lang),
        "audience": written(framework.audience, lang),
        "known": known(framework, lang),
        "total": len(framework.assessable()),
    }


def preview(
    session: Session, framework: Framework, lang: str, steps: Iterable[Step] = ()
) -> dict[str, Any]:
    """What would come into the session, row by row, before anything is recorded."""
    before = session.frameworks.get(framework.id)
    changed = changes(before, framework) if before else None
    return {
        "framework": {
            **named(framework, lang),
            "words": source(framework, lang),
            "languages": [language(one, lang) for one in framework.languages],
            "levels": _levels(framework, lang),
        },
        "rows": [
            row
            for requirement in framework.requirements
            for row in _rows(framework, requirement, 0, lang, changed)
        ],
        "changes": _changes(changed) if changed else None,
        "carries": _carries(carried(session, framework, steps)),
        "looks": len(outdated(session, framework.id, changed)) if changed else 0,
    }


def _levels(framework: Framework, lang: str) -> list[str]:
    counted = Counter(one.level for one in framework.assessable() if one.level)
    return [
        say("bringing-level", lang, name=written(word, lang)["text"], count=counted[key])
        for key, word in framework.levels.items()
        if counted[key]
    ]


def _rows(
    framework: Framework, one: Requirement, depth: int, lang: str, changed: Changes | None
) -> Iterable[dict[str, Any]]:
    texts = one.statement or one.title or {}
    yield {
        "ref_id": one.ref_id,
        "depth": depth,
        "kind": _kind(one),
        "texts": [{"text": texts.get(code, ""), "lang": code} for code in framework.languages],
        "level": written(framework.levels[one.level], lang)["text"] if one.level else None,
        "mark": _mark(one.ref_id, changed),
    }
    for part in one.requirements:
        yield from _rows(framework, part, depth + 1, lang, changed)


def _carries(said: list[Mapping | Gap]) -> dict[str, int] | None:
    """How much of what groups said of the older edition is carried over, as it is or for a look."""
    looks = sum(one.look_again for one in said)
    return {"stand": len(said) - looks, "look": looks} if said else None


def _kind(one: Requirement) -> str:
    """What a row is: something to meet, a heading above such, or a point that explains."""
    if one.assessable:
        return "asked"
    return "heading" if any(below.assessable for below in one.walk()) else "point"


def _mark(ref_id: str, changed: Changes | None) -> str | None:
    if changed is None:
        return None
    return "new" if ref_id in changed.new else "reworded" if ref_id in changed.reworded else None


def _changes(changed: Changes) -> dict[str, Any]:
    return {
        "new": len(changed.new),
        "reworded": len(changed.reworded),
        "gone": list(changed.gone),
        "same": len(changed.same) + len(changed.retouched),
        "none": changed.none,
    }
