"""How far groups agree: on two frameworks, and over all that they compared, taken together."""

from collections.abc import Iterator

from kit.domain.agreement.judges import (
    Answers,
    JudgesAgreement,
    Pairing,
    agreement_of,
    judges_agreement,
)
from kit.domain.crosswalk.judging import is_hidden, shown_gaps, shown_mappings
from kit.domain.crosswalk.said import inverse
from kit.domain.crosswalk.to_settle import Towards
from kit.domain.events import Relation, RequirementRef
from kit.domain.session import Session


def agreement_between(session: Session, one: str, other: str) -> JudgesAgreement | None:
    """How far groups agree on two frameworks; none where fewer than two answered, or blind."""
    if is_hidden(session, one, other):
        return None
    mappings, gaps = shown_mappings(session, one, other), shown_gaps(session, one, other)
    heard = {said.group_id for said in mappings} | {gap.group_id for gap in gaps}
    group_ids = [group_id for group_id in session.groups if group_id in heard]
    if len(group_ids) < 2:
        return None
    ends = session.frameworks[one], session.frameworks[other]
    return judges_agreement(mappings, gaps, *ends, group_ids)


def agreement_over_all(session: Session) -> JudgesAgreement | None:
    """The answers to all pairs of frameworks in one heap, asked as `judges_agreement` asks them.

    Two groups are compared by what both answered, wherever that was. None where fewer than two
    answered anything; what is still hidden is not counted.
    """
    related = _relations(session)
    counterpart = _counterparts(session, related)
    heard = {one for many in (related, counterpart) for said in many.values() for one in said}
    group_ids = tuple(one for one in session.groups if one in heard)
    if len(group_ids) < 2:
        return None
    return agreement_of(related, counterpart, group_ids)


def _relations(session: Session) -> Answers[Pairing, Relation]:
    order = {one: place for place, one in enumerate(session.frameworks)}
    found: Answers[Pairing, Relation] = {}
    for mapping in session.standing_mappings():
        ends = (mapping.subject.framework_id, mapping.object.framework_id)
        if not mapping.look_again and set(ends) <= set(order) and not is_hidden(session, *ends):
            seen = inverse(mapping) if order[ends[0]] > order[ends[1]] else mapping
            found.setdefault((seen.subject, seen.object), {})[seen.group_id] = seen.relation
    return found


def _counterparts(session: Session, related: Answers[Pairing, Relation]) -> Answers[Towards, bool]:
    """Whether there is any, by requirement and framework; naming one outweighs a stated gap."""
    asked = {
        RequirementRef(framework_id=framework.id, ref_id=requirement.ref_id)
        for framework in session.frameworks.values()
        for requirement in framework.assessable()
    }
    found: Answers[Towards, bool] = {}
    for towards, group_id in _stated_gaps(session):
        found.setdefault(towards, {})[group_id] = False
    for (one, other), by_group in related.items():
        for group_id in (name for name, each in by_group.items() if each != "no-relationship"):
            found.setdefault((one, other.framework_id), {})[group_id] = True
            found.setdefault((other, one.framework_id), {})[group_id] = True
    return {towards: said for towards, said in found.items() if towards[0] in asked}


def _stated_gaps(session: Session) -> Iterator[tuple[Towards, str]]:
    for gap in session.standing_gaps():
        if not gap.look_again and not is_hidden(
            session, gap.subject.framework_id, gap.framework_id
        ):
            yield (gap.subject, gap.framework_id), gap.group_id
