"""How far one framework is reached by another, and which requirements nobody has reached."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.domain.crosswalk.pairs import Pair, PairState
from kit.domain.events import RequirementRef
from kit.domain.framework import Framework


@dataclass(frozen=True)
class Coverage:
    """How far one framework's assessable requirements are reached by another.

    Counts of requirements. `strict`: an agreed `equal`; `any`: any agreed relation but
    `no-relationship`; `candidate`: reached, but by no agreed mapping; `gaps`: stated to have no
    counterpart and not reached; `total`: all assessable ones. The rest are orphans.
    """

    total: int
    strict: int
    any: int
    candidate: int
    gaps: int

    @property
    def orphans(self) -> int:
        """Requirements that are neither reached nor stated to have no counterpart."""
        return self.total - self.any - self.candidate - self.gaps


def coverage(
    framework: Framework, judged: Iterable[Pair], unmatched: Iterable[RequirementRef]
) -> Coverage:
    """Coverage of `framework`, the subject of the judged pairs, by their object framework.

    `unmatched` are its requirements that are said to have no counterpart there. Formula: methods
    of the published crosswalk PMC4384433, items with a mapping / items, never symmetric.
    """
    related = [pair for pair in judged if pair.is_related]
    agreed = [pair for pair in related if pair.state is PairState.AGREED]
    assessable = {requirement.ref_id for requirement in framework.assessable()}
    strict = {pair.subject.ref_id for pair in agreed if pair.relation == "equal"}
    any_ = {pair.subject.ref_id for pair in agreed}
    candidate = {pair.subject.ref_id for pair in related} - any_
    stated = {one.ref_id for one in unmatched if one.framework_id == framework.id}
    return Coverage(
        total=len(assessable),
        strict=len(strict & assessable),
        any=len(any_ & assessable),
        candidate=len(candidate & assessable),
        gaps=len((stated - any_ - candidate) & assessable),
    )


def orphans(
    framework: Framework, judged: Iterable[Pair], unmatched: Iterable[RequirementRef]
) -> list[str]:
    """The assessable requirements nobody has reached yet nor stated to have no counterpart.

    Takes what `coverage` takes; in the order of the source.
    """
    reached = {pair.subject.ref_id for pair in judged if pair.is_related}
    settled = reached | {one.ref_id for one in unmatched}
    return [one.ref_id for one in framework.assessable() if one.ref_id not in settled]
