"""Who judges which pair of frameworks, how far they are, and where their answers differ."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from kit.domain.crosswalk import Claim, Gap, Mapping, Pair, PairState, disagreements, judges_of
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement
from kit.domain.judging import is_hidden, judged_by
from kit.domain.session import Session
from kit.views import framework_words, relation_words
from kit.views.crosswalk_picture import judgements
from kit.views.groups import group
from kit.views.moment import written


def assignments(session: Session, lang: str) -> list[dict[str, Any]]:
    """All pairs of the session's frameworks, in the plan's order."""
    return [
        _assignment(session, one, other, lang)
        for one, other in combinations(session.comparable(), 2)
    ]


def requirement(session: Session, ref: RequirementRef, lang: str) -> dict[str, Any]:
    """A requirement as one reads it apart from its framework: issuer, number, full text."""
    framework = session.frameworks[ref.framework_id]
    found = requirement_of(framework, ref)
    return {
        "framework_id": ref.framework_id,
        "ref_id": ref.ref_id,
        "issuer": framework.issuer,
        "country": framework.country,
        **framework_words.full(found, lang),
    }


def requirement_of(framework: Framework, ref: RequirementRef) -> Requirement:
    """The requirement of that number; what a mapping names exists."""
    return next(one for one in framework.walk() if one.ref_id == ref.ref_id)


def _assignment(session: Session, one: Framework, other: Framework, lang: str) -> dict[str, Any]:
    one, other = _as_assigned(session, one, other)
    judged, claimed = judgements(session, one.id, other.id)
    judges = judges_of(session.judges, one.id, other.id)
    return {
        "subject": _framework(one, lang),
        "object": _framework(other, lang),
        "judges": [_judge(session, group_id, one, other, lang) for group_id in judges.group_ids],
        "blind": judges.blind,
        "hidden": is_hidden(session, one.id, other.id),
        **{state.value: sum(pair.state is state for pair in judged) for state in PairState},
        "gaps": sum(claim.state is not PairState.DISPUTED for claim in claimed),
        "disagreements": [
            _disagreement(session, found, lang) for found in disagreements(judged, claimed)
        ],
    }


def _as_assigned(session: Session, one: Framework, other: Framework) -> tuple[Framework, Framework]:
    """The framework that its judges go through stands first."""
    return (other, one) if (other.id, one.id) in session.judges else (one, other)


def _framework(framework: Framework, lang: str) -> dict[str, Any]:
    return {
        "framework_id": framework.id,
        "name": framework.issuer,
        "country": framework.country,
        "title": written(framework.title, lang),
    }


def _judge(
    session: Session, group_id: str, one: Framework, other: Framework, lang: str
) -> dict[str, Any]:
    done = len(judged_by(session, group_id, one.id, other.id))
    return {**group(session, group_id, lang), "done": done, "total": len(one.assessable())}


def _disagreement(session: Session, found: Pair | Claim, lang: str) -> dict[str, Any]:
    answers: Iterable[Mapping | Gap]
    if isinstance(found, Pair):
        facing, answers = requirement(session, found.object, lang), found.mappings
    else:
        facing, answers = None, (*found.gaps, *found.against)
    return {
        "subject": requirement(session, found.subject, lang),
        "object": facing,
        "answers": [_answer(session, one, lang) for one in answers],
    }


def _answer(session: Session, answer: Mapping | Gap, lang: str) -> dict[str, Any]:
    """A group's answer with its reason; a mapping names the requirement it found."""
    found = None
    if isinstance(answer, Mapping):
        words = relation_words.relation(answer, session.frameworks, lang)
        found = requirement(session, answer.object, lang)
    else:
        words = relation_words.gap(session.frameworks[answer.framework_id], lang)
    return {
        "group": group(session, answer.group_id, lang),
        "words": words,
        "found": found,
        "justification": {"text": answer.justification, "lang": answer.lang},
    }
