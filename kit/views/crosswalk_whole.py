"""The whole crosswalk: all frameworks of a session, or a chosen few, with all that was said.

One set of pairs and gaps, by id: the wheel, the table and the view of one requirement are drawn
from it. Where groups compare blind, nothing of it is in the shared part; a group's own answers come
in its own part.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.inferred import Inferred, inferred_in
from kit.domain.crosswalk.judging import Compared, all_compared, is_hidden
from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.crosswalk.said import Mapping
from kit.domain.framework import Completeness, Framework
from kit.domain.session import Session
from kit.graph.wheel import WHEEL, Wheel
from kit.views import framework_words, relation_words
from kit.views.comparison import settled
from kit.views.crosswalk_wheel import Same, drawn, pair_id, placed, round_picture
from kit.views.framework_names import called, node_id
from kit.views.groups import number
from kit.views.matrix import matrix
from kit.words import say

LOOKS = ("whole", "inferred")
"""The whole crosswalk; the same with what follows through a third framework."""
ALL = "*"


def chosen(session: Session, token: str) -> str:
    """Which frameworks are looked at, as a place names them: their numbers, `0-3-7`; else all."""
    known = session.comparable()
    numbers = {int(one) for one in token.split("-") if one.isdecimal()}
    kept = sorted(number for number in numbers if number < len(known))
    if len(kept) < 2 or len(kept) == len(known):
        return ALL
    return "-".join(str(number) for number in kept)


def frameworks_at(session: Session, token: str) -> list[Framework]:
    """The frameworks that a place names."""
    known = session.comparable()
    return known if token == ALL else [known[int(number)] for number in token.split("-")]


def whole(session: Session, lang: str, at: Sequence[str]) -> dict[str, Any] | None:
    """What everybody may see of all frameworks; nothing where the page looks elsewhere."""
    if len(at) < 3 or at[2] not in LOOKS:
        return None
    frameworks = frameworks_at(session, at[1])
    compared = _between(all_compared(session), frameworks)
    picture = round_picture(frameworks, compared, lang)
    nodes = picture["nodes"]
    for framework in frameworks:
        for row in framework_words.rows(framework, lang):
            place = nodes.get(f"{framework.id} {row['ref_id']}")
            if place is not None:
                place.update(label=row["label"], title=row["title"], texts=row["texts"])
    return {
        **picture,
        "at": " ".join(at),
        "parts": {one.id: _part(one, lang) for one in frameworks},
        "hidden": _hidden(session, frameworks),
        **_said(session, compared, picture["pairs"], lang),
        "matrix": matrix(frameworks, compared, lang),
        "inferred": _inferred(session, frameworks, lang) if at[2] == "inferred" else {},
    }


def own_whole(
    session: Session, lang: str, at: Sequence[str], group_id: str | None
) -> dict[str, Any] | None:
    """A group's own answers, where the others' are hidden from it; nothing where none are."""
    if len(at) < 3 or at[2] not in LOOKS or group_id is None:
        return None
    frameworks = frameworks_at(session, at[1])
    if not _hidden(session, frameworks):
        return None
    seen = _between(all_compared(session, group_id), frameworks)
    compared = [one for one in seen if one.hidden]
    places = placed(Same(tuple(frameworks)), WHEEL, lang)
    pairs = {pair_id(one): drawn(one, places) for each in compared for one in each.pairs}
    mine = {}
    if at[2] == "inferred":
        shared = _inferred(session, frameworks, lang)
        found = _inferred(session, frameworks, lang, group_id)
        mine = {name: one for name, one in found.items() if shared.get(name) != one}
    return {
        **_said(session, compared, pairs, lang),
        "matrix": matrix(frameworks, compared, lang),
        "inferred": mine,
    }


def _between(
    compared: dict[tuple[str, str], Compared], frameworks: Iterable[Framework]
) -> list[Compared]:
    shown = {one.id for one in frameworks}
    return [one for ends, one in compared.items() if shown.issuperset(ends)]


def _hidden(session: Session, frameworks: Sequence[Framework]) -> dict[str, bool]:
    """Which of them are compared blind now."""
    shown = {one.id for one in frameworks}
    return {
        " ".join(ends): True
        for ends in session.judges
        if shown.issuperset(ends) and is_hidden(session, *ends)
    }


def _part(framework: Framework, lang: str) -> str | None:
    """How much of the list we hold, where that is not all of it."""
    if framework.completeness is Completeness.COMPLETE:
        return None
    return framework_words.known(framework, lang)


def newest(session: Session) -> datetime | None:
    """When the newest answer was given; before the first, when the session began."""
    times = [one.stated_at for one in session.mappings.values()]
    times += [one.settled_at for one in session.settlements.values()]
    return max(times, default=session.started_at)


def _said(
    session: Session, compared: Iterable[Compared], pairs: dict[str, Any], lang: str
) -> dict[str, Any]:
    """All judged pairs and all gaps, with who says what, and why."""
    compared = list(compared)
    for found in compared:
        for pair in found.pairs:
            pairs[pair_id(pair)].update(_pair(session, pair, lang))
    return {
        "pairs": pairs,
        "gaps": {
            f"{node_id(claim.subject)} > {claim.framework_id}": _gap(session, claim, lang)
            for found in compared
            for claim in found.claims
        },
    }


def _pair(session: Session, pair: Pair, lang: str) -> dict[str, Any]:
    differ = pair.state is PairState.DISPUTED
    return {
        "words": relation_words.verdict(pair, session.frameworks, lang),
        "state_words": relation_words.state(pair, lang),
        "answers": [_answer(session, one, lang, differ) for one in pair.mappings],
        "settled": settled(session, pair.settlement, lang),
    }


def _answer(session: Session, mapping: Mapping, lang: str, differ: bool) -> dict[str, Any]:
    """Who says it and why; and what, where others say something else."""
    return {
        "number": number(session, mapping.group_id),
        "words": relation_words.relation(mapping, session.frameworks, lang) if differ else None,
        "why": {"text": mapping.justification, "lang": mapping.lang},
        "reasons": relation_words.reasons(mapping, lang),
    }


def _gap(session: Session, claim: Claim, lang: str) -> dict[str, Any]:
    return {
        "from": node_id(claim.subject),
        "towards": claim.framework_id,
        "state": claim.state.value,
        "words": relation_words.gap(claim.framework_id, session.frameworks, lang),
        "state_words": relation_words.state(claim, lang),
        "answers": [
            {
                "number": number(session, one.group_id),
                "words": None,
                "why": {"text": one.justification, "lang": one.lang},
                "reasons": None,
            }
            for one in claim.gaps
        ],
        "settled": settled(session, claim.settlement, lang),
    }


def _inferred(
    session: Session, frameworks: Sequence[Framework], lang: str, group_id: str | None = None
) -> dict[str, Any]:
    """What follows through a third framework, never counted."""
    shown = {one.id for one in frameworks}
    places = placed(Same(tuple(frameworks)), WHEEL, lang)
    return {
        f"{node_id(one.subject)} - {node_id(one.object)}": _followed(session, one, places, lang)
        for ends, many in inferred_in(session, group_id).items()
        if shown.issuperset(ends)
        for one in many
        if one.relation is not None and {one.subject, one.object} <= places.spots.keys()
    }


def _followed(session: Session, one: Inferred, places: Wheel, lang: str) -> dict[str, Any]:
    curve = places.curve(one.subject, one.object)
    assert one.relation is not None
    through, every = one.paths[0].through, session.frameworks.values()
    names = {
        "subject": called(session.frameworks[one.subject.framework_id], every, lang),
        "object": called(session.frameworks[one.object.framework_id], every, lang),
    }
    return {
        "from": node_id(one.subject),
        "to": node_id(one.object),
        "state": "inferred",
        "relation": one.relation,
        "mark": relation_words.MARKS[one.relation],
        "d": curve.path,
        "x": curve.middle.x,
        "y": curve.middle.y,
        "words": say("whole-at-least", lang)
        if one.at_least
        else say(f"ui-crosswalk-relation-{one.relation}", lang, **names),
        "state_words": say("whole-inferred", lang),
        "through": say(
            "whole-through",
            lang,
            name=called(session.frameworks[through.framework_id], every, lang),
            ref_id=through.ref_id,
            count=len(one.paths),
        ),
    }
