"""Candidate standards with their wordings and origins, and what could still become one."""

from itertools import combinations
from typing import Any

from kit.domain.crosswalk import Pair, PairState
from kit.domain.results import deciding_round, result
from kit.domain.session import Session
from kit.domain.standards import Standard, asked_by
from kit.views.assignments import requirement
from kit.views.crosswalk_picture import judgements
from kit.views.groups import group
from kit.views.wordings import worded
from kit.words import say


def standards(session: Session, lang: str) -> list[dict[str, Any]]:
    """All standards, those still proposed first."""
    ordered = sorted(session.standards.values(), key=lambda standard: standard.dropped)
    return [_standard(session, standard, lang) for standard in ordered]


def agreed_pairs(session: Session, lang: str) -> list[dict[str, Any]]:
    """Agreed pairs that no standard was gathered from yet, each with a wording to begin with."""
    used = {one for standard in session.standing_standards() for one in standard.mapping_ids}
    return [
        _agreed(session, pair, lang)
        for one, other in combinations(session.frameworks, 2)
        for pair in judgements(session, one, other)[0]
        if pair.state is PairState.AGREED
        and pair.relation != "no-relationship"
        and not used & {mapping.mapping_id for mapping in pair.mappings}
    ]


def free_themes(session: Session, lang: str) -> list[dict[str, Any]]:
    """Standing themes that no standard was gathered from yet."""
    used = {one for standard in session.standing_standards() for one in standard.theme_ids}
    return [
        {
            "theme_id": theme.theme_id,
            "text": theme.title,
            "lang": theme.lang,
            "groups": [
                group(session, group_id, lang)
                for group_id in dict.fromkeys(
                    session.lines[line_id].group_id for line_id in theme.line_ids
                )
            ],
        }
        for theme in session.standing_themes()
        if theme.theme_id not in used
    ]


def _standard(session: Session, standard: Standard, lang: str) -> dict[str, Any]:
    texts = dict(standard.wordings)
    open_round = session.open_round()
    return {
        "standard_id": standard.standard_id,
        "version": standard.version,
        **worded(texts, lang),
        "wordings": texts,
        "missing": [one for one in session.languages if one not in texts],
        "rivals": list(standard.rivals),
        "dropped": standard.dropped,
        "on_ballot": open_round is not None
        and standard.standard_id in open_round.opened.standard_ids,
        "asked": _asked(session, standard, lang),
        "sources": {
            "requirements": [requirement(session, ref, lang) for ref in standard.requirements],
            "themes": [_theme(session, theme_id) for theme_id in standard.theme_ids],
        },
        "verdict": _verdict(session, standard.standard_id, lang),
    }


def _theme(session: Session, theme_id: str) -> dict[str, str]:
    theme = session.themes[theme_id]
    return {"text": theme.title, "lang": theme.lang}


def _asked(session: Session, standard: Standard, lang: str) -> list[dict[str, str]]:
    asked = asked_by(standard, session.frameworks, session.mappings)
    return [
        {
            "country": session.frameworks[framework_id].country,
            "asks": asks.value,
            "words": say(f"asks-{asks}", lang, country=session.frameworks[framework_id].issuer),
        }
        for framework_id, asks in asked.items()
    ]


def _verdict(session: Session, standard_id: str, lang: str) -> dict[str, str] | None:
    """What the latest closed round that held it said of a standard."""
    round_ = deciding_round(session, standard_id)
    if round_ is None:
        return None
    verdict = result(round_, standard_id).decision.verdict
    return {"verdict": verdict.value, "words": say(f"results-{verdict}", lang)}


def _agreed(session: Session, pair: Pair, lang: str) -> dict[str, Any]:
    ends = [requirement(session, ref, lang) for ref in (pair.subject, pair.object)]
    # What both ask for is the smaller of the two sets of demands.
    common = ends[1] if pair.relation == "superset-of" else ends[0]
    return {
        "mapping_ids": [mapping.mapping_id for mapping in pair.mappings],
        "requirements": ends,
        "relation": pair.relation,
        "text": common["text"],
        "lang": common["lang"],
    }
