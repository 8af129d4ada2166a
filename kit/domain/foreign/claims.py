"""A mapping or a gap that others have published, with who stands for it."""

from dataclasses import dataclass

from kit.domain.events import Relation, RequirementRef


@dataclass(frozen=True)
class Claim:
    """How two requirements relate, or, without an object, that one has no counterpart there."""

    author: str
    subject: RequirementRef
    framework_id: str
    object: RequirementRef | None
    relation: Relation
    justification: str
