"""Two frameworks compared: what groups answered, where they differ, how far each reaches."""

from typing import Any

from kit.domain.crosswalk.claims import Claim
from kit.domain.crosswalk.coverage import coverage, orphans
from kit.domain.crosswalk.disagreements import Disagreement, ranked
from kit.domain.crosswalk.judging import Compared, compared, judged_by
from kit.domain.crosswalk.pairs import Pair, judges_of
from kit.domain.crosswalk.said import Mapping, Settlement
from kit.domain.events import RequirementRef
from kit.domain.framework import Completeness, Framework
from kit.domain.session import Session
from kit.views import relation_words
from kit.views.crosswalk_picture import summary
from kit.views.framework_names import called, node_id
from kit.views.groups import number
from kit.words import say


def comparison(
    session: Session, lang: str, one: str, other: str, group_id: str | None = None
) -> dict[str, Any]:
    """All that is known of two frameworks: for a group, or without one for everybody."""
    found = compared(session, one, other, group_id)
    judges = judges_of(session.judges, one, other)
    return {
        "subject": one,
        "object": other,
        "hidden": found.hidden,
        "blind": judges.blind,
        "judges": list(judges.group_ids),
        "note": say("crosswalk-hidden", lang) if found.hidden else None,
        "progress": _progress(session, one, other),
        "rows": [_row(session, pair, lang) for pair in found.pairs],
        "gaps": [_gap(session, claim, lang) for claim in found.claims],
        "disagreements": [_where(one) for one in ranked(session, [found])],
        "coverage": both_ways(session, found, lang),
        "summary": summary(found.pairs, found.claims, lang),
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
        "settled": settled(session, pair.settlement, lang),
    }


def settled(session: Session, settlement: Settlement | None, lang: str) -> dict[str, Any] | None:
    """What the room agreed on, and why; nothing where it did not have to."""
    if settlement is None:
        return None
    return {
        "settlement_id": settlement.settlement_id,
        "words": relation_words.settlement(settlement, session.frameworks, lang),
        "why": {"text": settlement.justification, "lang": settlement.lang},
    }


def _answer(session: Session, mapping: Mapping, lang: str) -> dict[str, Any]:
    return {
        "said_id": mapping.mapping_id,
        "number": number(session, mapping.group_id),
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
        "words": relation_words.gap(claim.framework_id, session.frameworks, lang),
        "answers": [
            {
                "said_id": gap.gap_id,
                "number": number(session, gap.group_id),
                "why": {"text": gap.justification, "lang": gap.lang},
            }
            for gap in claim.gaps
        ],
        "against": [_answer(session, mapping, lang) for mapping in claim.against],
        "settled": settled(session, claim.settlement, lang),
    }


def _where(one: Disagreement) -> dict[str, Any]:
    """Which row or gap the groups differ on; the page has both reasons there."""
    found = one.found
    where = {"subject": node_id(found.subject), "standards": len(one.standards)}
    if isinstance(found, Pair):
        return {**where, "object": node_id(found.object)}
    return {**where, "framework_id": found.framework_id}


def _end(ref: RequirementRef) -> dict[str, str]:
    return {"framework_id": ref.framework_id, "ref_id": ref.ref_id}


def both_ways(session: Session, compared: Compared, lang: str) -> list[dict[str, Any]]:
    """How far each of two frameworks is reached by the other."""
    return [_reached(session, one, lang) for one in (compared, compared.turned())]


def _reached(session: Session, compared: Compared, lang: str) -> dict[str, Any]:
    every = session.frameworks.values()
    framework, by = session.frameworks[compared.subjects], session.frameworks[compared.objects]
    unmatched = compared.unmatched(framework.id)
    found = coverage(framework, compared.pairs, unmatched)
    return {
        "framework_id": framework.id,
        "by": by.id,
        "total": found.total,
        "strict": found.strict,
        "any": found.any,
        "candidate": found.candidate,
        "gaps": found.gaps,
        "orphans": orphans(framework, compared.pairs, unmatched),
        "sentence": say(
            "crosswalk-coverage",
            lang,
            any=found.any,
            strict=found.strict,
            total=found.total,
            name=called(framework, every, lang),
            by=called(by, every, lang),
        ),
        "gap_words": relation_words.gap(by.id, session.frameworks, lang),
        "caution": _caution(session, by, lang),
    }


def _caution(session: Session, by: Framework, lang: str) -> str | None:
    if by.completeness is Completeness.COMPLETE:
        return None
    return say("crosswalk-caution", lang, name=called(by, session.frameworks.values(), lang))
