"""What a search over all frameworks finds, grouped by framework."""

from collections.abc import Iterator
from typing import Any

from kit.domain.framework import Framework, Requirement, Texts
from kit.views.frameworks.addresses import page
from kit.views.frameworks.at_hand import AtHand
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader
from kit.views.frameworks.search import Query
from kit.views.frameworks.sums import completeness
from kit.views.frameworks.tree import level, numbers
from kit.views.frameworks.wanted import NO_PHASE, found_in, in_languages, points
from kit.words import country, say


def answers(chosen: list[AtHand], query: Query, phase: str, lang: str) -> list[dict[str, Any]]:
    """The frameworks that say something of it, each with its places."""
    groups = [_group(held.framework, query, phase, lang) for held in chosen]
    return [one for one in groups if one["places"]]


def count(groups: list[dict[str, Any]]) -> int:
    """How many places were found."""
    return sum(len(one["places"]) for one in groups)


def by_name(chosen: list[AtHand], query: Query, phase: str, lang: str) -> list[AtHand]:
    """The frameworks whose own name, issuer or country was typed."""
    if phase or not query:
        return []
    return [one for one in chosen if _is_called(one.framework, query, lang)]


def _is_called(framework: Framework, query: Query, lang: str) -> bool:
    issued = f"{framework.issuer} {framework.edition} {country(framework.country, lang)}"
    named = [{code: f"{text} {issued}" for code, text in framework.title.items()}]
    return bool(in_languages(named, query, [framework.id]))


def _group(framework: Framework, query: Query, phase: str, lang: str) -> dict[str, Any]:
    return {
        "href": page(framework.id),
        "issuer": framework.issuer,
        "title": Reader(lang).one(framework.title),
        "country": place(framework.country, lang),
        "audience": Reader(lang).one(framework.audience),
        "known": completeness(framework, lang),
        "places": list(_places(framework, query, phase, lang)),
    }


def _places(framework: Framework, query: Query, phase: str, lang: str) -> Iterator[dict[str, Any]]:
    enumerated = {id(each) for one in framework.walk() for each in points(one)}
    for one in framework.walk():
        langs = found_in(one, query) if query else list(framework.languages)
        if id(one) not in enumerated and langs and _is_of(one, phase):
            yield _requirement(framework, one, _reader(langs, query, lang))
    beside = [("definition", one.ref_id, one.statement or {}) for one in framework.definitions]
    beside += [("scheme", one.ref_id, one.statement) for one in framework.scheme]
    for kind, ref_id, texts in beside if not phase else ():
        if langs := in_languages([texts], query):
            said = say(f"frameworks-kind-{kind}", lang)
            yield _place(framework, ref_id, texts, _reader(langs, query, lang), kind=said)


def _is_of(one: Requirement, phase: str) -> bool:
    """Headings belong to no phase."""
    return not phase or (one.assessable and (one.phase or NO_PHASE) == phase)


def _reader(langs: list[str], query: Query, lang: str) -> Reader:
    """Who reads a place: in one's own language; beside it in the one where the words stand."""
    return Reader(lang, None if lang in langs else langs[0], query)


def _requirement(framework: Framework, one: Requirement, reads: Reader) -> dict[str, Any]:
    found = [each for each in points(one) if reads.query and found_in(each, reads.query)]
    kind = None if one.assessable else say("frameworks-kind-heading", reads.lang)
    return {
        **_place(framework, one.ref_id, one.statement or {}, reads, kind=kind),
        "title": reads.texts(one.title),
        "points": [reads.texts(each.statement or each.title) for each in found],
        "phase": say(f"frameworks-phase-{one.phase}", reads.lang) if one.phase else None,
        "level": level(framework, one, reads),
        "numbers": numbers(one.numbers, reads.lang),
    }


def _place(
    framework: Framework, ref_id: str, statement: Texts, reads: Reader, *, kind: str | None
) -> dict[str, Any]:
    return {
        "href": page(framework.id, ref_id),
        "label": say("frameworks-place", reads.lang, ref_id=ref_id, issuer=framework.issuer),
        "ref_id": ref_id,
        "kind": kind,
        "title": [],
        "statement": reads.texts(statement),
        "points": [],
        "phase": None,
        "level": None,
        "numbers": [],
    }
