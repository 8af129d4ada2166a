"""Rows of what there is to talk about: disagreements, and what was settled."""

from collections.abc import Iterator

from kit.domain.crosswalk.disagreements import ranked
from kit.domain.crosswalk.judging import all_compared, is_hidden
from kit.domain.crosswalk.pairs import Pair
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.crosswalk.to_settle import answers
from kit.domain.events import RequirementRef
from kit.domain.session import Session
from kit.frames.rows import Row

ARGUED = ("rationale", "strength", "justification", "lang")


def disagreements(session: Session) -> Iterator[Row]:
    """Every answer of every point, the points in the order of the agenda."""
    for rank, one in enumerate(ranked(session, all_compared(session).values()), 1):
        kind = "pair" if isinstance(one.found, Pair) else "gap"
        point = {"rank": rank, "kind": kind, "standards": len(one.standards)}
        for answer in answers(one.found):
            yield point | _answer(answer)


def settlements(session: Session) -> Iterator[Row]:
    """What the room agreed on, in the order in which it did."""
    stands = {one.settlement_id for one in session.standing_settlements()}
    for one in session.settlements.values():
        if not is_hidden(session, one.subject.framework_id, one.framework_id):
            argued = ARGUED if one.object else ARGUED[2:]
            yield {
                "settlement_id": one.settlement_id,
                **_ends(one.subject, one.object, one.framework_id),
                "relation": one.relation if one.object else None,
                **{name: getattr(one, name) for name in argued},
                "parent_ids": " ".join(one.parent_ids),
                "settled_at": one.settled_at,
                "withdrawn": one.withdrawn,
                "stands": one.settlement_id in stands,
            }


def _answer(one: Mapping | Gap) -> Row:
    if isinstance(one, Gap):
        said = {"justification": one.justification, "lang": one.lang}
        ends = _ends(one.subject, None, one.framework_id)
        return {"group_id": one.group_id, "answer_id": one.gap_id, **ends, **said}
    return {
        "group_id": one.group_id,
        "answer_id": one.mapping_id,
        **_ends(one.subject, one.object, one.object.framework_id),
        "relation": one.relation,
        **{name: getattr(one, name) for name in ARGUED},
    }


def _ends(subject: RequirementRef, other: RequirementRef | None, framework_id: str) -> Row:
    return {
        "subject_framework_id": subject.framework_id,
        "subject_ref_id": subject.ref_id,
        "object_framework_id": framework_id,
        "object_ref_id": other.ref_id if other else None,
    }
