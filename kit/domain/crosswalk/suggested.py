"""What a machine took for counterparts, and what groups made of it. Never a mapping by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kit.domain.crosswalk.said import Gap, Mapping
from kit.domain.events import RequirementRef


@dataclass(frozen=True)
class Suggested:
    """A pair that a group was shown: by which method, at which rank, with which cosine.

    `score` is the cosine in ten-thousandths. Shown again, the first time counts.
    """

    group_id: str
    subject: RequirementRef
    object: RequirementRef
    method: str
    rank: int
    score: int
    shown_at: datetime
    refused: bool = False


class Outcome(StrEnum):
    """What a group made of a suggestion."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    PASSED_OVER = "passed-over"
    OPEN = "open"


def outcome(one: Suggested, mappings: Iterable[Mapping], gaps: Iterable[Gap]) -> Outcome:
    """What became of a suggestion, read off what the same group says now.

    `mappings` and `gaps` are the group's standing ones about the subject. Accepted: the group
    relates the two; refused: it said so, or that they have nothing in common; passed over: it
    answered for that framework otherwise.
    """
    ends = {one.subject, one.object}
    mappings = list(mappings)
    said = next((each for each in mappings if {each.subject, each.object} == ends), None)
    if said is not None:
        return Outcome.REFUSED if said.relation == "no-relationship" else Outcome.ACCEPTED
    if one.refused:
        return Outcome.REFUSED
    there = one.object.framework_id
    elsewhere = any(
        there in (each.subject.framework_id, each.object.framework_id) for each in mappings
    )
    is_gap = any(gap.framework_id == there for gap in gaps)
    return Outcome.PASSED_OVER if elsewhere or is_gap else Outcome.OPEN
