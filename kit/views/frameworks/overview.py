"""The page of all frameworks: which lists there are, and a search over all that they say."""

from typing import Any

from kit.domain.framework import Completeness, Framework, Phase
from kit.views.framework_words import edition
from kit.views.frameworks.addresses import page
from kit.views.frameworks.at_hand import Asked, AtHand, Shelf, broken
from kit.views.frameworks.found import answers, by_name, count
from kit.views.frameworks.places import place
from kit.views.frameworks.reader import Reader
from kit.views.frameworks.search import Query, folded
from kit.views.frameworks.sums import completeness
from kit.words import EUROPE, country, language, say


def view(shelf: Shelf, asked: Asked, lang: str) -> dict[str, Any]:
    """Everything that the page shows: all lists by country, or what was searched for."""
    chosen = [one for one in shelf.frameworks.values() if _is_asked(one.framework, asked)]
    searching = bool(asked.search or asked.phase)
    return {
        "sum": _sum(shelf, lang),
        "search": asked.search,
        "phases": _phases(asked.phase, lang),
        "countries": _countries(shelf, asked.country, lang),
        "completenesses": _completenesses(asked.completeness, lang),
        "narrowed": bool(searching or asked.country or asked.completeness),
        "lists": None if searching else _by_country(chosen, lang),
        "found": _found(chosen, asked, lang) if searching else None,
        "compared": bool(shelf.crosswalks),
        "broken": broken(shelf, lang),
    }


def _is_asked(framework: Framework, asked: Asked) -> bool:
    return asked.country in ("", framework.country) and asked.completeness in (
        "",
        framework.completeness,
    )


def _sum(shelf: Shelf, lang: str) -> str:
    lists = shelf.all()
    places = len({one.country for one in lists} - {EUROPE})
    asked = sum(len(one.assessable()) for one in lists)
    return say("frameworks-sum", lang, lists=len(lists), places=places, requirements=asked)


def _by_country(chosen: list[AtHand], lang: str) -> list[dict[str, Any]]:
    """Lists under their country, as the reader's alphabet orders countries."""
    codes = {one.framework.country for one in chosen}
    return [
        {
            **place(code, lang),
            "lists": [card(one, lang) for one in chosen if one.framework.country == code],
        }
        for code in sorted(codes, key=lambda code: folded(country(code, lang)))
    ]


def card(held: AtHand, lang: str) -> dict[str, Any]:
    """A framework in a few lines."""
    framework, reads = held.framework, Reader(lang)
    return {
        "href": page(framework.id),
        "title": reads.one(framework.title),
        "issuer": framework.issuer,
        "country": place(framework.country, lang),
        "edition": edition(framework, lang),
        "audience": reads.one(framework.audience),
        "known": completeness(framework, lang),
        "languages": [{"code": one, "name": language(one, lang)} for one in framework.languages],
        "session": reads.one(held.session) if held.session else None,
    }


def _found(chosen: list[AtHand], asked: Asked, lang: str) -> dict[str, Any]:
    query = Query.of(asked.search)
    groups = answers(chosen, query, asked.phase, lang)
    named = [card(one, lang) for one in by_name(chosen, query, asked.phase, lang)]
    hits = count(groups)
    return {
        "said": _said(hits, len(groups), lang) if hits else None,
        "nothing": not hits and not named,
        "searched": _searched(asked, lang),
        "named": named,
        "groups": groups,
    }


def _said(hits: int, lists: int, lang: str) -> str:
    """How many places in how many lists."""
    places = say("frameworks-found", lang, count=hits)
    return f"{places} {say('frameworks-found-lists', lang, count=lists)}"


def _searched(asked: Asked, lang: str) -> str:
    """What was searched for, in words, for those who found nothing."""
    parts = [
        say("frameworks-searched-words", lang, search=asked.search) if asked.search else "",
        say(f"frameworks-phase-{asked.phase}", lang) if asked.phase else "",
        country(asked.country, lang) if asked.country else "",
        say(f"crosswalk-known-{asked.completeness}", lang) if asked.completeness else "",
    ]
    return " · ".join(part for part in parts if part)


def _phases(chosen: str, lang: str) -> list[dict[str, Any]]:
    return [
        {"value": one.value, "words": say(f"frameworks-phase-{one}", lang), "chosen": one == chosen}
        for one in Phase
    ]


def _countries(shelf: Shelf, chosen: str, lang: str) -> list[dict[str, Any]]:
    names = {one.country: country(one.country, lang) for one in shelf.all()}
    return [
        {"value": code, "words": name, "chosen": code == chosen}
        for code, name in sorted(names.items(), key=lambda one: folded(one[1]))
    ]


def _completenesses(chosen: str, lang: str) -> list[dict[str, Any]]:
    return [
        {"value": one.value, "words": say(f"crosswalk-known-{one}", lang), "chosen": one == chosen}
        for one in Completeness
    ]
