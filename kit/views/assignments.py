"""Who judges which pair of frameworks, how far everybody is, and how far groups agree."""

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from kit.domain.agreement.over_all import agreement_between, agreement_over_all
from kit.domain.crosswalk.disagreements import Disagreement
from kit.domain.crosswalk.judging import Compared, is_hidden, judged_by
from kit.domain.crosswalk.pairs import PairState, judges_of
from kit.domain.crosswalk.said import Judges
from kit.domain.crosswalk.to_settle import towards
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework, Requirement
from kit.domain.session import Session
from kit.views import framework_words
from kit.views.agreement_words import agreement_words
from kit.views.framework_names import called
from kit.views.groups import group
from kit.views.moment import written

Ends = tuple[str, str]
ALL = "*"
"""Instead of a pair: all of them together."""


def assignments(
    session: Session,
    compared: Mapping[Ends, Compared],
    differing: list[Disagreement],
    lang: str,
    opened: str = "",
) -> dict[str, Any]:
    """The pairs of frameworks that are assigned or judged; any others can be added.

    `compared` is all that everybody may see, `differing` what groups answered differently.
    `opened` names the pair whose agreement is looked at, or all: figures cost, so only there.
    """
    pairs = list(_pairs(session, compared))
    return {
        "frameworks": [named(session, one, lang) for one in session.comparable()],
        "order": [_key(one, other) for one, other in pairs],
        "pairs": {
            _key(one, other): _assignment(session, (one, other), compared, differing, lang)
            for one, other in pairs
        },
        "opened": opened,
        "agreement": _agreement(session, opened, pairs, lang),
    }


def _agreement(
    session: Session, opened: str, pairs: list[Ends], lang: str
) -> dict[str, Any] | None:
    """How far the groups agree on what is opened."""
    if opened == ALL:
        return agreement_words(session, agreement_over_all(session), lang)
    ends = next((one for one in pairs if _key(*one) == opened), None)
    return agreement_words(session, agreement_between(session, *ends), lang) if ends else None


def named(session: Session, framework: Framework, lang: str) -> dict[str, Any]:
    """A framework as one line: who issued it, where, and what it is called."""
    return {
        "framework_id": framework.id,
        "name": called(framework, session.frameworks.values(), lang),
        "country": framework.country,
        "title": written(framework.title, lang),
    }


def requirement(session: Session, ref: RequirementRef, lang: str) -> dict[str, Any]:
    """A requirement as one reads it apart from its framework: issuer, number, full text.

    `original` is the text in the language of the source, where that is another one.
    """
    framework = session.frameworks[ref.framework_id]
    found = requirement_of(framework, ref)
    told = framework_words.full(found, lang)
    texts, first = found.statement or found.title or {}, framework.languages[0]
    is_other = first in texts and first != told["lang"]
    return {
        "framework_id": ref.framework_id,
        "ref_id": ref.ref_id,
        "issuer": called(framework, session.frameworks.values(), lang),
        "country": framework.country,
        **told,
        "original": {"text": texts[first], "lang": first} if is_other else None,
    }


def requirement_of(framework: Framework, ref: RequirementRef) -> Requirement:
    """The requirement of that number; what a mapping names exists."""
    return next(one for one in framework.walk() if one.ref_id == ref.ref_id)


def _pairs(session: Session, compared: Mapping[Ends, Compared]) -> Iterator[Ends]:
    """Those that are assigned or judged, in the session's order, as their judges go through."""
    for one, other in combinations(session.comparable(), 2):
        ends = (other.id, one.id) if (other.id, one.id) in session.judges else (one.id, other.id)
        if judges_of(session.judges, *ends).group_ids or (one.id, other.id) in compared:
            yield ends


def _key(one: str, other: str) -> str:
    return f"{one} {other}"


def _assignment(
    session: Session,
    ends: Ends,
    compared: Mapping[Ends, Compared],
    differing: list[Disagreement],
    lang: str,
) -> dict[str, Any]:
    one, other = (session.frameworks[end] for end in ends)
    found = compared.get(ends) or compared.get(ends[::-1]) or Compared(*ends)
    judges = judges_of(session.judges, *ends)
    return {
        "subject": named(session, one, lang),
        "object": named(session, other, lang),
        "judges": _judges(session, judges, ends, lang),
        "blind": judges.blind,
        "hidden": is_hidden(session, *ends),
        **{state.value: sum(pair.state is state for pair in found.pairs) for state in PairState},
        "gaps": sum(claim.state is not PairState.DISPUTED for claim in found.claims),
        "differing": sum(_is_between(each, ends) for each in differing),
    }


def _is_between(one: Disagreement, ends: Ends) -> bool:
    return {one.found.subject.framework_id, towards(one.found)} == set(ends)


def _judges(session: Session, judges: Judges, ends: Ends, lang: str) -> list[dict[str, Any]]:
    total = len(session.frameworks[ends[0]].assessable())
    return [
        {
            **group(session, group_id, lang),
            "done": len(judged_by(session, group_id, *ends)),
            "total": total,
        }
        for group_id in judges.group_ids
    ]
