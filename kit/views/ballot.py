"""The ballot of the open round, as phone and vote page both draw it. Turnout, never a choice."""

from typing import Any

from kit.domain import events as ev
from kit.domain.results import rule_of
from kit.domain.rounds import Round
from kit.domain.seat import Role, Seat
from kit.domain.session import Session
from kit.domain.standards.asked import Sources, sources, who_asks
from kit.domain.standards.standard import Asks, Described, Standard
from kit.domain.workshop import Electorate, Secrecy
from kit.views import published
from kit.views.live import Live
from kit.views.moment import written
from kit.views.results import round_title
from kit.words import say
from kit.words.rules import rule_in_words


def shared(session: Session, live: Live, lang: str) -> dict[str, Any] | None:
    """The open round for everybody: standards, rule and turnout. None while no round is open."""
    round_ = session.open_round()
    if round_ is None:
        return None
    opened = round_.opened
    held = sources(session)
    return {
        "round_id": opened.round_id,
        "number": opened.number,
        "title": round_title(round_, lang),
        "secret": opened.secrecy is Secrecy.SECRET,
        "electorate": opened.electorate.value,
        "attribute": opened.attribute,
        "rule": rule_in_words(rule_of(round_), lang),
        "entitled": len(round_.entitled),
        "voted": live.turnout.get(opened.round_id, 0),
        "standards": [
            _standard(held, round_, standard_id, number, lang)
            for number, standard_id in enumerate(opened.standard_ids, start=1)
        ],
    }


def own(session: Session, live: Live, seat: Seat) -> dict[str, Any] | None:
    """Whether this seat votes in the open round, and its ballot that counts for now."""
    round_ = session.open_round()
    if round_ is None:
        return None
    may = _may(round_, seat)
    standing = live.ballot if may == "yes" else None
    ballot = standing.ballot if standing else None
    return {
        "round_id": round_.round_id,
        "may": may,
        "version": standing.version if standing else 0,
        "choices": {name: one.model_dump() for name, one in ballot.choices.items()}
        if ballot
        else {},
        "reasons": [reason.model_dump(exclude={"seat_id"}) for reason in ballot.reasons]
        if ballot
        else [],
    }


def _may(round_: Round, seat: Seat) -> str:
    """`yes`; `late` for who came after the opening; `others` where this seat is not asked."""
    if seat.seat_id in round_.entitled:
        return "yes"
    persons = round_.opened.electorate is Electorate.PERSONS
    return "late" if persons and seat.role is Role.PARTICIPANT else "others"


def _standard(
    held: Sources, round_: Round, standard_id: str, number: int, lang: str
) -> dict[str, Any]:
    standard = held.session.standards[standard_id]
    return {
        "standard_id": standard_id,
        "number": number,
        **_wording(round_.wordings[standard_id], lang),
        "settled": _settled(standard, lang),
        "asked": _asked(held, standard, lang),
        "sources": [
            _source(held, ref, lang) for ref in standard.requirements if ref in held.requirements
        ],
        "before": published.before(held.session, standard_id, lang),
    }


def _wording(wordings: tuple[tuple[str, str], ...], lang: str) -> dict[str, Any]:
    """The wording in the reader's language, with the original beside where that is another."""
    first, original = wordings[0]
    shown = written(dict(wordings), lang)
    beside = {"text": original, "lang": first} if shown["lang"] != first else None
    return {**shown, "original": beside}


def _settled(standard: Standard, lang: str) -> list[str]:
    """What the room settled on before the vote: basic or additional, universal or adaptable."""
    found = standard.described.get(None, Described())
    given = (("tier", found.tier), ("scope", found.scope))
    return [say(f"standards-{question}-{answer}", lang) for question, answer in given if answer]


def _asked(held: Sources, standard: Standard, lang: str) -> list[dict[str, Any]]:
    """Per country whether one of its frameworks asks for this already, the asking ones first."""
    countries: dict[str, dict[Asks, list[dict[str, str]]]] = {}
    for framework_id, asks in who_asks(standard, held).items():
        framework = held.session.frameworks[framework_id]
        of_country = countries.setdefault(framework.country, {})
        of_country.setdefault(asks, []).append(written(framework.title, lang))
    marks = [_mark(country, by_answer) for country, by_answer in countries.items()]
    return sorted(marks, key=lambda mark: (list(Asks).index(mark["asks"]), mark["country"]))


def _mark(country: str, by_answer: dict[Asks, list[dict[str, str]]]) -> dict[str, Any]:
    """One framework that asks is enough; only where all are complete is a country a no."""
    asks = next(answer for answer in Asks if answer in by_answer)
    return {"country": country, "asks": asks.value, "frameworks": by_answer[asks]}


def _source(held: Sources, ref: ev.RequirementRef, lang: str) -> dict[str, Any]:
    """The requirement a standard came from, in words."""
    framework, found = held.session.frameworks[ref.framework_id], held.requirements[ref]
    return {
        "country": framework.country,
        "framework": written(framework.title, lang),
        "number": found.printed or found.ref_id,
        **written(found.statement or found.title or {}, lang),
    }
