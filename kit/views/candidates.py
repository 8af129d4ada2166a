"""What could become a standard: requirements that groups agree hang together, and themes."""

from collections.abc import Iterable
from typing import Any

from kit.domain.crosswalk.pairs import Pair
from kit.domain.session import Session
from kit.domain.standards.asked import Sources
from kit.domain.standards.gathering import Cluster, Gathered
from kit.views.framework_names import node_id
from kit.views.groups import group
from kit.views.standard_words import asked_words


def candidate_words(found: Iterable[Cluster], held: Sources, lang: str) -> dict[str, Any]:
    """Connected requirements, each candidate by the name of its first requirement."""
    return {node_id(one.requirements[0]): _candidate(one, held, lang) for one in found}


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


def links(pairs: Iterable[Pair]) -> list[dict[str, Any]]:
    """How requirements hang together, and the answers that say so."""
    return [
        {
            "ends": [node_id(pair.subject), node_id(pair.object)],
            "relation": pair.relation,
            "mapping_ids": [one.mapping_id for one in pair.mappings],
        }
        for pair in pairs
    ]


def _candidate(one: Cluster, held: Sources, lang: str) -> dict[str, Any]:
    return {
        **_gathered(one, held.session),
        "links": links(one.pairs),
        "asked": asked_words(one.asked, held, lang),
        "extends": one.extends,
        "parts": [_gathered(part, held.session) for part in one.parts]
        if len(one.parts) > 1
        else [],
    }


def _gathered(one: Gathered, session: Session) -> dict[str, Any]:
    """Requirements with the wording proposed for them, in the languages of the room that it has."""
    wording = one.wording
    return {
        "requirements": [node_id(ref) for ref in one.requirements],
        "text": wording.text,
        "lang": wording.lang,
        "common": wording.is_common,
        "texts": {
            lang: text
            for lang, text in wording.texts.items()
            if lang in session.languages and lang != wording.lang
        },
    }
