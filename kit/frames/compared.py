"""Rows of the frameworks and of how groups compared them."""

from collections import defaultdict
from collections.abc import Iterator

from kit.domain.chain import judged_pairs
from kit.domain.crosswalk.judging import is_hidden
from kit.domain.crosswalk.pairs import judges_of
from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.crosswalk.suggested import outcome
from kit.domain.events import RequirementRef
from kit.domain.framework import UNDATED, Framework, Requirement
from kit.domain.session import Session
from kit.frames.rows import Row, worded


def frameworks(session: Session) -> Iterator[Row]:
    for framework in session.frameworks.values():
        shared = {
            "framework_id": framework.id,
            "issuer": framework.issuer,
            "country": framework.country,
            "edition": None if framework.edition == UNDATED else framework.edition,
            "completeness": framework.completeness.value,
            "wording": framework.wording.value,
            "document": framework.source.document,
            "licence": framework.source.licence,
        }
        for lang, title in framework.title.items():
            yield {**shared, "lang": lang, "title": title}


def requirements(session: Session) -> Iterator[Row]:
    for framework in session.frameworks.values():
        for requirement in framework.walk():
            for row in worded(requirement.statement or requirement.title or {}):
                yield {**_requirement(framework, requirement), **row}


def _requirement(framework: Framework, requirement: Requirement) -> Row:
    return {
        "framework_id": framework.id,
        "country": framework.country,
        "completeness": framework.completeness.value,
        "ref_id": requirement.ref_id,
        "assessable": requirement.assessable,
        "level": requirement.level,
        "phase": requirement.phase and requirement.phase.value,
        "reading": requirement.reading.value,
    }


def numbers(session: Session) -> Iterator[Row]:
    for framework in session.frameworks.values():
        for requirement in framework.walk():
            for name, number in requirement.numbers.items():
                place = {"framework_id": framework.id, "ref_id": requirement.ref_id, "name": name}
                yield {**place, **number.model_dump(mode="json")}


def mappings(session: Session) -> Iterator[Row]:
    """Every group's claims, withdrawn ones too; those still blind are left out."""
    for mapping in session.mappings.values():
        ends = _ends(mapping.subject, mapping.object)
        if not is_hidden(session, ends["subject_framework_id"], ends["object_framework_id"]):
            yield {**vars(mapping), **ends}


def gaps(session: Session) -> Iterator[Row]:
    for gap in session.gaps.values():
        if not is_hidden(session, gap.subject.framework_id, gap.framework_id):
            yield {
                **vars(gap),
                "subject_framework_id": gap.subject.framework_id,
                "subject_ref_id": gap.subject.ref_id,
            }


def bundles(session: Session) -> Iterator[Row]:
    """What groups said of several requirements together, a row each; still blind ones left out."""
    for one in session.standing_bundles():
        sides = {"subject": one.subjects, "object": one.objects}
        if is_hidden(session, *(side[0].framework_id for side in sides.values())):
            continue
        for side, refs in sides.items():
            for ref in refs:
                yield {**vars(one), "side": side, **ref.model_dump()}


def suggestions(session: Session) -> Iterator[Row]:
    """What groups were shown, and what they made of it."""
    mappings: dict[tuple[str, RequirementRef], list[Mapping]] = defaultdict(list)
    gaps: dict[tuple[str, RequirementRef], list[Gap]] = defaultdict(list)
    for mapping in session.standing_mappings():
        for end in (mapping.subject, mapping.object):
            mappings[mapping.group_id, end].append(mapping)
    for gap in session.standing_gaps():
        gaps[gap.group_id, gap.subject].append(gap)
    for one in session.suggested.values():
        about = (one.group_id, one.subject)
        if not is_hidden(session, one.subject.framework_id, one.object.framework_id):
            became = outcome(one, mappings[about], gaps[about]).value
            yield {**vars(one), **_ends(one.subject, one.object), "outcome": became}


def pairs(session: Session) -> Iterator[Row]:
    for pair in judged_pairs(session):
        ends = _ends(pair.subject, pair.object)
        judges = judges_of(
            session.judges, ends["subject_framework_id"], ends["object_framework_id"]
        )
        yield {
            **ends,
            "state": pair.state.value,
            "relation": pair.relation,
            "judged_by": len(pair.mappings),
            "assigned": len(judges.group_ids),
        }


def _ends(subject: RequirementRef, object_: RequirementRef) -> Row:
    return {
        "subject_framework_id": subject.framework_id,
        "subject_ref_id": subject.ref_id,
        "object_framework_id": object_.framework_id,
        "object_ref_id": object_.ref_id,
    }
