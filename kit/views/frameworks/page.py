"""The page of one framework: what it asks, how much of it we hold, where it was read."""

from itertools import groupby
from typing import Any

from kit.domain.framework import Completeness, Framework, Phase, SchemeFact, Topic
from kit.views.framework_words import edition
from kit.views.framework_words import source as wording
from kit.views.frameworks.addresses import anchor, page
from kit.views.frameworks.at_hand import Asked, AtHand, Shelf
from kit.views.frameworks.coming_in import coming_in
from kit.views.frameworks.compared import compared
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader, choices, reader, shown_in
from kit.views.frameworks.search import Query
from kit.views.frameworks.sums import completeness
from kit.views.frameworks.tree import numbers, rows, source, where
from kit.views.frameworks.wanted import NO_PHASE, Wanted, left
from kit.words import language, say


def view(shelf: Shelf, framework_id: str, asked: Asked, lang: str) -> dict[str, Any]:
    """Everything that the page shows. The framework has to be at hand."""
    held = shelf.frameworks[framework_id]
    framework = held.framework
    reads = reader(framework, lang, asked.beside, Query.of(asked.search))
    return {
        **_head(held, reads),
        "about": _about(shelf, framework, reads),
        "definitions": rows(framework, framework.definitions, reads),
        "requirements": _requirements(framework, asked, reads),
        "scheme": _scheme(framework, reads),
        "crosswalks": compared(shelf, framework, lang),
        "coming_in": coming_in(framework, lang),
    }


def _head(held: AtHand, reads: Reader) -> dict[str, Any]:
    framework, lang = held.framework, reads.lang
    plain = Reader(lang, reads.beside)
    return {
        "id": framework.id,
        "title": plain.texts(framework.title),
        "issuer": framework.issuer,
        "country": place(framework.country, lang),
        "session": plain.one(held.session) if held.session else None,
        "known": completeness(framework, lang),
        "announced": framework.completeness is Completeness.ANNOUNCED,
        "elsewhere": _only_in(framework, lang),
    }


def _only_in(framework: Framework, lang: str) -> str | None:
    """Said where the list does not exist in the reader's language."""
    shown = shown_in(framework, lang)
    if shown == lang:
        return None
    return say("framework-page-only-in", lang, language=language(shown, lang))


def _about(shelf: Shelf, framework: Framework, reads: Reader) -> dict[str, Any]:
    lang = reads.lang
    plain = Reader(lang, reads.beside)
    return {
        "edition": edition(framework, lang),
        "audience": plain.texts(framework.audience),
        "wording": wording(framework, lang),
        "source": source(framework.source),
        "others": [source(one) for one in framework.other_sources.values()],
        "languages": [language(one, lang) for one in framework.languages],
        "levels": [plain.one(one) for one in framework.levels.values()],
        "gaps": plain.texts(framework.gaps),
        "to_complete": plain.texts(framework.to_complete),
        "replaces": _edition(shelf, framework.replaces, plain),
        "replaced_by": [
            _edition(shelf, one.id, plain) for one in shelf.all() if one.replaces == framework.id
        ],
    }


def _edition(shelf: Shelf, framework_id: str | None, reads: Reader) -> dict[str, Any] | None:
    """Another edition, with a link where it is at hand."""
    if framework_id is None:
        return None
    held = shelf.frameworks.get(framework_id)
    if held is None:
        return {"href": None, "name": framework_id}
    one = held.framework
    return {
        "href": page(one.id),
        "title": reads.one(one.title),
        "name": f"{one.issuer}, {edition(one, reads.lang)}",
    }


def _requirements(framework: Framework, asked: Asked, reads: Reader) -> dict[str, Any]:
    wanted = Wanted(asked.phase, reads.query)
    kept = left(framework, wanted)
    total = len(framework.assessable())
    shown = sum(each.assessable for one in kept for each in one.walk())
    return {
        "rows": rows(framework, kept, reads),
        "total": total,
        "shown": shown,
        "said": _said(wanted, shown, total, reads.lang),
        "narrowed": bool(wanted),
        "search": asked.search,
        "phases": _phases(framework, asked.phase, reads.lang),
        "beside": choices(framework, reads),
        "second": reads.beside,
    }


def _said(wanted: Wanted, shown: int, total: int, lang: str) -> str:
    """How many of how many are shown."""
    if wanted:
        return say("framework-page-shown", lang, shown=shown, total=total)
    return say("framework-page-total", lang, count=total)


def _phases(framework: Framework, chosen: str, lang: str) -> list[dict[str, Any]]:
    """The phases that the list speaks of, with how many requirements speak of each."""
    found = [one.phase or NO_PHASE for one in framework.assessable()]
    return [
        {
            "value": str(one),
            "words": say(
                "frameworks-option-count",
                lang,
                name=say(f"frameworks-phase-{one}", lang),
                number=found.count(one),
            ),
            "chosen": one == chosen,
        }
        for one in (*Phase, NO_PHASE)
        if one in found or one == chosen
    ]


def _scheme(framework: Framework, reads: Reader) -> list[dict[str, Any]]:
    """What is known of the scheme, by topic."""
    order = list(Topic)
    facts = sorted(framework.scheme, key=lambda one: order.index(one.topic))
    return [
        {
            "topic": say(f"framework-page-topic-{topic}", reads.lang),
            "facts": [_fact(framework, one, reads) for one in group],
        }
        for topic, group in groupby(facts, key=lambda one: one.topic)
    ]


def _fact(framework: Framework, fact: SchemeFact, reads: Reader) -> dict[str, Any]:
    return {
        "anchor": anchor(fact.ref_id),
        "statement": reads.texts(fact.statement),
        "numbers": numbers(fact.numbers, reads.lang),
        "read": where(framework, fact, reads.lang),
    }
