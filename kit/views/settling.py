"""What the room has to settle, with all that is needed to do so, and what it has settled."""

from collections.abc import Iterable, Iterator
from typing import Any

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.disagreements import Disagreement
from kit.domain.crosswalk.judging import Compared
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Gap, Mapping, Settlement
from kit.domain.crosswalk.to_settle import (
    Standing,
    answers,
    parents,
    settled,
    standing,
    towards,
    unconfirmed,
)
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.assignments import named, requirement
from kit.views.framework_names import called
from kit.views.groups import group
from kit.views.moment import milliseconds
from kit.words import say

Args = dict[str, Any]


def to_settle(session: Session, differing: Iterable[Disagreement], lang: str) -> dict[str, Any]:
    """Each disagreement with both requirements, all answers, and every way to settle it.

    `order` ranks them by how many standards hang on them.
    """
    known = standing(session)
    found = {
        key(one.found): {
            **_point(session, one.found, known, lang),
            **_hanging(one, lang),
            "choices": list(_choices(session, one.found, known, lang)),
        }
        for one in differing
    }
    return {"order": list(found), "points": found}


def to_confirm(session: Session, compared: Iterable[Compared], lang: str) -> dict[str, Any]:
    """What only one group has said so far: the room can agree to it as it is."""
    known = standing(session)
    found = {key(one): _point(session, one, known, lang) for one in unconfirmed(compared)}
    return {"order": list(found), "points": found}


def all_settled(session: Session, lang: str, ends: set[str] | None = None) -> dict[str, Any]:
    """What was agreed in the room, latest first, each with the answers it came from.

    `ends`: on these two frameworks only.
    """
    found = {
        one.settlement_id: _settled(session, one, lang)
        for one in settled(session)
        if ends in (None, {one.subject.framework_id, one.framework_id})
    }
    return {"order": list(found), "settlements": found}


def key(found: Pair | Claim) -> str:
    """A name for a point, the same as long as it is about the same."""
    other = found.object.ref_id if isinstance(found, Pair) else ""
    parts = (found.subject.framework_id, found.subject.ref_id, towards(found), other)
    return " ".join(parts).strip()


def _point(session: Session, found: Pair | Claim, known: Standing, lang: str) -> dict[str, Any]:
    return {
        "subject": requirement(session, found.subject, lang),
        "object": requirement(session, found.object, lang) if isinstance(found, Pair) else None,
        "towards": named(session, session.frameworks[towards(found)], lang),
        "answers": [
            {**_answer(session, one, lang), "take": _taken(one, known)} for one in answers(found)
        ],
        "words": relation_words.state(found, lang),
    }


def _hanging(one: Disagreement, lang: str) -> dict[str, Any]:
    """The standards that hang on it: the more, the sooner it is talked about."""
    count = len(one.standards)
    return {
        "hanging": say("judging-hanging", lang, count=count)
        if count
        else say("judging-hanging-none", lang),
        "standards": [{"text": each.text, "lang": each.wordings[0][0]} for each in one.standards],
    }


def _answer(session: Session, answer: Mapping | Gap, lang: str) -> dict[str, Any]:
    """A group's answer with its reason; a mapping names the requirement it found."""
    told = {
        "answer_id": answer.mapping_id if isinstance(answer, Mapping) else answer.gap_id,
        "group": group(session, answer.group_id, lang),
        "why": {"text": answer.justification, "lang": answer.lang},
        "look_again": say("crosswalk-look-again", lang) if answer.look_again else None,
    }
    if isinstance(answer, Gap):
        words = relation_words.gap(answer.framework_id, session.frameworks, lang)
        return {**told, "words": words, "mark": None, "found": None, "reasons": None}
    return {
        **told,
        "words": relation_words.relation(answer, session.frameworks, lang),
        "mark": relation_words.MARKS[answer.relation],
        "found": requirement(session, answer.object, lang),
        "reasons": _reasons(answer, lang),
    }


def _reasons(said: Mapping | Settlement, lang: str) -> str:
    """How it is argued and how strongly it is held."""
    return say(
        "crosswalk-reasons",
        lang,
        rationale=say(f"ui-crosswalk-rationale-{said.rationale}", lang),
        strength=say(f"ui-crosswalk-strength-{said.strength}", lang),
    )


def _taken(answer: Mapping | Gap, known: Standing) -> Args:
    """What to do where the room takes an answer as it is."""
    said = {"justification": answer.justification, "lang": answer.lang}
    if isinstance(answer, Gap):
        return _as_gap(answer.subject, answer.framework_id, known, said)
    argued = {name: getattr(answer, name) for name in ("relation", "rationale", "strength")}
    return _as_pair(answer.subject, answer.object, known, said | argued)


def _choices(
    session: Session, found: Pair | Claim, known: Standing, lang: str
) -> Iterator[dict[str, Any]]:
    """What one's own words can be about: each counterpart that was named, or none at all."""
    others = dict.fromkeys(one.object for one in answers(found) if isinstance(one, Mapping))
    for other in others:
        facing = requirement(session, other, lang)
        yield {
            "name": f"{facing['issuer']} {other.ref_id}",
            **_as_pair(found.subject, other, known, {}),
        }
    gaps = [(found.subject, towards(found))]
    if isinstance(found, Pair):
        gaps.append((found.object, found.subject.framework_id))
    for subject, framework_id in gaps:
        words = relation_words.gap(framework_id, session.frameworks, lang)
        issuer = called(session.frameworks[subject.framework_id], session.frameworks.values(), lang)
        yield {
            "name": f"{issuer} {subject.ref_id} – {words}",
            **_as_gap(subject, framework_id, known, {}),
        }


def _as_pair(one: RequirementRef, other: RequirementRef, known: Standing, said: Args) -> Args:
    ends = {"subject": one.model_dump(), "object": other.model_dump()}
    return {
        "act": "settle_pair",
        "args": {**ends, **said, "parent_ids": list(known.of_pair(one, other))},
    }


def _as_gap(subject: RequirementRef, framework_id: str, known: Standing, said: Args) -> Args:
    about = {"subject": subject.model_dump(), "framework_id": framework_id}
    return {
        "act": "settle_gap",
        "args": {**about, **said, "parent_ids": list(known.of_gap(subject, framework_id))},
    }


def _settled(session: Session, agreed: Settlement, lang: str) -> dict[str, Any]:
    said = list(parents(session, agreed))
    return {
        "settlement_id": agreed.settlement_id,
        "subject": requirement(session, agreed.subject, lang),
        "object": requirement(session, agreed.object, lang) if agreed.object else None,
        "towards": named(session, session.frameworks[agreed.framework_id], lang),
        "words": relation_words.settlement(agreed, session.frameworks, lang),
        "mark": relation_words.MARKS[agreed.relation] if agreed.object else None,
        "why": {"text": agreed.justification, "lang": agreed.lang},
        "reasons": _reasons(agreed, lang) if agreed.object else None,
        "settled_at": milliseconds(agreed.settled_at),
        "parents": [_answer(session, each, lang) for each in said],
        "look_again": say("crosswalk-look-again", lang)
        if any(each.look_again for each in said)
        else None,
    }
