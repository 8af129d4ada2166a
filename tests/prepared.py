"""Prepared crosswalks for tests, between the frameworks `be` and `us` unless told otherwise."""

from kit.domain.events import Relation
from kit.domain.prepared import PreparedCrosswalk, PreparedGap, PreparedMapping


def mapping(subject: str, other: str, relation: Relation = "equal") -> PreparedMapping:
    return PreparedMapping(
        subject=subject,
        object=other,
        relation=relation,
        justification={"en": f"{subject} and {other} speak of the same."},
    )


def gap(ref_id: str) -> PreparedGap:
    return PreparedGap(ref_id=ref_id, justification={"en": f"Nothing answers {ref_id}."})


def prepared(*mappings: PreparedMapping, **more: object) -> PreparedCrosswalk:
    given: dict[str, object] = {
        "id": "be--us",
        "subject": "be",
        "object": "us",
        "reader": {"en": "One reader"},
        "made": "2026-11",
        "languages": ("en",),
        "mappings": mappings,
    }
    return PreparedCrosswalk.model_validate(given | more)
