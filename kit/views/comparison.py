"""Two frameworks compared: what groups answered, where they differ, how far each reaches."""

from collections.abc import Sequence
from typing import Any

from kit.domain.crosswalk import (
    Claim,
    Mapping,
    Pair,
    coverage,
    disagreements,
    from_other_side,
    gaps_towards,
    judges_of,
    orphans,
)
from kit.domain.events import RequirementRef
from kit.domain.framework import Completeness, Framework
from kit.domain.judging import is_hidden, judged_by, shown_gaps
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.crosswalk_picture import judgements, node_id, picture
from kit.words import say


def comparison(
    session: Session, lang: str, one: str, other: str, group_id: str | None = None
) -> dict[str, Any]:
    """All that is known of two frameworks: for a group, or without one for everybody."""
    judged, claimed = judgements(session, one, other, group_id)
    hidden = is_hidden(session, one, other)
    judges = judges_of(session.judges, one, other)
    return {
        "subject": one,
        "object": other,
        "hidden": hidden,
        "blind": judges.blind,
        "judges": list(judges.group_ids),
        "note": say("crosswalk-hidden", lang) if hidden else None,
        "progress": _progress(session, one, other),
        "rows": [_row(session, pair, lang) for pair in judged],
        "gaps": [_gap(session, claim, lang) for claim in claimed],
        "disagreements": [_where(one) for one in disagreements(judged, claimed)],
        "coverage": _coverage(session, one, other, judged, group_id, lang),
        "picture": picture(session, lang, (one, other), group_id),
    }


def _progress(session: Session, one: str, other: str) -> list[dict[str, Any]]:
    """How far each judge is with the subject framework; a count, so it may show while blind."""
    judges = judges_of(session.judges, one, other)
    subject, towards = (one, other) if (one, other) in session.judges else (other, one)
    if (subject, towards) not in session.judges:
        subject, towards = one, other
    return [
        {
            "group_id": group_id,
            "number": session.groups[group_id].number,
            "framework_id": subject,
            "judged": len(judged_by(session, group_id, subject, towards)),
            "total": len(session.frameworks[subject].assessable()),
        }
        for group_id in judges.group_ids
        if group_id in session.groups
    ]


def _row(session: Session, pair: Pair, lang: str) -> dict[str, Any]:
    return {
        "subject": _end(pair.subject),
        "object": _end(pair.object),
        "state": pair.state.value,
        "state_words": relation_words.state(pair, lang),
        "mark": relation_words.MARKS[pair.relation] if pair.relation else "?",
        "words": relation_words.verdict(pair, session.frameworks, lang),
        "answers": [_answer(session, mapping, lang) for mapping in pair.mappings],
    }


def _answer(session: Session, mapping: Mapping, lang: str) -> dict[str, Any]:
    return {
        "number": _number(session, mapping.group_id),
        "relation": mapping.relation,
        "mark": relation_words.MARKS[mapping.relation],
        "words": relation_words.relation(mapping, session.frameworks, lang),
        "why": {"text": mapping.justification, "lang": mapping.lang},
        "reasons": relation_words.reasons(mapping, lang),
        "object": _end(mapping.object),
    }


def _gap(session: Session, claim: Claim, lang: str) -> dict[str, Any]:
    return {
        "subject": _end(claim.subject),
        "framework_id": claim.framework_id,
        "state": claim.state.value,
        "state_words": relation_words.state(claim, lang),
        "words": relation_words.gap(session.frameworks[claim.framework_id], lang),
        "answers": [
            {
                "number": _number(session, gap.group_id),
                "why": {"text": gap.justification, "lang": gap.lang},
            }
            for gap in claim.gaps
        ],
        "against": [_answer(session, mapping, lang) for mapping in claim.against],
    }


def _where(found: Pair | Claim) -> dict[str, Any]:
    """Which row or gap the groups differ on; the page has both reasons there."""
    if isinstance(found, Pair):
        return {"subject": node_id(found.subject), "object": node_id(found.object)}
    return {"subject": node_id(found.subject), "framework_id": found.framework_id}


def _end(ref: RequirementRef) -> dict[str, str]:
    return {"framework_id": ref.framework_id, "ref_id": ref.ref_id}


def _number(session: Session, group_id: str) -> int | None:
    """A group's number on the screen; none for a group that was taken off the plan."""
    group = session.groups.get(group_id)
    return group.number if group else None


def _coverage(
    session: Session,
    one: str,
    other: str,
    judged: Sequence[Pair],
    group_id: str | None,
    lang: str,
) -> list[dict[str, Any]]:
    gaps = shown_gaps(session, one, other, group_id)
    ends = session.frameworks[one], session.frameworks[other]
    back = from_other_side(judged)
    return [
        _reached(*ends, judged, gaps_towards(gaps, one, other), lang),
        _reached(*ends[::-1], back, gaps_towards(gaps, other, one), lang),
    ]


def _reached(
    framework: Framework, by: Framework, judged: Sequence[Pair], gaps: Sequence[Any], lang: str
) -> dict[str, Any]:
    found = coverage(framework, judged, gaps)
    return {
        "framework_id": framework.id,
        "by": by.id,
        "total": found.total,
        "strict": found.strict,
        "any": found.any,
        "candidate": found.candidate,
        "gaps": found.gaps,
        "orphans": orphans(framework, judged, gaps),
        "sentence": say(
            "crosswalk-coverage",
            lang,
            any=found.any,
            strict=found.strict,
            total=found.total,
            name=framework.issuer,
            by=by.issuer,
        ),
        "gap_words": relation_words.gap(by, lang),
        "caution": _caution(by, lang),
    }


def _caution(by: Framework, lang: str) -> str | None:
    if by.completeness is Completeness.COMPLETE:
        return None
    return say("crosswalk-caution", lang, name=by.issuer)
