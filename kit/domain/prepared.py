"""A prepared crosswalk: what one reader found between two frameworks, before any meeting.

It is a reading, never a decision of a room: nothing in it counts as agreed.
"""

from typing import Literal

from kit.domain.events import Rationale, Relation, Strength
from kit.domain.framework import Framework, Part, Texts
from kit.domain.ids import Id, Lang, RefId

Side = Literal["subject", "object"]


class PreparedMapping(Part):
    """The reader's claim about a requirement of the subject and one of the object framework.

    `look_again`: carried over from another edition whose wording differs.
    """

    subject: RefId
    object: RefId
    relation: Relation
    rationale: Rationale = "semantic"
    strength: Strength = "moderate"
    justification: Texts
    look_again: bool = False


class PreparedGap(Part):
    """A requirement for which the reader found no counterpart in the other framework."""

    ref_id: RefId
    justification: Texts
    look_again: bool = False


class PreparedCrosswalk(Part):
    """One reader's comparison of two whole frameworks.

    `reader` says who read, and how; `subject_gaps` are requirements of the subject framework that
    have no counterpart in the object, `object_gaps` the other way round. Two files on the same two
    frameworks are independent readings.
    """

    id: Id
    subject: Id
    object: Id
    reader: Texts
    made: str
    languages: tuple[Lang, ...]
    mappings: tuple[PreparedMapping, ...] = ()
    subject_gaps: tuple[PreparedGap, ...] = ()
    object_gaps: tuple[PreparedGap, ...] = ()

    def related(self) -> dict[tuple[str, str], PreparedMapping]:
        """The pairs that have something in common, as (subject, object)."""
        return {
            (one.subject, one.object): one
            for one in self.mappings
            if one.relation != "no-relationship"
        }

    def gaps(self, side: Side) -> tuple[PreparedGap, ...]:
        """The requirements of one side that have no counterpart on the other."""
        return self.subject_gaps if side == "subject" else self.object_gaps

    def reached(self, side: Side) -> set[str]:
        """The requirements of one side that have a counterpart on the other."""
        return {one.subject if side == "subject" else one.object for one in self.related().values()}

    def silent_on(self, side: Side, framework: Framework) -> list[str]:
        """The assessable requirements of that side's framework on which the reader says nothing."""
        said = self.reached(side) | {gap.ref_id for gap in self.gaps(side)}
        return [one.ref_id for one in framework.assessable() if one.ref_id not in said]
