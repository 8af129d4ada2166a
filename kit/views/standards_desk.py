"""The facilitator's standards: candidates to gather, and the standards with all that can be done.

What may grow long is keyed by name, so that a change sends only what changed.
"""

from collections.abc import Iterable
from typing import Any

from kit.domain.results import deciding_round, result
from kit.domain.session import Session
from kit.domain.standards.asked import Sources, sources
from kit.domain.standards.described import arranged
from kit.domain.standards.gathering import clusters
from kit.domain.standards.standard import Standard
from kit.views.candidates import candidate_words, free_themes
from kit.views.framework_names import node_id
from kit.views.standard_words import requirement_words, standard_words
from kit.words import say


def standards_desk(session: Session, lang: str) -> dict[str, Any]:
    """Standards and candidates in their order, and the words of the requirements they rest on."""
    held = sources(session)
    found = clusters(session)
    rests_on = [one.requirements for one in session.standards.values()]
    refs = [ref for each in (*rests_on, *(one.requirements for one in found)) for ref in each]
    return {
        "standards": {
            one.standard_id: _standard(one, held, lang) for one in session.standards.values()
        },
        "standards_order": [one.standard_id for one in arranged(session, _standing_first(session))],
        "candidates": candidate_words(found, held, lang),
        "candidates_order": [node_id(one.requirements[0]) for one in found],
        "free_themes": free_themes(session, lang),
        "requirements": requirement_words(refs, held, lang),
    }


def _standing_first(session: Session) -> list[Standard]:
    return sorted(session.standards.values(), key=lambda standard: standard.dropped)


def _standard(standard: Standard, held: Sources, lang: str) -> dict[str, Any]:
    session = held.session
    texts = dict(standard.wordings)
    missing = [one for one in session.languages if one not in texts]
    return {
        **standard_words(standard, held, lang),
        "version": standard.version,
        "wordings": texts,
        "missing": missing,
        "offered": _offered(standard, held, missing),
        "rivals": list(standard.rivals),
        "dropped": standard.dropped,
        "themes": [_theme(session, theme_id) for theme_id in standard.theme_ids],
        "mappings": {
            one: [node_id(session.mappings[one].subject), node_id(session.mappings[one].object)]
            for one in standard.mapping_ids
            if one in session.mappings
        },
        "made_of": [session.standards[one].text for one in standard.parent_ids],
        "undo": _undo(session, standard),
        "verdict": _verdict(session, standard.standard_id, lang),
    }


def _offered(standard: Standard, held: Sources, missing: Iterable[str]) -> dict[str, str]:
    """Translations at hand: its words are those of a requirement, which its list translates."""
    wordings = set(standard.wordings)
    alike = [
        texts
        for ref in standard.requirements
        if ref in held.requirements
        and wordings & (texts := held.requirements[ref].statement or {}).items()
    ]
    return {lang: texts[lang] for lang in missing for texts in alike[:1] if lang in texts}


def _theme(session: Session, theme_id: str) -> dict[str, str]:
    theme = session.themes[theme_id]
    return {"theme_id": theme_id, "text": theme.title, "lang": theme.lang}


def _undo(session: Session, standard: Standard) -> dict[str, Any] | None:
    """How what a standard was made of stands again: drop all that was made of it, restore it."""
    parents = [session.standards[one] for one in standard.parent_ids]
    restore = [one.standard_id for one in parents if one.dropped]
    if standard.dropped or not restore:
        return None
    made = [
        one.standard_id
        for one in session.standing_standards()
        if set(one.parent_ids) == set(standard.parent_ids)
    ]
    return {"drop": made, "restore": restore}


def _verdict(session: Session, standard_id: str, lang: str) -> dict[str, str] | None:
    """What the latest closed round that held it said of a standard."""
    round_ = deciding_round(session, standard_id)
    if round_ is None:
        return None
    verdict = result(round_, standard_id).verdict
    return {"verdict": verdict.value, "words": say(f"results-{verdict}", lang)}
