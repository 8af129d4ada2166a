"""What an always-on check has found: of which kind, how grave, whose, and in which row."""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from kit.domain.crosswalk.inferred import Path
from kit.domain.crosswalk.pairs import Pair
from kit.domain.events import Relation, RequirementRef
from kit.domain.framework import Number, NumberName
from kit.domain.numbers_compared import Against


class Severity(StrEnum):
    """`contradicts`: not all that was said can hold. `look`: worth a look. `note`: to be known."""

    CONTRADICTS = "contradicts"
    LOOK = "look"
    NOTE = "note"


class Kind(StrEnum):
    """The checks, as they are told apart on the page."""

    TWO_RELATIONS = "two-relations"
    MIRRORED = "mirrored"
    GAP_AND_MAPPING = "gap-and-mapping"
    SETTLED_OTHERWISE = "settled-otherwise"
    EQUAL_CHAIN = "equal-chain"
    GAP_CHAIN = "gap-chain"
    NUMBERS = "numbers"
    EQUALS_WITHIN = "equals-within"
    THREE_WAY = "three-way"
    INFERRED_APART = "inferred-apart"
    DUPLICATE = "duplicate"
    ORPHANS = "orphans"


@dataclass(frozen=True)
class NumbersApart:
    """Two numbers of one name that differ, the subject's first."""

    name: NumberName
    ours: Number
    theirs: Number
    against: Against


@dataclass(frozen=True)
class Finding:
    """Something that a check has found about a row of the crosswalk.

    The row is that of `subject` towards `framework_id`, with `object` where there is one.
    `group_ids` said it, in `mapping_ids` and `gap_ids`; `settlement_id` where the room settled it.
    `relations` are seen from the subject. `chain` are requirements tied by equals, from end to
    end, as `chain_group_ids` say. `refs` are all requirements that it is about, of `total`.
    """

    kind: Kind
    severity: Severity
    subject: RequirementRef
    object: RequirementRef | None
    framework_id: str
    group_ids: tuple[str, ...] = ()
    mapping_ids: tuple[str, ...] = ()
    gap_ids: tuple[str, ...] = ()
    settlement_id: str | None = None
    relations: tuple[Relation, ...] = ()
    chain: tuple[RequirementRef, ...] = ()
    chain_group_ids: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()
    refs: tuple[RequirementRef, ...] = ()
    total: int = 0
    numbers: NumbersApart | None = None

    def with_chain(
        self, chain: tuple[RequirementRef, ...], group_ids: tuple[str, ...]
    ) -> "Finding":
        """The same, with the chain of equals that it rests on."""
        return replace(self, chain=chain, chain_group_ids=group_ids)

    def is_about(self, one: str, other: str) -> bool:
        """Whether it concerns two frameworks: its row lies between them, or a link of its chain."""
        walks = [(path.first.subject, path.through, path.second.object) for path in self.paths]
        steps = [step for walk in (self.chain, *walks) for step in pairwise(walk)]
        between = [{start.framework_id, end.framework_id} for start, end in steps]
        return {one, other} in [*between, {self.subject.framework_id, self.framework_id}]


def of_pair(kind: Kind, severity: Severity, pair: Pair) -> Finding:
    """A finding on a pair: what it is said to be, by whom, and whether the room settled it."""
    said = [one for one in pair.mappings if pair.relation in (None, one.relation)]
    relations = [pair.relation] if pair.relation else [one.relation for one in said]
    return Finding(
        kind=kind,
        severity=severity,
        subject=pair.subject,
        object=pair.object,
        framework_id=pair.object.framework_id,
        group_ids=tuple(one.group_id for one in said),
        mapping_ids=tuple(one.mapping_id for one in said),
        settlement_id=pair.settlement.settlement_id if pair.settlement else None,
        relations=tuple(dict.fromkeys(relations)),
    )
