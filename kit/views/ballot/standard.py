"""One standard of a ballot: its wording, who asks for it already, what was said of it before."""

from typing import Any

from kit.domain import events as ev
from kit.domain.rounds import Round
from kit.domain.standards.asked import Sources, who_asks
from kit.domain.standards.standard import Asks, Described, Standard
from kit.views import published
from kit.views.ballot.since import since
from kit.views.moment import written
from kit.words import say


def standard(
    held: Sources, round_: Round, standard_id: str, number: int, lang: str
) -> dict[str, Any]:
    """All that a voter sees of it, the same for everybody."""
    found = held.session.standards[standard_id]
    asked = _asked(held, found, lang)
    return {
        "standard_id": standard_id,
        "number": number,
        **_wording(round_.wordings[standard_id], lang),
        "settled": _settled(found, lang),
        "asked": asked,
        "only_in": _only_in(asked),
        "sources": [
            _source(held, ref, lang) for ref in found.requirements if ref in held.requirements
        ],
        "since": since(held.session, round_, standard_id, lang),
        "before": published.before(held.session, standard_id, lang),
    }


def _wording(wordings: tuple[tuple[str, str], ...], lang: str) -> dict[str, Any]:
    """The wording in the reader's language, with the original beside where that is another."""
    first, original = wordings[0]
    shown = written(dict(wordings), lang)
    beside = {"text": original, "lang": first} if shown["lang"] != first else None
    return {**shown, "original": beside}


def _settled(found: Standard, lang: str) -> list[str]:
    """What the room settled on before the vote: basic or additional, universal or adaptable."""
    said = found.described.get(None, Described())
    given = (("tier", said.tier), ("scope", said.scope))
    return [say(f"standards-{question}-{answer}", lang) for question, answer in given if answer]


def _asked(held: Sources, found: Standard, lang: str) -> list[dict[str, Any]]:
    """Per country whether one of its frameworks asks for this already, the asking ones first."""
    countries: dict[str, dict[Asks, list[dict[str, str]]]] = {}
    for framework_id, asks in who_asks(found, held).items():
        framework = held.session.frameworks[framework_id]
        of_country = countries.setdefault(framework.country, {})
        of_country.setdefault(asks, []).append(written(framework.title, lang))
    marks = [_mark(country, by_answer) for country, by_answer in countries.items()]
    return sorted(marks, key=lambda mark: (list(Asks).index(mark["asks"]), mark["country"]))


def _mark(country: str, by_answer: dict[Asks, list[dict[str, str]]]) -> dict[str, Any]:
    """One framework that asks is enough; only where all are complete is a country a no."""
    asks = next(answer for answer in Asks if answer in by_answer)
    return {"country": country, "asks": asks.value, "frameworks": by_answer[asks]}


def _only_in(asked: list[dict[str, Any]]) -> str | None:
    """The one country whose lists ask for it, or in whose lists alone it was found."""
    asking = [mark["country"] for mark in asked if mark["asks"] in (Asks.YES, Asks.PARTLY)]
    return asking[0] if len(asking) == 1 else None


def _source(held: Sources, ref: ev.RequirementRef, lang: str) -> dict[str, Any]:
    """The requirement a standard came from, in words."""
    framework, found = held.session.frameworks[ref.framework_id], held.requirements[ref]
    return {
        "country": framework.country,
        "framework": written(framework.title, lang),
        "number": found.printed or found.ref_id,
        **written(found.statement or found.title or {}, lang),
    }
