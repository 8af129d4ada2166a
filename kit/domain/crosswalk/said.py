"""What is said of requirements: mappings, gaps, bundles, and what the room settled.

Requirements are read as sets of demands.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kit.domain import events as ev

INVERSE: dict[ev.Relation, ev.Relation] = {
    "equal": "equal",
    "subset-of": "superset-of",
    "superset-of": "subset-of",
    "intersects-with": "intersects-with",
    "no-relationship": "no-relationship",
}


@dataclass(frozen=True)
class Mapping:
    """A group's claim about a pair of requirements.

    `look_again`: one of the two asks otherwise since the group judged.
    """

    mapping_id: str
    group_id: str
    subject: ev.RequirementRef
    object: ev.RequirementRef
    relation: ev.Relation
    rationale: ev.Rationale
    strength: ev.Strength
    justification: str
    lang: str
    stated_at: datetime
    withdrawn: bool = False
    look_again: bool = False


@dataclass(frozen=True)
class Gap:
    """A group's statement that a requirement has no counterpart in a framework."""

    gap_id: str
    group_id: str
    subject: ev.RequirementRef
    framework_id: str
    justification: str
    lang: str
    withdrawn: bool = False
    look_again: bool = False


@dataclass(frozen=True)
class Bundle:
    """A group's claim about several requirements taken together; its mappings follow from it."""

    bundle_id: str
    group_id: str
    subjects: tuple[ev.RequirementRef, ...]
    objects: tuple[ev.RequirementRef, ...]
    relation: ev.Relation
    mapping_ids: tuple[str, ...]


@dataclass(frozen=True)
class Settlement:
    """What the room agreed on where groups differed; it keeps the answers it came from.

    Without an `object` it says that the subject has no counterpart in the framework.
    """

    settlement_id: str
    subject: ev.RequirementRef
    object: ev.RequirementRef | None
    framework_id: str
    relation: ev.Relation
    rationale: ev.Rationale
    strength: ev.Strength
    justification: str
    lang: str
    parent_ids: tuple[str, ...]
    settled_at: datetime
    withdrawn: bool = False


@dataclass(frozen=True)
class Judges:
    """The groups that compare two frameworks.

    `blind`: they do not see each other's answers until all have finished; `revealed`: they have.
    """

    group_ids: tuple[str, ...]
    blind: bool = False
    revealed: bool = False


def inverse(mapping: Mapping) -> Mapping:
    """The same claim, seen from the other requirement."""
    return replace(
        mapping,
        subject=mapping.object,
        object=mapping.subject,
        relation=INVERSE[mapping.relation],
    )


def follows(
    relation: ev.Relation, subjects: Iterable[object], objects: Iterable[object]
) -> ev.Relation:
    """What a relation between the two sides taken together says of each single pair.

    Only what must be so: where one requirement asks the same as two together, it asks all that
    either asks, and more; where two together ask all that two others do, of a single pair no more
    is known than that they have something in common.
    """
    if relation == "no-relationship":
        return relation
    object_within = relation in ("equal", "superset-of") and len(list(subjects)) == 1
    subject_within = relation in ("equal", "subset-of") and len(list(objects)) == 1
    if object_within and subject_within:
        return "equal"
    if object_within:
        return "superset-of"
    return "subset-of" if subject_within else "intersects-with"
